import type { RowRecords, Values } from './rowRecords';

/** From which year on a day is likely, and how many days after today it still may be. */
interface Likely {
  readonly record: 'account' | 'contact' | 'opportunity' | 'contract' | 'followUp';
  readonly field: string;
  readonly fromYear: number;
  readonly daysAhead: number;
}

/** What has happened lies behind us; a contract is signed two years ahead at most, and may run for very long. */
const likely: readonly Likely[] = [
  { record: 'account', field: 'foundedOn', fromYear: 1800, daysAhead: 0 },
  { record: 'account', field: 'customerSince', fromYear: 1970, daysAhead: 31 },
  { record: 'contact', field: 'birthday', fromYear: 1900, daysAhead: 0 },
  { record: 'contract', field: 'signedOn', fromYear: 1990, daysAhead: 731 },
  { record: 'contract', field: 'startOn', fromYear: 1990, daysAhead: 3660 },
  { record: 'contract', field: 'endOn', fromYear: 1990, daysAhead: 36_600 },
  { record: 'opportunity', field: 'expectedCloseOn', fromYear: 1990, daysAhead: 3660 },
  { record: 'account', field: 'nextContactOn', fromYear: 1990, daysAhead: 3660 },
  { record: 'followUp', field: 'followedAt', fromYear: 1990, daysAhead: 31 },
];

/** The fields (`entity.field`) of a row whose day can hardly be meant: a birthday to come, a contract signed in 2203. */
export function unlikelyDates(records: RowRecords, today: string): string[] {
  const found: string[] = [];
  for (const one of likely) {
    const day = valuesOf(records, one.record)?.[one.field];
    if (typeof day === 'string' && !isLikely(day, today, one)) found.push(`${one.record}.${one.field}`);
  }
  return found;
}

function isLikely(day: string, today: string, { fromYear, daysAhead }: Likely): boolean {
  if (!(Number(day.slice(0, 4)) >= fromYear)) return false;
  // Days of four-digit years stand in the order of their texts.
  return day.slice(0, 10) <= today || daysBetween(today, day) <= daysAhead;
}

function valuesOf(records: RowRecords, record: Likely['record']): Values | null | undefined {
  return record === 'contact' ? records.people[0]?.values : records[record];
}

function daysBetween(today: string, day: string): number {
  return (Date.parse(day.slice(0, 10)) - Date.parse(today)) / 86_400_000;
}
