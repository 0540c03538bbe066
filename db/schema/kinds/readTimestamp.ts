import type { CellContext, CellResult, RawCell } from '../cell';
import { problem, value } from './cellText';
import { readMoment, type Moment } from './readDate';

/**
 * Reads a cell as an instant. A day without a time is its first moment, a time without a zone is the time of the
 * computer's own zone, as people read it back; a zone written in the cell counts.
 */
export function parseTimestamp(cell: RawCell, context: CellContext): CellResult<string> {
  const read = readMoment(cell, context);
  if (read.is !== 'value') return read;
  const instant = instantOf(read.value);
  return Number.isNaN(instant.getTime())
    ? problem('timeInvalid')
    : value(instant.toISOString(), read.value.warning);
}

function instantOf({ day, time }: Moment): Date {
  const seconds = time?.seconds ?? 0;
  const milliseconds = time?.milliseconds ?? 0;
  if (time?.zone === undefined) {
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return new Date(day.year, day.month - 1, day.day, hours, minutes, seconds % 60, milliseconds);
  }
  const east = time.zone === 'UTC' ? 0 : time.zone;
  return new Date(Date.UTC(day.year, day.month - 1, day.day, 0, -east, seconds, milliseconds));
}
