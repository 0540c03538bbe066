import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formulaWithoutValue } from '../../../../db/schema/cell';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';
import { workbookPackage } from '../../../support/sheets/workbookPackage';

const date = (iso: string, serial: number): unknown => ({ kind: 'date', iso, serial });

describe('a workbook of the Open XML kind', () => {
  it('gives every sort of cell as it stands', async () => {
    const workbook = await readBytes(
      workbookPackage({
        sharedStrings:
          '<si><t>名称</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t xml:space="preserve">文本 </t></r><rPh sb="0" eb="1"><t>フ</t></rPh></si><si><t/></si><si/><si><t>a&amp;b&#x4E2D;_x000D_\n_x005F_x000D_</t></si>',
        sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>4</v></c></row>
<row r="3" spans="1:9"><c r="A3"><v>12.5</v></c><c r="B3" s="1"><v>43831</v></c><c r="C3" s="2"><v>0.6</v></c><c r="D3" s="3"><v>12.5</v></c><c r="E3" s="4"><v>123</v></c>
<c r="F3" t="b"><v>1</v></c><c r="G3" t="e"><v>#N/A</v></c><c r="H3" t="str"><f>A1&amp;"x"</f><v>算出</v></c><c r="I3" t="inlineStr"><is><t>行内</t></is></c><c r="J3" s="5"><v>43831.75</v></c><c r="L3" t="d"><v>2024-02-29T08:30:00</v></c></row>
<row r="4"><c r="A4"><f>B1*2</f></c><c r="B4" s="1"/><c r="C4" t="str"><f>""</f><v></v></c><c r="D4"><f>1+1</f><v>2</v></c><c r="E4"><v>1.38E+10</v></c></row></sheetData>`,
      }),
    );
    expect(cellsByRow(workbook)).toEqual({
      1: ['名称', '富文本 ', null, 'a&b中\n_x000D_'],
      3: [
        12.5,
        date('2020-01-01', 43831),
        { kind: 'number', value: 0.6, format: '0%' },
        { kind: 'number', value: 12.5, format: '0.0"万"' },
        { kind: 'number', value: 123, format: '000000' },
        true,
        { kind: 'error', text: '#N/A' },
        '算出',
        '行内',
        date('2020-01-01T18:00:00', 43831.75),
        null,
        date('2024-02-29T08:30:00', 45351 + 8.5 / 24),
      ],
      4: [{ kind: 'error', text: formulaWithoutValue }, null, null, 2, 1.38e10],
    });
    expect(workbook.summary.sheets[0]).toMatchObject({ name: '客户', lastRow: 4, columnCount: 12 });
  });

  it('counts dates from 1904 when the workbook says so', async () => {
    const bytes = workbookPackage({
      workbookProperties: '<workbookPr date1904="1"/>',
      sheet:
        '<sheetData><row r="1"><c r="A1" s="1"><v>42369</v></c><c r="B1"><v>42369</v></c></row></sheetData>',
    });
    expect(cellsByRow(await readBytes(bytes))[1]).toEqual([date('2020-01-01', 43831), 42369]);
  });

  it('finds merged cells behind the rows and hidden rows and columns', async () => {
    const { summary } = await readBytes(
      workbookPackage({
        sheet: `<dimension ref="A1:XFD1048576"/><cols><col min="2" max="3" hidden="1" width="9"/><col min="4" max="16384" hidden="true"/></cols>
<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c><c r="ZZ1" s="1"/></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="9" hidden="true" ht="1"/></sheetData>
<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref='B2:B7'/></mergeCells>`,
      }),
    );
    expect(summary.sheets[0]).toEqual({
      index: 0,
      name: '客户',
      visibility: 'visible',
      lastRow: 2,
      columnCount: 4,
      merges: [
        { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 3 },
        { firstRow: 2, lastRow: 7, firstColumn: 1, lastColumn: 1 },
      ],
      hiddenRows: [2],
      hiddenColumns: [1, 2, 3],
    });
  });

  it('reads XML with a prefix on every tag, as .NET programs write it', async () => {
    const bytes = workbookPackage({
      prefix: 'x:',
      sharedStrings: '<x:si><x:t>单位</x:t></x:si>',
      sheet:
        '<x:cols><x:col min="1" max="1" hidden="1"/></x:cols><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>内</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>',
    });
    const workbook = await readBytes(bytes);
    expect(cellsByRow(workbook)).toEqual({ 1: ['单位', '内'] });
    expect(workbook.summary.sheets[0]).toMatchObject({
      hiddenColumns: [0],
      merges: [{ lastColumn: 1 }],
      columnCount: 2,
    });
  });

  it('does without styles, without shared strings, and without cell and row references', async () => {
    const bytes = workbookPackage({
      styles: null,
      sharedStrings: null,
      sheet:
        "<sheetData><row><c><v>1</v></c><c s='7' t='str'><v>二</v></c></row><row/><row ><c ><v>3</v></c></row></sheetData>",
    });
    const workbook = await readBytes(bytes);
    expect(cellsByRow(workbook)).toEqual({ 1: [1, '二'], 3: [3] });
    expect(workbook.summary.sheets[0]).toMatchObject({ lastRow: 3, columnCount: 2 });
  });

  it('lists hidden sheets as hidden and leaves chart sheets out', async () => {
    const { summary } = await readBytes(
      workbookPackage({
        sheets: `<sheet name="图" sheetId="2" r:id="rId2"/><sheet name="A&amp;B" state="veryHidden" sheetId="1" r:id="rId1"/>`,
        relations: '<Relationship Id="rId2" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/>',
      }),
    );
    expect(summary.sheets.map(({ index, name, visibility }) => ({ index, name, visibility }))).toEqual([
      { index: 0, name: 'A&B', visibility: 'veryHidden' },
    ]);
  });

  it('leaves out modules of old macros, which are listed without a part', async () => {
    const workbook = await readBytes(
      workbookPackage({
        sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
        sheets:
          '<sheet name="Module1" sheetId="2" state="veryHidden" r:id=""/><sheet name="客户" sheetId="1" r:id="rId1"/>',
      }),
    );
    expect(workbook.summary.sheets.map(({ name }) => name)).toEqual(['客户']);
    expect(cellsByRow(workbook)).toEqual({ 1: [1] });
  });

  it('refuses a workbook that lists a sheet it does not have', async () => {
    const bytes = workbookPackage({
      sheets: '<sheet name="有" sheetId="1" r:id="rId1"/><sheet name="无" sheetId="2" r:id="rId2"/>',
      relations: '<Relationship Id="rId2" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/>',
    });
    expect(await refusalOf(bytes)).toBe('sheetMissing');
  });

  it('reads 500 columns and tells of more', async () => {
    const cells = Array.from({ length: 600 }, (_, index) => `<c><v>${index}</v></c>`).join('');
    const workbook = await readBytes(
      workbookPackage({ sheet: `<sheetData><row r="1">${cells}</row></sheetData>` }),
    );
    expect(cellsByRow(workbook)[1]).toHaveLength(500);
    expect(workbook.summary.sheets[0]?.columnCount).toBe(600);
  });

  it('reads rows that span many pieces of the stream whole and once', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>第${index}行：客户名称与地址</t></is></c><c r="C${index + 1}"><v>${index}</v></c></row>`,
    );
    const workbook = await readBytes(workbookPackage({ sheet: `<sheetData>${rows.join('')}</sheetData>` }));
    const read = workbook.sheets[0] ?? [];
    expect(read).toHaveLength(20_000);
    expect(
      read.every(({ row, cells }) => cells[0] === `第${row - 1}行：客户名称与地址` && cells[2] === row - 1),
    ).toBe(true);
  });

  it('reads a UTF-16 sheet', async () => {
    const xml =
      '\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>宽</t></is></c></row></sheetData></worksheet>';
    const bytes = workbookPackage({
      more: [{ name: 'xl/worksheets/wide.xml', content: Buffer.from(xml, 'utf16le') }],
      relations: '<Relationship Id="rId5" Type="http://x/worksheet" Target="worksheets/wide.xml"/>',
      sheets: '<sheet name="w" r:id="rId5"/>',
    });
    expect(cellsByRow(await readBytes(bytes))).toEqual({ 1: ['宽'] });
  });
});

describe('a hostile workbook', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';

  it.each([
    [
      'a document type',
      workbookPackage({ prologue: '<!DOCTYPE x [<!ENTITY a "b">]>', sheet: `<sheetData>${row}</sheetData>` }),
      'fileUnsafe',
    ],
    [
      'a row number outside every sheet',
      workbookPackage({
        sheet: '<sheetData><row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>',
      }),
      'tooManyRows',
    ],
    [
      'a sheet that ends in the middle',
      workbookPackage({ sheet: '<sheetData><row r="1"><c r="A1"><v>1</v>' }),
      'fileDamaged',
    ],
    [
      'a cell that is not closed',
      workbookPackage({ sheet: '<sheetData><row r="1"><c r="A1"><f>x</f></row></sheetData>' }),
      'fileDamaged',
    ],
    [
      'a shared string that is not there',
      workbookPackage({ sheet: '<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>' }),
      'fileDamaged',
    ],
    [
      'a sheet listed twice',
      workbookPackage({
        sheets: '<sheet name="a" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId1"/>',
      }),
      'fileUnsafe',
    ],
    ['no sheet at all', workbookPackage({ sheets: '' }), 'fileNotASheet'],
    [
      '2,001 parts',
      workbookPackage({
        more: Array.from({ length: 2001 }, (_, index) => ({ name: `a${index}.xml`, content: '' })),
      }),
      'fileUnsafe',
    ],
    [
      'a part that is 500 MiB unpacked',
      workbookPackage({ more: [{ name: 'a.xml', content: 'x', statedSize: 500 * 2 ** 20 }] }),
      'fileTooLarge',
    ],
    [
      'a bomb',
      workbookPackage({ more: [{ name: 'a.xml', content: Buffer.alloc(30 * 2 ** 20) }] }),
      'fileUnsafe',
    ],
    [
      'a directory that lies about the size',
      workbookPackage({
        more: [{ name: 'xl/x.xml', content: 'x'.repeat(5_000_000), statedSize: 2000 }],
        relations: '<Relationship Id="rId5" Type="http://x/worksheet" Target="x.xml"/>',
        sheets: '<sheet name="w" r:id="rId5"/>',
      }),
      'fileUnsafe',
    ],
    [
      'a wrong checksum',
      workbookPackage({
        more: [
          { name: 'xl/x.xml', content: `<worksheet><sheetData>${row}</sheetData></worksheet>`, statedCrc: 7 },
        ],
        relations: '<Relationship Id="rId5" Type="http://x/worksheet" Target="x.xml"/>',
        sheets: '<sheet name="w" r:id="rId5"/>',
      }),
      'fileDamaged',
    ],
    [
      'an encrypted part',
      workbookPackage({ more: [{ name: 'a.xml', content: 'x', flags: 1 }] }),
      'fileArchive',
    ],
  ])('with %s is refused', async (_what, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('with a cell far to the right costs nothing and hides nothing', async () => {
    const workbook = await readBytes(
      workbookPackage({
        sheet:
          '<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      }),
    );
    expect(workbook.sheets[0]).toEqual([{ row: 1048576, cells: [1] }]);
    expect(workbook.summary.sheets[0]?.columnCount).toBe(16384);
  });

  it('with parts named outside the package or after a prototype is read without them', async () => {
    const bytes = workbookPackage({
      sheet: `<sheetData>${row}</sheetData>`,
      more: [
        { name: '../../evil.xml', content: 'x' },
        { name: '__proto__', content: 'x' },
        { name: 'xl/constructor/a.xml', content: 'x' },
      ],
    });
    expect(cellsByRow(await readBytes(bytes))).toEqual({ 1: [1] });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('with an empty deflated thumbnail, which makes other readers hang, is read', async () => {
    const bytes = workbookPackage({
      sheet: `<sheetData>${row}</sheetData>`,
      more: [
        { name: 'docProps/thumbnail.wmf', content: '', packed: Buffer.alloc(0) },
        { name: 'docProps/a.xml', content: '', packed: Buffer.alloc(0) },
      ],
    });
    expect(cellsByRow(await readBytes(bytes))).toEqual({ 1: [1] });
  });

  it('cut at any byte ends in a closed code', async () => {
    const whole = workbookPackage({ sheet: `<sheetData>${row}</sheetData>` });
    const codes = new Set<string>();
    for (let length = 0; length < whole.length; length += 7)
      codes.add(await refusalOf(whole.subarray(0, length)));
    expect([...codes].sort()).toEqual(['fileDamaged', 'fileEmpty']);
  });

  it('with flipped bytes never throws anything but a closed code and never hangs', async () => {
    const whole = workbookPackage({
      sheet: `<sheetData>${row.repeat(50)}</sheetData>`,
      sharedStrings: '<si><t>a</t></si>',
    });
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    for (let round = 0; round < 400; round++) {
      const mutated = Buffer.from(whole);
      for (let flips = 0; flips < 3; flips++) mutated[random(mutated.length)] = random(256);
      expect(await refusalOf(mutated)).toMatch(/^(opened|file\w+|sheetMissing|tooManyRows)$/);
    }
  });

  it('whose packed sheet goes on after its end is refused', async () => {
    const content = `<worksheet><sheetData>${row}</sheetData></worksheet>`;
    const packed = deflateRawSync(Buffer.from(`${content}${' '.repeat(600_000)}`));
    const bytes = workbookPackage({
      more: [{ name: 'xl/x.xml', content, packed }],
      relations: '<Relationship Id="rId5" Type="http://x/worksheet" Target="x.xml"/>',
      sheets: '<sheet name="w" r:id="rId5"/>',
    });
    expect(await refusalOf(bytes)).toBe('fileUnsafe');
  });
});
