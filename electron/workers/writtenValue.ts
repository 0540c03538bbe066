import type { RawCell } from '../../db/schema/cell';
import type { WrittenCell, WrittenColumn } from './protocol';
import { isoFromSerial, serialFromIso } from './serialDate';

/** A cell of an exported table, made ready: a primitive, its note, and a number format of its own if it needs one. */
export interface ReadyCell {
  readonly value: string | number | boolean | null;
  readonly note: string | null;
  readonly format: string | null;
}

const longest = 32_767;

function isRich(cell: WrittenCell): cell is { readonly value: RawCell; readonly note: string } {
  return typeof cell === 'object' && cell !== null;
}

function instantSerial(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return null;
  // an instant is shown as the clock on this computer's wall showed it
  return (instant.getTime() - instant.getTimezoneOffset() * 60_000) / 86_400_000 + 25_569;
}

/** The serial of a date or time in a column of that sort; null for text that is neither. */
export function serialOf(text: string): number | null {
  return serialFromIso(text) ?? instantSerial(text);
}

/** A value as its column writes it: only text, finite numbers, true and false ever reach a file. Percent comes as 60 and goes as 0.6. */
export function valueIn(
  column: WrittenColumn['as'],
  value: string | number | boolean | null,
): string | number | boolean | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    if (column === 'text') return String(value);
    return column === 'percent' ? value / 100 : value;
  }
  const text = String(value);
  if (column === 'date' || column === 'time') {
    const serial = serialOf(text);
    if (serial !== null) return serial;
  }
  return text.length > longest ? text.slice(0, longest) : text;
}

function richValue(value: RawCell): Omit<ReadyCell, 'note'> {
  if (value === null || typeof value !== 'object')
    return { value, format: typeof value === 'string' ? '@' : 'General' };
  if (value.kind === 'error') return { value: value.text, format: '@' };
  if (value.kind === 'number') return { value: value.value, format: value.format };
  const hasTime = value.iso.length > 10;
  return { value: value.serial, format: hasTime ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd' };
}

/** Makes a cell ready. A cell with a note is written as it was read, whatever its column. */
export function readyCell(column: WrittenColumn['as'], cell: WrittenCell | undefined): ReadyCell {
  if (cell === undefined || cell === null) return { value: null, note: null, format: null };
  if (isRich(cell)) return { ...richValue(cell.value), note: cell.note };
  return { value: valueIn(column, cell), note: null, format: null };
}

/** The text of a raw cell in a text file. */
export function rawText(value: RawCell): string {
  if (value === null) return '';
  if (typeof value !== 'object') return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
  if (value.kind === 'error') return value.text;
  if (value.kind === 'number') return String(value.value);
  return (isoFromSerial(value.serial) ?? value.iso).replace('T', ' ');
}
