import type { ChangeSetInput, WrittenChangeSet } from '../../../db/changes/changeSet';
import type { AnyRecord } from '../../../db/schema/defineEntity';

/** By what an account of the office is recognised. */
export interface KnownAccount {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly code: string | null;
}

/** A contact in one account, with the position held there. */
export interface KnownPerson {
  readonly account: number;
  readonly contact: AnyRecord;
  readonly position: AnyRecord;
}

/** What an import reads of the office and how it writes. Every function throws `DatabaseError`. */
export interface ImportStore {
  /** All living accounts, in pieces. */
  accounts(): AsyncIterable<readonly KnownAccount[]>;
  users(): Promise<readonly { readonly id: number; readonly names: readonly string[] }[]>;
  sources(): Promise<readonly { readonly id: number; readonly name: string }[]>;
  records(entity: string, ids: readonly number[]): Promise<readonly AnyRecord[]>;
  /** The living contacts of these accounts. */
  peopleOf(accounts: readonly number[]): Promise<readonly KnownPerson[]>;
  /** The living records of an entity that belong to these accounts. */
  ofAccounts(entity: string, accounts: readonly number[]): Promise<readonly AnyRecord[]>;
  /** Living contracts that carry one of these numbers. */
  contractsByNumber(numbers: readonly string[]): Promise<readonly AnyRecord[]>;
  write(changes: ChangeSetInput): Promise<WrittenChangeSet>;
}

/** An office without any record, where only these people are known: what `crm rehearse` imports into. */
export function emptyImportStore(users: readonly string[]): ImportStore {
  return {
    accounts: async function* () {
      // no account at all
    },
    users: () => Promise.resolve(users.map((name, at) => ({ id: at + 1, names: [name] }))),
    sources: () => Promise.resolve([]),
    records: () => Promise.resolve([]),
    peopleOf: () => Promise.resolve([]),
    ofAccounts: () => Promise.resolve([]),
    contractsByNumber: () => Promise.resolve([]),
    write: () => Promise.reject(new Error('nothing is written in a rehearsal')),
  };
}
