import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayAfterKey,
  isCalendarKey,
  weeksOf,
  type CalendarKey,
} from '../../../../../renderer/record/grid/calendarDays';

describe('the days of a calendar', () => {
  it('stand in six weeks from Sunday on, those of the months around too', () => {
    const weeks = weeksOf('2026-11-22');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect([weeks[0]?.[0], weeks[3]?.[0], weeks[5]?.[6]]).toEqual(['2026-11-01', '2026-11-22', '2026-12-12']);
    expect(weeksOf('2024-02-29')[0]?.[0]).toBe('2024-01-28');
  });

  it('are walked by the keys every calendar knows', () => {
    const walked: [CalendarKey, boolean][] = [
      ['ArrowLeft', false],
      ['ArrowRight', false],
      ['ArrowUp', false],
      ['ArrowDown', false],
      ['Home', false],
      ['End', false],
      ['PageUp', false],
      ['PageDown', true],
    ];
    expect(walked.map(([key, isShifted]) => dayAfterKey('2026-11-25', key, isShifted))).toEqual([
      '2026-11-24',
      '2026-11-26',
      '2026-11-18',
      '2026-12-02',
      '2026-11-22',
      '2026-11-28',
      '2026-10-25',
      '2027-11-25',
    ]);
    expect(['ArrowUp', 'PageDown', 'Enter', 'a'].map(isCalendarKey)).toEqual([true, true, false, false]);
  });

  it('go over the ends of months and years, and end where records end', () => {
    expect([addDays('2026-12-31', 1), addDays('2024-03-01', -1)]).toEqual(['2027-01-01', '2024-02-29']);
    expect([addMonths('2026-01-31', 1), addMonths('2026-01-15', -1), addMonths('2024-02-29', 12)]).toEqual([
      '2026-02-28',
      '2025-12-15',
      '2025-02-28',
    ]);
    expect([addDays('1900-01-01', -1), addMonths('2199-12-01', 1)]).toEqual(['1900-01-01', '2199-12-01']);
  });
});
