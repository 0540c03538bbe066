import type { CellContext, CellResult, RawCell } from '../cell';
import { value } from './cellText';
import { parseDate } from './readDate';

/** Reads a cell as an instant: a day, with or without a time of day. */
export function parseTimestamp(cell: RawCell, context: CellContext): CellResult<string> {
  const read = parseDate(cell, context);
  if (read.is !== 'value') return read;
  const [year = 0, month = 1, day = 1] = read.value.split('-').map(Number);
  return value(new Date(year, month - 1, day).toISOString(), read.warning);
}
