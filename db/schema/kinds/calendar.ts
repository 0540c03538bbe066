/** A calendar day without time or zone. Months are counted from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Years a record of an office can speak of; everything else is a slip of the hand. */
export const firstYear = 1900;
/** See `firstYear`. */
export const lastYear = 2199;

/** How many days a month has in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether there is such a day: no 30 February. */
export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `YYYY-MM-DD`. */
export function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day written as `YYYY-MM-DD`; nothing when the text is anything else or there is no such day. */
export function dayOfIso(text: string): Day | undefined {
  const found = isoPattern.exec(text);
  if (!found) return undefined;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return isDay(day) ? day : undefined;
}

const millisecondsPerDay = 86_400_000;
/** Day 0 of Excel's 1900 calendar, with its false 29 February 1900 counted in (days from 1 March 1900 are right). */
const serialZero = Date.UTC(1899, 11, 30);

/** The day of a serial number of the 1900 calendar; parts of a day are left off. */
export function dayOfSerial(serial: number): Day {
  const instant = new Date(serialZero + Math.floor(serial) * millisecondsPerDay);
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, day: instant.getUTCDate() };
}
