import type { CellResult, RawCell } from '../cell';
import type { ProblemCode } from '../problem';
import {
  blank,
  cleanLine,
  cleanLines,
  foldWidth,
  hasControlCharacters,
  saysNothing,
  isPowerOfTen,
  problem,
  value,
  wordsOf,
} from './cellText';

/** How a field of words reads a cell. */
export interface WordRules {
  readonly maxLength: number;
  /** The words are a code: full width is folded, zeros in front stay, lost digits are a problem. */
  readonly isCode?: boolean;
  /** How many digits a code has when it is made of digits only. */
  readonly codeDigits?: number | undefined;
  readonly manyLines: boolean;
}

/** Reads a cell as words: cleaned, blank words as nothing, never longer than the field allows. */
export function parseWords(cell: RawCell, rules: WordRules): CellResult<string> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const cleaned = rules.manyLines ? cleanLines(words) : cleanLine(words);
  if (cleaned === '' || saysNothing(cleaned)) return blank;
  const kept = rules.isCode ? parseCode(cell, cleaned) : value(cleaned);
  if (kept.is === 'value' && rules.codeDigits !== undefined && lacksDigits(kept.value, rules.codeDigits))
    return problem(
      'precisionLost',
      kept.value.length + 1 === rules.codeDigits ? `0${kept.value}` : undefined,
    );
  return kept.is === 'value' && kept.value.length > rules.maxLength ? problem('tooLong') : kept;
}

/** Whether words from a form or a program may be kept. */
export function checkWords(found: unknown, rules: WordRules): ProblemCode | undefined {
  if (typeof found !== 'string') return 'notText';
  if (found.length > rules.maxLength) return 'tooLong';
  if (hasControlCharacters(found) || (!rules.manyLines && /[\r\n]/.test(found))) return 'controlCharacters';
  return undefined;
}

/** A number takes the zero off 010010; a longer or shorter one was mistyped. */
function lacksDigits(code: string, digits: number): boolean {
  return code.length !== digits && /^\d+$/.test(code);
}

function parseCode(cell: RawCell, cleaned: string): CellResult<string> {
  if (typeof cell === 'object' && cell !== null) {
    // `1-2` typed into Excel became a day: what was typed is gone.
    if (cell.kind === 'date') return problem('precisionLost');
    if (cell.kind === 'number') return value(withLeadingZeros(cleaned, cell.format));
  }
  const code = bareCode(cleaned);
  if (code === '') return blank;
  return isPowerOfTen(code) && code.includes('+') ? problem('precisionLost') : value(code);
}

/** Sheets write `'000123` or `="000123"` to keep a code from becoming a number. */
function bareCode(text: string): string {
  const folded = foldWidth(text);
  const quoted = folded.startsWith('=') ? /^="([^"]*)"$/.exec(folded) : null;
  if (quoted) return (quoted[1] ?? '').trim();
  return folded.startsWith("'") ? folded.slice(1).trim() : folded;
}

/** A format such as `000000` shows zeros in front of a number; they are part of the code. */
function withLeadingZeros(digits: string, format: string): string {
  return /^0{2,}$/.test(format) ? digits.padStart(format.length, '0') : digits;
}
