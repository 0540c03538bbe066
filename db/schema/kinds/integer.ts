import type { CellResult, RawCell } from '../cell';
import type { Field } from '../fields';
import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { problem, value } from './cellText';
import { withThousands } from './digitGroups';
import { readNumber } from './readNumber';

function boundsProblem(found: number, field: Field): ProblemCode | undefined {
  if (field.kind !== 'integer') return undefined;
  if (field.least !== undefined && found < field.least) return 'outOfRange';
  if (field.most !== undefined && found > field.most) return 'outOfRange';
  return undefined;
}

function parseInteger(cell: RawCell, field: Field): CellResult<number> {
  const read = readNumber(cell);
  if (read.is !== 'value') return read;
  const found = read.value;
  if (!Number.isInteger(found)) return problem('notWhole');
  if (!Number.isSafeInteger(found)) return problem('numberTooLarge');
  const wrong = boundsProblem(found, field);
  return wrong ? problem(wrong) : value(found);
}

/** A whole number, at most 2^53 − 1 either way. */
export const integer: Kind<number> = {
  column: 'integer',
  toColumn: (number) => number,
  fromColumn: (stored) => Number(stored),
  parseCell: (cell, field) => parseInteger(cell, field),
  check(found, field) {
    if (typeof found !== 'number' || !Number.isFinite(found)) return 'notANumber';
    if (!Number.isInteger(found)) return 'notWhole';
    if (!Number.isSafeInteger(found)) return 'numberTooLarge';
    return boundsProblem(found, field);
  },
  format: (number) => withThousands(String(number)),
  operators: ['equals', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'between', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => left - right,
};
