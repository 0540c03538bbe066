import type { Field } from '../fields';
import type { Kind } from '../kind';
import { checkWords, parseWords } from './words';

/** Longer than any address on an envelope. */
const usualLength = 300;

function maxLengthOf(field: Field): number {
  return (field.kind === 'address' ? field.maxLength : undefined) ?? usualLength;
}

/** A postal address in one line, province first. */
export const address: Kind<string> = {
  column: 'text',
  toColumn: (value) => value,
  fromColumn: (stored) => String(stored),
  parseCell: (cell, field) => parseWords(cell, { maxLength: maxLengthOf(field), manyLines: false }),
  check: (value, field) => checkWords(value, { maxLength: maxLengthOf(field), manyLines: false }),
  format: (value) => value,
  operators: ['contains', 'startsWith', 'notContains', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
