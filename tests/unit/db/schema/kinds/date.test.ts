import { describe, expect, it } from 'vitest';
import type { CellContext, RawCell } from '../../../../../db/schema/cell';
import { date } from '../../../../../db/schema/fields';
import { kinds } from '../../../../../db/schema/kinds';
import { reading, today } from './reading';

const field = date({ label: { zh: '签订日期', en: 'Signed on' } });

const cells: readonly [RawCell, string][] = [
  ['2023-05-06', '= 2023-05-06'],
  ['2023-5-6', '= 2023-05-06'],
  ['2023/5/6', '= 2023-05-06'],
  ['2023.5.6', '= 2023-05-06'],
  ['2023·5·6', '= 2023-05-06'],
  ['2023.05.06.', '= 2023-05-06'],
  ['2023 - 5 - 6', '= 2023-05-06'],
  ['２０２３－０５－０６', '= 2023-05-06'],
  ['２０２３／５／６', '= 2023-05-06'],
  ['２０２３年５月６日', '= 2023-05-06'],
  ['2023年5月6日', '= 2023-05-06'],
  ['2023 年 5 月 6 日', '= 2023-05-06'],
  ['2023年5月6号', '= 2023-05-06'],
  ['2023年05月06', '= 2023-05-06'],
  ['二〇二三年五月六日', '= 2023-05-06'],
  ['二零二三年十二月三十一日', '= 2023-12-31'],
  ['二○一九年元月廿一日', '= 2019-01-21'],
  ['贰零贰叁年零伍月零陆日', '= 2023-05-06'],
  ['2023—05—06', '= 2023-05-06'],
  ['2023-May-06', '= 2023-05-06'],
  ['二三年五月六日', '= 2023-05-06 (dateYearGuessed)'],
  ['20230506', '= 2023-05-06'],
  [20230506, '= 2023-05-06'],
  ['23-5-6', '= 2023-05-06 (dateYearGuessed)'],
  ['23.05.06', '= 2023-05-06 (dateYearGuessed)'],
  ['23/5/6', '= 2023-05-06 (dateYearGuessed)'],
  ['23年5月6日', '= 2023-05-06 (dateYearGuessed)'],
  ['08.5.20', '= 2008-05-20 (dateYearGuessed)'],
  ['35-1-1', '= 2035-01-01 (dateYearGuessed)'],
  ['36-1-1', '= 1936-01-01 (dateYearGuessed)'],
  ['98-12-31', '= 1998-12-31 (dateYearGuessed)'],
  ['2023-05-06 10:20', '= 2023-05-06'],
  ['2023-05-06 10:20:59', '= 2023-05-06'],
  ['2023/5/6 0:00:00', '= 2023-05-06'],
  ['2023-05-06T10:20:59', '= 2023-05-06'],
  ['2023-05-06T10:20:59+08:00', '= 2023-05-06'],
  ['2023-05-06T00:00:00.000Z', '= 2023-05-06'],
  ['2023年5月6日 上午9:30', '= 2023-05-06'],
  ['2023年5月6日下午3点', '= 2023-05-06'],
  ['2023年5月6日15时20分', '= 2023-05-06'],
  ['5/14/2023 3:20 PM', '= 2023-05-14'],
  ['2023-05-06 星期六', '= 2023-05-06'],
  ['2023年5月6日(周六)', '= 2023-05-06'],
  [' 2023-05-06\u00a0', '= 2023-05-06'],
  ['\ufeff2023-05-06\u200b', '= 2023-05-06'],
  ['45052', '= 2023-05-06'],
  ['45052.5', '= 2023-05-06'],
  [45052, '= 2023-05-06'],
  [45052.43, '= 2023-05-06'],
  [{ kind: 'number', value: 45052, format: 'General' }, '= 2023-05-06'],
  [{ kind: 'date', iso: '2023-05-06', serial: 45052 }, '= 2023-05-06'],
  [{ kind: 'date', iso: '2023-05-06T10:20:00', serial: 45052.43 }, '= 2023-05-06'],
  [{ kind: 'date', iso: '9999-12-31', serial: 20230506 }, '= 2023-05-06'],
  ['25/3/2021', '= 2021-03-25'],
  ['3/25/2021', '= 2021-03-25'],
  ['3/3/2021', '= 2021-03-03'],
  ['6 May 2023', '= 2023-05-06'],
  ['06-May-23', '= 2023-05-06 (dateYearGuessed)'],
  ['May 6, 2023', '= 2023-05-06'],
  ['2099-12-31', '= 2099-12-31'],
  ['', 'blank'],
  ['—', 'blank'],
  ['暂无', 'blank'],
  [null, 'blank'],
  ['2023-02-30', '! dateInvalid'],
  ['2023年2月29日', '! dateInvalid'],
  ['2024年2月29日', '= 2024-02-29'],
  ['2023-13-01', '! dateInvalid'],
  ['20231301', '! dateInvalid'],
  ['2023-5/6', '! dateInvalid'],
  ['2023-05-06 星期日', '! dateInvalid'],
  ['2023-05-06 25:00', '! timeInvalid'],
  ['2023-05-05T16:00:00.000Z', '! dateAmbiguous'],
  ['2023-05', '! dateDayMissing'],
  ['2023年5月', '! dateDayMissing'],
  ['2023.5', '! dateDayMissing'],
  [2023.5, '! dateDayMissing'],
  ['202305', '! dateDayMissing'],
  ['2023', '! dateDayMissing'],
  [2023, '! dateDayMissing'],
  ['2023年', '! dateDayMissing'],
  ['5月6日', '! dateWithoutYear'],
  ['五月六日', '! dateWithoutYear'],
  ['5-6', '! dateWithoutYear'],
  ['5/6', '! dateWithoutYear'],
  ['3/4/2021', '! dateAmbiguous'],
  ['5/6/23', '! dateAmbiguous'],
  ['05/06/23', '! dateAmbiguous'],
  ['上周五', '! dateInvalid'],
  ['长期', '! dateInvalid'],
  ['昨天', '! dateInvalid'],
  ['2023-05-06至2024-05-05', '! dateInvalid'],
  ['2023.5.6-2024.5.5', '! dateInvalid'],
  ['约2023-05-06', '! dateInvalid'],
  ['1023-05-06', '! dateOutOfRange'],
  ['2203-05-06', '! dateOutOfRange'],
  [5, '! dateInvalid'],
  [-1, '! dateInvalid'],
  [{ kind: 'date', iso: '1900-01-05', serial: 5 }, '! dateOutOfRange'],
  [true, '! dateInvalid'],
  [{ kind: 'error', text: '#REF!' }, '! cellError'],
];

describe('a day in a cell', () => {
  it.each(cells)('%j reads as %s', (cell, expected) => {
    expect(reading(field, cell)).toBe(expected);
  });

  const ordered: readonly [string, CellContext['dateOrder'], string][] = [
    ['3/4/2021', 'dayFirst', '= 2021-04-03'],
    ['3/4/2021', 'monthFirst', '= 2021-03-04'],
    ['5/6/23', 'monthFirst', '= 2023-05-06 (dateYearGuessed)'],
    ['05/06/23', 'dayFirst', '= 2023-06-05 (dateYearGuessed)'],
    ['2021/3/4', 'dayFirst', '= 2021-03-04'],
    ['3/14/2021', 'dayFirst', '= 2021-03-14'],
  ];
  it.each(ordered)('%s in a column that is %s reads as %s', (cell, dateOrder, expected) => {
    expect(reading(field, cell, { ...today, ...(dateOrder ? { dateOrder } : {}) })).toBe(expected);
  });
});

describe('a day as a value', () => {
  it('is a day of the calendar within two centuries', () => {
    const check = (value: unknown) => kinds.date.check(value, field);
    expect(check('2024-02-29')).toBeUndefined();
    expect(check('2023-02-29')).toBe('dateInvalid');
    expect(check('2023-5-6')).toBe('dateInvalid');
    expect(check('2023-05-06T00:00:00Z')).toBe('dateInvalid');
    expect(check(45052)).toBe('dateInvalid');
    expect(check('0001-01-01')).toBe('dateOutOfRange');
  });

  it('is shown as it is stored, in both languages', () => {
    expect(kinds.date.format('2023-05-06', field, 'zh')).toBe('2023-05-06');
    expect(kinds.date.format('2023-05-06', field, 'en')).toBe('2023-05-06');
  });

  it('is ordered by time', () => {
    expect(['2024-01-01', '2023-12-31', '2023-02-01'].sort(kinds.date.compare)).toEqual([
      '2023-02-01',
      '2023-12-31',
      '2024-01-01',
    ]);
  });
});
