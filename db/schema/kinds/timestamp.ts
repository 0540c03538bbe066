import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { dayOfIso, firstYear, lastYear } from './calendar';
import { parseTimestamp } from './readTimestamp';

const isoInstant = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

function checkInstant(found: unknown): ProblemCode | undefined {
  const parts = typeof found === 'string' ? isoInstant.exec(found) : null;
  const day = parts?.[1] === undefined ? undefined : dayOfIso(parts[1]);
  if (!day) return 'timeInvalid';
  return day.year < firstYear || day.year > lastYear ? 'dateOutOfRange' : undefined;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function formatInstant(instant: string): string {
  const at = new Date(instant);
  const day = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-');
  return `${day} ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/**
 * An instant as ISO 8601 in UTC with milliseconds, so that the column's text order is the order of time.
 * People read and write it in the time zone of the computer they sit at.
 */
export const timestamp: Kind<string> = {
  column: 'text',
  toColumn: (instant) => new Date(instant).toISOString(),
  fromColumn: (stored) => String(stored),
  parseCell: (cell, _field, context) => parseTimestamp(cell, context),
  check: (found) => checkInstant(found),
  format: (instant) => formatInstant(instant),
  operators: ['within', 'before', 'after', 'onOrBefore', 'onOrAfter', 'between', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
