import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { dbaseFile } from '../../../support/sheets/dbaseFile';
import {
  cellsByRow,
  inTemporaryFolder,
  readBytes,
  readFileWhole,
  refusalOf,
} from '../../../support/sheets/readAll';

const gbk = (text: string): Buffer => iconv.encode(text, 'gbk');
const name = { name: 'NAME', type: 'C', length: 20 };

describe('a dBase table', () => {
  it('gives every sort of field, its heading first, deleted records left out', async () => {
    const workbook = await readBytes(
      dbaseFile({
        columns: [
          { ...name, name: gbk('客户') },
          { name: 'SUM', type: 'N', length: 20 },
          { name: 'DAY', type: 'D', length: 8 },
          { name: 'OK', type: 'L', length: 1 },
        ],
        records: [
          { fields: [gbk('杭州众诚'), '12.50', '20240229', 'T'] },
          { fields: [gbk('苏州'), '1', '20240301', 'F'], isDeleted: true },
          { fields: ['', '6222495767528494123', '00000000', '?'] },
          { fields: [gbk('无锡'), '********************', '20230230', 'N'] },
        ],
      }),
    );
    expect(workbook.summary).toMatchObject({
      format: 'dbf',
      encoding: 'gb18030',
      sheets: [{ name: null, lastRow: 5, columnCount: 4 }],
    });
    expect(cellsByRow(workbook)).toEqual({
      1: ['客户', 'SUM', 'DAY', 'OK'],
      2: ['杭州众诚', 12.5, { kind: 'date', iso: '2024-02-29', serial: 45_351 }, true],
      4: [null, '6222495767528494123'],
      5: ['无锡', { kind: 'error', text: '#NUM!' }, '20230230', false],
    });
  });

  it.each([
    ['GBK without a word, or with a wrong one', 0x03, gbk('众诚公司'), '众诚公司'],
    ['the Western one', 0x03, iconv.encode('Société Müller', 'windows-1252'), 'Société Müller'],
    ['the one it states', 0xc9, iconv.encode('Заказчик', 'windows-1251'), 'Заказчик'],
    ['UTF-8', 0x4d, Buffer.from('众诚'), '众诚'],
  ])('in %s keeps its text', async (_what, language, bytes, text) => {
    const file = dbaseFile({ language, columns: [name], records: [{ fields: [bytes] }] });
    expect(cellsByRow(await readBytes(file))[2]).toEqual([text]);
  });

  it('takes long text from the file beside it, and says so when that is not there', async () => {
    const memo = Buffer.alloc(2_048);
    memo.writeUInt16BE(64, 6);
    memo.writeUInt32BE(1, 512);
    memo.writeUInt32BE(8, 516);
    gbk('备注一行').copy(memo, 520);
    const file = dbaseFile({
      version: 0xf5,
      columns: [name, { name: 'NOTE', type: 'M', length: 10 }],
      records: [{ fields: ['a', '         8'] }, { fields: ['b', ''] }],
    });
    await inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.dbf');
      await writeFile(path, file);
      expect(cellsByRow(await readFileWhole(path, {}))).toEqual({
        1: ['NAME', 'NOTE'],
        2: ['a', { kind: 'error', text: '#MEMO' }],
        3: ['b'],
      });
      await writeFile(join(folder, 'a.FPT'), memo);
      expect(cellsByRow(await readFileWhole(path, {}))[2]).toEqual(['a', '备注一行']);
    });
  });

  it('without records shows its headings', async () => {
    expect(cellsByRow(await readBytes(dbaseFile({ columns: [name], records: [] })))).toEqual({ 1: ['NAME'] });
  });

  it('that promises more records than it has is damaged, never a short sheet', async () => {
    const file = dbaseFile({ columns: [name], records: [{ fields: ['a'] }], statedRecords: 3 });
    expect(await refusalOf(file)).toBe('fileDamaged');
  });
});
