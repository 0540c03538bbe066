import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formulaWithoutValue } from '../../../../db/schema/cell';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';
import { zipFile } from '../../../support/sheets/zipFile';

const styles = `<office:automatic-styles>
<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:number-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>万</number:text></number:number-style>
<number:date-style style:name="N3"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/></number:date-style>
<style:style style:name="p" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="w" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="w2" style:family="table-cell" style:parent-style-name="w"/>
<style:style style:name="d" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>`;

function content(tables: string, isFlat = false): string {
  const root = isFlat ? 'office:document' : 'office:document-content';
  const type = isFlat ? ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"' : '';
  return `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns:office="o" xmlns:table="t" xmlns:text="x"${type}>${styles}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></${root}>`;
}

function ods(tables: string): Buffer {
  return zipFile([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'content.xml', content: content(tables) },
  ]);
}

const table = (rows: string, more = ''): string =>
  `<table:table table:name="客户"${more}>${rows}</table:table>`;
const cell = (attributes: string, text?: string): string =>
  text === undefined
    ? `<table:table-cell ${attributes}/>`
    : `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, attributes = ''): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`;

describe('an OpenDocument sheet', () => {
  it.each([
    ['in a package', (tables: string) => ods(tables)],
    ['in one file', (tables: string) => Buffer.from(content(tables, true))],
  ])('%s gives every sort of cell as it stands', async (_what, file) => {
    const workbook = await readBytes(
      file(
        table(
          row(
            cell('office:value-type="string"', '客户 &amp; 名称') +
              cell('office:value-type="float" office:value="13800000000"', '1.38E+10') +
              cell('office:value-type="date" office:date-value="2024-02-29"', '2月29日') +
              cell('office:value-type="percentage" office:value="0.6" table:style-name="p"', '60.0%') +
              cell('office:value-type="float" office:value="12.5" table:style-name="w2"', '12.5万') +
              cell('office:value-type="boolean" office:boolean-value="true"', 'WAHR') +
              cell('office:value-type="time" office:time-value="PT10H30M00S"', '10:30') +
              cell('office:value-type="float" office:value="45351" table:style-name="d"', '2024-02'),
          ),
        ),
      ),
    );
    expect(workbook.summary).toMatchObject({
      format: 'ods',
      sheets: [{ name: '客户', lastRow: 1, columnCount: 8 }],
    });
    expect(cellsByRow(workbook)).toEqual({
      1: [
        '客户 & 名称',
        13_800_000_000,
        { kind: 'date', iso: '2024-02-29', serial: 45_351 },
        { kind: 'number', value: 0.6, format: '0.0%' },
        { kind: 'number', value: 12.5, format: '0.0"万"' },
        true,
        { kind: 'number', value: 0.4375, format: 'h:mm:ss' },
        { kind: 'date', iso: '2024-02-29', serial: 45_351 },
      ],
    });
  });

  it('tells errors and formulas without a result from formulas whose result is blank', async () => {
    const workbook = await readBytes(
      ods(
        table(
          row(
            cell(
              'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
              '#DIV/0!',
            ) +
              cell('table:formula="of:=NA()" office:value-type="float" office:value="0"', '#N/A') +
              cell('table:formula="of:=A1"') +
              cell('table:formula="of:=&quot;&quot;"', '') +
              cell('table:formula="of:=B1" office:value-type="float" office:value="3"', '3'),
          ),
        ),
      ),
    );
    expect(cellsByRow(workbook)).toEqual({
      1: [
        { kind: 'error', text: '#DIV/0!' },
        { kind: 'error', text: '#N/A' },
        { kind: 'error', text: formulaWithoutValue },
        null,
        3,
      ],
    });
  });

  it('counts repeated cells and rows, closed rows too, without filling a blank million', async () => {
    const workbook = await readBytes(
      ods(
        table(
          `<table:table-row/>${row(
            `${cell('table:number-columns-repeated="2"')}${cell('office:value-type="string" table:number-columns-repeated="2"', '同')}`,
            'table:number-rows-repeated="2"',
          )}${row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048000"')}${row(
            cell('office:value-type="string"', '末'),
          )}`,
        ),
      ),
    );
    expect(cellsByRow(workbook)).toEqual({
      2: [null, null, '同', '同'],
      3: [null, null, '同', '同'],
      1048004: ['末'],
    });
  });

  it('joins paragraphs, keeps marked blanks and line ends, and skips notes, drawings and reading aids', async () => {
    const workbook = await readBytes(
      ods(
        table(
          row(
            `<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>杭州<text:s text:c="2"/><text:span>众诚</text:span>
              公司</text:p><text:p><text:ruby><text:ruby-base>东</text:ruby-base><text:ruby-text>dōng</text:ruby-text></text:ruby><text:line-break/>西<![CDATA[ & 南]]></text:p><draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame></table:table-cell>`,
          ),
        ),
      ),
    );
    expect(cellsByRow(workbook)).toEqual({ 1: ['杭州  众诚 公司\n东\n西 & 南'] });
  });

  it('tells what is hidden and merged, and leaves out copies of other files', async () => {
    const workbook = await readBytes(
      ods(
        table(
          `<table:table-column/><table:table-column table:visibility="collapse"/>${row(
            `${cell('office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"', '并')}<table:covered-table-cell/>`,
          )}${row('<table:covered-table-cell table:number-columns-repeated="2"/>')}${row(
            `${cell('')}${cell('office:value-type="string"', '筛')}`,
            'table:visibility="filter"',
          )}`,
          ' table:style-name="gone"',
        ) +
          `<table:table table:name="'file:///a.ods'#S"><table:table-source/>${row(cell('office:value-type="string"', '外'))}</table:table>`,
      ),
    );
    expect(workbook.summary.sheets).toEqual([
      {
        index: 0,
        name: '客户',
        visibility: 'hidden',
        lastRow: 3,
        columnCount: 2,
        merges: [{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1 }],
        hiddenRows: [3],
        hiddenColumns: [1],
      },
    ]);
  });

  it('with an entity of its own is refused', async () => {
    const bytes = zipFile([
      { name: 'content.xml', content: `<!DOCTYPE a [<!ENTITY b "c">]>${content(table(''))}` },
    ]);
    expect(await refusalOf(bytes)).toBe('fileUnsafe');
  });

  it('of OpenOffice 1 is read, though it names a document type', async () => {
    const old = `<?xml version="1.0"?><!DOCTYPE office:document-content PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "office.dtd"><office:document-content><office:body>${table(row('<table:table-cell table:value-type="float" table:value="5"><text:p>5</text:p></table:table-cell>'))}</office:body></office:document-content>`;
    const bytes = zipFile([
      { name: 'mimetype', content: 'application/vnd.sun.xml.calc' },
      { name: 'content.xml', content: old },
    ]);
    expect(cellsByRow(await readBytes(bytes))).toEqual({ 1: [5] });
  });

  it('takes brackets inside attributes for what they are, and a million of them for nothing to wait for', async () => {
    const odd = cell(`office:value-type="string" office:string-value='a>"b'`, '');
    expect(cellsByRow(await readBytes(ods(table(row(odd)))))).toEqual({ 1: ['a>"b'] });
    const endless = content('', true).replace('<office:body>', `<a b="${'>'.repeat(1_000_000)}`);
    expect(await refusalOf(endless)).toBe('fileDamaged');
  });

  it('cut off inside its XML is damaged', async () => {
    const whole = content(table(row(cell('office:value-type="string"', '完整'))), true);
    expect(await refusalOf(whole.slice(0, whole.indexOf('office:value-type') + 5))).toBe('fileDamaged');
  });

  it('under a password opens with the right one only', async () => {
    const plain = deflateRawSync(Buffer.from(content(table(row(cell('office:value-type="string"', '密'))))));
    const padded = Buffer.concat([plain, Buffer.alloc(16 - (plain.length % 16), 16 - (plain.length % 16))]);
    const [salt, vector] = [Buffer.alloc(16, 7), Buffer.alloc(16, 9)];
    const key = pbkdf2Sync(createHash('sha256').update('密码 1').digest(), salt, 1_000, 32, 'sha1');
    const machine = createCipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
    const checksum = createHash('sha256').update(padded.subarray(0, 1_024)).digest('base64');
    const manifest = `<manifest:manifest><manifest:file-entry manifest:full-path="content.xml" manifest:size="9999"><manifest:encryption-data manifest:checksum-type="urn:x#sha256-1k" manifest:checksum="${checksum}"><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="${vector.toString('base64')}"/><manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="32" manifest:iteration-count="1000" manifest:salt="${salt.toString('base64')}"/><manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256" manifest:key-size="32"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>`;
    const bytes = zipFile([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content: machine.update(padded) },
      { name: 'META-INF/manifest.xml', content: manifest },
    ]);
    expect(await refusalOf(bytes)).toBe('filePassword');
    expect(await refusalOf(bytes, { password: '密码 2' })).toBe('filePasswordWrong');
    expect(cellsByRow(await readBytes(bytes, { password: '密码 1' }))).toEqual({ 1: ['密'] });
  });
});
