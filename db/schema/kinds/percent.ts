import type { CellContext, CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import { problem, value } from './cellText';
import { readNumber } from './readNumber';

function parsePercent(cell: RawCell, context: CellContext): CellResult<number> {
  const read = readNumber(typeof cell === 'string' ? cell.replace(/[%％]$/, '') : cell);
  if (read.is === 'problem') return problem(read.problem === 'notANumber' ? 'percentInvalid' : read.problem);
  if (read.is === 'blank') return read;
  const found = context.fractions ? read.value * 100 : read.value;
  return found < 0 || found > 100 ? problem('percentRange') : value(found);
}

/** A share of a hundred, 0 to 100. */
export const percent: Kind<number> = {
  column: 'real',
  toColumn: (share) => share,
  fromColumn: (stored) => Number(stored),
  parseCell: (cell, _field, context) => parsePercent(cell, context),
  check(found) {
    if (typeof found !== 'number' || !Number.isFinite(found)) return 'percentInvalid';
    return found < 0 || found > 100 ? 'percentRange' : undefined;
  },
  format: (share) => `${String(Number(share.toFixed(2)))} %`,
  operators: ['atLeast', 'atMost', 'equals', 'moreThan', 'lessThan', 'between', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => left - right,
};
