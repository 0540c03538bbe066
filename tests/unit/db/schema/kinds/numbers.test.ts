import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../../../db/schema/cell';
import { decimal, integer, percent } from '../../../../../db/schema/fields';
import { kinds } from '../../../../../db/schema/kinds';
import { reading, today } from './reading';

const count = integer({ label: { zh: '人数', en: 'People' }, least: 0, most: 100_000 });
const size = decimal({ label: { zh: '面积', en: 'Area' }, digits: 2 });
const chance = percent({ label: { zh: '可能性', en: 'Probability' } });

describe('a whole number in a cell', () => {
  it.each<[RawCell, string]>([
    [120, '= 120'],
    [120.0, '= 120'],
    ['1,200', '= 1200'],
    ['１２００', '= 1200'],
    ['+5', '= 5'],
    ['1.2E3', '= 1200'],
    ['1.5', '! notWhole'],
    [0.5, '! notWhole'],
    [-1, '! outOfRange'],
    [200_000, '! outOfRange'],
    ['120人', '! notANumber'],
    ['1,20', '! notANumber'],
    ['十二', '! notANumber'],
    ['约100', '! notANumber'],
    [true, '! notANumber'],
    ['无', 'blank'],
    [{ kind: 'error', text: '#DIV/0!' }, '! cellError'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(count, cell)).toBe(expected);
  });

  it('beyond what a number can hold is a problem', () => {
    const any = integer({ label: { zh: '数', en: 'Number' } });
    expect(reading(any, '9007199254740993')).toBe('! numberTooLarge');
  });
});

describe('a number with decimals in a cell', () => {
  it.each<[RawCell, string]>([
    [88.5, '= 88.5'],
    ['88.50', '= 88.5'],
    ['1,088.5', '= 1088.5'],
    ['-3.25', '= -3.25'],
    ['88.5㎡', '! notANumber'],
    ['1.2.3', '! notANumber'],
    ['1e16', '! numberTooLarge'],
    ['1e99', '! numberTooLarge'],
    ['Infinity', '! notANumber'],
    [{ kind: 'number', value: 88.5, format: '0.0' }, '= 88.5'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(size, cell)).toBe(expected);
  });

  it('is shown with the digits of its field', () => {
    expect(kinds.decimal.format(1234.5, size, 'zh')).toBe('1,234.50');
    expect(kinds.integer.format(-1234567, count, 'en')).toBe('-1,234,567');
  });
});

describe('a share in a cell', () => {
  it.each<[RawCell, string]>([
    ['60%', '= 60'],
    ['60 %', '= 60'],
    ['６０％', '= 60'],
    ['62.5%', '= 62.5'],
    ['60', '= 60'],
    [60, '= 60'],
    [0, '= 0'],
    [100, '= 100'],
    ['六成', '= 60'],
    ['6成', '= 60'],
    ['六成五', '= 65'],
    ['七成半', '= 75'],
    ['十成', '= 100'],
    ['百分之六十', '= 60'],
    ['百分之百', '= 100'],
    ['百分之12.5', '= 12.5'],
    [{ kind: 'number', value: 0.6, format: '0%' }, '= 60'],
    [{ kind: 'number', value: 0.07, format: '0.00%' }, '= 7'],
    [{ kind: 'number', value: 0.29, format: '0%' }, '= 29'],
    ['无', 'blank'],
    [null, 'blank'],
    ['60%-70%', '! percentInvalid'],
    ['约60%', '! percentInvalid'],
    ['60%以上', '! percentInvalid'],
    ['1/2', '! percentInvalid'],
    ['高', '! percentInvalid'],
    ['成', '! percentInvalid'],
    ['6 0%', '! percentInvalid'],
    ['120%', '! percentRange'],
    ['-5%', '! percentRange'],
    [101, '! percentRange'],
    ['十二成', '! percentRange'],
    [{ kind: 'error', text: '#N/A' }, '! cellError'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(chance, cell)).toBe(expected);
  });

  it.each<[RawCell, string]>([
    [0.6, '= 60'],
    ['0.6', '= 60'],
    [1, '= 100'],
    [0.07, '= 7'],
    ['60%', '= 60'],
    [60, '! percentRange'],
  ])('%j in a column of fractions reads as %s', (cell, expected) => {
    expect(reading(chance, cell, { ...today, fractions: true })).toBe(expected);
  });

  it('is shown with its sign', () => {
    expect(kinds.percent.format(60, chance, 'zh')).toBe('60%');
    expect(kinds.percent.format(62.5, chance, 'en')).toBe('62.5%');
    expect(kinds.percent.check(100.1, chance)).toBe('percentRange');
    expect(kinds.percent.check('60', chance)).toBe('percentInvalid');
  });
});
