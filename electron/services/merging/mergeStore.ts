import type { Merge } from '../../../db/repositories/merges';
import type { PointingRecord } from '../../../db/repositories/references';

/** What merging reads of the open file besides records. Every function throws `DatabaseError`. */
export interface MergeStore {
  /** Every record that points at one of these, by any field. */
  pointingAt(entity: string, ids: readonly number[]): Promise<readonly PointingRecord[]>;
  /** Living records that came to point at a record after a change set. */
  pointingSince(entity: string, id: number, changeSet: number): Promise<readonly PointingRecord[]>;
  recentMerges(limit: number): Promise<readonly Merge[]>;
  /** The merges of one change set. */
  mergesOf(changeSet: number): Promise<readonly Merge[]>;
  mergesInto(entity: string, survivor: number): Promise<readonly Merge[]>;
}
