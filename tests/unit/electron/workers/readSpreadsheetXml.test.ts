import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { formulaWithoutValue } from '../../../../db/schema/cell';
import { cellsByRow, readBytes } from '../../../support/sheets/readAll';

const styles = `<Styles><Style ss:ID="Default"/><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="k" ss:Parent="d"/><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>`;

function workbook(sheets: string, encoding = 'UTF-8'): string {
  return `<?xml version="1.0" encoding="${encoding}"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${styles}${sheets}</Workbook>`;
}

const sheet = (rows: string, more = ''): string =>
  `<Worksheet ss:Name="客户"><Table>${rows}</Table>${more}</Worksheet>`;
const data = (type: string, value: string, cell = ''): string =>
  `<Cell ${cell}><Data ss:Type="${type}">${value}</Data></Cell>`;

describe('a SpreadsheetML workbook', () => {
  it('gives every sort of cell as it stands', async () => {
    const found = await readBytes(
      workbook(
        sheet(
          `<Row>${data('String', '客户&#10;名称')}${data('Number', '45351', 'ss:StyleID="k"')}${data('Number', '0.6', 'ss:StyleID="p"')}${data('DateTime', '2024-02-29T10:20:00.000')}${data('Boolean', '1')}${data('Error', '#N/A', 'ss:Formula="=NA()"')}<Cell ss:Formula="=A1"/>${data('DateTime', '1899-12-31T10:30:00.000')}</Row>`,
        ),
      ),
    );
    expect(found.summary).toMatchObject({ format: 'xml', sheets: [{ name: '客户' }] });
    expect(cellsByRow(found)).toEqual({
      1: [
        '客户\n名称',
        { kind: 'date', iso: '2024-02-29', serial: 45_351 },
        { kind: 'number', value: 0.6, format: '0.0%' },
        { kind: 'date', iso: '2024-02-29T10:20:00', serial: expect.closeTo(45_351.430556, 5) },
        true,
        { kind: 'error', text: '#N/A' },
        { kind: 'error', text: formulaWithoutValue },
        { kind: 'number', value: 0.4375, format: 'h:mm:ss' },
      ],
    });
  });

  it('follows stated places, merged cells, spans and hidden parts', async () => {
    const found = await readBytes(
      workbook(
        sheet(
          `<Column ss:Hidden="1" ss:Span="1"/><Row ss:Index="3">${data('String', '并', 'ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"')}${data('String', '后')}</Row><Row ss:Hidden="1" ss:Span="1">${data('String', '藏')}</Row><Row>${data('String', '末')}</Row>`,
          '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>',
        ),
      ),
    );
    expect(cellsByRow(found)).toEqual({ 3: [null, '并', null, '后'], 4: ['藏'], 6: ['末'] });
    expect(found.summary.sheets[0]).toMatchObject({
      visibility: 'hidden',
      merges: [{ firstRow: 3, lastRow: 4, firstColumn: 1, lastColumn: 2 }],
      hiddenRows: [4, 5],
      hiddenColumns: [0, 1],
    });
  });

  it('joins rich text and leaves out notes', async () => {
    const cell = `<Cell><ss:Data ss:Type="String"><B>杭州</B><Font>众诚</Font></ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell>`;
    expect(cellsByRow(await readBytes(workbook(sheet(`<Row>${cell}</Row>`))))).toEqual({ 1: ['杭州众诚'] });
  });

  it('is decoded by the encoding it states, unless it is UTF-8 all the same', async () => {
    const rows = `<Row>${data('String', 'Заказчик')}</Row>`;
    const cyrillic = iconv.encode(workbook(sheet(rows).replace('客户', 'A'), 'windows-1251'), 'windows-1251');
    expect(cellsByRow(await readBytes(cyrillic))).toEqual({ 1: ['Заказчик'] });
    const lying = Buffer.from(workbook(sheet(`<Row>${data('String', '众诚')}</Row>`), 'gb2312'));
    expect(cellsByRow(await readBytes(lying))).toEqual({ 1: ['众诚'] });
  });
});
