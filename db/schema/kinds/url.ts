import type { CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { blank, foldedLine, isBlankWord, problem, value, wordsOf } from './cellText';

/** A host with a dot, or an IPv4 address; then a port and a path. Only http and https: nothing else is ever opened. */
const pattern =
  /^(https?:\/\/)?([a-z0-9\u3400-\u9fff]([a-z0-9\u3400-\u9fff_-]{0,61}[a-z0-9\u3400-\u9fff])?\.)+[a-z0-9\u3400-\u9fff-]{1,63}(:\d{1,5})?([/?#][^\s<>"]*)?$/i;
const maxLength = 2000;

function checkUrl(found: unknown): ProblemCode | undefined {
  if (typeof found !== 'string') return 'urlInvalid';
  if (found.length > maxLength) return 'tooLong';
  return pattern.test(found) ? undefined : 'urlInvalid';
}

function parseUrl(cell: RawCell): CellResult<string> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const found = foldedLine(words);
  if (found === '' || isBlankWord(found)) return blank;
  const wrong = checkUrl(found);
  return wrong ? problem(wrong) : value(lowerHost(found));
}

function lowerHost(found: string): string {
  if (!/[A-Z\u0080-\uffff]/.test(found)) return found;
  return found.replace(/^(https?:\/\/)?[^/?#]+/i, (host) => host.toLowerCase());
}

/** A web address as the office writes it, with or without `http://`; the window adds the scheme when it is opened. */
export const url: Kind<string> = {
  column: 'text',
  toColumn: (found) => found,
  fromColumn: (stored) => String(stored),
  parseCell: (cell) => parseUrl(cell),
  check: (found) => checkUrl(found),
  format: (found) => found,
  operators: ['contains', 'is', 'startsWith', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
