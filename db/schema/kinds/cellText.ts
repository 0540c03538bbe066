import type { CellResult, RawCell } from '../cell';
import type { ProblemCode } from '../problem';

/** What a parser answers for nothing. */
export const blank = Object.freeze({ is: 'blank' }) satisfies CellResult<never>;

/** What a parser answers for a cell it did not understand wholly. */
export function problem(code: ProblemCode, suggestion?: string): CellResult<never> {
  return suggestion === undefined
    ? { is: 'problem', problem: code }
    : { is: 'problem', problem: code, suggestion };
}

/** What a parser answers for a cell it understood. */
export function value<Value>(found: Value, warning?: ProblemCode): CellResult<Value> {
  return warning === undefined ? { is: 'value', value: found } : { is: 'value', value: found, warning };
}

/** Words by which sheets say that there is nothing; the whole cell, after `foldWidth` and in lower case. */
const blankWords: ReadonlySet<string> = new Set([
  '-',
  '--',
  '---',
  '—',
  '——',
  '–',
  '/',
  '//',
  '\\',
  '无',
  '暂无',
  '没有',
  'n/a',
  'na',
  'none',
  'null',
  '(null)',
  'nil',
  '待补',
  '待补充',
  '待填',
  '#',
  '?',
  '??',
  '???',
  '.',
  '、',
  '*',
  '……',
  '…',
  '......',
  '...',
]);
const longestBlankWord = 6;

/** Whether the text, already cleaned, is a word for nothing such as `无`, `N/A` or `—`. */
export function isBlankWord(text: string): boolean {
  return text.length <= longestBlankWord && blankWords.has(foldWidth(text).toLowerCase());
}

/** Characters nobody sees: zero width, bidi marks, soft hyphen, byte order mark. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;
/** Control characters but tab and line ends. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Blanks of every width but line ends. */
const blanks = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/g;
/** A blank between two Chinese characters. */
const blankInChinese = /(?<=[\u3400-\u9fff\uf900-\ufaff]) (?=[\u3400-\u9fff\uf900-\ufaff])/g;

/** Whether nothing in the text needs cleaning: no blanks, marks, control characters or other rare characters. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x20 && code < 0x7f) continue;
    if (code >= 0x3400 && code <= 0x9fff) continue;
    if (code >= 0xff01 && code <= 0xff5e) continue;
    return false;
  }
  return true;
}

/**
 * One line of words: invisible and control characters out, blanks of every sort one blank, none between two Chinese
 * characters, none at the ends; line ends become blanks.
 */
export function cleanLine(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(/\r\n?|\n/g, ' ')
    .replace(invisible, '')
    .replace(control, '')
    .replace(blanks, ' ')
    .trim()
    .replace(blankInChinese, '');
}

/** Words over several lines: like `cleanLine`, but line ends stay as `\n` and Chinese keeps its blanks. */
export function cleanLines(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(control, '')
    .replace(blanks, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Full width, circled and other forms of a character as the plain one (Unicode NFKC). */
export function foldWidth(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80 || (code >= 0x3400 && code <= 0x9fff)) continue;
    return text.normalize('NFKC');
  }
  return text;
}

/** Cleaned, folded and without any blank: what parsers of numbers, dates and codes read. */
export function compact(text: string): string {
  return foldWidth(cleanLine(text)).replace(/\s+/g, '');
}

/** Whether any character is one a person cannot have meant to type. */
export function hasControlCharacters(text: string): boolean {
  return text.search(control) >= 0;
}

/** The most digits a number of a sheet keeps: Excel stores IEEE 754 doubles and shows 15 digits. */
const safeDigits = 15;

/** A whole number as its digits; nothing when it is not whole or had lost digits before it came here. */
export function wholeNumberText(number: number): string | undefined {
  if (!Number.isInteger(number) || Math.abs(number) >= 10 ** safeDigits) return undefined;
  return String(number);
}

/**
 * The cell as the words a person would read in it, before any cleaning. A number becomes its shortest decimal form;
 * an error cell is the problem `cellError`; an empty cell is blank.
 */
export function wordsOf(cell: RawCell): string | CellResult<never> {
  if (typeof cell === 'string') return cell;
  if (cell === null) return blank;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell.kind === 'error') return problem('cellError');
  return cell.kind === 'date' ? cell.iso : String(cell.value);
}
