import type { RawCell } from '../../../db/schema/cell';
import { limits } from '../limits';
import { isoFromSerial, serialFromIso } from '../serialDate';
import { WorkerFailure } from '../workerFailure';

/** One column of a dBase file. */
export interface DbaseField {
  readonly name: string;
  readonly type: string;
  /** Where the field stands in a record, and how many bytes it takes. */
  readonly at: number;
  readonly length: number;
}

/** What reading a field needs beside its bytes. */
export interface FieldSources {
  readonly decode: (bytes: Buffer) => string;
  /** Text kept in the file beside this one; null when it is not there. */
  readonly memo: (block: number) => Buffer | null;
  readonly isVisualFoxPro: boolean;
}

const oldDescriptor = { bytes: 32, from: 32, name: 11 };
const newDescriptor = { bytes: 48, from: 68, name: 32 };

/** The columns a header lists. Throws `fileDamaged` when they do not fit the records. */
export function readFields(file: Buffer, decode: (bytes: Buffer) => string): DbaseField[] {
  const { bytes, from, name: nameBytes } = (file[0] ?? 0) % 8 === 4 ? newDescriptor : oldDescriptor;
  const headerEnd = file.readUInt16LE(8);
  const recordBytes = file.readUInt16LE(10);
  const fields: DbaseField[] = [];
  let place = 1;
  for (let at = from; at + bytes <= headerEnd && file[at] !== 0x0d && file[at] !== 0; at += bytes) {
    const name = file.subarray(at, at + nameBytes);
    const end = name.indexOf(0);
    const type = String.fromCharCode(file[at + nameBytes] ?? 0).toUpperCase();
    const lengthAt = at + (bytes === 32 ? 16 : 33);
    // long text of Clipper and FoxPro keeps its upper byte where numbers keep their decimals
    const upper = type === 'C' ? (file[lengthAt + 1] ?? 0) * 256 : 0;
    const length = (file[lengthAt] ?? 0) + upper;
    fields.push({ name: decode(end < 0 ? name : name.subarray(0, end)).trim(), type, at: place, length });
    place += length;
  }
  if (fields.length === 0 || place > recordBytes) throw new WorkerFailure('fileDamaged', 'fields');
  return fields;
}

function numberCell(text: string): RawCell {
  if (text === '') return null;
  if (/^\*+$/.test(text)) return { kind: 'error', text: '#NUM!' };
  const number = Number(text.replace(',', '.'));
  if (!Number.isFinite(number)) return text;
  // more digits than a number holds, as in account numbers, stay as they are written
  return text.replace(/[^0-9]/g, '').replace(/^0+/, '').length > 15 ? text : number;
}

function dateCell(text: string): RawCell {
  if (/^[0 /-]*$/.test(text)) return null;
  if (!/^\d{8}$/.test(text)) return text;
  const serial = serialFromIso(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  const iso = serial === null ? null : isoFromSerial(serial);
  return serial === null || iso === null ? text : { kind: 'date', iso, serial };
}

/** Day number of astronomers and milliseconds, as Visual FoxPro keeps a moment. */
function momentCell(bytes: Buffer): RawCell {
  const day = bytes.readInt32LE(0);
  if (day === 0) return null;
  const serial = day - 2_415_019 + Math.round(bytes.readInt32LE(4) / 1_000) / 86_400;
  const iso = isoFromSerial(serial);
  return iso === null ? null : { kind: 'date', iso, serial };
}

function memoCell(bytes: Buffer, { decode, memo }: FieldSources): RawCell {
  const block = bytes.length === 4 ? bytes.readUInt32LE(0) : Number(bytes.toString('latin1').trim() || '0');
  if (!(block > 0)) return null;
  const text = memo(block);
  if (text !== null && text.length > limits.memoBytes) throw new WorkerFailure('fileTooLarge', 'memo');
  // text that is not at hand must not pass for an empty cell
  return text === null
    ? { kind: 'error', text: '#MEMO' }
    : decode(text).replace(/\r\n?/g, '\n').trim() || null;
}

/** The value of one field of a record. */
export function fieldValue(field: DbaseField, record: Buffer, sources: FieldSources): RawCell {
  const bytes = record.subarray(field.at, field.at + field.length);
  const latin = (): string => bytes.toString('latin1').replace(/\0/g, ' ').trim();
  const isWide = bytes.length >= 8;
  switch (field.type) {
    case 'N':
    case 'F':
      return numberCell(latin());
    case 'D':
      return dateCell(latin());
    case 'L': {
      const letter = latin().toUpperCase();
      return /^[TY1]$/.test(letter) ? true : /^[FN0]$/.test(letter) ? false : null;
    }
    case 'I':
      return bytes.length >= 4 ? bytes.readInt32LE(0) : null;
    case 'Y':
      return isWide ? Number(bytes.readBigInt64LE(0)) / 10_000 : null;
    case 'T':
      return isWide ? momentCell(bytes) : null;
    case 'M':
      return memoCell(bytes, sources);
    case 'B':
      return sources.isVisualFoxPro ? (isWide ? bytes.readDoubleLE(0) : null) : memoCell(bytes, sources);
    case 'G':
    case 'P':
    case '0':
      return null;
    default:
      return sources.decode(bytes).replace(/[\0 ]+$/, '') || null;
  }
}
