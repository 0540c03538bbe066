import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cellsByRow, readBytes, refusalOf } from '../../../support/sheets/readAll';

const head =
  'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,3\r\n""\r\nTUPLES\r\n0,4\r\n""\r\nDATA\r\n0,0\r\n""\r\n';
const row = '-1,0\r\nBOT\r\n';
const end = '-1,0\r\nEOD\r\n';
const text = (value: string): string => `1,0\r\n"${value}"\r\n`;

describe('a DIF table', () => {
  it('gives texts, numbers, truths and errors as they stand', async () => {
    const cells = [
      row,
      text('客户名称'),
      text('他说""好""'),
      row,
      text('两行\r\n第二行'),
      '0,12.5\r\nV\r\n',
      '0,2024-02-29\r\nV\r\n',
      row,
      text(''),
      '0,1\r\nTRUE\r\n',
      '0,0\r\nNA\r\n',
      row,
      '0,0\r\nERROR\r\n',
    ];
    const workbook = await readBytes(iconv.encode(`${head}${cells.join('')}${end}`, 'gbk'));
    expect(workbook.summary).toMatchObject({ format: 'dif', encoding: 'gb18030' });
    expect(cellsByRow(workbook)).toEqual({
      1: ['客户名称', '他说"好"'],
      2: ['两行\n第二行', 12.5, '2024-02-29'],
      3: [null, true, { kind: 'error', text: '#N/A' }],
      4: [{ kind: 'error', text: '#ERROR' }],
    });
  });

  it('cut off anywhere is damaged, never a short table', async () => {
    const whole = `${head}${row}${text('a')}${row}${text('b')}`;
    for (const cut of [whole, whole.slice(0, -6), head, head.slice(0, 60), `${head}${text('a')}${end}`])
      expect(await refusalOf(cut), cut).toBe('fileDamaged');
  });

  it('is not seen in a list that begins with the word', async () => {
    expect((await readBytes('TABLE\n0,1\n2,3\n')).summary.format).toBe('text');
  });
});
