import type { CellRange } from '../protocol';

/** The column a reference such as `AB12` begins with, counted from 0; -1 without letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length && index < 4; index++) {
    const letter = reference.charCodeAt(index) | 32;
    if (letter < 97 || letter > 122) break;
    column = column * 26 + letter - 96;
  }
  return column - 1;
}

/** `B2:D7` as numbers; null when it is not a range of cells. */
export function rangeOf(reference: string): CellRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference);
  if (match === null) return null;
  const firstColumn = columnOf(match[1] ?? '');
  const firstRow = Number(match[2]);
  const lastColumn = match[3] === undefined ? firstColumn : columnOf(match[3]);
  const lastRow = match[4] === undefined ? firstRow : Number(match[4]);
  return { firstRow, lastRow, firstColumn, lastColumn };
}
