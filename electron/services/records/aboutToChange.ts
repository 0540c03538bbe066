import type { PendingReference } from '../../../db/changes/changeSet';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';

/** A change of one record that is about to be written. */
export interface AboutToChange {
  readonly entity: Entity;
  readonly self: number | PendingReference;
  /** Null while it is being made. */
  readonly before: AnyRecord | null;
  /** What changes; of a new record all it begins with. */
  readonly values: AnyDraft;
  /** Why, in the words of whoever does it. */
  readonly reason?: string | undefined;
  /** Names of entities made in the same save that point at the record. */
  readonly alsoMade?: readonly string[];
}
