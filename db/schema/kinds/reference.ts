import type { CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import { blank, cleanLine, saysNothing, problem, value, wordsOf } from './cellText';

/**
 * The title a cell names another record by, cleaned as titles are. Who reads a column of references takes this and
 * looks the titles up: one lookup per batch, not one per cell.
 */
export function parseTitle(cell: RawCell): CellResult<string> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const title = cleanLine(words);
  return title === '' || saysNothing(title) ? blank : value(title);
}

function isId(found: unknown): boolean {
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0;
}

/**
 * The id of a record of another entity. A sheet holds titles, not ids, so `parseCell` can only tell nothing from
 * something: any words are `referenceUnknown`, with the cleaned title as suggestion. Importers use `parseTitle`.
 */
export const reference: Kind<number> = {
  column: 'integer',
  toColumn: (id) => id,
  fromColumn: (stored) => Number(stored),
  parseCell(cell) {
    const title = parseTitle(cell);
    return title.is === 'value' ? problem('referenceUnknown', title.value) : title;
  },
  check: (found) => (isId(found) ? undefined : 'referenceUnknown'),
  format: (id) => String(id),
  operators: ['isAnyOf', 'isNoneOf', 'is', 'isNot', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => left - right,
};
