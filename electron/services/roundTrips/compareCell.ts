import type { CellContext, RawCell } from '../../../db/schema/cell';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import { exportColumns } from '../../../db/schema/derive/exportColumns';
import type { Entity } from '../../../db/schema/defineEntity';
import type { Field, FieldValue } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import { cleanLine, cleanLines, numberOf } from '../../../db/schema/kinds/cellText';
import { isListOfTexts } from '../../../db/schema/kinds/sets';
import { parseTitle } from '../../../db/schema/kinds/reference';
import type { Language } from '../../../db/schema/label';
import { warningCodes, type ProblemCode } from '../../../db/schema/problem';
import { cellWriter, type PlainCell, type TitleOf } from '../exports/writtenCells';
import { isSame } from '../records/mergeChanges';

/** How a cell of the edited sheet stands to what was written into it. */
export type CellChange =
  | { readonly is: 'same' }
  | { readonly is: 'value'; readonly value: FieldValue }
  /** Another record is named; which one is to be looked up. */
  | { readonly is: 'title'; readonly title: string }
  | { readonly is: 'problem'; readonly problem: ProblemCode; readonly text: string };

/** What one column of a comparison needs to know. */
export interface ComparedColumn {
  readonly name: string;
  readonly field: Field;
  readonly as: ReturnType<typeof exportColumns>[number]['as'];
  /** What the export wrote for a record. */
  readonly written: (record: AnyRecord, titleOf: TitleOf) => PlainCell;
}

/** The columns of a comparison, by the names of their fields; names that are gone are left out. */
export function comparedColumns(
  entity: Entity,
  language: Language,
  names: readonly string[],
): ComparedColumn[] {
  return exportColumns(entity, language, names).map((column) => ({
    name: column.name,
    field: column.field,
    as: column.as,
    written: (record, titleOf) => cellWriter(column, language, titleOf)(record),
  }));
}

const same: CellChange = { is: 'same' };

/**
 * Compares a cell with what the export wrote there. A cell that would look the same on the screen is the same: formats
 * round, programs write numbers and line ends their own way, and none of this is a change. Everything else is read as a
 * cell of an import is, and a text that is not wholly understood is a problem, never a guess.
 */
export function compareCell(
  cell: RawCell,
  column: ComparedColumn,
  base: { readonly record: AnyRecord; readonly titleOf: TitleOf; readonly today: string },
): CellChange {
  const written = column.written(base.record, base.titleOf);
  if (looksSame(cell, written, column.as)) return same;
  const { field, name } = column;
  if (field.kind === 'reference') return comparedTitle(cell);
  const context: CellContext = { today: base.today, fractions: true };
  const read = kindOf(field).parseCell(cell, field, context);
  if (read.is === 'problem' && !warningCodes.has(read.problem))
    return { is: 'problem', problem: read.problem, text: textOf(cell) };
  const value = read.is === 'value' ? read.value : null;
  const before = (base.record[name] ?? null) as FieldValue;
  if (isSameValue(field, value, before) || readsAlike(value, written, field, context)) return same;
  return { is: 'value', value };
}

function comparedTitle(cell: RawCell): CellChange {
  const title = parseTitle(cell);
  if (title.is === 'blank') return { is: 'value', value: null };
  return title.is === 'value'
    ? { is: 'title', title: title.value }
    : { is: 'problem', problem: title.problem, text: textOf(cell) };
}

/** What was written may itself read as something else (a remark that says `无`); unchanged, it is no change. */
function readsAlike(value: FieldValue, written: PlainCell, field: Field, context: CellContext): boolean {
  if (typeof written !== 'string') return false;
  const again = kindOf(field).parseCell(written, field, context);
  return again.is === 'value' ? isSameValue(field, again.value, value) : false;
}

/** Whether two values of a field mean the same: lists of words in any order, instants to the minute. */
export function isSameValue(field: Field, left: unknown, right: unknown): boolean {
  if (isSame(left, right)) return true;
  if ((field.kind === 'choices' || field.kind === 'tags') && isListOfTexts(left) && isListOfTexts(right))
    return isSame([...left].sort(), [...right].sort());
  if (field.kind === 'timestamp' && typeof left === 'string' && typeof right === 'string')
    return Math.floor(Date.parse(left) / 60_000) === Math.floor(Date.parse(right) / 60_000);
  if (typeof left === 'number' && typeof right === 'number') return isClose(left, right);
  return false;
}

/** Programs keep 15 digits of a number. */
function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-12 * Math.max(1, Math.abs(left), Math.abs(right)) * 10;
}

/** Whether a cell would look as the export wrote it. */
export function looksSame(cell: RawCell, written: PlainCell, as: ComparedColumn['as']): boolean {
  if (isEmpty(cell)) return written === null || (typeof written === 'string' && cleanLine(written) === '');
  if (written === null) return false;
  const number = numberOf(cell);
  if (typeof written === 'number' && as !== 'text') {
    if (number === undefined) return false;
    if (as === 'percent')
      return isClose(number, written / 100) || hundredths(number * 100) === hundredths(written);
    return isClose(number, written);
  }
  if (typeof cell === 'object' && cell !== null && cell.kind === 'date')
    return isSameMoment(cell.iso, written, as);
  const text = typeof cell === 'string' ? cell : number === undefined ? null : String(number);
  return text !== null && (text === written || plain(text) === plain(String(written)));
}

/** The export shows two decimals of a percentage. */
function hundredths(share: number): number {
  return Math.round(share * 100);
}

function isEmpty(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && cleanLine(cell) === '');
}

const longest = 32_767;
function plain(text: string): string {
  // LibreOffice writes the underscore of a text such as `_x000D_` escaped into old formats, and reads it back so
  return cleanLines(text.slice(0, longest).replaceAll('_x005F_', '_'));
}

/** A day, or an instant to the minute; a serial number of a time may miss it by a little. */
function isSameMoment(iso: string, written: PlainCell, as: ComparedColumn['as']): boolean {
  if (typeof written !== 'string') return false;
  if (as === 'date') return iso.slice(0, 10) === written && /^(?:T00:00.*)?$/.test(iso.slice(10));
  const at = Date.parse(`${iso.length > 10 ? iso : `${iso}T00:00:00`}Z`);
  if (Number.isNaN(at)) return false;
  const minute = new Date(Math.floor((at + 1000) / 60_000) * 60_000).toISOString().slice(0, 16);
  return minute.replace('T', ' ') === written;
}

/** A cell as a person reads it, for problems. */
export function textOf(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell).slice(0, 200);
  if (cell.kind === 'date') return cell.iso.replace('T', ' ');
  return cell.kind === 'number' ? String(cell.value) : cell.text;
}
