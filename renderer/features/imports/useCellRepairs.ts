import type { ProblemGroup, Repair, Repaired, RowList } from '../../../electron/api/importChecks';
import type { ImportTable } from '../../../electron/api/imports';
import { useWords } from '../../i18n/index';
import type { CellBlock, CellEdit, CellGridHandle, PasteWish } from '../../record/grid/gridColumn';
import { readTabSeparated } from '../../record/paste/readTabSeparated';
import { useToasts } from '../../stores/toasts';
import { columnAt, checkRow, fieldOfColumn, typedText, type CheckRow } from './checkColumns';
import type { CellLook } from './useCellLook';
import type { CheckState } from './useImportCheck';

/** What is repaired with. */
export interface CellRepairsParts {
  readonly state: () => CheckState;
  readonly table: () => ImportTable | undefined;
  readonly grid: () => CellGridHandle<CheckRow> | null;
  readonly cell: CellLook;
}

/** The repairs of the check step, by what a person does: typing, clearing, filling, pasting, judging rows. */
export function useCellRepairs({ state, table, grid, cell }: CellRepairsParts) {
  const { t } = useWords();
  const toasts = useToasts();
  const { at, reading, readCell } = cell;

  async function repair(wish: Repair, isMany = false): Promise<void> {
    settle(await state().repair(wish), isMany);
  }

  function settle(done: Repaired | null | undefined, isMany: boolean): void {
    if (!done) return;
    if (done.changed.length === 0 && done.rows > 0) grid()?.refresh();
    for (const row of done.changed) grid()?.replace(checkRow(row));
    const now = at.value;
    const changed = done.changed.find(({ row, table: of }) => row === now?.row.row && of === now.row.table);
    if (now && changed) at.value = { ...now, row: checkRow(changed) };
    void readCell();
    if (isMany && done.rows > 0) {
      const isRows = done.sort === 'judge';
      const count = (isRows ? done.rows : done.cells).toLocaleString();
      state().tell(t(isRows ? 'imports.check.doneRows' : 'imports.check.doneCells', { count }), () =>
        undo('undo'),
      );
    }
  }

  function onEdit({ row, name, value }: CellEdit<CheckRow>): void {
    const column = columnAt(name);
    const field = fieldOfColumn(table()?.columns.find((one) => one.column === column));
    const text = typedText(field, value);
    void repair({ sort: 'type', cells: [{ table: row.table, row: row.row, column, text }] });
  }

  function onEditLater(edit: CellEdit<CheckRow> | null): void {
    if (edit) onEdit(edit);
  }

  function onClear(block: CellBlock<CheckRow>): void {
    const cells = cellsOf(block);
    if (cells.length > 0) void repair({ sort: 'clear', where: { is: 'cells', cells } }, cells.length > 1);
  }

  function onFill({ rows, columns: shown }: CellBlock<CheckRow>): void {
    const [first, ...others] = rows;
    if (!first) return;
    const cells = others.flatMap(({ table: of, row }) =>
      shown
        .filter(({ name }) => columnAt(name) >= 0)
        .map((column) => ({ table: of, row, column: columnAt(column.name), text: column.text(first) })),
    );
    if (cells.length > 0) void repair({ sort: 'type', cells }, true);
  }

  async function onPaste(wish: PasteWish<CheckRow>): Promise<void> {
    const cells = readTabSeparated(wish.text);
    const isOne = cells.length === 1 && cells[0]?.length === 1;
    const lines = isOne ? wish.chosen.lines : cells.length;
    const rows = (await toasts.attempt(() => wish.rows(lines))) ?? [];
    const width = isOne ? wish.chosen.columns : Math.max(...cells.map((line) => line.length));
    const shown = wish.columns.slice(0, width);
    const typed = rows.flatMap(({ table: of, row }, line) =>
      shown.flatMap((column, index) => {
        const text = isOne ? cells[0]?.[0] : cells[line]?.[index];
        const number = columnAt(column.name);
        return text === undefined || number < 0 ? [] : [{ table: of, row, column: number, text }];
      }),
    );
    if (typed.length > 0) await repair({ sort: 'type', cells: typed }, typed.length > 1);
  }

  async function undo(direction: 'undo' | 'redo'): Promise<void> {
    const done = await state().undo(direction);
    if (done === null) toasts.show({ tone: 'neutral', text: t(`imports.check.nothingTo.${direction}`) });
    settle(done, false);
  }

  function take(text: string): void {
    const now = at.value;
    if (!now) return;
    const { table: of, row } = now.row;
    void repair({ sort: 'type', cells: [{ table: of, row, column: now.column, text }] });
  }

  function restore(): void {
    const now = at.value;
    if (!now) return;
    const cells = [{ table: now.row.table, row: now.row.row, column: now.column }];
    void repair({ sort: 'restore', where: { is: 'cells', cells } });
  }

  /** Ctrl+Enter takes the suggestion of the cell the keyboard is on. */
  function takeSuggestion(): void {
    const found = reading.value?.problems.find(({ suggestion }) => suggestion !== undefined);
    if (found?.suggestion !== undefined && found.problem !== 'referenceUnknown') take(found.suggestion);
  }

  function takeAll({ column, problem, table: of }: ProblemGroup): void {
    const list: RowList = { show: 'all', table: of, problem: { column, problem } };
    void repair({ sort: 'suggest', where: { is: 'column', table: of, column, list } }, true);
  }

  async function judge(as: 'data' | 'skip' | null): Promise<void> {
    const block = await toasts.attempt(async () => grid()?.block());
    const rows = block?.rows.map(({ table: of, row }) => ({ table: of, row })) ?? [];
    if (rows.length > 0) await repair({ sort: 'judge', where: { is: 'rows', rows }, as }, true);
  }

  /** Rows that repeat an earlier one are records of their own. */
  function bothAll({ column, problem, table: of }: ProblemGroup): void {
    const ofProblem: RowList = { show: 'all', table: of, problem: { column, problem } };
    void repair({ sort: 'judge', where: { is: 'list', list: ofProblem }, as: 'data' }, true);
  }

  function bothAt(): void {
    const row = at.value?.row;
    if (!row) return;
    void repair({
      sort: 'judge',
      where: { is: 'rows', rows: [{ table: row.table, row: row.row }] },
      as: 'data',
    });
  }

  return {
    repair,
    undo,
    onEdit,
    onEditLater,
    onClear,
    onFill,
    onPaste,
    take,
    takeSuggestion,
    takeAll,
    restore,
    judge,
    bothAll,
    bothAt,
  };
}

/** The cells of a block that stand in the sheet. */
export function cellsOf({
  rows,
  columns: shown,
}: CellBlock<CheckRow>): { table: number; row: number; column: number }[] {
  const numbers = shown.map(({ name }) => columnAt(name)).filter((column) => column >= 0);
  return rows.flatMap(({ table: of, row }) => numbers.map((column) => ({ table: of, row, column })));
}
