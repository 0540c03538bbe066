import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { parsePhones, phoneOf } from './readPhones';
import { columnOf, compareLists, entriesOf, isListOfTexts, mergeSets } from './sets';

function checkPhones(found: unknown): ProblemCode | undefined {
  if (!isListOfTexts(found)) return 'phoneInvalid';
  for (const entry of found) {
    const read = phoneOf(entry, { isLocalAllowed: true });
    if (read.is !== 'value') return read.is === 'problem' ? read.problem : 'phoneInvalid';
  }
  return undefined;
}

function storedForm(entry: string): string {
  const read = phoneOf(entry, { isLocalAllowed: true });
  return read.is === 'value' ? read.value : entry;
}

/**
 * Telephone numbers, best one first, stored as a JSON array. A mobile is its 11 digits, a landline
 * `0571-88881234` or `0571-88881234-801`, a service number `400-810-8888`, a number abroad `+85223456789`. In a field
 * that prefers mobiles a sheet's number without an area code is taken for a mobile that lost digits.
 */
export const phones: Kind<readonly string[]> = {
  column: 'text',
  toColumn: (entries) => columnOf(entries.map(storedForm)),
  fromColumn: (stored) => entriesOf(stored),
  parseCell: (cell, field, context) =>
    parsePhones(cell, {
      isLocalAllowed: field.kind !== 'phones' || field.prefer !== 'mobile',
      sharesAreaCode: context.sharesAreaCode === true,
    }),
  check: (found) => checkPhones(found),
  format: (entries) => entries.join('、'),
  operators: ['contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  compare: compareLists,
  merge: mergeSets,
};
