import type { RawCell, RawRow } from '../../../db/schema/cell';
import { cleanLine, foldWidth } from '../../../db/schema/kinds/cellText';

/** The heading of the hidden column of row keys; the same in every language, so that any office reads it back. */
export const rowKeyHeading = '客源行标识（请勿修改）';

/** What a row of an exported sheet stands for. */
export interface RowKey {
  readonly id: number;
  /** The version of the record the row was written from. */
  readonly rowVersion: number;
}

/** The letters that may end a key: none that looks like a digit. */
const letters = 'abcdefghjkmnpqrtuwxy';

function sign(id: number, rowVersion: number): string {
  let sum = 7;
  for (const character of `${id}v${rowVersion}`) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return letters.charAt(sum % letters.length);
}

/**
 * The key of a row, `r12v3k`: it begins and ends with a letter, so that no spreadsheet program takes it for a number or
 * counts it up when a cell is dragged, and its last letter follows from the rest, so that a mistyped key is noticed.
 */
export function rowKeyOf(id: number, rowVersion: number): string {
  return `r${id}v${rowVersion}${sign(id, rowVersion)}`;
}

/** Reads a cell as a key: nothing for an empty cell, `damaged` for anything that is not a whole key. */
export function readRowKey(cell: RawCell | undefined): RowKey | 'damaged' | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell !== 'string') return 'damaged';
  const text = foldWidth(cleanLine(cell)).toLowerCase();
  if (text === '') return null;
  const [, id, rowVersion, letter] = /^r(\d{1,15})v(\d{1,9})([a-z])$/.exec(text) ?? [];
  if (id === undefined || rowVersion === undefined) return 'damaged';
  const key = { id: Number(id), rowVersion: Number(rowVersion) };
  return sign(key.id, key.rowVersion) === letter ? key : 'damaged';
}

/** Whether a cell is the heading of the key column. */
export function isRowKeyHeading(cell: RawCell | undefined): boolean {
  return typeof cell === 'string' && cleanLine(cell) === rowKeyHeading;
}

/** Rows of a sheet without its column of row keys: what an ordinary import sees of an exported list. */
export function withoutRowKeys(rows: readonly RawRow[]): readonly RawRow[] {
  const heading = rows.find(({ cells }) => cells.some(isRowKeyHeading));
  const column = heading?.cells.findIndex(isRowKeyHeading) ?? -1;
  if (column < 0) return rows;
  return rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell, at) => (at === column ? null : cell)),
  }));
}
