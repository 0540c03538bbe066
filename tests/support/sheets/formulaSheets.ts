import { biff8Stream, double, long, record, text, words, xlsFile } from './biff8';
import { workbookPackage } from './workbookPackage';

const names = ['杭州绿源农业有限公司', '宁波三江家具厂', '温州永固橡塑制品有限公司'];

function xlsx(): Buffer {
  const cell = (reference: string, value: string): string =>
    `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const bodies = [
    '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c r="B3"><f>A3</f></c>',
    cell('B4', '文三路 1 号'),
  ];
  return workbookPackage({
    sheet: `<sheetData><row r="1">${cell('A1', '客户名称')}${cell('B1', '地址')}</row>${bodies
      .map((body, index) => `<row r="${index + 2}">${cell(`A${index + 2}`, names[index] ?? '')}${body}</row>`)
      .join('')}</sheetData>`,
  });
}

function xls(): Buffer {
  const label = (row: number, column: number, value: string): Buffer =>
    record(0x0204, words(row, column, 0), text(value));
  const formula = (row: number, value: Buffer, flags: number): Buffer =>
    record(0x0006, words(row, 1, 0), value, words(flags), long(0), words(0));
  return xlsFile(
    biff8Stream({
      sheets: [
        [
          label(0, 0, '客户名称'),
          label(0, 1, '地址'),
          label(1, 0, names[0] ?? ''),
          formula(1, Buffer.from([2, 0, 7, 0, 0, 0, 0xff, 0xff]), 0),
          label(2, 0, names[1] ?? ''),
          formula(2, double(0), 3),
          label(3, 0, names[2] ?? ''),
          label(3, 1, '文三路 1 号'),
        ],
      ],
    }),
  );
}

function xml(): Buffer {
  const data = (value: string): string => `<Cell><Data ss:Type="String">${value}</Data></Cell>`;
  const bodies = [
    '<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell>',
    '<Cell ss:Formula="=RC[-1]"/>',
    data('文三路 1 号'),
  ];
  const rows = bodies.map((body, index) => `<Row>${data(names[index] ?? '')}${body}</Row>`).join('');
  return Buffer.from(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="客户"><Table><Row>${data('客户名称')}${data('地址')}</Row>${rows}</Table></Worksheet></Workbook>`,
  );
}

function fods(): Buffer {
  const cell = (value: string): string =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const bodies = [
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
    '<table:table-cell table:formula="of:=[.A3]"/>',
    cell('文三路 1 号'),
  ];
  const rows = bodies
    .map((body, index) => `<table:table-row>${cell(names[index] ?? '')}${body}</table:table-row>`)
    .join('');
  return Buffer.from(
    `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="客户"><table:table-row>${cell('客户名称')}${cell('地址')}</table:table-row>${rows}</table:table></office:spreadsheet></office:body></office:document>`,
  );
}

/** The same three accounts in files of several kinds: the address an error, a formula without its result, and an address. */
export const formulaSheets = { xlsx, xls, xml, fods };
