import type { CellContext, CellResult, RawCell } from '../cell';
import { blank, compact, isBlankWord, problem, value } from './cellText';
import { dayOfIso, dayOfSerial, isoDay } from './calendar';

/** Reads a cell as a calendar day. */
export function parseDate(cell: RawCell, _context: CellContext): CellResult<string> {
  if (cell === null) return blank;
  if (typeof cell === 'boolean') return problem('dateInvalid');
  if (typeof cell === 'number') return value(isoDay(dayOfSerial(cell)));
  if (typeof cell === 'object') {
    if (cell.kind === 'error') return problem('cellError');
    return value(cell.kind === 'date' ? cell.iso.slice(0, 10) : isoDay(dayOfSerial(cell.value)));
  }
  const text = compact(cell);
  if (text === '' || isBlankWord(text)) return blank;
  const day = dayOfIso(text.replace(/[/.]/g, '-'));
  return day ? value(isoDay(day)) : problem('dateInvalid');
}
