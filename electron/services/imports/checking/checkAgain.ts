import type { RawRow } from '../../../../db/schema/cell';
import { cellKey, rowKey, type Amendments } from '../importAmendments';
import { placeOf, rehearsedOf, type CheckDesk } from './checkDesk';
import type { OpenSession } from '../importSession';
import { chosenTables } from '../importSessions';
import type { ImportStore } from '../importStore';
import { rowsAsWorkbook, type KeptRows } from './keptRows';
import { plannedBatches, type RowNote } from '../planning/rehearse';
import { repeatedRowProblem } from '../rows/repeatedRows';
import { takeNotes } from './rowNotes';
import type { TablePlan } from '../finding/plannedTable';

/** Rows by table. */
export type TouchedRows = ReadonlyMap<number, ReadonlySet<number>>;

/** Rows at the beginning of a table may be explanations and examples: what comes after is judged by them. */
const rowsAtBeginning = 5;

/**
 * Checks some rows again with what is decided now, and puts their notes in the place of the earlier ones. What a row
 * does to its account is found out again, too; only rows of the file about one account are compared by the next
 * rehearsal alone. In tables whose rows take something from the rows above, every row is checked.
 * @returns the notes of the touched rows as they are now, by table and row
 */
export async function checkAgain(
  parts: { readonly store: ImportStore; readonly today: string },
  around: { readonly session: OpenSession; readonly desk: CheckDesk },
  touched: TouchedRows,
  cellsTouched: ReadonlySet<string>,
): Promise<RowNote[]> {
  const { session, desk } = around;
  const { notes } = rehearsedOf(session);
  const tables = chosenTables(session);
  const found: RowNote[] = [];
  for (const plan of session.plans) {
    const rows = touched.get(plan.id);
    const kept = desk.kept.get(plan.sheet);
    if (!plan.isChosen || !rows || rows.size === 0 || !kept) continue;
    const isWhole = takesFromAbove(plan, session);
    const looked = isWhole ? null : rowsToLookAt(plan, rows, notes, tables);
    for (const next of await notesOf(parts, around, plan, looked === null ? null : rowsOf(kept, looked))) {
      const at = placeOf(notes, tables, next.table, next.row);
      const before = notes[at];
      if (!before || (!isWhole && !rows.has(next.row))) continue;
      const merged =
        repeatingStill(next, before, { plan, amendments: session.amendments, cellsTouched }) ??
        withFile(next, before, plan, cellsTouched);
      notes[at] = merged;
      if (rows.has(next.row)) found.push(merged);
    }
  }
  return found;
}

/** Whether rows of the table take something from the rows above them: merged cells, or blanks that mean the same. */
export function takesFromAbove(plan: TablePlan, session: OpenSession): boolean {
  if (plan.fillDown.length > 0) return true;
  const merges = session.summary.sheets[plan.sheet]?.merges ?? [];
  return merges.some((merge) => merge.lastRow > merge.firstRow && merge.firstRow >= plan.found.firstDataRow);
}

/** The rows themselves, and those they are judged by: the first of the table and the last of data above each. */
function rowsToLookAt(
  plan: TablePlan,
  rows: ReadonlySet<number>,
  notes: readonly RowNote[],
  tables: readonly number[],
): number[] {
  const all = new Set(rows);
  for (let ahead = 0; ahead < rowsAtBeginning; ahead += 1) all.add(plan.found.firstDataRow + ahead);
  for (const row of rows) {
    let at = placeOf(notes, tables, plan.id, row) - 1;
    while (notes[at]?.table === plan.id && notes[at]?.outcome === 'skip') at -= 1;
    const above = notes[at];
    if (above?.table === plan.id) all.add(above.row);
  }
  return [...all].sort((left, right) => left - right);
}

function* rowsOf(kept: KeptRows, rows: readonly number[]): Iterable<readonly RawRow[]> {
  for (const row of rows) {
    const cells = kept.cells(row);
    if (cells.length > 0) yield [{ row, cells }];
  }
}

async function notesOf(
  parts: { readonly store: ImportStore; readonly today: string },
  { session, desk }: { readonly session: OpenSession; readonly desk: CheckDesk },
  plan: TablePlan,
  rows: Iterable<readonly RawRow[]> | null,
): Promise<RowNote[]> {
  const run = {
    workbook: rowsAsWorkbook(session, (sheet) => rows ?? desk.kept.get(sheet)?.batches() ?? []),
    plans: [plan],
    index: session.planner.index,
    store: { ...parts.store, accounts: () => knownAccounts(parts.store, desk) },
    amendments: session.amendments,
    today: parts.today,
  };
  const notes: RowNote[] = [];
  for await (const batch of plannedBatches(run)) takeNotes(batch, notes);
  return notes;
}

async function* knownAccounts(store: ImportStore, desk: CheckDesk): ReturnType<ImportStore['accounts']> {
  desk.accounts ??= (async () => {
    const all = [];
    for await (const accounts of store.accounts()) all.push(...accounts);
    return all;
  })();
  yield await desk.accounts;
}

/** A row that says what an earlier one says goes on doing so until one of its cells is touched, or a person wants both. */
function repeatingStill(
  next: RowNote,
  { sameAs }: RowNote,
  { plan, amendments, cellsTouched }: RepeatedWhere,
): RowNote | null {
  const key = rowKey(next.table, next.row);
  if (sameAs === undefined || amendments.rows[key] !== undefined) return null;
  if (plan.columns.some(({ column }) => cellsTouched.has(cellKey(next.table, next.row, column)))) return null;
  const problems = [repeatedRowProblem(plan, sameAs)];
  return { ...next, outcome: 'skip', skipped: 'repeatedRow', problems, account: null, sameAs };
}

interface RepeatedWhere {
  readonly plan: TablePlan;
  readonly amendments: Amendments;
  readonly cellsTouched: ReadonlySet<string>;
}

const identifying = new Set(['account.name', 'account.creditCode', 'account.code']);

/** What only a look at the whole file can tell stays as it was, where the cells it hangs on were not touched. */
function withFile(
  next: RowNote,
  before: RowNote,
  plan: TablePlan,
  cellsTouched: ReadonlySet<string>,
): RowNote {
  const isTouched = (column: number): boolean => cellsTouched.has(cellKey(next.table, next.row, column));
  const isWhole = !plan.columns.some(({ column }) => isTouched(column));
  const sameAs = isWhole && before.sameAs !== undefined ? { sameAs: before.sameAs } : {};
  if (next.outcome === 'skip' || next.outcome === 'reject') return { ...next, ...sameAs };
  const differing = before.problems.filter(
    ({ problem, column }) => problem === 'differsFromEarlierRow' && !isTouched(column),
  );
  const own = next.problems.filter(
    ({ problem, column }) =>
      problem !== 'differsFromEarlierRow' || !differing.some((one) => one.column === column),
  );
  const isSameAccount = !plan.columns.some(
    ({ target, column }) => identifying.has(target ?? '') && isTouched(column),
  );
  const account = next.account === 'create' && isSameAccount ? (before.account ?? 'create') : next.account;
  return { ...next, ...sameAs, account, problems: [...own, ...differing] };
}
