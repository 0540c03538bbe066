import { describe, expect, it } from 'vitest';
import { lunarDate as field } from '../../../../../db/schema/fields';
import { lunarDate } from '../../../../../db/schema/kinds/lunarDate';
import { lunarDayOf, lunarOf, lunarText, nextSolarOf, solarOf } from '../../../../../db/schema/lunarCalendar';

const birthday = field({ label: { zh: '农历生日', en: 'Lunar birthday' } });
const context = { today: '2026-11-22' };

describe('a lunar day', () => {
  it.each([
    ['农历1990年五月初六', '1990-05-06'],
    ['一九九〇年五月初六', '1990-05-06'],
    ['农历一九九零年闰五月初六', '1990-r05-06'],
    ['1990年闰五月初六', '1990-r05-06'],
    ['五月初六', '0000-05-06'],
    ['腊月廿三', '0000-12-23'],
    ['冬月十五', '0000-11-15'],
    ['正月初一', '0000-01-01'],
    ['十二月三十', '0000-12-30'],
    ['农历八月15', '0000-08-15'],
    ['阴历1985-8-15', '1985-08-15'],
    ['农历 5/6', '0000-05-06'],
    ['1990-r05-06', '1990-r05-06'],
    ['廿三', null],
    ['1990-5-6', null],
    ['十三月初一', null],
    ['五月三十一', null],
    ['1991年闰五月初六', null],
    ['无', ''],
  ])('%s is read as %s', (text, day) => {
    const read = lunarDate.parseCell(text, birthday, context);
    expect(read.is === 'value' ? read.value : read.is === 'blank' ? '' : null).toBe(day);
  });

  it('is written as people write it, and read back', () => {
    for (const day of ['1990-05-06', '1990-r05-06', '0000-12-23', '2000-01-01', '1984-10-20', '0000-11-30']) {
      const words = lunarDate.format(day, birthday, 'zh');
      expect(lunarDate.parseCell(words, birthday, context)).toMatchObject({ is: 'value', value: day });
    }
    expect(lunarDate.format('1990-r05-21', birthday, 'zh')).toBe('农历1990年闰五月廿一');
  });

  it('is refused when the calendar has no such day', () => {
    expect(lunarDate.check('1990-r06-06', birthday)).toBe('dateInvalid');
    expect(lunarDate.check('1990-05-06', birthday)).toBeUndefined();
    expect(lunarDate.check('1890-05-06', birthday)).toBe('dateOutOfRange');
    expect(lunarDate.check(19900506, birthday)).toBe('dateInvalid');
  });
});

describe('the Chinese calendar', () => {
  it.each([
    // Spring festivals and the leap months of published almanacs.
    ['2023-01-22', '2023-01-01'],
    ['2024-02-10', '2024-01-01'],
    ['2025-01-29', '2025-01-01'],
    ['2026-02-17', '2026-01-01'],
    ['2023-03-22', '2023-r02-01'],
    ['2025-07-25', '2025-r06-01'],
    ['2024-09-17', '2024-08-15'],
    ['1990-06-23', '1990-r05-01'],
    ['2024-02-09', '2023-12-30'],
  ])('%s is %s', (solar, lunar) => {
    expect(lunarText(lunarOf(solar))).toBe(lunar);
    const day = lunarDayOf(lunar);
    expect(day && solarOf(day)).toBe(solar);
  });

  it('goes there and back for every day of two hundred years, sampled', () => {
    for (let instant = Date.UTC(1901, 0, 1); instant < Date.UTC(2100, 0, 1); instant += 37 * 86_400_000) {
      const solar = new Date(instant).toISOString().slice(0, 10);
      expect(solarOf(lunarOf(solar)), solar).toBe(solar);
    }
  });

  it('says when a birthday is kept next: leap months in the month of their number, a 30th on the 29th', () => {
    const next = (lunar: string, from: string) => {
      const day = lunarDayOf(lunar);
      return day && nextSolarOf(day, from);
    };
    expect(next('1990-08-15', '2024-09-17')).toBe('2024-09-17');
    expect(next('1990-08-15', '2024-09-18')).toBe('2025-10-06');
    expect(next('1990-r05-06', '2026-01-01')).toBe('2026-06-20');
    expect(next('0000-12-30', '2025-01-01')).toBe('2025-01-28');
  });
});
