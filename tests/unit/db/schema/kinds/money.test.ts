import { describe, expect, it } from 'vitest';
import type { CellContext, RawCell } from '../../../../../db/schema/cell';
import { money } from '../../../../../db/schema/fields';
import { kinds } from '../../../../../db/schema/kinds';
import { reading, today } from './reading';

const field = money({ label: { zh: '合同金额', en: 'Amount' }, currency: 'CNY' });
const formatted = (value: number, format: string): RawCell => ({ kind: 'number', value, format });

/** Amounts in 分. */
const cells: readonly [RawCell, string][] = [
  [1234.5, '= 123450'],
  [0, '= 0'],
  [-0, '= 0'],
  [0.1 + 0.2, '= 30'],
  [1.005, '= 101'],
  [19.99, '= 1999'],
  [1e10, '= 1000000000000'],
  ['1234.5', '= 123450'],
  ['1,234.50', '= 123450'],
  ['1，234，567', '= 123456700'],
  ['１２３４．５', '= 123450'],
  ['¥1,234.50', '= 123450'],
  ['￥ 1,234.50', '= 123450'],
  ['RMB 1,234.50', '= 123450'],
  ['1234.5 CNY', '= 123450'],
  ['人民币1234元整', '= 123400'],
  ['1234元', '= 123400'],
  ['1234.5元正', '= 123450'],
  ['12元5角3分', '= 1253'],
  ['12.5万', '= 12500000'],
  ['12.5万元', '= 12500000'],
  ['１２.５ 万元整', '= 12500000'],
  ['12.5萬', '= 12500000'],
  ['12.5w', '= 12500000'],
  ['12.5W', '= 12500000'],
  ['3千', '= 300000'],
  ['50k', '= 5000000'],
  ['1.2亿', '= 12000000000'],
  ['3百万', '= 300000000'],
  ['1.5千万', '= 1500000000'],
  ['12万5千', '= 12500000'],
  ['12万5千元', '= 12500000'],
  ['1亿2000万', '= 12000000000'],
  ['12万5000', '= 12500000'],
  ['1,200万', '= 1200000000'],
  ['1.234万', '= 1234000'],
  ['壹拾贰万叁仟肆佰伍拾陆元柒角捌分', '= 12345678'],
  ['人民币壹拾万元整', '= 10000000'],
  ['伍仟元整', '= 500000'],
  ['叁仟零伍元', '= 300500'],
  ['壹佰贰拾圆', '= 12000'],
  ['五十万', '= 50000000'],
  ['十二万', '= 12000000'],
  ['两千', '= 200000'],
  ['伍元零叁分', '= 503'],
  ['−500', '= -50000'],
  ['¥ -   ', '= 0'],
  ['5仟', '= 500000'],
  ['5拾万元', '= 50000000'],
  ['(1,234.00)', '= -123400'],
  ['（500）', '= -50000'],
  ['-1,234', '= -123400'],
  ['-¥500', '= -50000'],
  ['¥-500', '= -50000'],
  ['-500.05', '= -50005'],
  [formatted(12.5, '0.0"万"'), '= 12500000'],
  [formatted(12.5, '0.00"万元"'), '= 12500000'],
  [formatted(125000, '0!.0,"万"'), '= 12500000'],
  [formatted(1.2, '0.00"亿"'), '= 12000000000'],
  [formatted(1234.5, '¥#,##0.00'), '= 123450'],
  [formatted(1234.5, '[$¥-804]#,##0.00'), '= 123450'],
  [formatted(1234.5, '"$"#,##0.00_);\\("$"#,##0.00\\)'), '= 123450'],
  [formatted(1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '), '= 123450'],
  [formatted(1234.5, '0.00"元"'), '= 123450'],
  [null, 'blank'],
  ['  ', 'blank'],
  ['-', 'blank'],
  ['无', 'blank'],
  ['10-20万', '! moneyRange'],
  ['10～20万', '! moneyRange'],
  ['10万至20万', '! moneyRange'],
  ['10万以上', '! moneyRange'],
  ['10万+', '! moneyRange'],
  ['约10万', '! moneyRange'],
  ['面议', '! moneyInvalid'],
  ['待定', '! moneyInvalid'],
  ['1万2', '! moneyInvalid'],
  ['12万500', '! moneyInvalid'],
  ['三万五', '! moneyInvalid'],
  ['1.2.3', '! moneyInvalid'],
  ['1.234', '! moneyInvalid'],
  ['1,23', '! moneyInvalid'],
  ['12,34,567', '! moneyInvalid'],
  ['100 200', '! moneyInvalid'],
  ['100元/月', '! moneyInvalid'],
  ['100元(含税)', '! moneyInvalid'],
  ['--5', '! moneyInvalid'],
  ['(-5)', '! moneyInvalid'],
  ['$100', '! moneyCurrency'],
  ['US$100', '! moneyCurrency'],
  ['100美元', '! moneyCurrency'],
  ['€100', '! moneyCurrency'],
  ['5万港币', '! moneyCurrency'],
  [formatted(100, '[$$-409]#,##0.00'), '! moneyCurrency'],
  [formatted(100, '[$€-2] #,##0.00'), '! moneyCurrency'],
  [formatted(0.5, '0%'), '! moneyInvalid'],
  [1e14, '! numberTooLarge'],
  ['99999999亿', '! numberTooLarge'],
  [true, '! moneyInvalid'],
  [{ kind: 'date', iso: '2023-05-06', serial: 45052 }, '! moneyInvalid'],
  [{ kind: 'error', text: '#VALUE!' }, '! cellError'],
];

describe('an amount in a cell', () => {
  it.each(cells)('%j reads as %s', (cell, expected) => {
    expect(reading(field, cell)).toBe(expected);
  });

  const inTenThousands: readonly [RawCell, string][] = [
    [12.5, '= 12500000'],
    ['12.5', '= 12500000'],
    ['1.234', '= 1234000'],
    ['¥12.5', '= 12500000'],
    ['12.5万', '= 12500000'],
    ['125000元', '= 12500000'],
    ['壹拾', '= 10000000'],
    [0.123456, '= 123456'],
    [formatted(12.5, '0.0"万"'), '= 12500000'],
    [formatted(12.5, '0.00'), '= 12500000'],
  ];
  it.each(inTenThousands)('%j under a heading in 万元 reads as %s', (cell, expected) => {
    expect(reading(field, cell, { ...today, multiplier: 10_000 })).toBe(expected);
  });

  it('a hundred times the median of its column is taken, with a warning', () => {
    const context: CellContext = { ...today, medianAmount: 1_000_000 };
    expect(reading(field, 999_999, context)).toBe('= 99999900');
    expect(reading(field, 1_000_000, context)).toBe('= 100000000 (moneyOutlier)');
  });
});

describe('an amount as a value', () => {
  it('is whole 分 and not beyond all measure', () => {
    const check = (value: unknown) => kinds.money.check(value, field);
    expect([check(123450), check(-5), check(0)]).toEqual([undefined, undefined, undefined]);
    expect(check(1.5)).toBe('notWhole');
    expect(check('100')).toBe('moneyInvalid');
    expect(check(Number.NaN)).toBe('moneyInvalid');
    expect(check(2e15)).toBe('numberTooLarge');
  });

  it('is shown with its sign, thousands and two decimals in both languages', () => {
    const shown = (fen: number) => kinds.money.format(fen, field, 'en');
    expect([123450, 5, 0, -123456789, 100000000].map(shown)).toEqual([
      '¥1,234.50',
      '¥0.05',
      '¥0.00',
      '-¥1,234,567.89',
      '¥1,000,000.00',
    ]);
    expect(kinds.money.format(123450, field, 'zh')).toBe('¥1,234.50');
  });
});
