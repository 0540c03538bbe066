import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from '../../../../electron/workers/text/cellGuard';
import { splitRecords } from '../../../../electron/workers/text/splitRecords';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';
import { fc } from '../../../support/seed';

const sample =
  '客户名称,电话,编号\r\n杭州众诚有限公司,0571-88888888,000123\r\n苏州€朱镕基,13800000000,1-2\r\n';

describe('a text file', () => {
  it.each([
    ['utf-8', Buffer.from(sample)],
    ['utf-8', Buffer.from(`\uFEFF${sample}`)],
    ['gb18030', iconv.encode(sample, 'gb18030')],
    ['gb18030', iconv.encode(sample.replace('€', ''), 'gbk')],
    ['utf-16le', iconv.encode(sample, 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode(sample, 'utf-16le', { addBOM: false })],
    ['utf-16be', iconv.encode(sample, 'utf-16be', { addBOM: true })],
  ] as const)('in %s is decoded and every cell stays text as typed', async (encoding, bytes) => {
    const workbook = await readBytes(bytes);
    expect(workbook.summary).toMatchObject({ format: 'text', encoding, delimiter: ',' });
    const rows = cellsByRow(workbook);
    expect(rows[2]).toEqual(['杭州众诚有限公司', '0571-88888888', '000123']);
    expect(rows[3]?.[2]).toBe('1-2');
  });

  it('in Big5 is read when a person says so', async () => {
    const bytes = iconv.encode('公司,電話\r\n臺北測試,02\r\n', 'big5');
    const workbook = await readBytes(bytes, { encoding: 'big5' });
    expect(workbook.summary.encoding).toBe('big5');
    expect(cellsByRow(workbook)).toEqual({ 1: ['公司', '電話'], 2: ['臺北測試', '02'] });
  });

  it.each([
    ['\t', 'a\tb,c\td\r\n1\t2\t3\r\n'],
    [';', 'a;b,c;d\n1;2;3\n4;5;6\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [',', '标题\na,b;x,c\n1,2,3\n4,5,6'],
    [';', 'sep=;\r\na;b,c;d\r\n'],
  ])('finds the delimiter %j', async (delimiter, text) => {
    expect((await readBytes(text)).summary.delimiter).toBe(delimiter);
  });

  it('is cut at the delimiter a person chose', async () => {
    expect(cellsByRow(await readBytes('a,b;c\n1,2;3', { delimiter: ';' }))).toEqual({
      1: ['a,b', 'c'],
      2: ['1,2', '3'],
    });
  });

  it('counts records, blank ones too, and joins quoted line ends', async () => {
    const workbook = await readBytes('a,b\r\n"第一行\r\n第二行",2\r\n\r\n,,\r\n"他说""好""",x\r\n');
    expect(cellsByRow(workbook)).toEqual({ 1: ['a', 'b'], 2: ['第一行\n第二行', '2'], 5: ['他说"好"', 'x'] });
    expect(workbook.summary.sheets[0]).toMatchObject({ lastRow: 5, columnCount: 2 });
  });

  it('survives lone quotes', async () => {
    const workbook = await readBytes('名称,规格,数\n"大华,12,1\n小华,5" 管,2\n"内 "引" 号",x,3\n中华,"7,4\n');
    expect(cellsByRow(workbook)).toEqual({
      1: ['名称', '规格', '数'],
      2: ['"大华', '12', '1'],
      3: ['小华', '5" 管', '2'],
      4: ['内 "引" 号', 'x', '3'],
      5: ['中华', '"7', '4'],
    });
  });

  it('takes off what other programs put on to say "text"', async () => {
    const workbook = await readBytes(
      'a,b,c,d,e,f,g\n="000123","=""0012""",\'001,123\t,\'=1+1,\'\'=x,\'s-Hertogenbosch\n',
    );
    expect(cellsByRow(workbook)[2]).toEqual([
      '000123',
      '0012',
      '001',
      '123',
      '=1+1',
      "'=x",
      "'s-Hertogenbosch",
    ]);
  });

  it('with more rows than Excel has is refused', async () => {
    expect(await refusalOf('1\n'.repeat(1_048_577))).toBe('tooManyRows');
  });

  it('is read the same however it is cut into pieces', () => {
    const text = 'a,"b\r\n""c""",d\r\n\r\n"x" ,y\r1,2,3\n"open';
    const whole = [...splitRecords([text, ''], { delimiter: ',' })];
    expect(whole).toEqual([['a', 'b\n"c"', 'd'], [''], ['x', 'y'], ['1', '2', '3'], ['"open']]);
    for (let cut = 0; cut <= text.length; cut++) {
      expect([...splitRecords([text.slice(0, cut), text.slice(cut), ''], { delimiter: ',' })]).toEqual(whole);
    }
    expect([...splitRecords([...text, ''], { delimiter: ',' })]).toEqual(whole);
  });
});

describe('the guard of text cells', () => {
  it.each([
    '=1+1',
    '+cmd|calc',
    '-2+3',
    '@SUM(A1)',
    '＝１',
    '\t=x',
    "'=x",
    "''@",
    "'123",
    '\r=1',
    '=HYPERLINK("http://x")',
  ])('marks %j', (text) => expect(guardCell(text)).toBe(`'${text}`));

  it.each([
    '-5',
    '+86 138-0000-0000',
    '-1,234.50',
    '+8613800000000',
    '60%',
    '杭州',
    '0571-88',
    "O'Brien",
    "'s",
  ])('leaves %j alone', (text) => expect(guardCell(text)).toBe(text));

  it('comes off again exactly', () => {
    const pieces = fc.array(
      fc.constantFrom("'", '=', '+', '-', '@', '＝', '1', 'a', '"', ' ', '中', '%', ','),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(unguardCell(guardCell(text))).toBe(text);
      }),
      { numRuns: 3_000 },
    );
  });
});
