import type { RelativeRange } from '../schema/listQuery';

/** A range with a last day; the others say `not` of one of these. */
export type BoundedRange = Exclude<RelativeRange, `not${string}`>;

/** First and last day of a range, both included; without a first day it reaches back without end. */
export function rangeOf(range: BoundedRange, today: string): readonly [from: string | null, to: string] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  switch (range) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'tomorrow':
      return [addDays(today, 1), addDays(today, 1)];
    case 'thisWeek':
      return [monday, addDays(monday, 6)];
    case 'lastWeek':
      return [addDays(monday, -7), addDays(monday, -1)];
    case 'nextWeek':
      return [addDays(monday, 7), addDays(monday, 13)];
    case 'thisMonth':
      return months(year, month, 1);
    case 'lastMonth':
      return months(year, month - 1, 1);
    case 'nextMonth':
      return months(year, month + 1, 1);
    case 'thisQuarter':
      return months(year, month - ((month - 1) % 3), 3);
    case 'thisYear':
      return months(year, 1, 12);
    case 'lastYear':
      return months(year - 1, 1, 12);
    case 'last7Days':
      return [addDays(today, -6), today];
    case 'last10Days':
      return [addDays(today, -9), today];
    case 'last30Days':
      return [addDays(today, -29), today];
    case 'last90Days':
      return [addDays(today, -89), today];
    case 'last180Days':
      return [addDays(today, -179), today];
    case 'last365Days':
      return [addDays(today, -364), today];
    case 'next7Days':
      return [today, addDays(today, 6)];
    case 'next30Days':
      return [today, addDays(today, 29)];
    case 'overdue':
      return [null, addDays(today, -1)];
  }
}

function months(year: number, month: number, count: number): readonly [string, string] {
  return [isoDay(Date.UTC(year, month - 1, 1)), isoDay(Date.UTC(year, month - 1 + count, 0))];
}

function addDays(day: string, count: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000);
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
