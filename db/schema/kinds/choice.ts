import type { Field } from '../fields';
import type { Kind } from '../kind';
import { optionsOf, readOption } from './options';

/** One entry of a list, stored by its value. */
export const choice: Kind<string> = {
  column: 'text',
  toColumn: (option) => option,
  fromColumn: (stored) => String(stored),
  parseCell: (cell, field) => readOption(cell, field),
  check: (found, field) =>
    optionsOf(field).some((option) => option.value === found) ? undefined : 'choiceUnknown',
  format: (found, field, language) => labelOf(found, field, language),
  operators: ['isAnyOf', 'isNoneOf', 'is', 'isNot', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};

/** The label of an option; an option that is gone is shown by its value. */
function labelOf(found: string, field: Field, language: 'zh' | 'en'): string {
  return optionsOf(field).find((option) => option.value === found)?.label[language] ?? found;
}
