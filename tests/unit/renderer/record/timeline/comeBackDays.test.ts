import { describe, expect, it } from 'vitest';
import {
  comeBackChoices,
  comeBackDay,
  comeBackLit,
  comeBackOfKey,
} from '../../../../../renderer/record/timeline/comeBackDays';

/** The days of all choices, seen from a day at noon. */
const seenFrom = (year: number, month: number, day: number): string[] =>
  comeBackChoices.map((choice) => comeBackDay(choice, new Date(year, month - 1, day, 12)));

describe('the usual days of a next contact', () => {
  it.each([
    ['a Wednesday', [2026, 11, 18], ['2026-11-19', '2026-11-21', '2026-11-23', '2026-12-18']],
    [
      'a Sunday, the last day of its week',
      [2026, 11, 22],
      ['2026-11-23', '2026-11-25', '2026-11-23', '2026-12-22'],
    ],
    ['a Monday', [2026, 11, 23], ['2026-11-24', '2026-11-26', '2026-11-30', '2026-12-23']],
    ['the last day of January', [2026, 1, 31], ['2026-02-01', '2026-02-03', '2026-02-02', '2026-02-28']],
    ['the last day of a year', [2026, 12, 31], ['2027-01-01', '2027-01-03', '2027-01-04', '2027-01-31']],
  ] as const)('are right from %s', (_words, [year, month, day], days) => {
    expect(seenFrom(year, month, day)).toEqual(days);
  });

  it('light up one at a time: the chosen one, where two fall on the same day', () => {
    const sunday = new Date(2026, 10, 22, 12);
    expect(comeBackLit('2026-11-23', 'nextMonday', sunday)).toBe('nextMonday');
    expect(comeBackLit('2026-11-23', 'tomorrow', sunday)).toBe('tomorrow');
    // The day came from the calendar, or from a draft.
    expect(comeBackLit('2026-11-23', null, sunday)).toBe('tomorrow');
    expect(comeBackLit('2026-11-25', 'nextMonday', sunday)).toBe('inThreeDays');
    expect(comeBackLit('2026-11-24', 'nextMonday', sunday)).toBeNull();
    expect(comeBackLit(null, 'nextMonday', sunday)).toBeNull();
  });

  it('have a key each, with Alt alone', () => {
    const key = (code: string, more = {}) =>
      comeBackOfKey({ altKey: true, ctrlKey: false, metaKey: false, code, ...more });
    expect(['Digit1', 'Digit2', 'Digit3', 'Digit4'].map((code) => key(code))).toEqual(comeBackChoices);
    expect(key('Digit0')).toBeNull();
    expect(key('Digit5')).toBeNull();
    expect(key('KeyA')).toBeNull();
    expect(key('Digit1', { altKey: false })).toBeNull();
    // AltGr is Ctrl and Alt together on Windows: it writes signs.
    expect(key('Digit1', { ctrlKey: true })).toBeNull();
  });
});
