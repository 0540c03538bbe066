import { z } from 'zod';
import type { AnyRecord } from '../../db/schema/defineEntity';
import { procedure } from './procedure';
import {
  draftShape,
  idShape,
  idsShape,
  listQueryShape,
  nameShape,
  requestIdShape,
  selectionShape,
} from './shapes';

/** The titles of referenced records: entity → id → title. Titles of records in the recycle bin are among them. */
export type Titles = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** A page of a list. */
export interface Page {
  readonly rows: readonly AnyRecord[];
  /** How many records the whole list has. */
  readonly total: number;
  readonly titles: Titles;
  /** With `include`: the records behind references, entity → id → record. */
  readonly included: Readonly<Record<string, Readonly<Record<number, AnyRecord>>>>;
}

/** A record with the titles of what it refers to. */
export interface RecordView {
  readonly record: AnyRecord;
  readonly titles: Titles;
}

/** What became of a save. */
export interface Saved extends RecordView {
  /** The change set the save is part of; undo takes it back. */
  readonly changeSet: number;
  /** Fields of other people's changes since the version this save started from, merged in silently. */
  readonly mergedFields: readonly string[];
  /** Who made them, when there are any. */
  readonly mergedFrom: string | null;
}

/** What became of an action on many records. */
export interface ManyChanged {
  readonly changeSet: number | null;
  readonly changed: number;
  /** Records left alone, because they are gone or the value does not fit them. */
  readonly skipped: number;
  /** It was stopped on the way: what was changed stays, as one action that can be taken back. */
  readonly isStopped?: true;
}

/** The same values for many records, named or selected. */
export const batchShape = z.strictObject({
  entity: nameShape,
  ids: z.array(idShape).min(1).max(10_000).optional(),
  selection: selectionShape.optional(),
  changes: draftShape,
  /** Entries to put into, or take out of, fields that are lists (tags, choices). */
  add: z.record(nameShape, z.array(z.string().max(100)).max(60)).optional(),
  remove: z.record(nameShape, z.array(z.string().max(100)).max(60)).optional(),
  /** The reason of a tracked change (S4-23). */
  reason: z.string().max(500).optional(),
});

export const records = {
  /** A page of a list, a search and a filter applied. `include` names references whose records come along. */
  'records.list': procedure<Page>()(
    z.strictObject({ query: listQueryShape, include: z.array(nameShape).max(5).optional() }),
  ),
  /** One record; also one in the recycle bin. */
  'records.get': procedure<RecordView>()(z.strictObject({ entity: nameShape, id: idShape })),
  /**
   * Makes (`id` null) or changes a record. A change names the version it was made on; changes of others since are
   * merged field by field, and where both changed one field the answer is the failure `conflict`.
   * `also` makes further records in the same action that point at this one through `via`.
   */
  'records.save': procedure<Saved>()(
    z.strictObject({
      requestId: requestIdShape,
      entity: nameShape,
      id: idShape.nullable(),
      rowVersion: z.int().min(0).nullable(),
      changes: draftShape,
      /** The reason of a tracked change (S4-23). */
      reason: z.string().max(500).optional(),
      also: z
        .array(z.strictObject({ entity: nameShape, via: nameShape, changes: draftShape }))
        .max(5)
        .optional(),
    }),
  ),
  /**
   * Sets the same values on many records, named or selected; one action to undo. More than 200 are a job of kind
   * `batch` that goes by the request's id and can be stopped; the call answers when it has ended.
   */
  'records.batch': procedure<ManyChanged>()(batchShape.extend({ requestId: requestIdShape })),
  /** Moves records with their children to the recycle bin; more than 200 as a job, like a batch. */
  'records.delete': procedure<ManyChanged>()(
    z.strictObject({
      requestId: requestIdShape,
      entity: nameShape,
      ids: z.array(idShape).min(1).max(10_000).optional(),
      selection: selectionShape.optional(),
    }),
  ),
  /** Brings records back from the recycle bin, with the children that went with them. */
  'records.restore': procedure<ManyChanged>()(
    z.strictObject({ requestId: requestIdShape, entity: nameShape, ids: idsShape }),
  ),
};
