import {
  dayOfIso,
  daysInMonth,
  firstYear,
  isoDay,
  lastYear,
  type Day,
} from '../../../db/schema/kinds/calendar';

/** The keys that walk from day to day in a calendar. */
export type CalendarKey =
  'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'PageUp' | 'PageDown';

const daysOfKeys: Partial<Record<CalendarKey, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** Whether a key walks in a calendar. */
export function isCalendarKey(key: string): key is CalendarKey {
  return key in daysOfKeys || ['Home', 'End', 'PageUp', 'PageDown'].includes(key);
}

/**
 * The day a key leads to, as every calendar answers it: arrows by day and week, Home and End within the week, page
 * keys by month, with Shift by year. Both days `YYYY-MM-DD`; days no record may hold are not left for.
 */
export function dayAfterKey(day: string, key: CalendarKey, isShifted: boolean): string {
  if (key === 'PageUp' || key === 'PageDown')
    return addMonths(day, (key === 'PageUp' ? -1 : 1) * (isShifted ? 12 : 1));
  const inWeek = weekday(day);
  const step = key === 'Home' ? -inWeek : key === 'End' ? 6 - inWeek : (daysOfKeys[key] ?? 0);
  return addDays(day, step);
}

/** The day so many days later; `YYYY-MM-DD`. The same day where the calendar of records ends. */
export function addDays(day: string, days: number): string {
  const { year, month, day: date } = partsOf(day);
  const at = new Date(Date.UTC(year, month - 1, date + days));
  return kept({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }, day);
}

/** The same day of a month so many months later, or its last one; `YYYY-MM-DD`. */
export function addMonths(day: string, months: number): string {
  const { year, month, day: date } = partsOf(day);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  const next = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 };
  return kept({ ...next, day: Math.min(date, daysInMonth(next.year, next.month)) }, day);
}

/** The weeks a calendar shows for the month of a day: six, from Sunday on, so that its height never changes. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const { year, month } = partsOf(day);
  const first = isoDay({ year, month, day: 1 });
  const start = Date.UTC(year, month - 1, 1 - weekday(first));
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, place) => isoOf(new Date(start + (week * 7 + place) * 86_400_000))),
  );
}

function weekday(day: string): number {
  const { year, month, day: date } = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

function isoOf(at: Date): string {
  return isoDay({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() });
}

function kept(next: Day, before: string): string {
  return next.year < firstYear || next.year > lastYear ? before : isoDay(next);
}

function partsOf(day: string): Day {
  const parts = dayOfIso(day);
  if (!parts) throw new RangeError('calendarDays takes days only');
  return parts;
}
