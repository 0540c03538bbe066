import type { CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import { blank, cleanLine, isBlankWord, problem, value, wordsOf } from './cellText';
import { columnOf, compareLists, entriesOf, isListOfTexts, mergeSets } from './sets';

/** The most characters of one tag, and the most tags of one record. */
export const longestTag = 40;
const mostTags = 60;

/** What stands between two tags in a cell, or in words that are typed. */
export const tagSeparators = /[,，、;；|\r\n\t]+/;

function parseTags(cell: RawCell): CellResult<readonly string[]> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const found: string[] = [];
  for (const word of words.split(tagSeparators)) {
    const tag = cleanLine(word).replace(/^#/, '');
    if (tag === '' || isBlankWord(tag) || found.includes(tag)) continue;
    if (tag.length > longestTag) return problem('tooLong');
    found.push(tag);
  }
  if (found.length > mostTags) return problem('tooLong');
  return found.length > 0 ? value(found) : blank;
}

/** Free words, stored as a JSON array. Edits of two desks are united. */
export const tags: Kind<readonly string[]> = {
  column: 'text',
  toColumn: (entries) => columnOf(entries),
  fromColumn: (stored) => entriesOf(stored),
  parseCell: (cell) => parseTags(cell),
  check(found) {
    if (!isListOfTexts(found)) return 'notText';
    if (found.length > mostTags || found.some((tag) => tag.length > longestTag)) return 'tooLong';
    return found.every((tag) => tag !== '' && tag === cleanLine(tag)) ? undefined : 'controlCharacters';
  },
  format: (found, _field, language) => found.join(language === 'zh' ? '、' : ', '),
  operators: ['isAnyOf', 'isNoneOf', 'contains', 'isEmpty', 'isNotEmpty'],
  compare: compareLists,
  merge: mergeSets,
};
