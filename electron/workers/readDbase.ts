import { isAscii, isUtf8 } from 'node:buffer';
import type { RawCell, RawRow } from '../../db/schema/cell';
import { createMemoReader } from './dbase/memo';
import { fieldValue, readFields } from './dbase/fields';
import { limits } from './limits';
import type { OpenedWorkbook } from './openedWorkbook';
import { textEncodings, type OpenOptions, type TextEncoding } from './protocol';
import { looksChinese } from './text/looksChinese';
import { WorkerFailure } from './workerFailure';

/** The code pages of FoxPro and dBase that say more than "the one of this machine". */
const statedEncodings: Readonly<Record<number, string>> = {
  0x13: 'shift_jis',
  0x26: 'ibm866',
  0x4d: 'gb18030',
  0x4e: 'euc-kr',
  0x4f: 'big5',
  0x65: 'ibm866',
  0x78: 'big5',
  0x79: 'euc-kr',
  0x7a: 'gb18030',
  0x7b: 'shift_jis',
  0x7c: 'windows-874',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
};

const rowsPerPiece = 400;
const rowsPerPieceWithMemo = 20;

/** The bytes of all names of fields. */
function namesOf(file: Buffer): Buffer {
  const names: Buffer[] = [];
  for (let at = 32; at + 32 < file.readUInt16LE(8); at += 32) names.push(file.subarray(at, at + 11));
  return Buffer.concat(names);
}

function encodingOf(file: Buffer, memo: Buffer | null, options: OpenOptions): string {
  if (options.encoding !== undefined) return options.encoding;
  const telling = [file.subarray(file.readUInt16LE(8)), namesOf(file), memo].find(
    (bytes) => bytes !== null && !isAscii(bytes),
  );
  if (telling === undefined || telling === null) return 'gb18030';
  if (isUtf8(telling)) return 'utf-8';
  const stated = statedEncodings[file[29] ?? 0];
  if (stated !== undefined) return stated;
  return looksChinese(telling) ? 'gb18030' : 'windows-1252';
}

function checkedCount(file: Buffer): number {
  const count = file.readUInt32LE(4);
  const recordBytes = file.readUInt16LE(10);
  // a header may count one byte more than there is: the sign of the end is sometimes left out
  if (recordBytes === 0 || file.readUInt16LE(8) + count * recordBytes > file.length + 1)
    throw new WorkerFailure('fileDamaged', 'records missing');
  if (count >= limits.rows) throw new WorkerFailure('tooManyRows', 'records');
  return count;
}

/**
 * Opens a dBase, Clipper or FoxPro table: the names of its fields are row 1, record n is row n + 1, deleted records are
 * left out. `memo` is the file beside it that holds long text. Throws `WorkerFailure`.
 */
export function readDbase(file: Buffer, memo: Buffer | null, options: OpenOptions): OpenedWorkbook {
  const count = checkedCount(file);
  const encoding = encodingOf(file, memo, options);
  const decoder = new TextDecoder(encoding);
  const decode = (bytes: Buffer): string => decoder.decode(bytes);
  const version = file[0] ?? 0;
  const isFoxPro = version >= 0x30;
  const sources = {
    decode,
    memo: createMemoReader(memo, isFoxPro && version !== 0x83 && version !== 0x8b),
    isVisualFoxPro: version >= 0x30 && version <= 0x32,
  };
  // a column FoxPro keeps for itself
  const fields = readFields(file, decode).filter(({ type }) => type !== '0');
  // a field without bytes holds nothing, in a million records too
  const read = fields
    .map((field, column) => ({ field, column }))
    .filter(({ field, column }) => field.length > 0 && column < limits.columns);
  const headerBytes = file.readUInt16LE(8);
  const recordBytes = file.readUInt16LE(10);

  function cellsOf(index: number): RawCell[] {
    const start = headerBytes + index * recordBytes;
    const record = file.subarray(start, start + recordBytes);
    const cells: RawCell[] = [];
    if (record[0] === 0x2a) return cells;
    for (const { field, column } of read) {
      const value = fieldValue(field, record, sources);
      if (value === null) continue;
      while (cells.length < column) cells.push(null);
      cells.push(value);
    }
    return cells;
  }

  function* rows(): Generator<readonly RawRow[]> {
    let piece: RawRow[] = [{ row: 1, cells: fields.slice(0, limits.columns).map(({ name }) => name) }];
    for (let index = 0; index < count; index++) {
      const cells = cellsOf(index);
      if (cells.length > 0) piece.push({ row: index + 2, cells });
      if (piece.length < (memo === null ? rowsPerPiece : rowsPerPieceWithMemo)) continue;
      yield piece;
      piece = [];
    }
    yield piece;
  }

  const known = textEncodings.find((one): one is TextEncoding => one === encoding);
  const sheet = { index: 0, name: null, visibility: 'visible', lastRow: count + 1 } as const;
  return {
    summary: {
      format: 'dbf',
      ...(known === undefined ? {} : { encoding: known }),
      sheets: [{ ...sheet, columnCount: fields.length, merges: [], hiddenRows: [], hiddenColumns: [] }],
    },
    rows: (index) => {
      if (index !== 0) throw new WorkerFailure('sheetMissing', `sheet ${index}`);
      return rows();
    },
  };
}
