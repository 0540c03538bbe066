import type { CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import { blank, compact, isBlankWord, problem, value, wordsOf } from './cellText';

const yes: ReadonlySet<string> = new Set([
  '是',
  '有',
  '对',
  '真',
  '已',
  '√',
  '✓',
  '✔',
  '☑',
  'v',
  'y',
  'yes',
  't',
  'true',
  '1',
  '1.0',
  'on',
]);
const no: ReadonlySet<string> = new Set([
  '否',
  '无',
  '没有',
  '不是',
  '错',
  '假',
  '未',
  '×',
  '✗',
  '✘',
  '✕',
  '☐',
  'x',
  'n',
  'no',
  'f',
  'false',
  '0',
  '0.0',
  'off',
]);

function parseBoolean(cell: RawCell): CellResult<boolean> {
  if (typeof cell === 'boolean') return value(cell);
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const word = compact(words).toLowerCase();
  if (yes.has(word)) return value(true);
  if (no.has(word)) return value(false);
  return word === '' || isBlankWord(word) ? blank : problem('booleanUnknown');
}

const shown = { zh: ['否', '是'], en: ['No', 'Yes'] } as const;

/** Yes or no, stored as 1 or 0. */
export const boolean: Kind<boolean> = {
  column: 'integer',
  toColumn: (found) => (found ? 1 : 0),
  fromColumn: (stored) => Number(stored) === 1,
  parseCell: (cell) => parseBoolean(cell),
  check: (found) => (typeof found === 'boolean' ? undefined : 'booleanUnknown'),
  format: (found, _field, language) => shown[language][found ? 1 : 0],
  operators: ['is', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => Number(left) - Number(right),
};
