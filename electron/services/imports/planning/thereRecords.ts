import type { AnyRecord } from '../../../../db/schema/defineEntity';
import { personKey } from '../../duplicates/matchKeys';
import { loadAlone, type AloneRecords } from './aloneRecords';
import type { BatchPlannerParts, MetAccount } from './batchParts';
import { comparable, textOrNull } from '../cells/cellText';
import { followUpKey } from './followUpKeys';
import type { AccountEntry } from './importBook';
import type { KnownPerson } from '../importStore';
import type { ReadRow } from '../rows/readRow';

/** What the office already has of the accounts a batch touches, read once for all its rows. */
export interface ThereRecords {
  account(id: number): AnyRecord | undefined;
  person(entry: AccountEntry, name: string): KnownPerson | undefined;
  /** Opportunities of an account in the order they were made. */
  chances(entry: AccountEntry): readonly AnyRecord[];
  contractNumbered(number: string): AnyRecord | undefined;
  contractsOf(entry: AccountEntry): readonly AnyRecord[];
  /** Entries of an account of the office with that time and these words. */
  followUps(entry: AccountEntry, key: string): readonly AnyRecord[];
  /** Null when no row of the batch is about another entity. */
  readonly alone: AloneRecords | null;
}

/** Reads it. `met`: the account of each row. */
export async function loadThere(
  rows: readonly ReadRow[],
  met: readonly (MetAccount | null)[],
  { store, titleFieldOf }: Pick<BatchPlannerParts, 'store' | 'titleFieldOf'>,
): Promise<ThereRecords> {
  const says = (part: 'opportunity' | 'contract' | 'followUp'): boolean =>
    rows.some((row) => (row.records?.[part] ?? null) !== null);
  const ids = [...new Set(met.flatMap((one) => (one && one.entry.id > 0 ? [one.entry.id] : [])))];
  const ofOffice = met.flatMap((one) => (one && one.entry.id > 0 && !one.entry.isNew ? [one.entry.id] : []));
  const alone = rows.some((row) => row.records?.alone) ? await loadAlone(rows, store, titleFieldOf) : null;
  const numbers = rows.flatMap((row) => textOrNull(row.records?.contract?.['number']) ?? []);
  const numbered = new Map<string, AnyRecord>();
  for (const contract of numbers.length > 0 ? await store.contractsByNumber(numbers) : []) {
    const number = textOrNull(contract['number']);
    if (number !== null) numbered.set(comparable(number), contract);
  }
  const hasPeople = ids.length > 0 && rows.some((row) => (row.records?.people.length ?? 0) > 0);
  const read = async (
    entity: string,
    of: readonly number[],
    isAsked: boolean,
  ): Promise<readonly AnyRecord[]> => (isAsked && of.length > 0 ? await store.ofAccounts(entity, of) : []);
  const accounts = new Map(
    (ids.length > 0 ? await store.records('account', ids) : []).map((record) => [record.id, record]),
  );
  const people = peopleByName(hasPeople ? await store.peopleOf(ids) : []);
  const chances = byAccount(await read('opportunity', ids, says('opportunity')));
  const contracts = byAccount(await read('contract', ids, says('contract')));
  // Those of accounts this import made are its own, and known by the rows they come from.
  const followUps = byAccount(await read('followUp', [...new Set(ofOffice)], says('followUp')));
  return {
    alone,
    account: (id) => accounts.get(id),
    person: (entry, name) => people.get(nameIn(entry.id, name)),
    chances: ({ id }) => chances.get(id) ?? [],
    contractNumbered: (number) => numbered.get(comparable(number)),
    contractsOf: ({ id }) => contracts.get(id) ?? [],
    followUps: ({ id }, key) => (followUps.get(id) ?? []).filter((one) => followUpKey(one) === key),
  };
}

function peopleByName(people: readonly KnownPerson[]): Map<string, KnownPerson> {
  const known = new Map<string, KnownPerson>();
  for (const person of people) {
    const name = textOrNull(person.contact['name']);
    if (name !== null) known.set(nameIn(person.account, name), person);
  }
  return known;
}

function nameIn(account: number, name: string): string {
  return `${String(account)}\u0001${personKey(name)}`;
}

function byAccount(records: readonly AnyRecord[]): Map<number, AnyRecord[]> {
  const known = new Map<number, AnyRecord[]>();
  for (const record of records) {
    const account = Number(record['account']);
    const others = known.get(account);
    if (others) others.push(record);
    else known.set(account, [record]);
  }
  return known;
}
