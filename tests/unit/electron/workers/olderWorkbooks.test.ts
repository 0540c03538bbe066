import { write, utils, type BookType } from 'xlsx';
import { describe, expect, it } from 'vitest';
import { biff5Workbook } from '../../../support/sheets/biff5';
import { zipFile } from '../../../support/sheets/zipFile';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';

function legacyFile(bookType: BookType): Buffer {
  const sheet = utils.aoa_to_sheet([
    ['客户名称', '电话', '签订日期', '可能性'],
    ['杭州众诚有限公司', 13800000000, { t: 'n', v: 45351, z: 'yyyy-mm-dd' }, { t: 'n', v: 0.6, z: '0%' }],
    [],
    [true, { t: 'e', v: 0x2a }, '', '末'],
  ]);
  sheet['!merges'] = [utils.decode_range('A4:A5')];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '客户');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['藏']]), '隐藏');
  book.Workbook = {
    Sheets: [
      { name: '客户', Hidden: 0 },
      { name: '隐藏', Hidden: 1 },
    ],
  };
  return Buffer.from(write(book, { type: 'buffer', bookType, codepage: 936 } as never) as Uint8Array);
}

describe('an older workbook', () => {
  it.each([
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['xlml', 'xml'],
    ['ods', 'ods'],
  ] as const)('of the kind %s gives the same cells', async (bookType, format) => {
    const workbook = await readBytes(legacyFile(bookType));
    expect(workbook.summary.format).toBe(format);
    expect(cellsByRow(workbook)).toEqual({
      1: ['客户名称', '电话', '签订日期', '可能性'],
      2: [
        '杭州众诚有限公司',
        13800000000,
        { kind: 'date', iso: '2024-02-29', serial: 45351 },
        { kind: 'number', value: 0.6, format: expect.stringContaining('%') },
      ],
      // the writer of the test makes no error cells in ods
      4: [true, bookType === 'ods' ? null : { kind: 'error', text: '#N/A' }, null, '末'],
    });
    expect(workbook.summary.sheets[0]).toMatchObject({ name: '客户', lastRow: 4, columnCount: 4 });
    expect(workbook.sheets[1]).toEqual([{ row: 1, cells: ['藏'] }]);
  });

  it('of Excel 95 keeps its Chinese text', async () => {
    const workbook = await readBytes(
      biff5Workbook([
        ['客户名称', '地址'],
        ['杭州众诚有限公司', '文三路１号'],
      ]),
    );
    expect(workbook.summary).toMatchObject({ format: 'xls', sheets: [{ name: '客户' }] });
    expect(cellsByRow(workbook)).toEqual({ 1: ['客户名称', '地址'], 2: ['杭州众诚有限公司', '文三路１号'] });
  });

  it('of Excel 2 without a container is read', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['name', 1.5], ['b']]), 'a');
    const bytes = Buffer.from(write(book, { type: 'buffer', bookType: 'biff2' }) as Uint8Array);
    expect(cellsByRow(await readBytes(bytes))).toEqual({ 1: ['name', 1.5], 2: ['b'] });
  });

  it('of SpreadsheetML in GBK is decoded by what it says', async () => {
    const xml = legacyFile('xlml')
      .toString('utf8')
      .replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="GB2312"?>');
    const { default: iconv } = await import('iconv-lite');
    expect(cellsByRow(await readBytes(iconv.encode(xml, 'gbk')))[1]?.[0]).toBe('客户名称');
  });

  it.each([
    [
      'SpreadsheetML with a cell far away',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row ss:Index="99999999"><Cell><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>',
      'fileUnsafe',
    ],
    [
      'SpreadsheetML with entities',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      'fileUnsafe',
    ],
    ['RTF', `{\\rtf1${'\\trowd'.repeat(50_000)}}`, 'fileDocument'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'fileDocument'],
    [
      'flat OpenDocument',
      '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
      'fileNotASheet',
    ],
    ['an empty file', '', 'fileEmpty'],
    ['blank text', ' \r\n\t\n', 'fileEmpty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'fileDocument'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)), 'fileNotASheet'],
  ])('%s is refused', async (_what, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('cut short or with flipped bytes ends in a closed code', async () => {
    const whole = legacyFile('biff8');
    for (let length = 8; length < whole.length; length += 211) {
      expect(await refusalOf(whole.subarray(0, length))).toMatch(/^(opened|file\w+|sheetMissing)$/);
    }
  });

  it('of OpenDocument that stands for a billion cells is refused at once', async () => {
    const cell =
      '<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>';
    const content = (row: string): string =>
      `<office:document-content><office:body><office:spreadsheet><table:table table:name="甲">${row}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const file = (row: string): Buffer =>
      zipFile([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: content(row) },
      ]);
    expect(
      await refusalOf(
        file(`<table:table-row table:number-rows-repeated="1048000">${cell}</table:table-row>`),
      ),
    ).toBe('fileUnsafe');
    // without styles and without a manifest, as small programs write it
    const workbook = await readBytes(file(`<table:table-row>${cell.replace('1000', '3')}</table:table-row>`));
    expect(cellsByRow(workbook)).toEqual({ 1: [1, 1, 1] });
  });
});
