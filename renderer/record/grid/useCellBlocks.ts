import { onBeforeUnmount } from 'vue';
import { copyText, tabSeparated } from '../../stores/clipboard';
import { edgesOf, isManyCells, summaryOf } from './cellRange';
import type { CellBlock, GridRow } from './gridColumn';
import type { GridStage } from './gridStage';
import type { LineReader } from './lineReader';
import type { GridFocus } from './useGridFocus';
import type { RowChoosing } from './useRowChoice';

/** More rows than this are not put on the clipboard: exporting is the way then. */
const mostCopied = 20_000;

/** Cells as a block: copied, filled, cleared, pasted and summed up. */
export interface CellBlocks<Row extends GridRow> {
  /** The chosen cells; a single one is a block too. Lines that were not read yet are read. @throws RequestFailed */
  readonly block: () => Promise<CellBlock<Row> | null>;
  readonly copy: (withHeadings: boolean) => Promise<void>;
  /** The text of one cell. */
  readonly copyCell: (row: Row, name: string | null | undefined) => Promise<void>;
  readonly fillDown: () => Promise<void>;
  /** Chosen rows are to be removed; without any the chosen cells are to be cleared. */
  readonly removeOrClear: () => Promise<void>;
  /** The paste that follows makes new rows or not. */
  readonly awaitPaste: (asNewRows: boolean) => void;
  readonly paste: (text: string) => void;
  /** Says, a moment later, what the chosen cells come to. */
  readonly tellRange: () => void;
}

/** Makes the blocks of a grid; `rows` gives the rows of lines that are not drawn. */
export function useCellBlocks<Row extends GridRow>(
  stage: GridStage<Row>,
  parts: {
    readonly focus: GridFocus<Row>;
    readonly choice: RowChoosing<Row>;
    readonly reader: LineReader<Row>;
  },
): CellBlocks<Row> {
  const { focus, choice, reader } = parts;
  let pastesNewRows = false;
  let summaryTimer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  onBeforeUnmount(() => clearTimeout(summaryTimer));

  async function block(): Promise<CellBlock<Row> | null> {
    const now = stage.chosen();
    if (!now) return null;
    const { top, bottom, left, right } = edgesOf(now);
    const rows = await reader.rows(top, bottom - top + 1);
    return { rows, columns: stage.shownColumns().slice(left, right + 1) };
  }

  async function attempt<Value>(action: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await action();
    } catch (thrown) {
      stage.tell('failed', thrown);
      return undefined;
    }
  }

  async function chosenRows(): Promise<Row[]> {
    if (!choice.isAll()) return stage.api()?.getSelectedRows() ?? [];
    return reader.rows(0, Math.min(mostCopied, stage.lineCount()));
  }

  async function copyNow(withHeadings: boolean): Promise<void> {
    const chosen = stage.api()?.getSelectedRows().length ?? 0;
    const isRows = chosen > 0 && !isManyCells(stage.chosen());
    const found = isRows ? { rows: await chosenRows(), columns: stage.shownColumns() } : await block();
    if (!found || found.rows.length === 0) return;
    const cells = found.rows.map((row) => found.columns.map((column) => column.text(row)));
    const hasHeadings = withHeadings || isRows;
    const all = hasHeadings ? [found.columns.map((column) => column.heading), ...cells] : cells;
    const isOne = !hasHeadings && all.length === 1 && all[0]?.length === 1;
    if (await copyText(isOne ? (all[0]?.[0] ?? '') : tabSeparated(all)))
      stage.tell('copied', isOne ? 0 : cells.length);
  }

  async function fillNow(): Promise<void> {
    const now = stage.chosen();
    if (!now) return;
    const { top, bottom, left, right } = edgesOf(now);
    // From one line alone the line above is taken, as Excel does.
    const first = top === bottom ? top - 1 : top;
    if (first < 0) return;
    const rows = await reader.rows(first, bottom - first + 1);
    const columns = stage.shownColumns().slice(left, right + 1);
    if (rows.length > 1) stage.tell('fill', { rows, columns });
  }

  function paste(text: string): void {
    focus.sync();
    const asNewRows = pastesNewRows;
    pastesNewRows = false;
    const now = stage.chosen();
    if (text === '' || (!now && !asNewRows)) return;
    const { top, bottom, left, right } = now ? edgesOf(now) : { top: 0, bottom: 0, left: 0, right: 0 };
    stage.tell('paste', {
      text,
      asNewRows,
      chosen: { lines: bottom - top + 1, columns: right - left + 1 },
      columns: stage.shownColumns().slice(asNewRows && !isManyCells(now) ? 0 : left),
      rows: (count) => reader.rows(top, Math.min(count, stage.lineCount() - top)),
    });
  }

  function tellRange(): void {
    clearTimeout(summaryTimer);
    const now = stage.chosen();
    const mine = ++asked;
    if (!isManyCells(now)) return stage.tell('range', null);
    const { top, bottom } = edgesOf(now);
    if (bottom - top >= mostCopied) return stage.tell('range', null);
    summaryTimer = setTimeout(() => {
      void attempt(block).then((found) => {
        if (mine !== asked || !found) return;
        stage.tell('range', summaryOf(found.rows, found.columns));
      });
    }, 80);
  }

  return {
    block,
    copy: (withHeadings) => attempt(() => copyNow(withHeadings)),
    async copyCell(row, name) {
      const column = stage.columnOf(name);
      if (column && (await copyText(column.text(row)))) stage.tell('copied', 0);
    },
    fillDown: () => attempt(fillNow),
    async removeOrClear() {
      const chosen = choice.ids();
      if (chosen.length > 0 && stage.props.isSelectable && !isManyCells(stage.chosen()))
        return stage.tell('remove', chosen);
      const found = await attempt(block);
      if (found && found.rows.length > 0) stage.tell('clear', found);
    },
    awaitPaste: (asNewRows) => void (pastesNewRows = asNewRows),
    paste,
    tellRange,
  };
}
