import type { CellContext, RawCell } from '../cell';
import type { Field } from '../fields';
import { foldedLine, numberOf } from './cellText';
import { parseMoney } from './readMoney';

/** What a whole column says about each of its cells. */
export type ColumnHints = Pick<CellContext, 'dateOrder' | 'fractions' | 'medianAmount' | 'sharesAreaCode'>;

/** How many cells are enough to know a column by. */
const sampleSize = 200;

/**
 * Looks at the first cells of a column, at most `sampleSize` that are not empty, and says how its doubtful values are
 * read. Nothing is said where the cells disagree or too few speak. `context` is what is known already, such as the
 * unit in the heading.
 */
export function columnHints(field: Field, cells: readonly RawCell[], context: CellContext): ColumnHints {
  const sample = sampleOf(cells);
  switch (field.kind) {
    case 'date':
    case 'timestamp':
      return dateHints(sample);
    case 'percent':
      return percentHints(sample);
    case 'money':
      return moneyHints(sample, context);
    case 'phones':
      return { sharesAreaCode: true };
    default:
      return {};
  }
}

function sampleOf(cells: readonly RawCell[]): RawCell[] {
  const sample: RawCell[] = [];
  for (const cell of cells) {
    if (sample.length === sampleSize) break;
    if (cell !== null && cell !== '') sample.push(cell);
  }
  return sample;
}

const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?: .*)?$/;

/** 25/3/2021 shows the day first, 3/25/2021 the month; a column with both, or with neither, stays undecided. */
function dateHints(sample: readonly RawCell[]): ColumnHints {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const cell of sample) {
    const parts = typeof cell === 'string' ? yearLast.exec(foldedLine(cell)) : null;
    if (!parts) continue;
    const [first, second] = [Number(parts[1]), Number(parts[2])];
    if (first > 12 && first <= 31 && second <= 12 && isYearLast(parts[0])) dayFirst += 1;
    if (second > 12 && second <= 31 && first <= 12) monthFirst += 1;
  }
  if (dayFirst > 0 === monthFirst > 0) return {};
  return { dateOrder: dayFirst > 0 ? 'dayFirst' : 'monthFirst' };
}

/** `25/3/21` may begin with its year; only four digits at the end make a year for sure. */
function isYearLast(text: string): boolean {
  return /[-/.]\d{4}(?: |$)/.test(text);
}

/** Bare numbers that are all at most 1 are fractions; a single larger one says that they are hundredths. */
function percentHints(sample: readonly RawCell[]): ColumnHints {
  const bare = sample.flatMap((cell) => bareShare(cell) ?? []);
  if (bare.length === 0) return {};
  return { fractions: bare.every((share) => share >= 0 && share <= 1) };
}

function bareShare(cell: RawCell): number | undefined {
  if (typeof cell === 'object' && cell?.kind === 'number' && cell.format.includes('%')) return undefined;
  const number = numberOf(cell);
  if (number !== undefined || typeof cell !== 'string') return number;
  const line = foldedLine(cell);
  return /^\d+(?:\.\d+)?$/.test(line) ? Number(line) : undefined;
}

/** Fewer amounts than this have no median worth comparing with. */
const fewestAmounts = 5;

function moneyHints(sample: readonly RawCell[], context: CellContext): ColumnHints {
  const amounts = sample
    .flatMap((cell) => {
      const read = parseMoney(cell, context);
      return read.is === 'value' && read.value !== 0 ? Math.abs(read.value) : [];
    })
    .sort((left, right) => left - right);
  const median = amounts[Math.floor((amounts.length - 1) / 2)];
  return amounts.length < fewestAmounts || median === undefined ? {} : { medianAmount: median };
}
