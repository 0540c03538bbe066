import { nameKey } from '../duplicates/companyName';
import { personKey } from '../duplicates/matchKeys';
import { comparable } from './cellText';
import type { ImportStore } from './importStore';
import type { OwnerLookup } from './rowReader';

/** An account an import has met: one of the office, or one it makes itself. */
export interface AccountEntry {
  readonly index: number;
  /** 0 until it was written. */
  id: number;
  /** Made by this import. */
  readonly isNew: boolean;
  creditCode: string | null;
}

/** What an import knows of the office and of what it has met so far; whole batches at a time. */
export interface ImportBook {
  readonly owners: OwnerLookup;
  /** The account a row names, and by what it was recognised; null when it is not known yet. */
  find(keys: { readonly name: string; readonly creditCode: string | null; readonly code: string | null }): {
    readonly entry: AccountEntry;
    readonly by: 'creditCode' | 'code' | 'name';
  } | null;
  add(keys: { readonly name: string; readonly creditCode: string | null }): AccountEntry;
  /** Another row has told the credit code of an account. */
  addCreditCode(entry: AccountEntry, creditCode: string): void;
  /** Contacts met in an account: compared name → id, 0 until it was written. */
  readonly people: Map<string, number>;
  personKeyIn(entry: AccountEntry, name: string): string;
  /** Contracts met: key → id, 0 until it was written. */
  readonly contracts: Map<string, number>;
  /** Sources by compared title: id, or 0 while it is being made. */
  readonly sources: Map<string, number>;
  /**
   * Compares a value of an account with that of an earlier row.
   * @returns true when an earlier row said something else.
   */
  differs(entry: AccountEntry, place: number, value: unknown): boolean;
}

/** Reads what is needed to recognise records. `places`: how many fields of accounts are compared between rows. */
export async function openImportBook(
  store: ImportStore,
  options: { readonly places: number; readonly ignoresExisting: boolean },
): Promise<ImportBook> {
  const byName = new Map<string, AccountEntry>();
  const byCreditCode = new Map<string, AccountEntry>();
  const byCode = new Map<string, AccountEntry>();
  const people = new Map<string, number>();
  let entries = 0;
  if (!options.ignoresExisting) {
    for await (const accounts of store.accounts()) {
      for (const account of accounts) {
        const entry: AccountEntry = {
          index: entries,
          id: account.id,
          isNew: false,
          creditCode: account.creditCode,
        };
        entries += 1;
        const key = nameKey(account.name) || comparable(account.name);
        if (!byName.has(key)) byName.set(key, entry);
        if (account.creditCode !== null && !byCreditCode.has(account.creditCode))
          byCreditCode.set(account.creditCode, entry);
        if (account.code !== null && !byCode.has(account.code)) byCode.set(account.code, entry);
      }
    }
  }
  const owners = await readOwners(store);
  const sources = new Map((await store.sources()).map((source) => [comparable(source.name), source.id]));
  let lastName = '';
  let lastKey = '';
  // A name is looked up and then added: its key is worked out once.
  const keyOf = (name: string): string => {
    if (name === lastName) return lastKey;
    lastName = name;
    lastKey = nameKey(name) || comparable(name);
    return lastKey;
  };
  let hashes = new Int32Array(Math.max(1, options.places) * 1024);

  return {
    owners,
    people,
    contracts: new Map(),
    sources,
    find({ name, creditCode, code }) {
      const byNumber = creditCode === null ? undefined : byCreditCode.get(creditCode);
      if (byNumber) return { entry: byNumber, by: 'creditCode' };
      const coded = code === null ? undefined : byCode.get(code);
      if (coded) return { entry: coded, by: 'code' };
      const named = byName.get(keyOf(name));
      // Two valid codes of the new kind are two companies, whatever their name.
      if (!named || (creditCode?.length === 18 && named.creditCode?.length === 18)) return null;
      return { entry: named, by: 'name' };
    },
    add({ name, creditCode }) {
      const entry: AccountEntry = { index: entries, id: 0, isNew: true, creditCode };
      entries += 1;
      byName.set(keyOf(name), entry);
      if (creditCode !== null) byCreditCode.set(creditCode, entry);
      return entry;
    },
    addCreditCode(entry, creditCode) {
      if (entry.creditCode !== null) return;
      entry.creditCode = creditCode;
      byCreditCode.set(creditCode, entry);
    },
    personKeyIn: (entry, name) => `${String(entry.index)}\u0001${personKey(name)}`,
    differs(entry, place, value) {
      const hash = hashOf(value);
      if (hash === 0) return false;
      const at = entry.index * options.places + place;
      if (at >= hashes.length) {
        const grown = new Int32Array(Math.max(hashes.length * 2, at + 1024));
        grown.set(hashes);
        hashes = grown;
      }
      const before = hashes[at] ?? 0;
      if (before === 0) hashes[at] = hash;
      return before !== 0 && before !== hash;
    },
  };
}

async function readOwners(store: ImportStore): Promise<OwnerLookup> {
  const byName = new Map<string, number | 'ambiguous'>();
  for (const user of await store.users()) {
    for (const name of user.names) {
      const key = comparable(name);
      if (key === '') continue;
      const known = byName.get(key);
      byName.set(key, known !== undefined && known !== user.id ? 'ambiguous' : user.id);
    }
  }
  const seen = new Map<string, number | null | 'ambiguous'>();
  return (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    const found =
      byName.get(comparable(name)) ?? byName.get(comparable(name).replace(/[(（].*[)）]$/, '')) ?? null;
    if (seen.size < 5000) seen.set(name, found);
    return found;
  };
}

/** A number that is equal for equal values and hardly ever for others; 0 stands for nothing. */
function hashOf(value: unknown): number {
  if (typeof value === 'number') return (value ^ (value / 4_294_967_296)) | 1;
  if (typeof value === 'boolean') return value ? 3 : 5;
  if (typeof value === 'object' && value !== null && 'title' in value) return hashOf(value.title);
  if (typeof value !== 'string' || value === '') return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
  return hash | 1;
}
