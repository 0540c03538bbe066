import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agilePackage } from '../../../support/sheets/agilePackage';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';
import { workbookPackage } from '../../../support/sheets/workbookPackage';

const fixtures = join(import.meta.dirname, '../../../fixtures/sheets');
const plain = workbookPackage({
  sheet: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>密</t></is></c></row></sheetData>',
});

describe('a file under a password', () => {
  it.each(['password.xls', 'password.ods', 'password-standard.xlsx'])('%s is named as such', async (name) => {
    expect(await refusalOf(await readFile(join(fixtures, name)))).toBe('filePassword');
  });

  it('of Excel 2010 and later opens with the right password only', async () => {
    const bytes = agilePackage(plain, '密码 1');
    expect(await refusalOf(bytes)).toBe('filePassword');
    expect(await refusalOf(bytes, { password: '密码 2' })).toBe('filePasswordWrong');
    expect(cellsByRow(await readBytes(bytes, { password: '密码 1' }))).toEqual({ 1: ['密'] });
  });

  it('that is only protected against changes opens without asking', async () => {
    expect(cellsByRow(await readBytes(agilePackage(plain, 'VelvetSweatshop')))).toEqual({ 1: ['密'] });
  });

  it('of Excel 97, written by LibreOffice, opens with the right password only', async () => {
    const bytes = await readFile(join(fixtures, 'password.xls'));
    expect(await refusalOf(bytes, { password: 'crm2024' })).toBe('filePasswordWrong');
    const workbook = await readBytes(bytes, { password: 'crm2023' });
    expect(workbook.summary.sheets.map(({ name, lastRow }) => [name, lastRow])).toEqual([
      ['客户', 5],
      ['隐藏', 1],
    ]);
    expect(cellsByRow(workbook)[2]?.slice(0, 2)).toEqual(['杭州众诚有限公司', 13800000000]);
  });

  it('of Excel 2007, written by LibreOffice, opens with the right password only', async () => {
    const bytes = await readFile(join(fixtures, 'password-standard.xlsx'));
    expect(await refusalOf(bytes, { password: 'crm2024' })).toBe('filePasswordWrong');
    expect(cellsByRow(await readBytes(bytes, { password: 'crm2023' }))[2]?.[0]).toBe('杭州众诚有限公司');
  });
});

describe('a file written by LibreOffice', () => {
  it('as .xls gives formats, dates, merged, hidden and error cells', async () => {
    const workbook = await readBytes(await readFile(join(fixtures, 'libreoffice.xls')));
    expect(
      workbook.summary.sheets.map(({ name, visibility, hiddenRows, hiddenColumns, merges }) => ({
        name,
        visibility,
        hiddenRows,
        hiddenColumns,
        merges,
      })),
    ).toEqual([
      {
        name: '客户',
        visibility: 'visible',
        hiddenRows: [3],
        hiddenColumns: [1],
        merges: [{ firstRow: 5, lastRow: 6, firstColumn: 0, lastColumn: 2 }],
      },
      { name: '隐藏', visibility: 'hidden', hiddenRows: [], hiddenColumns: [], merges: [] },
    ]);
    expect(cellsByRow(workbook)).toEqual({
      1: ['客户名称', '电话', '日期', '概率', '万', '时间', '码'],
      2: [
        '杭州众诚有限公司',
        13800000000,
        { kind: 'date', iso: '2024-02-29', serial: 45351 },
        { kind: 'number', value: 0.6, format: '0%' },
        { kind: 'number', value: 12.5, format: '0.0\\万' },
        { kind: 'date', iso: '2024-02-29T10:20:00', serial: expect.closeTo(45351.430556, 5) },
        { kind: 'number', value: 123, format: '000000' },
      ],
      3: [true, { kind: 'error', text: '#N/A' }, 2],
      5: ['合并'],
    });
  });

  it('as .ods tells what is hidden and merged', async () => {
    const { summary } = await readBytes(await readFile(join(fixtures, 'libreoffice.ods')));
    expect(summary).toMatchObject({
      format: 'ods',
      sheets: [
        { visibility: 'visible', hiddenRows: [3], hiddenColumns: [1], merges: [{ firstRow: 5, lastRow: 6 }] },
        { visibility: 'hidden', hiddenRows: [], hiddenColumns: [] },
      ],
    });
  });

  it('as .ods gives the same dates in every time zone', async () => {
    const bytes = await readFile(join(fixtures, 'libreoffice.ods'));
    const zone = process.env['TZ'];
    try {
      for (const other of ['Asia/Shanghai', 'UTC', 'America/New_York']) {
        process.env['TZ'] = other;
        const row = cellsByRow(await readBytes(bytes))[2];
        expect([row?.[2], row?.[5]]).toMatchObject([{ iso: '2024-02-29' }, { iso: '2024-02-29T10:20:00' }]);
      }
    } finally {
      process.env['TZ'] = zone;
    }
  });

  it('as a web page keeps what was shown', async () => {
    const workbook = await readBytes(await readFile(join(fixtures, 'libreoffice.html')));
    expect(cellsByRow(workbook)[2]).toEqual([
      '杭州众诚有限公司',
      '2024年2月29日',
      '60%',
      '12.5万',
      '2024-02-29 10:20',
      '000123',
    ]);
  });
});
