import type { CellResult, RawCell } from '../cell';
import type { ProblemCode } from '../problem';
import {
  blank,
  cleanLine,
  cleanLines,
  foldWidth,
  hasControlCharacters,
  isBlankWord,
  problem,
  value,
  wholeNumberText,
  wordsOf,
} from './cellText';

/** How a field of words reads a cell. */
export interface WordRules {
  readonly maxLength: number;
  /** The words are a code: a number is its digits, and digits that were lost are a problem. */
  readonly isCode?: boolean;
  readonly manyLines: boolean;
}

/** Reads a cell as words: cleaned, blank words as nothing, never longer than the field allows. */
export function textParser(cell: RawCell, rules: WordRules): CellResult<string> {
  if (rules.isCode && cell !== null && typeof cell !== 'string') return codeFromNumber(cell, rules);
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const cleaned = rules.manyLines ? cleanLines(words) : cleanLine(words);
  if (cleaned === '' || isBlankWord(cleaned)) return blank;
  const kept = rules.isCode ? bareCode(cleaned) : cleaned;
  return kept.length > rules.maxLength ? problem('tooLong') : value(kept);
}

/** Whether words from a form or a program may be kept. */
export function checkWords(found: unknown, rules: WordRules): ProblemCode | undefined {
  if (typeof found !== 'string') return 'notText';
  if (found.length > rules.maxLength) return 'tooLong';
  if (hasControlCharacters(found) || (!rules.manyLines && /[\r\n]/.test(found))) return 'controlCharacters';
  return undefined;
}

/** Sheets write `'000123` or `="000123"` to keep a code from becoming a number. */
function bareCode(text: string): string {
  const folded = foldWidth(text);
  const quoted = /^="([^"]*)"$/.exec(folded);
  if (quoted) return quoted[1] ?? '';
  return folded.startsWith("'") ? folded.slice(1) : folded;
}

function codeFromNumber(cell: Exclude<RawCell, null | string>, rules: WordRules): CellResult<string> {
  if (typeof cell === 'boolean') return value(cell ? 'TRUE' : 'FALSE');
  if (typeof cell === 'object' && cell.kind === 'error') return problem('cellError');
  const number = typeof cell === 'number' ? cell : cell.kind === 'date' ? cell.serial : cell.value;
  if (Number.isInteger(number) && wholeNumberText(number) === undefined) return problem('precisionLost');
  const digits = wholeNumberText(number) ?? String(number);
  const padded =
    typeof cell === 'object' && cell.kind === 'number' ? withLeadingZeros(digits, cell.format) : digits;
  return padded.length > rules.maxLength ? problem('tooLong') : value(padded);
}

/** A format such as `000000` shows zeros in front of a number; they are part of the code. */
function withLeadingZeros(digits: string, format: string): string {
  return /^0{2,}$/.test(format) ? digits.padStart(format.length, '0') : digits;
}
