import type { CellContext, CellResult, RawCell } from '../cell';
import type { Field } from '../fields';
import type { Kind } from '../kind';
import { parseWords, checkWords } from './words';

/** The most characters of a line when the field says nothing. */
const usualLength = 500;

function maxLengthOf(field: Field): number {
  return (field.kind === 'text' ? field.maxLength : undefined) ?? usualLength;
}

/** One line of words. A field with `code: true` keeps numbers of a sheet as their digits. */
export const text: Kind<string> = {
  column: 'text',
  toColumn: (value) => value,
  fromColumn: (stored) => String(stored),
  parseCell: (cell: RawCell, field: Field, _context: CellContext): CellResult<string> =>
    parseWords(cell, {
      maxLength: maxLengthOf(field),
      isCode: field.kind === 'text' && field.code === true,
      codeDigits: field.kind === 'text' ? field.codeDigits : undefined,
      manyLines: false,
    }),
  check: (value, field) => checkWords(value, { maxLength: maxLengthOf(field), manyLines: false }),
  format: (value) => value,
  operators: [
    'contains',
    'is',
    'isNot',
    'startsWith',
    'notContains',
    'isAnyOf',
    'isNoneOf',
    'isEmpty',
    'isNotEmpty',
  ],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
