import { dayOf } from '../fields/fieldControl';

/** The days a next contact is usually agreed for, in the order of their keys (Alt+1 …). */
export const comeBackChoices = ['tomorrow', 'inThreeDays', 'nextMonday', 'inOneMonth'] as const;
export type ComeBackChoice = (typeof comeBackChoices)[number];

/**
 * The day (`YYYY-MM-DD`) of a choice, seen from today. Next Monday is the Monday of next week, on a Sunday the day
 * after; in a month is the same day of the next month, or its last day where that month is shorter.
 */
export function comeBackDay(choice: ComeBackChoice, today = new Date()): string {
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  if (choice === 'tomorrow') return dayOf(new Date(year, month, date + 1));
  if (choice === 'inThreeDays') return dayOf(new Date(year, month, date + 3));
  // Sunday is 0 and ends its week.
  if (choice === 'nextMonday') return dayOf(new Date(year, month, date + 8 - (today.getDay() || 7)));
  const last = new Date(year, month + 2, 0).getDate();
  return dayOf(new Date(year, month + 1, Math.min(date, last)));
}

/**
 * The one choice that is lit for the day of the next contact: the chosen one while its day stands, else the first of
 * that day (on a Sunday tomorrow is next Monday too); null for another day or none.
 */
export function comeBackLit(
  day: unknown,
  chosen: ComeBackChoice | null,
  today = new Date(),
): ComeBackChoice | null {
  const fitting = comeBackChoices.filter((choice) => comeBackDay(choice, today) === day);
  return fitting.find((choice) => choice === chosen) ?? fitting[0] ?? null;
}

/** The choice whose key this is: Alt with a digit, which no input method and no menu takes; null for any other. */
export function comeBackOfKey(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code'>,
): ComeBackChoice | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || !event.code.startsWith('Digit')) return null;
  return comeBackChoices[Number(event.code.slice(5)) - 1] ?? null;
}
