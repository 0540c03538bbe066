import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';
import { workbookPackage } from '../../../support/sheets/workbookPackage';
import { zipFile } from '../../../support/sheets/zipFile';

const csv = '客户名称,电话\n众诚,0571-1\n';
const cells = { 1: ['客户名称', '电话'], 2: ['众诚', '0571-1'] };
const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

describe('an archive', () => {
  it('of one sheet is that sheet', async () => {
    const zip = zipFile([
      { name: '导出/客户.csv', content: csv },
      { name: '__MACOSX/._客户.csv', content: 'x' },
      { name: '导出/说明.pdf', content: 'x' },
    ]);
    expect(cellsByRow(await readBytes(zip))).toEqual(cells);
    const workbook = zipFile([{ name: 'a.xlsx', content: workbookPackage({ sheet }) }]);
    expect(cellsByRow(await readBytes(workbook))).toEqual({ 1: [1] });
    expect(cellsByRow(await readBytes(gzipSync(csv)))).toEqual(cells);
  });

  it('of pages, as Google Sheets downloads them, is a workbook with a sheet for each page', async () => {
    const page = (text: string): string => `<meta charset="utf-8"><table><tr><td>${text}</td></tr></table>`;
    const workbook = await readBytes(
      zipFile([
        { name: '客户.html', content: page('甲') },
        { name: '合同.html', content: page('乙') },
        { name: 'resources/sheet.css', content: 'a{}' },
      ]),
    );
    expect(workbook.summary.sheets.map(({ name }) => name)).toEqual(['客户', '合同']);
    expect(workbook.sheets).toEqual([[{ row: 1, cells: ['甲'] }], [{ row: 1, cells: ['乙'] }]]);
  });

  it.each([
    [
      'of several sheets',
      zipFile([
        { name: 'a.csv', content: csv },
        { name: 'b.xls', content: csv },
      ]),
    ],
    ['with a password', zipFile([{ name: 'a.csv', content: csv, flags: 1 }])],
    ['inside an archive', zipFile([{ name: 'a.csv', content: zipFile([{ name: 'b.csv', content: csv }]) }])],
    ['inside a packed file', gzipSync(zipFile([{ name: 'b.csv', content: csv }]))],
    ['of the kind rar', Buffer.from('526172211a07010033', 'hex')],
    ['of the kind 7z', Buffer.from('377abcaf271c000433', 'hex')],
  ])('%s is to be unpacked first', async (_what, bytes) => {
    expect(await refusalOf(bytes)).toBe('fileArchive');
  });

  it('that grows beyond all measure is unsafe, one that is cut off is damaged', async () => {
    expect(await refusalOf(gzipSync(Buffer.alloc(30 * 2 ** 20)))).toBe('fileUnsafe');
    expect(await refusalOf(gzipSync(csv.repeat(100)).subarray(0, 60))).toBe('fileDamaged');
  });
});
