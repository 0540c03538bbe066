import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';

describe('a web page named as a sheet', () => {
  it('in GB2312 keeps every character and every digit', async () => {
    const page =
      '<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><table border=1><tr><td>账号<td>客户<td>日期</tr><tr><td>6222495767528494123</td><td>杭州&amp;苏州&nbsp;&#26446;&#x660E;</td><td>1-2</td></tr><tr><td>000001<br>第二行</td></tr></table>';
    const workbook = await readBytes(iconv.encode(page, 'gbk'));
    expect(workbook.summary).toMatchObject({
      format: 'html',
      encoding: 'gb18030',
      sheets: [{ name: null, lastRow: 3, columnCount: 3 }],
    });
    expect(cellsByRow(workbook)).toEqual({
      1: ['账号', '客户', '日期'],
      2: ['6222495767528494123', '杭州&苏州 李明', '1-2'],
      3: ['000001\n第二行'],
    });
  });

  it('gives merged cells as ranges and keeps columns below them in place', async () => {
    const workbook = await readBytes(
      '<table><tr><th rowspan="2">客户</th><th colspan=2>联系人</th></tr><tr><td>姓名</td><td>手机</td></tr><tr style="display: none"><td>甲</td><td></td><td>1</td></tr></table>',
    );
    expect(cellsByRow(workbook)).toEqual({
      1: ['客户', '联系人'],
      2: [null, '姓名', '手机'],
      3: ['甲', null, '1'],
    });
    expect(workbook.summary.sheets[0]).toMatchObject({
      hiddenRows: [3],
      merges: [
        { firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 0 },
        { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2 },
      ],
    });
  });

  it('lists every table with text, those inside cells too, and no scripts', async () => {
    const workbook = await readBytes(
      '<body><script>var a="<table><tr><td>no</td></tr></table>"</script><table><tr><td><table><tr><td>内</td></tr></table></td></tr></table><table><tr><td><!-- x -->外<b>粗</b></td></tr></table>',
    );
    expect(workbook.sheets).toEqual([[{ row: 1, cells: ['内'] }], [{ row: 1, cells: ['外粗'] }]]);
  });

  it('inside a web archive is found', async () => {
    const page = Buffer.from(
      '<html><meta charset=3D"utf-8"><table><tr><td>=E5=AE=A2=E6=88=B7</td></tr></table>',
    ).toString();
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--x"\r\n\r\n----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${page}\r\n----x--`;
    expect(cellsByRow(await readBytes(archive))).toEqual({ 1: ['客户'] });
  });

  it('inside a web archive of several sheets comes with their names, without the strip of tabs', async () => {
    const part = (location: string, body: string): string =>
      `------=_x\r\nContent-Location: file:///C:/a/${location}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html;\r\n charset="gb2312"\r\n\r\n${body}\r\n\r\n`;
    const listed = (name: string, file: string): string =>
      `<x:ExcelWorksheet><x:Name>${name}</x:Name><x:WorksheetSource HRef=3D"book.files/${file}"/></x:ExcelWorksheet>`;
    const quoted = (text: string): string =>
      [...iconv.encode(text, 'gbk')].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('');
    const table = (text: string): string =>
      `<table><tr><td>${quoted(text)}=\r\n${quoted('续')}</td></tr></table>`;
    const archive = [
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="----=_x"\r\n\r\n',
      part(
        'book.htm',
        `<html><xml><x:ExcelWorkbook><x:ExcelWorksheets>${listed(quoted('合同'), 'sheet002.htm')}${listed('S1', 'sheet001.htm')}</x:ExcelWorksheets></x:ExcelWorkbook></xml><frameset/></html>`,
      ),
      part('book.files/tabstrip.htm', table('标签')),
      part('book.files/sheet001.htm', table('甲')),
      part('book.files/sheet002.htm', table('乙')),
      '------=_x--\r\n',
    ];
    const workbook = await readBytes(Buffer.from(archive.join('')));
    expect(workbook.summary.sheets.map(({ name }) => name)).toEqual(['合同', 'S1']);
    expect(workbook.sheets).toEqual([[{ row: 1, cells: ['乙续'] }], [{ row: 1, cells: ['甲续'] }]]);
  });

  it('takes a stray quote in a tag for what it is', async () => {
    const workbook = await readBytes(
      '<table><tr><td title=5" x>a</td><td style="a:\'b>c\'">d</td></tr></table>',
    );
    expect(cellsByRow(workbook)).toEqual({ 1: ['a', 'd'] });
  });

  it.each([
    ['20,000 tables inside each other', '<table><tr><td>'.repeat(20_000), 'fileWebPage'],
    ['a page without a table', '<html><body>您好</body></html>', 'fileWebPage'],
    ['unclosed tags', `<table><tr><td ${'<td "'.repeat(20_000)}`, 'fileWebPage'],
  ])('%s is refused', async (_what, page, code) => {
    expect(await refusalOf(page)).toBe(code);
  });

  it('with absurd spans stays small', async () => {
    const workbook = await readBytes(
      '<table><tr><td colspan=999999 rowspan=999999>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
    );
    expect(workbook.sheets[0]).toEqual([{ row: 1, cells: ['a'] }]);
  });
});
