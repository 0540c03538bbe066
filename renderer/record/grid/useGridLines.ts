import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import { watch } from 'vue';
import type { SortKey } from '../../../db/schema/listQuery';
import { useSettings } from '../../stores/settings';
import { sortOf } from './columnState';
import type { GridRow, GridSource } from './gridColumn';
import type { GridStage } from './gridStage';
import { createGroupedLines, type GroupedLines, type GroupLine } from './groupedLines';
import { createLineReader, type LineReader } from './lineReader';
import type { GridFocus } from './useGridFocus';
import type { RowChoosing } from './useRowChoice';

/** The lines of a grid: rows page by page, flat or in groups that fold. */
export interface GridLines<Row extends GridRow> {
  readonly source: IDatasource;
  /** Lines by their place, whether they are on screen or not. */
  readonly reader: LineReader<Row>;
  /** Reads the rows again without leaving the place. */
  readonly refresh: () => void;
  /** Begins anew at the top: another question is asked. */
  readonly restart: () => void;
  readonly fold: (line: GroupLine, isFolded: boolean) => void;
  /** A row changed; the cell that was saved shows it for a moment. */
  readonly replace: (row: Row, savedColumn?: string) => void;
}

/** Makes the lines of a grid, and keeps them as its groups and the height of its rows change. */
export function useGridLines<Row extends GridRow>(
  stage: GridStage<Row>,
  focus: GridFocus<Row>,
  choice: RowChoosing<Row>,
): GridLines<Row> {
  const { props } = stage;
  const folded = new Set<string>();
  let lines: GroupedLines<Row> | null = null;
  const reader = createLineReader<Row>({
    held: stage.rowAt,
    read: readLines,
    sort: () => keys() ?? [],
  });

  /** The order the headings show; nothing before they are drawn. */
  function keys(): SortKey[] | undefined {
    const api = stage.api();
    return api && sortOf(api);
  }

  function readLines(offset: number, limit: number, sort: readonly SortKey[]): ReturnType<GridSource<Row>> {
    return (lines?.source ?? props.source)(offset, limit, sort);
  }

  async function getRows(params: IGetRowsParams): Promise<void> {
    const { startRow, endRow } = params;
    try {
      const page = await readLines(startRow, endRow - startRow, keys() ?? props.sort ?? []);
      params.successCallback([...page.rows], page.total);
      choice.takeRead();
      focus.tellArrived(startRow, endRow);
      focus.learn();
    } catch (thrown) {
      params.failCallback();
      stage.tell('failed', thrown);
    }
  }

  function layOut(): void {
    lines = props.groups ? createGroupedLines(props.groups, folded) : null;
  }

  function showLines(): void {
    if (lines) stage.api()?.setRowCount(lines.total(), true);
    refresh();
  }

  function refresh(): void {
    stage.api()?.refreshInfiniteCache();
  }

  function restart(): void {
    choice.begin();
    focus.forget();
    stage.range()?.clear();
    const api = stage.api();
    api?.deselectAll();
    if (stage.lineCount() > 0) api?.ensureIndexVisible(0);
    api?.purgeInfiniteCache();
  }

  layOut();
  watch(
    () => props.groups,
    (now, before) => {
      layOut();
      if (now?.by !== before?.by) restart();
      else showLines();
    },
  );
  const settings = useSettings();
  watch(
    () => settings.rowHeight,
    (height) => {
      stage.api()?.setGridOption('rowHeight', height);
      stage.api()?.purgeInfiniteCache();
    },
  );

  return {
    source: { getRows: (params) => void getRows(params) },
    reader,
    refresh,
    restart,
    fold(line, isFolded) {
      if (line.isFolded === isFolded) return;
      lines?.fold(line.group.key, isFolded);
      focus.forget();
      stage.range()?.clear();
      showLines();
    },
    replace(row, savedColumn) {
      stage.api()?.getRowNode(String(row.id))?.setData(row);
      focus.learn();
      if (savedColumn !== undefined) showSaved(stage.host(), row.id, savedColumn);
    },
  };
}

function showSaved(host: HTMLElement | null, id: number, name: string): void {
  const saved = host?.querySelector(`[row-id="${id}"] [col-id="${name}"]`);
  saved?.classList.remove('just-saved');
  requestAnimationFrame(() => saved?.classList.add('just-saved'));
  setTimeout(() => saved?.classList.remove('just-saved'), 1600);
}
