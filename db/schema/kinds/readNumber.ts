import type { CellResult, RawCell } from '../cell';
import { blank, cleanLine, compact, isBlankWord, problem, value } from './cellText';

/** A plain number with or without thousands, point, sign and power of ten. */
const plain = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d{1,2})?$/i;

/** Reads a cell as a number without a unit; anything left over makes it the problem `notANumber`. */
export function readNumber(cell: RawCell): CellResult<number> {
  if (typeof cell === 'number') return value(cell);
  if (cell === null) return blank;
  if (typeof cell === 'boolean') return problem('notANumber');
  if (typeof cell === 'object') {
    if (cell.kind === 'number') return value(cell.value);
    return problem(cell.kind === 'error' ? 'cellError' : 'notANumber');
  }
  const cleaned = cleanLine(cell);
  if (cleaned === '' || isBlankWord(cleaned)) return blank;
  const text = compact(cleaned);
  if (!plain.test(text)) return problem('notANumber');
  return value(Number(text.replaceAll(',', '')));
}
