import type { CellContext, CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import { blank, foldedLine, isBlankWord, problem, problemOfError, value } from './cellText';
import { chineseInteger } from './chineseNumber';
import { exactOfNumber, exactOfText, numberOfExact, shifted, type ExactDecimal } from './exactDecimal';

function parsePercent(cell: RawCell, context: CellContext): CellResult<number> {
  if (cell === null) return blank;
  if (typeof cell === 'boolean') return problem('percentInvalid');
  if (typeof cell === 'number') return share(bare(exactOfNumber(cell), context));
  if (typeof cell === 'string') return shareOfText(cell, context);
  if (cell.kind === 'error') return problemOfError(cell);
  if (cell.kind === 'date') return problem('percentInvalid');
  const exact = exactOfNumber(cell.value);
  return share(cell.format.includes('%') ? shifted(exact, 2) : bare(exact, context));
}

/** A number without a sign counts hundredths, or is a fraction where the whole column is. */
function bare(exact: ExactDecimal, context: CellContext): ExactDecimal {
  return context.fractions ? shifted(exact, 2) : exact;
}

function share(exact: ExactDecimal): CellResult<number> {
  const found = numberOfExact(exact);
  return found < 0 || found > 100 ? problem('percentRange') : value(found);
}

function shareOfText(typed: string, context: CellContext): CellResult<number> {
  const line = foldedLine(typed);
  if (line === '' || isBlankWord(line)) return blank;
  const text = line.replaceAll(' ', '');
  const hasSign = text.endsWith('%');
  const exact = exactOfText(hasSign ? text.slice(0, -1) : text);
  if (exact)
    return /\d \d/.test(line) ? problem('percentInvalid') : share(hasSign ? exact : bare(exact, context));
  const words = shareOfWords(text);
  return words ? share(words) : problem('percentInvalid');
}

/** 六成, 6成, 六成五, 6.5成, 百分之六十, 百分之60. */
function shareOfWords(text: string): ExactDecimal | undefined {
  const hundredths = /^百分之(.+)$/.exec(text)?.[1];
  if (hundredths === '百') return { digits: 100n, scale: 0 };
  if (hundredths !== undefined) return exactOfText(hundredths) ?? wholeOf(hundredths);
  const tenths = /^(.+?)成(半|.)?$/.exec(text);
  const whole = tenths?.[1] === undefined ? undefined : (exactOfText(tenths[1]) ?? wholeOf(tenths[1]));
  if (!whole) return undefined;
  const rest = tenths?.[2] === undefined ? 0 : tenths[2] === '半' ? 5 : digit(tenths[2]);
  if (rest === undefined || (tenths?.[2] !== undefined && whole.scale > 0)) return undefined;
  const share = shifted(whole, 1);
  return rest === 0 ? share : { digits: share.digits + BigInt(rest), scale: 0 };
}

function wholeOf(words: string): ExactDecimal | undefined {
  const number = chineseInteger(words);
  return number === undefined ? undefined : exactOfNumber(number);
}

function digit(word: string): number | undefined {
  const found = /^\d$/.test(word) ? Number(word) : chineseInteger(word);
  return found !== undefined && found < 10 ? found : undefined;
}

/** A share of a hundred, 0 to 100. */
export const percent: Kind<number> = {
  column: 'real',
  toColumn: (found) => found,
  fromColumn: (stored) => Number(stored),
  parseCell: (cell, _field, context) => parsePercent(cell, context),
  check(found) {
    if (typeof found !== 'number' || !Number.isFinite(found)) return 'percentInvalid';
    return found < 0 || found > 100 ? 'percentRange' : undefined;
  },
  format: (found) => `${String(Number(found.toFixed(2)))}%`,
  operators: ['atLeast', 'atMost', 'equals', 'moreThan', 'lessThan', 'between', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => left - right,
};
