import type { ImportRehearsal } from '../../../api/imports';
import type { BatchCreates } from './batchCreates';
import type { BatchPlannerParts, MetAccount } from './batchParts';
import type { BatchUpdates } from './batchUpdates';
import type { EarlierValues } from '../cells/earlierValues';
import type { ReadRow } from '../rows/readRow';
import type { Values } from '../rows/rowRecords';
import type { ThereRecords } from './thereRecords';

/** What the planners of a batch share: what is there, what is made and what is changed. */
export interface BatchWork {
  readonly parts: BatchPlannerParts;
  /** The table the rows are of. */
  readonly table: number;
  readonly there: ThereRecords;
  readonly creates: BatchCreates;
  readonly updates: BatchUpdates;
  /** What earlier rows said of contracts, by their place in the book. */
  readonly earlierOfContracts: EarlierValues;
  /** Counts a record of the office a row was recognised as. */
  readonly count: (by: MatchedBy) => void;
}

/** By what records of the office are recognised. */
export type MatchedBy = keyof ImportRehearsal['matches'];

/** What the records of a row hang on. */
export interface RowContext {
  readonly row: ReadRow;
  readonly met: MetAccount;
  /** The id of the account, or the key it is made under. */
  readonly account: unknown;
  /** The same for the first person of the row; null without one. */
  readonly contact: unknown;
  readonly owner: unknown;
}

/** Whoever looks after the row's records looks after this one, when the row does not say otherwise. */
export function ownedBy(owner: unknown, values: Values): void {
  if (owner !== undefined && values['owner'] === undefined) values['owner'] = owner;
}
