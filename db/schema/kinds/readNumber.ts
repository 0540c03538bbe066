import type { CellResult, RawCell } from '../cell';
import { blank, foldedLine, isBlankWord, problem, value } from './cellText';

/** A plain number with or without thousands, point, sign and power of ten. */
const plain = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:e[+-]?\d{1,2})?$/i;

/** Reads a cell as a number without a unit; anything left over makes it the problem `notANumber`. */
export function readNumber(cell: RawCell): CellResult<number> {
  if (typeof cell === 'number') return finite(cell);
  if (cell === null) return blank;
  if (typeof cell === 'boolean') return problem('notANumber');
  if (typeof cell === 'object') {
    if (cell.kind === 'number') return finite(cell.value);
    return problem(cell.kind === 'error' ? 'cellError' : 'notANumber');
  }
  const line = foldedLine(cell);
  if (line === '' || isBlankWord(line)) return blank;
  return plain.test(line) ? finite(Number(line.replaceAll(',', ''))) : problem('notANumber');
}

function finite(number: number): CellResult<number> {
  return Number.isFinite(number) ? value(number === 0 ? 0 : number) : problem('notANumber');
}
