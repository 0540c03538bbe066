import { describe, expect, it } from 'vitest';
import { date, money, percent, phones, text } from '../../../../../db/schema/fields';
import { columnHints } from '../../../../../db/schema/kinds/columnHints';
import { today } from './reading';

const label = { zh: '列', en: 'Column' };
const day = date({ label });
const share = percent({ label });
const amount = money({ label, currency: 'CNY' });

describe('a column of telephone numbers', () => {
  it('has its area codes once in a cell', () => {
    const field = phones({ label: { zh: '电话', en: 'Phone' }, prefer: 'landline' });
    expect(columnHints(field, ['0571-88881234'], today)).toEqual({ sharesAreaCode: true });
  });
});

describe('a column', () => {
  it('says how 3/4/2021 is read in it, by the cells that can be read in one way only', () => {
    expect(columnHints(day, ['3/4/2021', '25/4/2021', null], today)).toEqual({ dateOrder: 'dayFirst' });
    expect(columnHints(day, ['3/4/2021', '4/25/2021'], today)).toEqual({ dateOrder: 'monthFirst' });
    expect(columnHints(day, ['3/4/2021', '4/25/21'], today)).toEqual({ dateOrder: 'monthFirst' });
    expect(columnHints(day, ['25/4/2021', '4/25/2021'], today)).toEqual({});
    expect(columnHints(day, ['3/4/2021', '2021-04-25', '23/5/6'], today)).toEqual({});
  });

  it('is one of fractions when no bare number in it is above 1', () => {
    expect(columnHints(share, [0.6, '0.3', 1], today)).toEqual({ fractions: true });
    expect(columnHints(share, [0.6, 30], today)).toEqual({ fractions: false });
    expect(columnHints(share, ['60%', '六成'], today)).toEqual({});
    expect(columnHints(share, [{ kind: 'number', value: 0.6, format: '0%' }], today)).toEqual({});
  });

  it('of amounts has a median in 分, in the unit of its heading', () => {
    expect(columnHints(amount, [1, 2, 3, 4, 1000, '面议'], today)).toEqual({ medianAmount: 300 });
    expect(columnHints(amount, [1, 2, 3, 4, 5], { ...today, multiplier: 10_000 })).toEqual({
      medianAmount: 3_000_000,
    });
    expect(columnHints(amount, [1, 2], today)).toEqual({});
  });

  it('of words says nothing', () => {
    expect(columnHints(text({ label }), ['a'], today)).toEqual({});
  });
});
