import type { OwnOfRun } from '../../../../db/repositories/importOwn';
import type { AccountDecision } from '../../../api/importMatches';
import { personKey } from '../../duplicates/matchKeys';
import { comparable } from '../cells/cellText';
import { accountKey } from '../importAmendments';
import { createEarlierValues, type RowOfTable } from '../cells/earlierValues';
import type { ImportStore } from '../importStore';
import { namesAgree } from '../cells/namesAgree';
import { createClaims, type Claims } from './claims';
import type { OwnerLookup } from '../rows/cellParsers';
import { createSaidFields, type SaidFields } from '../rows/saidFields';

/** An account an import has met: one of the office, or one it makes itself. */
export interface AccountEntry {
  readonly index: number;
  /** 0 until it was written. */
  id: number;
  /** Made by this import. */
  readonly isNew: boolean;
  creditCode: string | null;
  /** The `accountKey` of its name. */
  readonly key: string;
}

/** What an account is recognised by. */
export interface AccountNames {
  readonly name: string;
  readonly creditCode: string | null;
  readonly code: string | null;
  /** The sheet names no account, `name` stands for it: it says nothing against a number. */
  readonly isBorrowed?: boolean;
}

/** What an import knows of the office and of what it has met so far; whole batches at a time. */
export interface ImportBook {
  readonly owners: OwnerLookup;
  /** The account a row names, and by what it was recognised; null when it is not known yet. */
  find(keys: AccountNames): {
    readonly entry: AccountEntry;
    readonly by: 'creditCode' | 'code' | 'name' | 'decided';
  } | null;
  /** Whether the office's own number is that of another account, one of a wholly different name. */
  isTaken(code: string, entry: AccountEntry): boolean;
  /** What a person said about the account of this name. */
  decisionOf(name: string): AccountDecision | undefined;
  add(keys: AccountNames): AccountEntry;
  /** Another row has told the credit code or the office's own number of an account. */
  addCodes(entry: AccountEntry, codes: Pick<AccountNames, 'creditCode' | 'code'>): void;
  /** Contacts met in an account: compared name → id, 0 until it was written. */
  readonly people: Map<string, number>;
  personKeyIn(entry: AccountEntry, name: string): string;
  /** Contracts met, by compared number or `contractKeys`: id, 0 until it was written. */
  readonly contracts: Map<string, number>;
  /**
   * Meets a contract by its number: whose it is, and how many were met before it.
   * @returns the account that has a contract of this number already when it is one of a wholly different name
   */
  meetContract(
    number: string,
    holder: AccountEntry,
  ): { readonly index: number; readonly other: AccountEntry | null };
  /** The account of the office with this id; undefined when there is none, or none was read. */
  accountOf(id: number): AccountEntry | undefined;
  /** Opportunities met, by `chanceKeys`: id, 0 until it was written. */
  readonly chances: Map<string, number>;
  /** Which records of the kinds that are recognised by what they say are the import's own, and which are taken. */
  readonly claims: Claims;
  /** Sources by compared title: id, or 0 while it is being made. */
  readonly sources: Map<string, number>;
  /** People who once worked here and are known by what they wrote, the same way. */
  readonly formerPeople: Map<string, number>;
  /** Entries of follow-ups this import made, by `followUpRowKey`. */
  readonly followUps: Set<string>;
  /** The first follow-up this import made; null before it made one. */
  ownFollowUps: number | null;
  /** Records of sheets about one other entity that this import made, by entity and compared title. */
  readonly alone: Set<string>;
  /** What rows said of records of the office. */
  readonly said: SaidFields;
  /**
   * Compares a value of an account with that of an earlier row.
   * @returns the earlier row when it said something else, null otherwise
   */
  differs(
    entry: AccountEntry,
    place: number,
    said: RowOfTable & { readonly value: unknown },
  ): RowOfTable | null;
}

/** Reads what is needed to recognise records. `places`: how many fields of accounts are compared between rows. */
export async function openImportBook(
  store: ImportStore,
  options: {
    readonly places: number;
    readonly ignoresExisting: boolean;
    readonly decisions?: Readonly<Record<string, AccountDecision>>;
    /** The run that is gone on with, and what it made so far. */
    readonly resumed?: { readonly run: number; readonly own: OwnOfRun } | undefined;
  },
): Promise<ImportBook> {
  const byName = new Map<string, AccountEntry>();
  const byCreditCode = new Map<string, AccountEntry>();
  const byCode = new Map<string, AccountEntry>();
  const byId = new Map<number, AccountEntry>();
  const people = new Map<string, number>();
  // A map: to look up a name in an object, the engine makes every name it is asked for a name of properties.
  const decisions = new Map(Object.entries(options.decisions ?? {}));
  const decided = new Map<number, AccountEntry | null>();
  for (const decision of decisions.values()) if (typeof decision === 'number') decided.set(decision, null);
  let entries = 0;
  const { resumed } = options;
  if (!options.ignoresExisting || decided.size > 0 || resumed) {
    for await (const accounts of store.accounts()) {
      for (const account of accounts) {
        const key = accountKey(account.name);
        // What became part of another account comes once more under that one's id.
        const entry: AccountEntry = byId.get(account.id) ?? {
          index: entries++,
          id: account.id,
          isNew: resumed !== undefined && account.importRun === resumed.run,
          creditCode: account.creditCode,
          key,
        };
        byId.set(account.id, entry);
        if (decided.has(account.id)) decided.set(account.id, entry);
        if (options.ignoresExisting && !entry.isNew) continue;
        if (!byName.has(key)) byName.set(key, entry);
        if (account.creditCode !== null && !byCreditCode.has(account.creditCode))
          byCreditCode.set(account.creditCode, entry);
        if (account.code !== null && !byCode.has(account.code)) byCode.set(account.code, entry);
      }
    }
  }
  const contracts = new Map<string, number>();
  const claims = createClaims();
  const holders = new Map<string, { readonly index: number; readonly holder: AccountEntry }>();
  const said = createSaidFields();
  if (resumed) rememberOwn(resumed.own, byId, { people, contracts, claims, said });
  const owners = await readOwners(store);
  const sources = new Map((await store.sources()).map((source) => [comparable(source.name), source.id]));
  let lastName = '';
  let lastKey = '';
  // A name is looked up and then added: its key is worked out once.
  const keyOf = (name: string): string => {
    if (name === lastName) return lastKey;
    lastName = name;
    lastKey = accountKey(name);
    return lastKey;
  };
  const earlier = createEarlierValues(options.places);

  /** What a person said comes before codes and names. A record that is gone meanwhile is nobody's. */
  function decidedEntry(decision: AccountDecision, name: string): AccountEntry | null | undefined {
    if (typeof decision === 'number') return decided.get(decision) ?? undefined;
    if (decision === 'new' || 'branchOf' in decision) {
      const own = byName.get(keyOf(name));
      return own?.isNew ? own : null;
    }
    const further = decisions.get(decision.sameAs);
    return typeof further === 'number' ? (decided.get(further) ?? undefined) : byName.get(decision.sameAs);
  }

  return {
    owners,
    people,
    contracts,
    chances: new Map(),
    claims,
    sources,
    formerPeople: new Map(),
    followUps: new Set(),
    ownFollowUps: resumed?.own.firstFollowUp ?? null,
    alone: new Set(),
    said,
    decisionOf: (name) => (decisions.size === 0 ? undefined : decisions.get(keyOf(name))),
    find({ name, creditCode, code, isBorrowed }) {
      const decision = decisions.get(keyOf(name));
      const entry = decision === undefined ? undefined : decidedEntry(decision, name);
      if (entry === null) return null;
      if (entry) return { entry, by: 'decided' };
      const byNumber = creditCode === null ? undefined : byCreditCode.get(creditCode);
      if (byNumber) return { entry: byNumber, by: 'creditCode' };
      const coded = code === null ? undefined : byCode.get(code);
      if (coded && (isBorrowed === true || namesAgree(coded.key, keyOf(name))))
        return { entry: coded, by: 'code' };
      const named = byName.get(keyOf(name));
      // Two valid codes of the new kind are two companies, whatever their name.
      if (!named || (creditCode?.length === 18 && named.creditCode?.length === 18)) return null;
      return { entry: named, by: 'name' };
    },
    meetContract(number, holder) {
      const key = comparable(number);
      const known = holders.get(key) ?? { index: holders.size, holder };
      if (known.holder === holder || namesAgree(known.holder.key, holder.key)) {
        holders.set(key, known);
        return { index: known.index, other: null };
      }
      return { index: known.index, other: known.holder };
    },
    accountOf: (id) => byId.get(id),
    isTaken(code, entry) {
      const holder = byCode.get(code);
      return holder !== undefined && holder !== entry && !namesAgree(holder.key, entry.key);
    },
    add({ name, creditCode, code }) {
      const entry: AccountEntry = { index: entries, id: 0, isNew: true, creditCode, key: keyOf(name) };
      entries += 1;
      byName.set(entry.key, entry);
      if (creditCode !== null) byCreditCode.set(creditCode, entry);
      if (code !== null && !byCode.has(code)) byCode.set(code, entry);
      return entry;
    },
    addCodes(entry, { creditCode, code }) {
      if (code !== null && !byCode.has(code)) byCode.set(code, entry);
      if (entry.creditCode !== null || creditCode === null) return;
      entry.creditCode = creditCode;
      byCreditCode.set(creditCode, entry);
    },
    personKeyIn,
    differs: (entry, place, said) => earlier.differs(entry.index, place, said),
  };
}

function personKeyIn(entry: AccountEntry, name: string): string {
  return `${String(entry.index)}\u0001${personKey(name)}`;
}

/** The key of a contact in no account. */
export function personKeyAlone(name: string, mobiles: readonly string[]): string {
  return `alone\u0001${personKey(name)}\u0001${mobiles.join()}`;
}

/** What the run made before it was broken off is met again as its own. */
function rememberOwn(
  own: OwnOfRun,
  byId: ReadonlyMap<number, AccountEntry>,
  known: {
    readonly people: Map<string, number>;
    readonly contracts: Map<string, number>;
    readonly claims: Claims;
    readonly said: SaidFields;
  },
): void {
  for (const { id, name, mobiles, account } of own.people) {
    const entry = account === null ? undefined : byId.get(account);
    if (entry) known.people.set(personKeyIn(entry, name), id);
    else if (account === null)
      known.people.set(personKeyAlone(name, mobiles === null ? [] : (JSON.parse(mobiles) as string[])), id);
  }
  for (const { id, number } of own.contracts) {
    known.claims.made('contract', id);
    // Those without a number are met again by the rows they come from.
    if (number !== null) known.contracts.set(comparable(number), id);
  }
  for (const id of own.opportunities.keys()) known.claims.made('opportunity', id);
  for (const { entity, id } of own.alone) known.claims.made(entity, id);
  for (const { entity, id, names } of own.filled)
    known.said.add(entity, id, Object.fromEntries(names.map((name) => [name, true])));
}

/** The people of the office by the names a sheet may call them. @throws DatabaseError */
export async function readOwners(store: ImportStore): Promise<OwnerLookup> {
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
