import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../../../db/schema/cell';
import { longText, text } from '../../../../../db/schema/fields';
import { kinds } from '../../../../../db/schema/kinds';
import { reading } from './reading';

const name = text({ label: { zh: '名称', en: 'Name' }, maxLength: 20 });
const code = text({ label: { zh: '编号', en: 'Code' }, code: true });
const remark = longText({ label: { zh: '备注', en: 'Remark' } });

const lines: readonly [RawCell, string][] = [
  ['杭州绿源', '= 杭州绿源'],
  ['  杭州绿源　', '= 杭州绿源'],
  ['\ufeff杭州\u200b绿源\u00a0', '= 杭州绿源'],
  ['\u202e杭州绿源\u202c', '= 杭州绿源'],
  ['杭州\u0000绿\u0007源', '= 杭州绿源'],
  ['张　三', '= 张三'],
  ['李 小明', '= 李小明'],
  ['杭 州 绿 源', '= 杭州绿源'],
  ['家具 建材', '= 家具 建材'],
  ['John   Smith', '= John Smith'],
  ['一行\r\n二行', '= 一行 二行'],
  ['上海（集团）', '= 上海（集团）'],
  [123, '= 123'],
  [1.5, '= 1.5'],
  [true, '= TRUE'],
  [{ kind: 'date', iso: '2023-05-06', serial: 45052 }, '= 2023-05-06'],
  [{ kind: 'date', iso: '2023-05-06T10:20:00', serial: 45052.4 }, '= 2023-05-06 10:20:00'],
  ...[
    '',
    '   ',
    '-',
    '—',
    '——',
    '－',
    '/',
    '无',
    '暂无',
    'N/A',
    'n/a',
    'Ｎ／Ａ',
    'null',
    'NULL',
    '待补',
    '#',
    ' 无 ',
    '未知',
    '不详',
    '（空）',
    'N.A.',
    '？？',
    '…',
    '、',
    '--',
  ].map((word): [RawCell, string] => [word, 'blank']),
  [null, 'blank'],
  ['无锡', '= 无锡'],
  ['未知数科技', '= 未知数科技'],
  ['√', '= √'],
  ['#NAME?', '! cellError'],
  ['#n/a', '! cellError'],
  ['########', '! cellError'],
  ['#1 车间', '= #1 车间'],
  ['一二三四五六七八九十一二三四五六七八九十一', '! tooLong'],
  [6222495767528494000, '! precisionLost'],
  [{ kind: 'error', text: '#NAME?' }, '! cellError'],
];

const codes: readonly [RawCell, string][] = [
  ['000123', '= 000123'],
  ["'000123", '= 000123'],
  ['="000123"', '= 000123'],
  ['ＨＴ２０２３', '= HT2023'],
  [123, '= 123'],
  [310000, '= 310000'],
  [{ kind: 'number', value: 123, format: '000000' }, '= 000123'],
  [{ kind: 'number', value: 123, format: '0' }, '= 123'],
  [999999999999999, '= 999999999999999'],
  [1e15, '! precisionLost'],
  ['6.22249E+18', '! precisionLost'],
  [{ kind: 'date', iso: '2023-01-02', serial: 44928 }, '! precisionLost'],
  ['12E5', '= 12E5'],
  ['无', 'blank'],
];

describe('a line of words in a cell', () => {
  it.each(lines)('%j reads as %s', (cell, expected) => {
    expect(reading(name, cell)).toBe(expected);
  });
});

describe('a code in a cell', () => {
  it.each(codes)('%j reads as %s', (cell, expected) => {
    expect(reading(code, cell)).toBe(expected);
  });
});

describe('a code that has six digits when it has only digits', () => {
  const postcode = text({ label: { zh: '邮编', en: 'Postcode' }, code: true, codeDigits: 6 });
  it.each([
    ['215000', '= 215000'],
    [215000, '= 215000'],
    ['SW1A 1AA', '= SW1A 1AA'],
    [10010, '! precisionLost → 010010'],
    ['2260', '! precisionLost'],
    ['2150001', '! precisionLost'],
  ] as const)('%j reads as %s', (cell, expected) => {
    expect(reading(postcode, cell)).toBe(expected);
  });
});

describe('words over several lines in a cell', () => {
  it('keep their lines and their blanks', () => {
    expect(reading(remark, ' 一行  有空 \r\n 二行 \r\n\r\n三行\u0000 ')).toBe('= 一行 有空\n二行\n\n三行');
    expect(reading(remark, '张 三')).toBe('= 张 三');
    expect(reading(remark, '无')).toBe('blank');
    expect(reading(remark, '字'.repeat(40_000))).toBe('! tooLong');
  });
});

describe('words as a value', () => {
  it('are text of bearable length without control characters', () => {
    const check = (value: unknown) => kinds.text.check(value, name);
    expect(check('杭州')).toBeUndefined();
    expect(check(5)).toBe('notText');
    expect(check('字'.repeat(21))).toBe('tooLong');
    expect(check('a\u0000b')).toBe('controlCharacters');
    expect(check('a\nb')).toBe('controlCharacters');
    expect(kinds.longText.check('a\nb', remark)).toBeUndefined();
    expect(kinds.longText.check('a\u0007b', remark)).toBe('controlCharacters');
  });
});
