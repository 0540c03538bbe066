import type { Change } from '../../../../db/changes/changeSet';
import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { ImportRehearsal } from '../../../api/imports';
import type { Values } from '../rows/rowRecords';

/** What a batch of rows will do to the office. */
export interface BatchPlan {
  readonly changes: readonly Change[];
  readonly creates: Readonly<Record<string, number>>;
  readonly updates: Readonly<Record<string, number>>;
  readonly matches: Readonly<Partial<Record<keyof ImportRehearsal['matches'], number>>>;
  /** For each row of the batch: what it does to its account. */
  readonly accounts: readonly AccountFate[];
  /** Every change of a record of the office, also those a person does not want; for the list they are ticked in. */
  readonly proposals: readonly UpdateProposal[];
  /** For each row of the batch: the id of its account, null for one that was not written (yet). */
  accountIds(): readonly (number | null)[];
  /** Tells the plan the ids its changes got, in their order. */
  written(records: readonly { readonly id: number }[]): void;
}

/** What a row does to its account; null for a row that names none. */
export type AccountFate = 'create' | 'update' | 'match' | null;

/** What a sheet would change in a record of the office. */
export interface UpdateProposal {
  readonly entity: string;
  readonly id: number;
  /** The record as it is. */
  readonly record: AnyRecord;
  /** Its new values; lists whole. */
  readonly values: Values;
  /** The first row that says so. */
  readonly row: number;
}
