import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { dayOfIso, firstYear, lastYear } from './calendar';
import { parseDate } from './readDate';

function checkDay(found: unknown): ProblemCode | undefined {
  const day = typeof found === 'string' ? dayOfIso(found) : undefined;
  if (!day) return 'dateInvalid';
  return day.year < firstYear || day.year > lastYear ? 'dateOutOfRange' : undefined;
}

/** A calendar day as `YYYY-MM-DD`, the same in every time zone. */
export const date: Kind<string> = {
  column: 'text',
  toColumn: (day) => day,
  fromColumn: (stored) => String(stored),
  parseCell: (cell, _field, context) => parseDate(cell, context),
  check: (found) => checkDay(found),
  format: (day) => day,
  operators: [
    'within',
    'is',
    'before',
    'after',
    'onOrBefore',
    'onOrAfter',
    'between',
    'isEmpty',
    'isNotEmpty',
  ],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
