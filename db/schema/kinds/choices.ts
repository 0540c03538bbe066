import type { CellResult, RawCell } from '../cell';
import type { Field } from '../fields';
import type { Kind } from '../kind';
import { blank, value, wordsOf } from './cellText';
import { optionsOf, readWord } from './options';
import { columnOf, compareLists, entriesOf, isListOfTexts, mergeSets } from './sets';

const separators = /[,，、;；|/\r\n\t]+/;

function parseChoices(cell: RawCell, field: Field): CellResult<readonly string[]> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const whole = readWord(words, optionsOf(field));
  if (whole.is === 'value') return value([whole.value]);
  if (whole.is === 'blank') return blank;
  const found: string[] = [];
  for (const word of words.split(separators)) {
    const option = readWord(word, optionsOf(field));
    if (option.is === 'problem') return option;
    if (option.is === 'value' && !found.includes(option.value)) found.push(option.value);
  }
  return found.length > 0 ? value(found) : blank;
}

/** Several entries of a list, stored as a JSON array of their values. Edits of two desks are united. */
export const choices: Kind<readonly string[]> = {
  column: 'text',
  toColumn: (entries) => columnOf(entries),
  fromColumn: (stored) => entriesOf(stored),
  parseCell: (cell, field) => parseChoices(cell, field),
  check(found, field) {
    if (!isListOfTexts(found)) return 'choiceUnknown';
    const known = new Set(optionsOf(field).map((option) => option.value));
    return found.every((entry) => known.has(entry)) ? undefined : 'choiceUnknown';
  },
  format: (found, field, language) =>
    found
      .map((entry) => optionsOf(field).find((option) => option.value === entry)?.label[language] ?? entry)
      .join(language === 'zh' ? '、' : ', '),
  operators: ['isAnyOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  compare: compareLists,
  merge: mergeSets,
};
