import { createHash } from 'node:crypto';
import { personKey } from '../../duplicates/matchKeys';
import { comparable } from '../cells/cellText';
import type { AccountEntry } from './importBook';
import type { RowRecords } from '../rows/rowRecords';

/** What two entries of one account are compared by: when it was and what was said. */
export function followUpKey({ followedAt, content }: Readonly<Record<string, unknown>>): string {
  return `${typeof followedAt === 'string' ? followedAt : ''}\u0001${typeof content === 'string' ? comparable(content) : ''}`;
}

/** Longer keys are kept as their digest: an old system's notes may be pages long, and there are hundreds of thousands. */
const longestKey = 60;

/**
 * What two rows of a sheet say the same entry by: account, time and words, and whom and what it was about where the row
 * names that. Null for a row without an entry.
 */
export function followUpRowKey(
  entry: AccountEntry,
  { followUp, people, opportunity, contract }: RowRecords,
): string | null {
  if (!followUp) return null;
  const about = [
    personKey(textOf(people[0]?.values['name'])),
    comparable(textOf(opportunity?.['name'])),
    comparable(textOf(contract?.['number'] ?? contract?.['name'])),
  ].join('\u0001');
  const key = `${String(entry.index)}\u0001${followUpKey(followUp)}\u0001${about}`;
  return key.length <= longestKey ? key : createHash('sha256').update(key).digest('base64');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
