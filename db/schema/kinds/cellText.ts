import { formulaWithoutValue, type CellResult, type RawCell } from '../cell';
import type { ProblemCode } from '../problem';

/** What a parser answers for nothing. */
export const blank = Object.freeze({ is: 'blank' }) satisfies CellResult<never>;

/** What a parser answers for a cell it did not understand wholly. */
export function problem(code: ProblemCode, suggestion?: string): CellResult<never> {
  return suggestion === undefined
    ? { is: 'problem', problem: code }
    : { is: 'problem', problem: code, suggestion };
}

/** What a parser answers for an error cell: what Excel showed, or that a formula came without its result. */
export function problemOfError(cell: { readonly text: string }): CellResult<never> {
  return problem(cell.text === formulaWithoutValue ? 'formulaWithoutValue' : 'cellError');
}

/** What a parser answers for a cell it understood. */
export function value<Value>(found: Value, warning?: ProblemCode): CellResult<Value> {
  return warning === undefined ? { is: 'value', value: found } : { is: 'value', value: found, warning };
}

/** Words by which sheets say that there is nothing: the whole cell, after `foldWidth`, in lower case. */
const blankWords: ReadonlySet<string> = new Set(
  '- -- --- — —— – ― ─ / // \\ 无 暂无 n/a none null (null) 待补 待补充 #'.split(' '),
);
/** Further ones that are no words either; where a date or an amount belongs, they are asked about. */
const emptyWords: ReadonlySet<string> = new Set(
  '暂缺 (无) n\\a na n.a n.a. nil nan undefined 待填 待填写 待完善 未填 未填写 未提供 未知 不详 不明 空 (空) 空白 没有'.split(
    ' ',
  ),
);
/** Dashes, dots, commas and question marks alone say nothing either: `--`, `…`, `？`, `、`. */
const onlyMarks = /^[-‐-―─−_~.·・。,、;:?!]+$/;
const longestBlankWord = 9;
const firstOfNothing = new Set([...blankWords, ...emptyWords].map((word) => word.charAt(0)));

/** By code: 1 for common characters no word for nothing begins with, so that most cells cost one look. */
const beginsSomething = Uint8Array.from({ length: 0x10000 }, (_unit, code) => {
  const isCommon = (code >= 0x4e00 && code <= 0x9fff) || /^[0-9A-Za-z]$/.test(String.fromCharCode(code));
  return isCommon && !firstOfNothing.has(String.fromCharCode(code).toLowerCase()) ? 1 : 0;
});

function mayBeNothing(text: string): boolean {
  return text.length <= longestBlankWord && beginsSomething[text.charCodeAt(0)] !== 1;
}

/** Whether the text, already cleaned, is a word for nothing such as `无`, `N/A` or `—`. */
export function isBlankWord(text: string): boolean {
  return mayBeNothing(text) && blankWords.has(foldWidth(text).toLowerCase());
}

/** Whether the text, already cleaned, tells nothing where words belong: `无`, but also `未知`, `不详` or `？`. */
export function saysNothing(text: string): boolean {
  if (!mayBeNothing(text)) return false;
  const folded = foldWidth(text).toLowerCase();
  return blankWords.has(folded) || emptyWords.has(folded) || onlyMarks.test(folded);
}

/** Characters nobody sees: zero width, bidi marks, soft hyphen, variation selectors, byte order mark. */
const invisible =
  /\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;
/** Control characters but tab and line ends. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** Blanks of every width, but line ends. */
const blanks = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/g;
const lineEnds = /\r\n?|\u0085|\u2028|\u2029/g;
/** `张 三`, `李 小明`, `司马 光`, `某 某 公 司`: blanks that only stretch a Chinese name. */
const stretchedName =
  /^(?:[\u3400-\u9fff](?: [\u3400-\u9fff])+|[\u3400-\u9fff] [\u3400-\u9fff]{2,3}|[\u3400-\u9fff]{2} [\u3400-\u9fff])$/;
const longestStretchedName = 40;

const nothingToDo = 0;
const onlySingleBlanks = 1;
const muchToDo = 2;

/** How much cleaning a text needs; nearly all cells of real sheets need none, and two million are read at a time. */
function stateOf(text: string): number {
  const last = text.length - 1;
  let state = nothingToDo;
  for (let index = 0; index <= last; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x20 && code < 0x7f) continue;
    if (code >= 0x3001 && code <= 0x9fff) continue;
    if (code >= 0xff01 && code <= 0xff5e) continue;
    if (code !== 0x20 || index === 0 || index === last || text.charCodeAt(index - 1) === 0x20)
      return muchToDo;
    state = onlySingleBlanks;
  }
  return state;
}

function closeUpName(text: string): string {
  if (text.length > longestStretchedName || !stretchedName.test(text)) return text;
  return text.replaceAll(' ', '');
}

/**
 * One line of words: invisible and control characters out, blanks of every sort one blank, none at the ends, none
 * that only stretches a Chinese name; line ends become blanks.
 */
export function cleanLine(text: string): string {
  const state = stateOf(text);
  if (state === nothingToDo) return text;
  if (state === onlySingleBlanks) return closeUpName(text);
  const cleaned = text
    .replace(lineEnds, ' ')
    .replaceAll('\n', ' ')
    .replace(invisible, '')
    .replace(control, '')
    .replace(blanks, ' ')
    .trim();
  return closeUpName(cleaned);
}

/** Words over several lines: like `cleanLine`, but line ends stay as `\n` and blanks between words stay. */
export function cleanLines(text: string): string {
  if (stateOf(text) !== muchToDo) return text;
  return text
    .replace(lineEnds, '\n')
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

/** One line, folded: what parsers of numbers and dates read. Blanks between the parts stay single. */
export function foldedLine(text: string): string {
  const folded = foldWidth(cleanLine(text));
  return folded === text ? text : cleanLine(folded);
}

/** Cleaned, folded and without any blank: what parsers of codes and words of a list read. */
export function compact(text: string): string {
  const folded = foldedLine(text);
  return folded.includes(' ') ? folded.replaceAll(' ', '') : folded;
}

/** Whether any character is one that a person cannot have meant to type. */
export function hasControlCharacters(text: string): boolean {
  return text.search(control) >= 0;
}

/** Excel keeps 15 digits of a number: a longer whole number has lost some before it came here. */
const firstUnsafe = 1e15;

/** Whether a number of a sheet is whole and so long that its last digits are not those somebody typed. */
function hasLostDigits(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) >= firstUnsafe;
}

/** A long number that a spreadsheet wrote as `1.38E+10`: its digits are gone. */
const powerOfTen = /^[+-]?\d(?:\.\d+)?e\+?\d{1,3}$/i;

/** Whether the text is a number in the short form with a power of ten. */
export function isPowerOfTen(text: string): boolean {
  return powerOfTen.test(text);
}

/** The number of a cell that is one, whatever its format; nothing for other cells. */
export function numberOf(cell: RawCell): number | undefined {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'object' && cell !== null && cell.kind === 'number' ? cell.value : undefined;
}

/** What Excel shows for an error or for a number that is too wide, kept as words by who copied it. */
const errorText = /^#(?:N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|[#]{2,})$/i;

function isErrorText(text: string): boolean {
  return errorText.test(text.trim());
}

/**
 * The cell as the words a person would read in it, before any cleaning. A number becomes its shortest decimal form,
 * a day its ISO text; an error cell is the problem `cellError` or `formulaWithoutValue`, an empty one blank, a number that lost digits
 * `precisionLost`.
 */
export function wordsOf(cell: RawCell): string | CellResult<never> {
  if (typeof cell === 'string')
    return cell.startsWith('#') && isErrorText(cell) ? problem('cellError') : cell;
  if (cell === null) return blank;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'object' && cell.kind === 'error') return problemOfError(cell);
  if (typeof cell === 'object' && cell.kind === 'date') {
    return cell.iso.replace(/T00:00(?::00(?:\.0+)?)?$/, '').replace('T', ' ');
  }
  const number = typeof cell === 'number' ? cell : cell.value;
  if (!Number.isFinite(number)) return problem('cellError');
  return hasLostDigits(number) ? problem('precisionLost') : String(number);
}
