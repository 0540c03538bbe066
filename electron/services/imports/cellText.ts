import type { RawCell, RawRow } from '../../../db/schema/cell';

/** Characters nobody sees: zero width, direction marks, byte order mark, soft hyphen. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const hasUnseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** What a person reads in a cell, without blanks at the ends and without unseen characters; '' for an empty one. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') {
    const text = cell.trim();
    return hasUnseen.test(text) ? text.replace(unseen, '').trim() : text;
  }
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (cell.kind === 'date') return cell.iso;
  if (cell.kind === 'number') return String(cell.value);
  return cell.text;
}

/** Whether there is nothing to read in the cell. */
export function isBlankCell(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === 'string' && cellText(cell) === '';
}

/** The columns of a row that hold something, in order. */
export function filledColumns(row: RawRow): number[] {
  const columns: number[] = [];
  for (let column = 0; column < row.cells.length; column += 1) {
    if (!isBlankCell(row.cells[column])) columns.push(column);
  }
  return columns;
}

/** Text as it is compared: one form of every character, no blanks, no case. */
export function comparable(text: string): string {
  return text.normalize('NFKC').replace(unseen, '').replace(/\s+/g, '').toLowerCase();
}
