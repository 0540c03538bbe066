import type { CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { blank, foldedLine, isBlankWord, problem, value, wordsOf } from './cellText';

/** What mail programs of today deliver to: RFC 5321 without quoted parts and address literals. */
const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9\u3400-\u9fff]([a-z0-9\u3400-\u9fff-]{0,61}[a-z0-9\u3400-\u9fff])?\.)+[a-z\u3400-\u9fff][a-z0-9\u3400-\u9fff-]*$/i;
/** RFC 5321, 4.5.3.1.3. */
const maxLength = 254;

function checkAddress(found: unknown): ProblemCode | undefined {
  if (typeof found !== 'string') return 'mailInvalid';
  if (found.length > maxLength) return 'tooLong';
  return address.test(found) ? undefined : 'mailInvalid';
}

function parseMail(cell: RawCell): CellResult<string> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const folded = foldedLine(words).toLowerCase();
  if (folded === '' || isBlankWord(folded)) return blank;
  const found = folded
    .replace(/^mailto:/, '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/ ?[;,.、。]+$/, '');
  const wrong = checkAddress(found);
  return wrong ? problem(wrong) : value(found);
}

/** A mail address, kept in lower case when it comes from a sheet. */
export const mail: Kind<string> = {
  column: 'text',
  toColumn: (found) => found,
  fromColumn: (stored) => String(stored),
  parseCell: (cell) => parseMail(cell),
  check: (found) => checkAddress(found),
  format: (found) => found,
  operators: ['contains', 'is', 'isNot', 'startsWith', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
