import type { RawCell } from '../../../../db/schema/cell';

/** Characters nobody sees: zero width, direction marks, byte order mark, soft hyphen. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const hasUnseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** What a person reads in a cell, without blanks at the ends and without unseen characters; '' for an empty one. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') {
    if (isPlain(cell)) return cell;
    const text = cell.trim();
    return hasUnseen.test(text) ? text.replace(unseen, '').trim() : text;
  }
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (cell.kind === 'date') return cell.iso;
  if (cell.kind === 'number') return String(cell.value);
  return cell.text;
}

/** Whether every character is a common one without a blank: most cells, and two million are looked at in a large sheet. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code > 0x20 && code < 0x7f) || (code >= 0x3001 && code <= 0x9fff)) continue;
    return false;
  }
  return true;
}

/** Whether there is nothing to read in the cell. */
export function isBlankCell(cell: RawCell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === 'string' && cellText(cell) === '';
}

/** Text as it is compared: one form of every character, no blanks, no case. */
export function comparable(text: string): string {
  if (isComparable(text)) return text;
  return text.normalize('NFKC').replace(unseen, '').replace(/\s+/g, '').toLowerCase();
}

function isComparable(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code > 0x20 && code < 0x7f && (code < 0x41 || code > 0x5a)) || (code >= 0x4e00 && code <= 0x9fff))
      continue;
    return false;
  }
  return true;
}

/** A text that says something; null for everything else. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
