import type { ConflictChoice } from '../../../api/importMatches';
import type { Values } from './rowRecords';

/**
 * Adds what a further row says about the same record: blanks are filled, lists joined, and where both say something
 * else the value a person chose for that field stays, the first one's when nobody chose.
 */
export function settleValues(
  values: Values,
  more: Values,
  choices: ReadonlyMap<string, ConflictChoice>,
): void {
  for (const [name, value] of Object.entries(more)) {
    const known = values[name];
    if (known === undefined || known === null) values[name] = value;
    else if (Array.isArray(known) && Array.isArray(value))
      values[name] = [...new Set([...(known as unknown[]), ...(value as unknown[])])];
    else if (value !== undefined && value !== null && isPreferred(value, known, choices.get(name)))
      values[name] = value;
  }
}

function isPreferred(value: unknown, known: unknown, choice: ConflictChoice | undefined): boolean {
  if (choice === 'last') return true;
  return choice === 'longest' && lengthOf(value) > lengthOf(known);
}

/** Only words have a length; of numbers and dates the first one counts as long. */
function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
