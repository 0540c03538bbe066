import type { AccountEntry, ImportBook } from './importBook';
import type { ImportStore } from '../importStore';
import type { Amendments } from '../importAmendments';

/** What batches are planned with. */
export interface BatchPlannerParts {
  readonly store: ImportStore;
  readonly book: ImportBook;
  readonly amendments: Amendments;
  /** Columns of the account's fields, for the comparison of rows about the same account: name of field → column. */
  readonly compared: ReadonlyMap<string, number>;
  /** What an earlier try made of which row of the sheet. */
  readonly ownRows?: OwnRows | undefined;
  /** The field records of an entity are called by. */
  readonly titleFieldOf: (entity: string) => string;
  /** The references a record of an entity cannot be without. */
  readonly requiredReferences: (entity: string) => readonly string[];
  /** Whether no two records of an entity are called alike, as with what an office made for itself. */
  readonly isKnownByTitle: (entity: string) => boolean;
  /** The first column that is brought to a field. */
  readonly columnOf: (path: string) => number;
  /** Fields of contracts two rows about one should agree on. */
  readonly contractFields: readonly string[];
}

/** Records an earlier try of the import made, by the row of the sheet they come from: row → id. */
export interface OwnRows {
  readonly opportunities: ReadonlyMap<number, number>;
  /** Those without a number. */
  readonly contracts: ReadonlyMap<number, number>;
}

/** The account of a row: known or new, and how it was known. */
export interface MetAccount {
  readonly entry: AccountEntry;
  readonly by: 'creditCode' | 'code' | 'name' | 'decided' | 'new';
}
