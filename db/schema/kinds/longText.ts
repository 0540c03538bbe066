import type { Field } from '../fields';
import type { Kind } from '../kind';
import { checkWords, parseWords } from './words';

/** As much as one cell of a spreadsheet can hold. */
const usualLength = 32_767;

function maxLengthOf(field: Field): number {
  return (field.kind === 'longText' ? field.maxLength : undefined) ?? usualLength;
}

/** Words over several lines; lines end with `\n`. Two edits of one text never merge by themselves. */
export const longText: Kind<string> = {
  column: 'text',
  toColumn: (value) => value,
  fromColumn: (stored) => String(stored),
  parseCell: (cell, field) => parseWords(cell, { maxLength: maxLengthOf(field), manyLines: true }),
  check: (value, field) => checkWords(value, { maxLength: maxLengthOf(field), manyLines: true }),
  format: (value) => value,
  operators: ['contains', 'notContains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
