import type { ChangeSetInput, WrittenChangeSet } from '../../../db/changes/changeSet';
import type { OwnOfRun } from '../../../db/repositories/importOwn';
import type { AnyRecord } from '../../../db/schema/defineEntity';

/** By what an account of the office is recognised. */
export interface KnownAccount {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly code: string | null;
  /** The import that made it. */
  readonly importRun: number | null;
}

/** By what an account may be the one a sheet names by another name; `phones` are its own and its people's. */
export interface AccountTraits {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly phones: readonly string[];
}

/** A contact in one account, with the position held there. */
export interface KnownPerson {
  readonly account: number;
  readonly contact: AnyRecord;
  readonly position: AnyRecord;
}

/** A record by a name it is known by. */
export interface NamedRecord {
  readonly id: number;
  readonly name: string;
}

/** What an import reads of the office and how it writes. Every function throws `DatabaseError`. */
export interface ImportStore {
  /** All living accounts, in pieces. */
  accounts(): AsyncIterable<readonly KnownAccount[]>;
  /** By what each living account may be the one a sheet names otherwise, in pieces. */
  traits(): AsyncIterable<readonly AccountTraits[]>;
  /** The titles of everything these records refer to, by entity and id. */
  titles(
    entity: string,
    records: readonly AnyRecord[],
  ): Promise<Readonly<Record<string, Readonly<Record<number, string>>>>>;
  users(): Promise<readonly { readonly id: number; readonly names: readonly string[] }[]>;
  sources(): Promise<readonly { readonly id: number; readonly name: string }[]>;
  records(entity: string, ids: readonly number[]): Promise<readonly AnyRecord[]>;
  /** The living contacts of these accounts. */
  peopleOf(accounts: readonly number[]): Promise<readonly KnownPerson[]>;
  /** The living records of an entity that belong to these accounts. */
  ofAccounts(entity: string, accounts: readonly number[]): Promise<readonly AnyRecord[]>;
  /** Living records of an entity with one of these titles, or numbers where it has them. */
  byTitles(entity: string, titles: readonly string[]): Promise<readonly NamedRecord[]>;
  /** Living contracts that carry one of these numbers. */
  contractsByNumber(numbers: readonly string[]): Promise<readonly AnyRecord[]>;
  /** What an import run has made and changed so far: to go on with it. */
  ownOf(run: number, changeSet: number | null): Promise<OwnOfRun>;
  write(changes: ChangeSetInput): Promise<WrittenChangeSet>;
}

/** An office without any record, where only these people are known: what `crm rehearse` imports into. */
export function emptyImportStore(users: readonly string[]): ImportStore {
  return {
    accounts: async function* () {
      // no account at all
    },
    traits: async function* () {
      // nothing to be like
    },
    titles: () => Promise.resolve({}),
    users: () => Promise.resolve(users.map((name, at) => ({ id: at + 1, names: [name] }))),
    sources: () => Promise.resolve([]),
    records: () => Promise.resolve([]),
    peopleOf: () => Promise.resolve([]),
    ofAccounts: () => Promise.resolve([]),
    byTitles: () => Promise.resolve([]),
    contractsByNumber: () => Promise.resolve([]),
    ownOf: () => Promise.reject(new Error('nothing was begun here')),
    write: () => Promise.reject(new Error('nothing is written in a rehearsal')),
  };
}
