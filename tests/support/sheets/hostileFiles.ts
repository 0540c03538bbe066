import { deflateRawSync } from 'node:zlib';
import { biff8Stream, long, record, text, words, xlsFile } from './biff8';
import { dbaseFile } from './dbaseFile';
import { workbookPackage } from './workbookPackage';
import { zipFile } from './zipFile';

/** A small file made to cost much, and what has to become of it: `opened` or the code of its refusal. */
export interface HostileFile {
  readonly name: string;
  readonly becomes: string;
  readonly bytes: () => Buffer | string;
}

const mebibyte = 1024 * 1024;
const xmlHead = '<?xml version="1.0"?>';
const spreadsheetXml = `${xmlHead}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">`;
const flatDocument = `${xmlHead}<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">`;
const flatTable = `${flatDocument}<office:body><office:spreadsheet><table:table table:name="a">`;
const tableEnd = '</table:table></office:spreadsheet></office:body></office:document>';
const textCell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>';
const oneRow = '<row r="1"><c r="A1"><v>1</v></c></row>';

function withSheet(content: Buffer): Buffer {
  return workbookPackage({
    more: [
      {
        name: 'xl/x.xml',
        content: '',
        packed: deflateRawSync(content),
        statedSize: content.length,
        statedCrc: 0,
      },
    ],
    relations: '<Relationship Id="rId5" Type="http://x/worksheet" Target="x.xml"/>',
    sheets: '<sheet name="w" sheetId="1" r:id="rId5"/>',
  });
}

function sheetOf(rows: string, head = '', tail = ''): Buffer {
  return workbookPackage({ sheet: `${head}<sheetData>${rows}</sheetData>${tail}` });
}

function labels(count: number, cell: (index: number) => Buffer): Buffer {
  return xlsFile(
    biff8Stream({
      globals: [record(0x00fc, long(1), long(1), text('x'.repeat(8_000)))],
      sheets: [Array.from({ length: count }, (_, index) => cell(index))],
    }),
  );
}

/** A container whose sectors, or whose directory, go round in a circle. */
function circle(change: (file: Buffer) => void): Buffer {
  const file = xlsFile(biff8Stream({ sheets: [[record(0x0204, words(0, 0, 0), text('x'.repeat(6_000)))]] }));
  change(file);
  return file;
}

/** A container of a hundred thousand storages, each inside the one before. */
function nestedStorages(): Buffer {
  const count = 100_000;
  const directorySectors = Math.ceil((count * 128) / 512);
  const tableSectors = Math.ceil((directorySectors + 800) / 128);
  const head = Buffer.alloc(512, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.fill(0, 8, 0x4c);
  head.writeUInt16LE(3, 0x1a);
  head.writeUInt16LE(9, 0x1e);
  head.writeUInt16LE(6, 0x20);
  head.writeUInt32LE(tableSectors, 0x2c);
  head.writeUInt32LE(tableSectors, 0x30);
  head.writeUInt32LE(4_096, 0x38);
  head.writeUInt32LE(0xfffffffe, 0x3c);
  head.writeUInt32LE(0xfffffffe, 0x44);
  for (let index = 0; index < Math.min(tableSectors, 109); index++)
    head.writeUInt32LE(index, 0x4c + index * 4);
  const table = Buffer.alloc(tableSectors * 512, 0xff);
  for (let sector = tableSectors; sector < tableSectors + directorySectors - 1; sector++) {
    if (sector * 4 + 4 <= table.length) table.writeUInt32LE(sector + 1, sector * 4);
  }
  const directory = Buffer.alloc(directorySectors * 512);
  for (let index = 0; index < count; index++) {
    const at = index * 128;
    directory.write('n'.repeat(31), at, 'utf16le');
    directory.writeUInt16LE(64, at + 0x40);
    directory[at + 0x42] = index === 0 ? 5 : 1;
    directory.writeUInt32LE(0xffffffff, at + 0x44);
    directory.writeUInt32LE(0xffffffff, at + 0x48);
    directory.writeUInt32LE(index + 1, at + 0x4c);
  }
  return Buffer.concat([head, table, directory]);
}

const hiddenRow = '<row r="1048576" hidden="1"/>';

/** Files of Excel's packages. */
const packages: readonly HostileFile[] = [
  {
    name: 'a bomb of 300 MiB',
    becomes: 'fileUnsafe',
    bytes: () => withSheet(Buffer.alloc(300 * mebibyte, 0x20)),
  },
  {
    name: 'a directory that lies about a bomb',
    becomes: 'fileUnsafe',
    bytes: () =>
      workbookPackage({
        more: [
          {
            name: 'xl/x.xml',
            content: '',
            packed: deflateRawSync(Buffer.alloc(300 * mebibyte, 0x20)),
            statedSize: 2_000,
          },
        ],
        relations: '<Relationship Id="rId5" Type="http://x/worksheet" Target="x.xml"/>',
        sheets: '<sheet name="w" sheetId="1" r:id="rId5"/>',
      }),
  },
  {
    name: 'columns from 1 to 16,384 hidden 60,000 times',
    becomes: 'opened',
    bytes: () => sheetOf(oneRow, `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(60_000)}</cols>`),
  },
  {
    name: 'columns hidden from minus a billion, from minus endless, and to endless',
    becomes: 'opened',
    bytes: () =>
      sheetOf(
        oneRow,
        '<cols><col min="-1000000000" max="16384" hidden="1"/><col min="-Infinity" max="1" hidden="1"/><col min="1" max="Infinity" hidden="1"/></cols>',
      ),
  },
  {
    name: 'a hundred thousand hidden rows at the end of the sheet',
    becomes: 'opened',
    bytes: () => sheetOf(`${hiddenRow.repeat(100_000)}<row r="1048576"><c r="A1048576"><v>1</v></c></row>`),
  },
  {
    name: 'a text of 32,000 characters in half a million cells',
    becomes: 'fileTooLarge',
    bytes: () =>
      workbookPackage({
        sheet: `<sheetData>${Array.from({ length: 2_000 }, (_, row) => `<row r="${row + 1}">${'<c t="s"><v>0</v></c>'.repeat(250)}</row>`).join('')}</sheetData>`,
        sharedStrings: `<si><t>${'字'.repeat(32_000)}</t></si>`,
      }),
  },
  {
    name: 'a number format of a million characters in every cell',
    becomes: 'opened',
    bytes: () =>
      workbookPackage({
        sheet: `<sheetData>${Array.from({ length: 2_000 }, (_, row) => `<row r="${row + 1}">${'<c s="1"><v>1</v></c>'.repeat(20)}</row>`).join('')}</sheetData>`,
        styles: `<numFmts><numFmt numFmtId="200" formatCode="0&quot;${'x'.repeat(1_000_000)}&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>`,
      }),
  },
  {
    name: 'a list of sheets whose tags never end',
    becomes: 'sheetMissing',
    bytes: () => workbookPackage({ sheet: '<sheetData/>', sheets: '<sheet '.repeat(500_000) }),
  },
  {
    name: 'a tag of two million letters',
    becomes: 'opened',
    bytes: () => sheetOf(oneRow, `<cols><col ${'a'.repeat(2_000_000)} min="1"/></cols>`),
  },
  {
    name: 'a cell of half a million openings of values',
    becomes: 'opened',
    bytes: () => sheetOf(`<row r="1"><c r="A1">${'<v '.repeat(500_000)}</c></row>`),
  },
  {
    name: 'a cell of half a million openings of texts',
    becomes: 'opened',
    bytes: () =>
      sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is>${'<t><rPh>'.repeat(300_000)}</is></c></row>`),
  },
  {
    name: 'merged cells over the whole sheet, a hundred thousand times',
    becomes: 'opened',
    bytes: () =>
      sheetOf(oneRow, '', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`),
  },
];

/** Files of one XML text. */
const texts: readonly HostileFile[] = [
  {
    name: 'SpreadsheetML with a cell in the last column of the last row',
    becomes: 'opened',
    bytes: () =>
      `${spreadsheetXml}<Worksheet><Table><Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>`,
  },
  {
    name: 'SpreadsheetML with a span of a billion',
    becomes: 'fileUnsafe',
    bytes: () =>
      `${spreadsheetXml}<Worksheet><Table><Column ss:Hidden="1" ss:Span="1000000000"/><Row ss:Span="1000000000"/></Table></Worksheet></Workbook>`,
  },
  {
    name: 'SpreadsheetML with every row and column hidden 20,000 times',
    becomes: 'opened',
    bytes: () =>
      `${spreadsheetXml}<Worksheet><Table>${'<Column ss:Hidden="1" ss:Index="1" ss:Span="1000000"/>'.repeat(20_000)}${'<Row ss:Index="1" ss:Hidden="1" ss:Span="1000000"/>'.repeat(20_000)}<Row ss:Index="1048576"><Cell><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>`,
  },
  {
    name: 'an OpenDocument sheet with a million values in each of a million rows',
    becomes: 'fileUnsafe',
    bytes: () =>
      `${flatTable}<table:table-row table:number-rows-repeated="1048576">${textCell.replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="16384"')}</table:table-row>${tableEnd}`,
  },
  {
    name: 'an OpenDocument sheet with every row and column hidden 20,000 times',
    becomes: 'opened',
    bytes: () =>
      `${flatTable}${'<table:table-column table:visibility="collapse" table:number-columns-repeated="16384"/>'.repeat(20_000)}${'<table:table-row table:visibility="collapse" table:number-rows-repeated="50"/>'.repeat(20_000)}<table:table-row>${textCell}</table:table-row>${tableEnd}`,
  },
  {
    name: 'an OpenDocument sheet of 16,000 styles of columns and 30,000 cells beyond them',
    becomes: 'opened',
    bytes: () =>
      `${flatTable}${'<table:table-column table:default-cell-style-name="a"/>'.repeat(16_384)}${`<table:table-row><table:table-cell table:number-columns-repeated="16383"/>${textCell}</table:table-row>`.repeat(30_000)}${tableEnd}`,
  },
  {
    name: 'two million elements inside each other',
    becomes: 'fileNotASheet',
    bytes: () => `${flatDocument}${'<a>'.repeat(2_000_000)}`,
  },
  {
    name: 'an element with a million attributes',
    becomes: 'fileNotASheet',
    bytes: () => `${flatDocument}<a ${'b="" '.repeat(1_000_000)}/></office:document>`,
  },
  {
    name: 'an entity made of entities',
    becomes: 'fileUnsafe',
    bytes: () =>
      `${xmlHead}<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${spreadsheetXml.slice(xmlHead.length)}<Worksheet><Table><Row><Cell><Data ss:Type="String">&b;</Data></Cell></Row></Table></Worksheet></Workbook>`,
  },
];

/** Web pages and delimited text. */
const pages: readonly HostileFile[] = [
  {
    name: 'a page of 300,000 tables inside each other',
    becomes: 'fileUnsafe',
    bytes: () => `<html>${'<table><tr><td>x'.repeat(300_000)}`,
  },
  {
    name: 'a page of a million tags that never end',
    becomes: 'fileWebPage',
    bytes: () => `<html><table><tr><td>${'<td ""'.repeat(1_000_000)}`,
  },
  {
    name: 'a page whose cell holds two million openings of tags',
    becomes: 'opened',
    bytes: () => `<html><table><tr><td>x ${'<a'.repeat(2_000_000)}</td></tr></table>`,
  },
  {
    name: 'a page whose tag has a million attributes',
    becomes: 'opened',
    bytes: () => `<html><table><tr><td ${'a="" '.repeat(1_000_000)}>x</td></tr></table>`,
  },
  {
    name: 'a page with 50,000 spans of blanks',
    becomes: 'opened',
    bytes: () => `<html><table><tr>${`<td colspan=${' '.repeat(90)}x>a</td>`.repeat(50_000)}</tr></table>`,
  },
  {
    name: 'SYLK of 100,000 formats and cells in the last place',
    becomes: 'opened',
    bytes: () => `ID;PWXL\n${'P;P0\nF;P9;Y1048576;X16384\nC;K1\n'.repeat(100_000)}E\n`,
  },
  {
    name: 'DIF of a million opened texts',
    becomes: 'fileDamaged',
    bytes: () => `TABLE\n0,1\n"x"\nDATA\n0,0\n""\n-1,0\nBOT\n${'1,0\n"\n'.repeat(1_000_000)}`,
  },
  {
    name: 'a web archive of 200,000 parts',
    becomes: 'fileWebPage',
    bytes: () =>
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n${'--x\nContent-Type: text/html\n\n<p>\n'.repeat(200_000)}`,
  },
  {
    name: 'text of two million lone quotes',
    becomes: 'fileUnsafe',
    bytes: () => `a,b,c\n${'"a"b,'.repeat(1_000_000)}\n`,
  },
  {
    name: 'text of 100,000 lines of lone quotes',
    becomes: 'opened',
    bytes: () => `a,b,c\n${`${'"a"b,'.repeat(10)}\n`.repeat(100_000)}`,
  },
  {
    name: 'text whose every line opens a quote that the next one closes',
    becomes: 'opened',
    bytes: () => `${'a,b\n'.repeat(300)}${'"\n",'.repeat(300_000)}`,
  },
  {
    name: 'text of 20 MiB without an end of a line',
    becomes: 'fileUnsafe',
    bytes: () => `a,b\n${'x'.repeat(20 * mebibyte)}`,
  },
];

/** Files of records and sectors. */
const records: readonly HostileFile[] = [
  {
    name: 'an .xls whose cells claim texts of 65,535 characters',
    becomes: 'fileDamaged',
    bytes: () => labels(60_000, (index) => record(0x0204, words(index, 0, 0, 0xffff), Buffer.from([1]))),
  },
  {
    name: 'an .xls whose 200,000 cells all say the same 8,000 characters',
    becomes: 'fileTooLarge',
    bytes: () => labels(200_000, (index) => record(0x00fd, words(index % 65_536, index >> 16, 0), long(0))),
  },
  {
    name: 'an .xls of 300,000 beginnings inside each other',
    becomes: 'opened',
    bytes: () => labels(300_000, () => record(0x0809, words(0x0600, 0x0020, 0, 0))),
  },
  {
    name: 'an .xls whose text goes on in 300,000 empty records',
    becomes: 'fileDamaged',
    bytes: () =>
      xlsFile(
        biff8Stream({
          globals: [
            record(0x00fc, long(1), long(1), words(60_000), Buffer.from([0])),
            ...Array.from({ length: 300_000 }, () => record(0x003c)),
          ],
          sheets: [[]],
        }),
      ),
  },
  {
    name: 'an .xls whose list of sheets names the same sheet 30,000 times',
    becomes: 'fileUnsafe',
    bytes: () => {
      const sheets = [
        [record(0x0204, words(0, 0, 0), text('x'.repeat(2_000)))],
        ...Array.from({ length: 30_000 }, () => []),
      ];
      let first = 0;
      return xlsFile(biff8Stream({ sheets, placeOf: (sheet, at) => (sheet === 0 ? (first = at) : first) }));
    },
  },
  {
    name: 'a container whose sectors go round in a circle',
    becomes: 'fileUnsafe',
    bytes: () =>
      circle((file) => {
        const table = (file.readUInt32LE(0x4c) + 1) * 512;
        for (let sector = 0; sector < 128; sector++) {
          file.writeUInt32LE(sector, table + sector * 4);
        }
      }),
  },
  {
    name: 'a container whose list of tables goes round in a circle',
    becomes: 'opened',
    bytes: () =>
      circle((file) => {
        file.writeUInt32LE(0, 0x44);
        file.writeUInt32LE(0xffffffff, 0x48);
      }),
  },
  {
    name: 'a container of 100,000 storages inside each other',
    becomes: 'fileDocument',
    bytes: nestedStorages,
  },
  {
    name: 'a dBase table that claims four billion records',
    becomes: 'fileDamaged',
    bytes: () =>
      dbaseFile({
        columns: [{ name: 'A', type: 'C', length: 1 }],
        records: [{ fields: ['x'] }],
        statedRecords: 0xffffffff,
      }),
  },
  {
    name: 'a dBase table of 500,000 records with 500 fields of no length',
    becomes: 'opened',
    bytes: () =>
      dbaseFile({
        columns: [
          { name: 'A', type: 'C', length: 1 },
          ...Array.from({ length: 500 }, () => ({ name: 'B', type: 'N', length: 0 })),
        ],
        records: Array.from({ length: 500_000 }, () => ({ fields: [] })),
      }),
  },
  {
    name: 'an empty package with 60,000 entries',
    becomes: 'fileUnsafe',
    bytes: () =>
      zipFile(Array.from({ length: 60_000 }, (_, index) => ({ name: `${index}.xml`, content: '' }))),
  },
];

/** Small files made to cost much. */
export const hostileFiles: readonly HostileFile[] = [...packages, ...texts, ...pages, ...records];
