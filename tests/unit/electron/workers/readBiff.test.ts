import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { formulaWithoutValue } from '../../../../db/schema/cell';
import { biff8Stream, double, long, record, text, words, xlsFile } from '../../../support/sheets/biff8';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';

const number = (row: number, column: number, value: number, style = 0): Buffer =>
  record(0x0203, words(row, column, style), double(value));
const label = (row: number, column: number, value: string): Buffer =>
  record(0x0204, words(row, column, 0), text(value));
const formula = (row: number, column: number, value: Buffer, flags = 0): Buffer =>
  record(0x0006, words(row, column, 0), value, words(flags), long(0), words(0));
const special = (kind: number, value = 0): Buffer => Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff]);

describe('an .xls workbook', () => {
  it('gives every sort of cell as it stands', async () => {
    const file = xlsFile(
      biff8Stream({
        globals: [
          record(0x041e, words(164), text('0.0"万"')),
          record(0x00e0, words(0, 0, 0)),
          record(0x00e0, words(0, 14, 0)),
          record(0x00e0, words(0, 164, 0)),
        ],
        sheets: [
          [
            record(0x027e, words(0, 0, 0), long((123_456 << 2) | 2)),
            record(0x027e, words(0, 1, 0), long(((-150 << 2) | 3) >>> 0)),
            record(
              0x00bd,
              words(0, 2),
              words(1),
              long((45_351 << 2) | 2),
              words(2),
              long((125 << 2) | 3),
              words(3),
            ),
            number(1, 0, 12.5),
            record(0x0205, words(1, 1, 0), Buffer.from([1, 0])),
            record(0x0205, words(1, 2, 0), Buffer.from([0x2a, 1])),
            label(1, 4, '客户\r\n名称'),
          ],
        ],
      }),
    );
    expect(cellsByRow(await readBytes(file))).toEqual({
      1: [
        123_456,
        -1.5,
        { kind: 'date', iso: '2024-02-29', serial: 45_351 },
        { kind: 'number', value: 1.25, format: '0.0"万"' },
      ],
      2: [12.5, true, { kind: 'error', text: '#N/A' }, null, '客户\n名称'],
    });
  });

  it('gives what formulas were last calculated to, and says when one never was', async () => {
    const file = xlsFile(
      biff8Stream({
        sheets: [
          [
            formula(0, 0, double(3.5)),
            formula(0, 1, special(0)),
            record(0x04bc, words(0, 0)),
            record(0x0207, text('合计')),
            formula(0, 2, special(1, 1)),
            formula(0, 3, special(2, 0x17)),
            formula(0, 4, special(3)),
            formula(0, 5, double(0)),
            formula(1, 0, double(0), 3),
            formula(1, 1, special(0)),
          ],
        ],
      }),
    );
    expect(cellsByRow(await readBytes(file))).toEqual({
      1: [3.5, '合计', true, { kind: 'error', text: '#REF!' }, null, 0],
      2: [
        { kind: 'error', text: formulaWithoutValue },
        { kind: 'error', text: formulaWithoutValue },
      ],
    });
  });

  it('joins shared strings that run on into the next record, and skips rich runs and reading aids', async () => {
    const long1 = '甲'.repeat(10);
    const strings = Buffer.concat([
      words(4),
      Buffer.from([0]),
      Buffer.from('abcd'),
      // rich (8) and with a reading aid (4), wide (1)
      words(2),
      Buffer.from([13]),
      words(1),
      long(6),
      Buffer.from('客户', 'utf16le'),
      words(0, 0),
      Buffer.from('KEHU..'),
      words(long1.length + 3),
      Buffer.from([1]),
      Buffer.from(long1, 'utf16le'),
    ]);
    const file = xlsFile(
      biff8Stream({
        globals: [
          record(0x00fc, long(3), long(3), strings),
          // the rest of the last string, now one byte a character
          record(0x003c, Buffer.from([0]), Buffer.from('xyz')),
        ],
        sheets: [[0, 1, 2].map((index) => record(0x00fd, words(0, index, 0), long(index)))].map((records) => [
          ...records,
        ]),
      }),
    );
    expect(cellsByRow(await readBytes(file))).toEqual({ 1: ['abcd', '客户', `${long1}xyz`] });
  });

  it('sorts rows that stand in any order, and tells what is hidden and merged', async () => {
    const file = xlsFile(
      biff8Stream({
        sheets: [
          [
            record(0x007d, words(1, 1, 0, 0, 1), words(0)),
            record(0x0208, words(2, 0, 0, 0, 0, 0, 0x20, 0)),
            label(2, 1, 'c'),
            label(0, 0, 'a'),
            record(0x00e5, words(1), words(0, 1, 0, 2)),
          ],
        ],
      }),
    );
    const workbook = await readBytes(file);
    expect(workbook.sheets[0]?.map(({ row }) => row)).toEqual([1, 3]);
    expect(workbook.summary.sheets[0]).toMatchObject({
      lastRow: 3,
      columnCount: 2,
      hiddenRows: [3],
      hiddenColumns: [1],
      merges: [{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 2 }],
    });
  });

  it('leaves out what embedded charts hold', async () => {
    const chart = [record(0x0809, words(0x0600, 0x0020, 0, 0)), number(0, 0, 99), record(0x000a)];
    const file = xlsFile(biff8Stream({ sheets: [[...chart, number(1, 0, 1)]] }));
    expect(cellsByRow(await readBytes(file))).toEqual({ 2: [1] });
  });

  it('counts dates from 1904 when the workbook says so', async () => {
    const file = xlsFile(
      biff8Stream({
        globals: [record(0x0022, words(1)), record(0x00e0, words(0, 14, 0))],
        sheets: [[number(0, 0, 43_889)]],
      }),
    );
    expect(cellsByRow(await readBytes(file))).toEqual({
      1: [{ kind: 'date', iso: '2024-02-29', serial: 45_351 }],
    });
  });

  it('reads rows that span many pieces whole and once', async () => {
    const rows = Array.from({ length: 1_000 }, (_, row) => [number(row, 0, row), number(row, 1, -row)]);
    const workbook = await readBytes(xlsFile(biff8Stream({ sheets: [rows.flat()] })));
    expect(workbook.sheets[0]).toEqual(
      Array.from({ length: 1_000 }, (_, row) => ({ row: row + 1, cells: [row, -row] })),
    );
  });

  it('bare of a container and without a version is read by the bytes of its texts', async () => {
    const label = (row: number, value: string): Buffer => {
      const bytes = iconv.encode(value, 'gbk');
      return record(0x0204, words(row, 0, 0, bytes.length), bytes);
    };
    const bytes = Buffer.concat([
      record(0x0809, words(0, 0x1000, 0x3733, 0x3236)),
      record(0x0203, words(0, 1, 0), double(2)),
      label(0, '客户'),
      label(1, '众诚'),
    ]);
    expect(cellsByRow(await readBytes(bytes))).toEqual({ 1: ['客户', 2], 2: ['众诚'] });
  });

  it('that lists a sheet it does not have is refused', async () => {
    const file = xlsFile(
      biff8Stream({ sheets: [[number(0, 0, 1)], [number(0, 0, 2)]], placeOf: (sheet, at) => at + sheet * 3 }),
    );
    expect(await refusalOf(file)).toBe('sheetMissing');
  });

  it('whose many sheets are all the same long one is refused', async () => {
    const sheets = Array.from({ length: 200 }, (_, index) =>
      index === 0 ? Array.from({ length: 2_000 }, (_unused, row) => number(row, 0, row)) : [],
    );
    let first = 0;
    const file = xlsFile(
      biff8Stream({ sheets, placeOf: (sheet, at) => (sheet === 0 ? (first = at) : first) }),
    );
    expect(await refusalOf(file)).toBe('fileUnsafe');
  });

  it('cut off inside a record is damaged, never a short sheet', async () => {
    const stream = biff8Stream({ sheets: [[label(0, 0, '完整'), label(1, 0, '残缺')]] });
    expect(await refusalOf(xlsFile(stream.subarray(0, stream.length - 6)))).toBe('fileDamaged');
  });
});

/** Does to a stream what Excel 95 does: each byte XOR the key and turned, MS-OFFCRYPTO 2.3.7.3. */
function obfuscated(stream: Buffer, password: string, key: number): Buffer {
  const padding = Buffer.from('bbffffbaffffb98000be0f00bf0f0000', 'hex');
  const turned = (value: number, by: number): number => ((value << by) | (value >> (8 - by))) & 255;
  const keys = Buffer.concat([Buffer.from(password), padding])
    .subarray(0, 16)
    .map((byte, index) => turned(byte ^ (index % 2 === 0 ? key & 255 : key >> 8), 2));
  const hidden = Buffer.from(stream);
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    if (type === 0x0809 || type === 0x002f) continue;
    for (let index = type === 0x0085 ? 4 : 0; index < length; index++) {
      const place = at + 4 + index;
      hidden[place] = turned((stream[place] ?? 0) ^ (keys[(at + 4 + length + index) % 16] ?? 0), 5);
    }
  }
  return hidden;
}

describe('an .xls workbook hidden in the way of Excel 95', () => {
  it('is named as such and opens with the right password only', async () => {
    // 0xcc1a is what every program states for "abc"
    const stream = biff8Stream({
      globals: [record(0x002f, words(0, 0x5a17, 0xcc1a))],
      sheets: [[label(0, 0, '密'), number(0, 1, 7)]],
    });
    const file = xlsFile(obfuscated(stream, 'abc', 0x5a17));
    expect(await refusalOf(file)).toBe('filePassword');
    expect(await refusalOf(file, { password: 'abd' })).toBe('filePasswordWrong');
    expect(cellsByRow(await readBytes(file, { password: 'abc' }))).toEqual({ 1: ['密', 7] });
  });
});
