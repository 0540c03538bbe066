import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { ManyChecked } from '../../../electron/api/batches';
import type { PastedRow } from '../../stores/batches';
import type { GridColumn } from '../grid/gridColumn';

/** Where pasted cells go. */
export interface PasteTarget {
  /** How many lines and columns were chosen: a paste is repeated over a larger choice, as Excel does. */
  readonly chosen: { readonly lines: number; readonly columns: number };
  /** The columns from the first chosen one to the right. */
  readonly columns: readonly GridColumn<AnyRecord>[];
  /** The rows from the first chosen one down; what is pasted below the last makes new records. */
  readonly rows: readonly AnyRecord[];
}

/** What a paste comes to. */
export interface PastePlan {
  readonly rows: readonly PastedRow[];
  /** The columns that are written, and those that cannot be: computed, read-only, beyond the last one. */
  readonly columns: readonly GridColumn<AnyRecord>[];
  readonly leftOut: readonly string[];
  /** Pasted columns that find no column any more at the right edge of the list. */
  readonly beyond: number;
  readonly made: number;
}

/**
 * The size a paste takes: that of the pasted cells, or of the chosen ones when those are a whole multiple of them (one
 * cell fills any choice).
 */
export function pasteSize(
  cells: readonly (readonly string[])[],
  chosen: PasteTarget['chosen'],
): { readonly lines: number; readonly columns: number } {
  const lines = cells.length;
  const columns = Math.max(1, ...cells.map((row) => row.length));
  const isMultiple = chosen.lines % lines === 0 && chosen.columns % columns === 0;
  return isMultiple ? chosen : { lines, columns };
}

/** Lays pasted cells over the rows of a list. */
export function planPaste(cells: readonly (readonly string[])[], target: PasteTarget): PastePlan {
  const size = pasteSize(cells, target.chosen);
  const width = Math.max(1, ...cells.map((row) => row.length));
  const met = target.columns.slice(0, size.columns);
  const written = met.filter(({ isEditable }) => isEditable);
  const rows = Array.from({ length: size.lines }, (_, line): PastedRow => {
    const source = cells[line % cells.length] ?? [];
    const record = target.rows[line];
    const words = met.flatMap((column, place) =>
      column.isEditable ? [[column.name, source[place % width] ?? ''] as const] : [],
    );
    return {
      id: record?.id ?? null,
      ...(record ? { rowVersion: record.rowVersion } : {}),
      cells: Object.fromEntries(words),
    };
  });
  return {
    rows,
    columns: written,
    leftOut: met.filter(({ isEditable }) => !isEditable).map(({ heading }) => heading),
    beyond: Math.max(0, size.columns - met.length),
    made: rows.filter(({ id }) => id === null).length,
  };
}

/**
 * Lays pasted cells out as new records. When the first row says the headings of columns, the cells go to those
 * columns, wherever they stand; otherwise to the columns in their order.
 */
export function planNewRows(
  cells: readonly (readonly string[])[],
  columns: readonly GridColumn<AnyRecord>[],
): PastePlan {
  const [first = []] = cells;
  const byHeading = first.map((words) => columns.find(({ heading }) => heading === words.trim()));
  const hasHeadings = byHeading.filter(Boolean).length >= Math.max(1, Math.ceil(first.length / 2));
  const met = hasHeadings ? byHeading : first.map((_, place) => columns[place]);
  const body = hasHeadings ? cells.slice(1) : cells;
  const rows = body
    .filter((row) => row.some((words) => words.trim() !== ''))
    .map((row): PastedRow => {
      const words = met.flatMap((column, place) =>
        column?.isEditable && (row[place] ?? '') !== '' ? [[column.name, row[place] ?? ''] as const] : [],
      );
      return { id: null, cells: Object.fromEntries(words) };
    });
  return {
    rows,
    columns: met.filter((column) => column?.isEditable === true) as GridColumn<AnyRecord>[],
    leftOut: met.flatMap((column, place) =>
      column === undefined && hasHeadings
        ? [first[place] ?? '']
        : column && !column.isEditable
          ? [column.heading]
          : [],
    ),
    beyond: hasHeadings ? 0 : Math.max(0, first.length - columns.length),
    made: rows.length,
  };
}

/** A check names so many rows at most; when all of them have problems there may be more. */
const mostChecked = 50;

/** Pasted rows without those a check found a problem in; null when not all problems are known. */
export function withoutTroubled(
  rows: readonly PastedRow[],
  checked: ManyChecked,
): readonly PastedRow[] | null {
  const troubled = new Set(
    checked.rows.filter(({ problems }) => problems.length > 0).map(({ index }) => index),
  );
  if (troubled.size >= mostChecked) return null;
  return rows.filter((_, index) => !troubled.has(index));
}
