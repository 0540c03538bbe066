import { formulaWithoutValue, type RawCell } from '../../../db/schema/cell';
import { errorText } from '../errorText';
import { numberCell } from '../numberFormats';
import { readPieces, unicodeString, withPlainLineEnds } from './biffStrings';
import { recordType } from './records';
import type { WorkbookGlobals } from './workbookGlobals';

/** Takes one cell: row counted from 1, column from 0; null for a cell that holds nothing. */
export type TakeCell = (row: number, column: number, value: RawCell) => void;

/** Turns records into cells. */
export interface CellScanner {
  record(type: number, at: number, length: number): void;
  /** To be called behind the last record. */
  end(): void;
}

const leastLength: Readonly<Record<number, number>> = {
  [recordType.integer2]: 9,
  [recordType.number2]: 15,
  [recordType.label2]: 8,
  [recordType.booleanOrError2]: 9,
  [recordType.formula]: 15,
  [recordType.formula3]: 16,
  [recordType.formula4]: 16,
  [recordType.number]: 14,
  [recordType.label]: 8,
  [recordType.richLabel]: 8,
  [recordType.booleanOrError]: 8,
  [recordType.labelShared]: 10,
  [recordType.rk]: 10,
  [recordType.mulRk]: 6,
};

/** Whether a record holds cells and is long enough to be read. */
export function isCellRecord(type: number, length: number): boolean {
  const least = leastLength[type];
  return least !== undefined && length >= least;
}

const scratch = Buffer.alloc(8);

/** A number packed into 30 bits (MS-XLS 2.5.217). */
function unpacked(packed: number): number {
  let value = packed >> 2;
  if ((packed & 2) === 0) {
    scratch.writeInt32LE(packed & ~3, 4);
    value = scratch.readDoubleLE(0);
  }
  return (packed & 1) === 1 ? value / 100 : value;
}

function textCell(text: string): RawCell {
  return text === '' ? null : withPlainLineEnds(text);
}

/** Makes a scanner for the cells of one sheet; formulas give what was last calculated. */
export function createCellScanner(
  stream: Buffer,
  { version, strings, meanings, is1904, decoder }: WorkbookGlobals,
  take: TakeCell,
): CellScanner {
  /** Where the text of a formula belongs that is to come in a record of its own. */
  let awaited: { row: number; column: number } | null = null;

  function numeric(at: number, value: number): RawCell {
    const style = version === 2 ? (stream[at + 5] ?? 0) & 0x3f : stream.readUInt16LE(at + 4);
    const meaning = meanings[style];
    if (!Number.isFinite(value)) return null;
    return meaning === undefined ? value : numberCell(value, meaning, is1904);
  }

  function text(at: number, length: number, hasShortCount: boolean): RawCell {
    if (version === 8) {
      const reader = readPieces(stream, at, length);
      return textCell(unicodeString(reader, reader.word()));
    }
    const count = hasShortCount ? (stream[at] ?? 0) : stream.readUInt16LE(at);
    const start = at + (hasShortCount ? 1 : 2);
    return textCell(decoder.decode(stream.subarray(start, Math.min(start + count, at + length))));
  }

  function booleanOrError(value: number, isError: boolean): RawCell {
    return isError ? { kind: 'error', text: errorText(value) } : value !== 0;
  }

  function endAwaited(value: RawCell): void {
    if (awaited === null) return;
    take(awaited.row, awaited.column, value);
    awaited = null;
  }

  function formula(row: number, column: number, at: number): void {
    const value = at + (version === 2 ? 7 : 6);
    if (stream.readUInt16LE(value + 6) === 0xffff) {
      const kind = stream[value];
      if (kind === 0) awaited = { row, column };
      else if (kind === 1 || kind === 2)
        take(row, column, booleanOrError(stream[value + 2] ?? 0, kind === 2));
      else take(row, column, null);
      return;
    }
    const number = stream.readDoubleLE(value);
    // programs that cannot calculate write 0 and ask for it twice: always, and when the file is opened
    const isToBeCalculated = ((stream[value + 8] ?? 0) & 3) === 3;
    const isMissing = isToBeCalculated && number === 0;
    take(row, column, isMissing ? { kind: 'error', text: formulaWithoutValue } : numeric(at, number));
  }

  function mulRk(row: number, column: number, at: number, length: number): void {
    for (let offset = 4, place = column; offset + 8 <= length; offset += 6, place++) {
      // the style of each number stands where `numeric` looks for that of a single one
      take(row, place, numeric(at + offset - 4, unpacked(stream.readInt32LE(at + offset + 2))));
    }
  }

  function record(type: number, at: number, length: number): void {
    if (type === recordType.string || type === recordType.string2) {
      if (awaited !== null) endAwaited(text(at, length, type === recordType.string2));
      return;
    }
    if (!isCellRecord(type, length)) return;
    endAwaited({ kind: 'error', text: formulaWithoutValue });
    const row = stream.readUInt16LE(at) + 1;
    const column = stream.readUInt16LE(at + 2);
    switch (type) {
      case recordType.labelShared:
        return take(row, column, strings[stream.readUInt32LE(at + 6)] || null);
      case recordType.rk:
        return take(row, column, numeric(at, unpacked(stream.readInt32LE(at + 6))));
      case recordType.mulRk:
        return mulRk(row, column, at, length);
      case recordType.number:
        return take(row, column, numeric(at, stream.readDoubleLE(at + 6)));
      case recordType.label:
      case recordType.richLabel:
        return take(row, column, text(at + 6, length - 6, false));
      case recordType.booleanOrError:
        return take(row, column, booleanOrError(stream[at + 6] ?? 0, stream[at + 7] === 1));
      case recordType.integer2:
        return take(row, column, numeric(at, stream.readUInt16LE(at + 7)));
      case recordType.number2:
        return take(row, column, numeric(at, stream.readDoubleLE(at + 7)));
      case recordType.label2:
        return take(row, column, text(at + 7, length - 7, true));
      case recordType.booleanOrError2:
        return take(row, column, booleanOrError(stream[at + 7] ?? 0, stream[at + 8] === 1));
      default:
        return formula(row, column, at);
    }
  }

  return { record, end: () => endAwaited({ kind: 'error', text: formulaWithoutValue }) };
}
