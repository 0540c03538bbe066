import type { AnyRecord } from '../../../db/schema/defineEntity';
import type {
  ComparedCell,
  ComparedRow,
  RoundTripColumn,
  RoundTripSummary,
  RowFilter,
} from '../../api/roundTrips';

/** A row of a comparison while it is worked with. */
export interface WorkingRow extends Omit<ComparedRow, 'index' | 'isTicked' | 'cells'> {
  isTicked: boolean;
  cells: readonly ComparedCell[];
  /** The version of the record it was compared with; null for a new one. */
  readonly rowVersion: number | null;
}

/** What a comparison found. Ticks and choices change it; nothing else does. */
export interface Comparison {
  readonly columns: readonly RoundTripColumn[];
  readonly compared: number;
  readonly rows: readonly WorkingRow[];
}

/** The cells of a row that would be written. */
export function writtenCellsOf(row: WorkingRow): readonly ComparedCell[] {
  return row.cells.filter(({ is, take }) => is === 'change' || (is === 'clash' && take === 'file'));
}

/** Whether a row is shown under a filter. */
export function isShown(row: WorkingRow, show: RowFilter): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'change':
      return row.is === 'change' && row.cells.some(({ is }) => is === 'change');
    case 'clash':
      return row.cells.some(({ is }) => is === 'clash');
    case 'problem':
      return row.is === 'problem' || row.cells.some(({ is }) => is === 'problem');
    default:
      return row.is === show;
  }
}

/** The counts of a comparison as it is ticked now. */
export function summaryOf({ columns, compared, rows }: Comparison): RoundTripSummary {
  const known = rows.filter(({ is }) => is === 'change');
  const cells = (kind: ComparedCell['is']): number =>
    known.reduce((sum, row) => sum + row.cells.filter(({ is }) => is === kind).length, 0);
  const ticked = rows.filter((row) => row.isTicked && willWrite(row));
  const count = (kind: WorkingRow['is']): number => ticked.filter(({ is }) => is === kind).length;
  const shown = (show: RowFilter): number => rows.filter((row) => isShown(row, show)).length;
  return {
    columns,
    compared,
    changedCells: cells('change'),
    clashCells: cells('clash'),
    problemCells: rows.reduce((sum, row) => sum + row.cells.filter(({ is }) => is === 'problem').length, 0),
    rows: {
      all: rows.length,
      change: shown('change'),
      clash: shown('clash'),
      new: shown('new'),
      missing: shown('missing'),
      problem: shown('problem'),
    },
    ticked: ticked.length,
    willUpdate: count('change'),
    willCreate: count('new'),
    willDelete: count('missing'),
  };
}

/** Whether a row, when it is ticked, writes anything: a row of clashes that all stay as they are does not. */
export function willWrite(row: WorkingRow): boolean {
  if (!row.canTick) return false;
  return row.is === 'change' ? writtenCellsOf(row).length > 0 : row.is !== 'problem';
}

/** Ticks rows by their index, or all a filter shows; rows that cannot be ticked stay as they are. */
export function tick(
  { rows }: Comparison,
  chosen: { readonly rows?: readonly number[] | undefined; readonly show?: RowFilter | undefined },
  isTicked: boolean,
): void {
  const named = chosen.rows?.flatMap((index) => rows[index] ?? []);
  for (const row of named ?? rows.filter((one) => isShown(one, chosen.show ?? 'all')))
    if (row.canTick) row.isTicked = isTicked;
}

/** Chooses the side of one clash, or of all; a row whose clash shall be written is ticked. */
export function take(
  { rows }: Comparison,
  cell: { readonly row: number; readonly field: string } | undefined,
  side: ComparedCell['take'],
): void {
  const chosen = cell === undefined ? rows : [rows[cell.row]];
  for (const row of chosen) {
    if (!row?.cells.some(({ is }) => is === 'clash')) continue;
    row.cells = row.cells.map((one) =>
      one.is === 'clash' && (cell === undefined || one.field === cell.field) ? { ...one, take: side } : one,
    );
    if (side === 'file' && row.canTick) row.isTicked = true;
  }
}

/** A page of the rows a filter shows. */
export function pageOf(
  { rows }: Comparison,
  { show, offset, limit }: { readonly show: RowFilter; readonly offset: number; readonly limit: number },
): { readonly rows: readonly ComparedRow[]; readonly total: number } {
  const shown = rows.flatMap((row, index) => (isShown(row, show) ? [{ row, index }] : []));
  return {
    rows: shown.slice(offset, offset + limit).map(({ row, index }) => shownRow(row, index)),
    total: shown.length,
  };
}

function shownRow({ rowVersion: _version, ...row }: WorkingRow, index: number): ComparedRow {
  return { ...row, index, isTicked: row.isTicked && willWrite({ ...row, rowVersion: _version }) };
}

/** Records that stand for the values of these rows, so that what they refer to can be named. */
export function valuesAsRecords(rows: readonly ComparedRow[]): AnyRecord[] {
  const head = { id: 0, rowVersion: 0, no: null, owner: null, createdBy: null, updatedBy: null };
  return rows.flatMap(({ cells }) =>
    (['base', 'file', 'now'] as const).map((side): AnyRecord => ({
      ...head,
      createdAt: '',
      updatedAt: '',
      deletedAt: null,
      ...Object.fromEntries(cells.map((cell) => [cell.field, cell[side]])),
    })),
  );
}
