import { comparable, textOrNull } from '../cells/cellText';
import type { ReadRow } from '../rows/readRow';
import type { RowRecords, Values } from '../rows/rowRecords';
import { sameAlone } from './batchAlone';
import { freeChance, freeContract } from './batchDeals';
import { officeFollowUp } from './batchFollowUps';
import type { BatchPlannerParts, MetAccount } from './batchParts';
import { chanceKeys, contractKeys } from './dealKeys';
import { followUpRowKey } from './followUpKeys';
import type { AccountEntry } from './importBook';
import type { ThereRecords } from './thereRecords';

/**
 * Meets rows an earlier try wrote: what they made is the import's own for the rows after them, and what they were
 * recognised as is taken, as if the import had gone on. Nothing is written.
 */
export function passRows(
  rows: readonly ReadRow[],
  met: readonly (MetAccount | null)[],
  around: { readonly parts: BatchPlannerParts; readonly there: ThereRecords },
): void {
  for (const [at, row] of rows.entries()) {
    const { records } = row;
    const entry = met[at]?.entry;
    if (records?.alone) passAlone(row, records.alone.entity, around);
    if (!records || !entry) continue;
    const passed = { records, entry, row: row.row, isApart: row.sameAs !== undefined };
    // Keys are made of what the row says before anything of it is looked up.
    if (records.opportunity) passChance(records.opportunity, passed, around);
    if (records.contract) passContract(records.contract, passed, around);
    passFollowUp(passed, around);
  }
}

interface PassedRow {
  readonly records: RowRecords;
  readonly entry: AccountEntry;
  readonly row: number;
  readonly isApart: boolean;
}

interface Around {
  readonly parts: BatchPlannerParts;
  readonly there: ThereRecords;
}

function passAlone(row: ReadRow, entity: string, { parts, there }: Around): void {
  const { book, titleFieldOf, isKnownByTitle, columnOf } = parts;
  const values = there.alone?.resolve(row, (field) => columnOf(`${entity}.${field}`)) ?? {};
  const title = values[titleFieldOf(entity)];
  if (isKnownByTitle(entity)) {
    const first = there.alone?.called(entity, title)[0];
    if (first && book.claims.isMade(entity, first.id))
      book.alone.add(`${entity}\u0001${comparable(String(title))}`);
    return;
  }
  // A row that made a record made it because no free one said the same.
  const existing = sameAlone(there.alone, book, { entity, title, values });
  if (existing) book.claims.claim(entity, existing.id);
}

function passChance(values: Values, { entry, row, isApart }: PassedRow, { parts, there }: Around): void {
  const { book, ownRows } = parts;
  const { whole, named } = chanceKeys(entry, values);
  if (!isApart && book.chances.has(whole)) return;
  const own = ownRows?.opportunities.get(row);
  const name = comparable(String(values['name']));
  const existing = own === undefined ? freeChance(name, entry, { there, book }) : undefined;
  if (existing) book.claims.claim('opportunity', existing.id);
  const id = own ?? existing?.id;
  if (isApart || id === undefined) return;
  book.chances.set(whole, id);
  if (!book.chances.has(named)) book.chances.set(named, id);
}

function passContract(values: Values, { entry, row, isApart }: PassedRow, { parts, there }: Around): void {
  const { book, ownRows } = parts;
  const own = ownRows?.contracts.get(row);
  const number = textOrNull(values['number']);
  // A number another company has was left out of the contract, and became its name where it had none.
  if (number !== null && own === undefined) return;
  const { whole, named, lookups } = contractKeys(entry, { ...values, name: values['name'] ?? number });
  if (!isApart && lookups.some((key) => book.contracts.has(key))) return;
  const existing = own === undefined ? freeContract(values, entry, { there, book }) : undefined;
  if (existing) book.claims.claim('contract', existing.id);
  const id = own ?? existing?.id;
  if (isApart || id === undefined) return;
  for (const key of [whole, named]) if (!book.contracts.has(key)) book.contracts.set(key, id);
}

function passFollowUp({ records, entry, isApart }: PassedRow, { parts, there }: Around): void {
  const { book } = parts;
  const key = followUpRowKey(entry, records);
  if (key === null || !records.followUp) return;
  const isKnown = !isApart && book.followUps.has(key);
  const existing = isKnown
    ? undefined
    : officeFollowUp(records.followUp, {}, { there, book, entry, isApart });
  if (existing) book.claims.claim('followUp', existing.id);
  book.followUps.add(key);
}
