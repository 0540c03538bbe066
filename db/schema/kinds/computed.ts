import type { Kind } from '../kind';
import { problem } from './cellText';
import { decimal } from './decimal';
import { integer } from './integer';
import { money } from './money';
import { percent } from './percent';

const operators = [
  'equals',
  'lessThan',
  'atMost',
  'moreThan',
  'atLeast',
  'between',
  'isEmpty',
  'isNotEmpty',
] as const;

/** A value nobody types and no column holds: queries work it out from the columns of the same row. */
export const computed: Kind<number | string> = {
  column: 'none',
  toColumn: (value) => value,
  // Nothing less than nothing: −0, as a product of a negative number and 0 is, reads as 0.
  fromColumn: (stored) => (typeof stored === 'number' ? stored + 0 : stored),
  parseCell: () => problem('notAllowedHere'),
  check: () => 'notAllowedHere',
  format(value, field, language) {
    if (typeof value !== 'number') return value;
    const shown = resultKinds[field.kind === 'computed' ? field.result : 'decimal'];
    return shown ? shown.format(value, field, language) : String(value);
  },
  operators,
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};

const resultKinds: Partial<Record<string, Kind<number>>> = { integer, decimal, money, percent };
