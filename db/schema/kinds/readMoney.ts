import type { CellContext, CellResult, RawCell } from '../cell';
import { problem, value } from './cellText';
import { readNumber } from './readNumber';

/** 10 万亿 yuan in 分: room for sums of a hundred such amounts in a double. */
export const largestAmount = 1e15;

/** Reads a cell as an amount in whole 分. */
export function parseMoney(cell: RawCell, context: CellContext): CellResult<number> {
  const read = readNumber(cell);
  if (read.is === 'problem') return problem(read.problem === 'notANumber' ? 'moneyInvalid' : read.problem);
  if (read.is === 'blank') return read;
  const fen = Math.round(read.value * 100 * (context.multiplier ?? 1));
  return Math.abs(fen) > largestAmount ? problem('numberTooLarge') : value(fen);
}
