import type { RawCell, RawRow } from '../../../db/schema/cell';
import type {
  CheckedRow,
  DuplicatePolicy,
  ImportCounts,
  ImportRehearsal,
  ImportSession,
  ImportTable,
} from '../../api/imports';
import type { OpenOptions, WorkbookSummary } from '../../workers/protocol';
import type { RowNote } from './rehearse';
import type { Planner, TablePlan } from './tablePlan';

/** What a rehearsal left behind: counts, a note per row, and the cells of as many rows as are worth keeping. */
export interface Rehearsed {
  readonly onDuplicate: DuplicatePolicy;
  readonly result: ImportRehearsal;
  readonly notes: readonly RowNote[];
  readonly cells: ReadonlyMap<string, readonly RawCell[]>;
}

/** A file on its way in. Lives in the application until it is closed. */
export interface OpenSession {
  readonly id: string;
  readonly path: string;
  readonly fileName: string;
  readonly options: OpenOptions;
  readonly summary: WorkbookSummary;
  readonly importedBefore: string | null;
  readonly planner: Planner;
  readonly heads: ReadonlyMap<number, readonly RawRow[]>;
  plans: readonly TablePlan[];
  /** Null until the plan as it stands was rehearsed. */
  rehearsed: Rehearsed | null;
  /** The job under way, and the import it makes. */
  job: string | null;
  commit: { readonly requestId: string; readonly job: string; readonly run: number } | null;
}

/** How many rows keep their cells after a rehearsal; the others are read from the file again when they are shown. */
export const rowsKept = 20_000;

/** The key of a row's cells. */
export function cellsKey(table: number, row: number): string {
  return `${String(table)}:${String(row)}`;
}

/** The session as a window sees it. */
export function shownSession(session: OpenSession): ImportSession {
  const { summary } = session;
  return {
    id: session.id,
    fileName: session.fileName,
    byteLength: summary.byteLength,
    format: summary.format,
    encoding: summary.encoding ?? null,
    delimiter: summary.delimiter ?? null,
    importedBefore: session.importedBefore,
    tables: session.plans.map((plan) => shownTable(plan, summary)),
  };
}

function shownTable(plan: TablePlan, summary: WorkbookSummary): ImportTable {
  return {
    id: plan.id,
    sheet: plan.sheetName,
    isChosen: plan.isChosen,
    leftOut: plan.leftOut,
    headerRows: plan.found.headerRows,
    firstDataRow: plan.found.firstDataRow,
    lastDataRow: plan.found.lastDataRow ?? summary.sheets[plan.sheet]?.lastRow ?? plan.found.firstDataRow,
    isRemembered: plan.isRemembered,
    columns: plan.columns.map((column) => ({
      column: column.column,
      heading: column.heading,
      samples: column.samples,
      target: column.target,
      confidence: column.confidence,
      reason: column.reason,
      multiplier: column.multiplier,
    })),
  };
}

/** Which of the rehearsed rows a list shows. */
export function notesShown(
  notes: readonly RowNote[],
  show: 'all' | 'problems' | 'reject' | 'skip' | 'accept',
): readonly RowNote[] {
  switch (show) {
    case 'all':
      return notes;
    case 'problems':
      return notes.filter((note) => note.problems.length > 0);
    case 'accept':
      return notes.filter((note) => note.outcome === 'accept' || note.outcome === 'flag');
    default:
      return notes.filter((note) => note.outcome === show);
  }
}

/** One rehearsed row as a window sees it. */
export function shownRow(note: RowNote, cells: readonly RawCell[]): CheckedRow {
  const { table, row, outcome, skipped, problems, account } = note;
  return { table, row, outcome, skipped, cells, problems, account };
}

/** What an import counted, read back from the file; zeros where an older program wrote something else. */
export function storedCounts(stored: unknown): ImportCounts {
  const counts = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<ImportCounts>;
  return {
    create: counts.create ?? {},
    update: counts.update ?? {},
    rows: { accept: 0, flag: 0, reject: 0, skip: 0, ...counts.rows },
  };
}
