import type { RawRow } from '../../../../db/schema/cell';
import { isBlankCell } from '../cells/cellText';
import type { PlannedColumn } from '../finding/plannedTable';

/**
 * Columns to be filled down where cells are not merged: the name of the account stands only in the first of several
 * rows, all of the account's own cells are blank below it, and something else in the row is named. A single blank name
 * is a missing name, not a repeated one.
 */
export function fillDownOf(columns: readonly PlannedColumn[], body: readonly RawRow[]): number[] {
  const own = columns.filter((column) => /^account\.(?!remark$)/.test(column.target ?? ''));
  const key = own.find((column) => column.target === 'account.name');
  const others = columns.filter((column) =>
    /^(?:contact|contact2|contract|opportunity)\.(?:name|number)$/.test(column.target ?? ''),
  );
  if (!key || others.length === 0 || isBlankCell(body[0]?.cells[key.column])) return [];
  const blank = body.filter((row) => isBlankIn(row, key));
  if (blank.length < fewestContinued || blank.length < body.length * 0.2) return [];
  const isContinuing = (row: RawRow): boolean =>
    others.some((column) => !isBlankIn(row, column)) && own.every((column) => isBlankIn(row, column));
  return blank.every(isContinuing) ? own.map((column) => column.column) : [];
}

/** Fewer rows without a name than this are rows that lack it. */
const fewestContinued = 3;

/**
 * Columns that may be offered to be filled down: the name the table's records go by is blank in a fifth of the rows or
 * more, each of which says something else and stands below a row with a name; and of the account's own columns those
 * with blanks in such rows.
 */
export function fillableIn(columns: readonly PlannedColumn[], body: readonly RawRow[]): number[] {
  const key = ['account.name', 'contact.name'].flatMap(
    (path) => columns.find(({ target }) => target === path) ?? [],
  )[0];
  if (!key) return [];
  const first = body.findIndex((row) => !isBlankIn(row, key));
  const continued = first < 0 ? [] : body.slice(first).filter((row) => isBlankIn(row, key));
  if (continued.length === 0 || continued.length < body.length * 0.2) return [];
  return columns
    .filter((column) => column === key || /^account\.(?!remark$)/.test(column.target ?? ''))
    .filter((column) => continued.some((row) => isBlankIn(row, column)))
    .map(({ column }) => column);
}

function isBlankIn(row: RawRow, column: PlannedColumn): boolean {
  return isBlankCell(row.cells[column.column]);
}
