import type { CellResult, RawCell } from '../cell';
import type { Field } from '../fields';
import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { problem, value } from './cellText';
import { withThousands } from './digitGroups';
import { readNumber } from './readNumber';

/** Beyond this a double no longer keeps the digits before the point. */
const largest = 1e15;

function wrongWith(found: number, field: Field): ProblemCode | undefined {
  if (Math.abs(found) >= largest) return 'numberTooLarge';
  if (field.kind !== 'decimal') return undefined;
  if (field.least !== undefined && found < field.least) return 'outOfRange';
  if (field.most !== undefined && found > field.most) return 'outOfRange';
  return undefined;
}

function parseDecimal(cell: RawCell, field: Field): CellResult<number> {
  const read = readNumber(cell);
  if (read.is !== 'value') return read;
  const wrong = wrongWith(read.value, field);
  return wrong ? problem(wrong) : value(read.value);
}

function formatDecimal(found: number, field: Field): string {
  const digits = field.kind === 'decimal' ? field.digits : undefined;
  const [whole = '', rest] = (digits === undefined ? String(found) : found.toFixed(digits)).split('.');
  return rest === undefined ? withThousands(whole) : `${withThousands(whole)}.${rest}`;
}

/** A number with decimals; never money. */
export const decimal: Kind<number> = {
  column: 'real',
  toColumn: (number) => number,
  fromColumn: (stored) => Number(stored),
  parseCell: (cell, field) => parseDecimal(cell, field),
  check(found, field) {
    if (typeof found !== 'number' || !Number.isFinite(found)) return 'notANumber';
    return wrongWith(found, field);
  },
  format: (number, field) => formatDecimal(number, field),
  operators: ['atLeast', 'atMost', 'equals', 'moreThan', 'lessThan', 'between', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => left - right,
};
