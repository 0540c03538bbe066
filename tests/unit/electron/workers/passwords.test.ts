import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agilePackage } from '../../../support/sheets/agilePackage';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';
import { workbookPackage } from '../../../support/sheets/workbookPackage';
import { zipFile } from '../../../support/sheets/zipFile';

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

  it.each([
    [
      'whose key is made by Argon2, as LibreOffice 24.8 writes',
      [
        { name: 'content.xml', content: 'x' },
        {
          name: 'META-INF/manifest.xml',
          content:
            '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml" manifest:size="1"><manifest:encryption-data><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm"/><manifest:key-derivation manifest:key-derivation-name="urn:org:documentfoundation:names:experimental:office:manifest:argon2id"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>',
        },
      ],
    ],
    [
      'encrypted as a whole',
      [
        { name: 'encrypted-package', content: 'x' },
        { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
      ],
    ],
  ])('that cannot be opened even with it is never asked for it: %s', async (_what, parts) => {
    const type = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' };
    expect(await refusalOf(zipFile([type, ...parts]))).toBe('fileCipher');
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

  it('of OpenDocument, written by LibreOffice, opens with the right password only', async () => {
    const bytes = await readFile(join(fixtures, 'password.ods'));
    expect(await refusalOf(bytes, { password: 'crm2024' })).toBe('filePasswordWrong');
    expect(cellsByRow(await readBytes(bytes, { password: 'crm2023' }))[2]?.[0]).toBe('杭州众诚有限公司');
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

  it.each(['libreoffice.ods', 'libreoffice.fods', 'libreoffice.xlsx'])(
    'as %s gives the same cells',
    async (name) => {
      const workbook = await readBytes(await readFile(join(fixtures, name)));
      expect(cellsByRow(workbook)).toEqual({
        1: ['客户名称', '电话', '日期', '概率', '万', '时间', '码'],
        2: [
          '杭州众诚有限公司',
          13800000000,
          { kind: 'date', iso: '2024-02-29', serial: 45351 },
          { kind: 'number', value: 0.6, format: '0%' },
          { kind: 'number', value: 12.5, format: expect.stringMatching(/^0\.0(?:"万"|\\万)$/) },
          { kind: 'date', iso: '2024-02-29T10:20:00', serial: expect.closeTo(45351.430556, 5) },
          { kind: 'number', value: 123, format: '000000' },
        ],
        3: [true, { kind: 'error', text: '#N/A' }, 2],
        5: ['合并'],
      });
    },
  );

  it('as text in GB18030 keeps what was shown', async () => {
    const workbook = await readBytes(await readFile(join(fixtures, 'libreoffice-gb18030.csv')));
    expect(workbook.summary).toMatchObject({ encoding: 'gb18030', delimiter: ',' });
    expect(cellsByRow(workbook)[2]?.[0]).toBe('杭州众诚有限公司');
  });

  it('as SYLK keeps what was shown but its formats, which LibreOffice leaves out', async () => {
    const workbook = await readBytes(await readFile(join(fixtures, 'libreoffice.slk')));
    expect(cellsByRow(workbook)).toEqual({
      1: ['客户名称', '电话', '日期', '概率', '万', '时间', '码'],
      2: ['杭州众诚有限公司', 13800000000, 45351, 0.6, 12.5, 45351.4305555556, 123],
      3: [1, { kind: 'error', text: '#N/A' }, 2],
      5: ['合并'],
    });
  });

  it('as DIF keeps its numbers, of which LibreOffice writes some as they are shown', async () => {
    const workbook = await readBytes(await readFile(join(fixtures, 'libreoffice.dif')));
    const rows = cellsByRow(workbook);
    expect(rows[2]?.slice(1)).toEqual([13800000000, '02/29/2024', '60%', 12.5, '2024-02-29 10:20:00', 123]);
    expect(rows[3]).toEqual([true, { kind: 'error', text: '#ERROR' }, 2]);
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
