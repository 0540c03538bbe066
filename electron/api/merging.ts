import { z } from 'zod';
import type { AnyRecord } from '../../db/schema/defineEntity';
import { procedure } from './procedure';
import type { Titles } from './records';
import { idShape, nameShape, requestIdShape } from './shapes';
import type { Kept } from './undo';

/** Whose value a field gets: that of one of the records, or all of them together (lists, long texts). */
export type FieldPick = number | 'all';

/** One field of records that are to become one. */
export interface MergeField {
  readonly field: string;
  /** What is chosen when nobody chooses: the survivor's, a blank filled from the others, lists and remarks joined. */
  readonly pick: FieldPick;
  /** The records do not all say the same. */
  readonly isDifferent: boolean;
  /** Values can be joined: a pick may be `all`. */
  readonly isJoinable: boolean;
}

/** What belongs to a record and would move with it. */
export interface MovedCount {
  readonly entity: string;
  readonly count: number;
}

/** What a merge would do; nothing is written. */
export interface MergePreview {
  /** The survivor first. */
  readonly records: readonly AnyRecord[];
  readonly fields: readonly MergeField[];
  /** By record: what points at it. */
  readonly belongings: Readonly<Record<number, readonly MovedCount[]>>;
  readonly titles: Titles;
}

/** What became of a merge. */
export interface Merged {
  /** Null when nothing was merged. */
  readonly changeSet: number | null;
  readonly merged: number;
  /** Records that were moved to a survivor, and link records that were folded into one it had already. */
  readonly moved: number;
  readonly folded: number;
  /** Groups left alone: a record of theirs is gone or was changed meanwhile. */
  readonly skipped: number;
}

/** A merge as the history has it. */
export interface MergeView {
  readonly changeSet: number;
  readonly entity: string;
  readonly survivor: { readonly id: number; readonly title: string };
  readonly absorbed: readonly { readonly id: number; readonly title: string; readonly no: string | null }[];
  readonly at: string;
  readonly by: string | null;
  /** False once it was split again. */
  readonly isInEffect: boolean;
}

/** A record that came to the survivor after the merge: whose it is, only a person knows. */
export interface NewcomerView {
  readonly entity: string;
  readonly id: number;
  readonly field: string;
  readonly title: string;
  readonly at: string;
}

/** What a split would do; nothing is written. */
export interface SplitPreview {
  readonly merge: MergeView;
  /** How many records go back, by entity. */
  readonly back: readonly MovedCount[];
  /** What was edited since and stays as it is. */
  readonly kept: readonly Kept[];
  readonly keptCount: number;
  readonly newcomers: readonly NewcomerView[];
}

/** What became of a split. */
export interface Split {
  readonly changeSet: number;
  readonly back: number;
  readonly kept: readonly Kept[];
  readonly keptCount: number;
}

const versionShape = z.strictObject({ id: idShape, rowVersion: z.int().min(1) });
const groupShape = z.strictObject({
  survivor: versionShape,
  absorbed: z.array(versionShape).min(1).max(20),
});
const mergeOf = z.strictObject({ changeSet: idShape, survivor: idShape });

export const merging = {
  /** What merging these records into the first of them would do. */
  'merging.preview': procedure<MergePreview>()(
    z.strictObject({ entity: nameShape, ids: z.array(idShape).min(2).max(21) }),
  ),
  /**
   * Makes records part of another one, in one action to undo. All named versions must still be the newest (`stale`
   * otherwise, nothing is written). A field without a pick is chosen as the preview says.
   */
  'merging.merge': procedure<Merged>()(
    groupShape.extend({
      requestId: requestIdShape,
      entity: nameShape,
      picks: z.record(nameShape, z.union([idShape, z.literal('all')])),
    }),
  ),
  /**
   * Merges many groups as one action to undo, every field as the preview would choose it; groups that changed meanwhile
   * are left alone and counted. A job of kind `merge` that goes by the request's id; answers when it has ended.
   */
  'merging.mergeMany': procedure<Merged>()(
    z.strictObject({
      requestId: requestIdShape,
      entity: nameShape,
      groups: z.array(groupShape).min(1).max(5000),
    }),
  ),
  /** The merges in effect by which others became part of one record, or the newest merges of the office. */
  'merging.list': procedure<readonly MergeView[]>()(
    z.strictObject({ entity: nameShape.optional(), id: idShape.optional(), limit: z.int().min(1).max(500) }),
  ),
  /** What splitting a merge again would do. */
  'merging.previewSplit': procedure<SplitPreview>()(mergeOf),
  /**
   * Splits a merge again, at any later time: everything that was moved goes back, values return where they are still as
   * the merge left them. `moves` says to whom records go that came since; those it does not name stay.
   */
  'merging.split': procedure<Split>()(
    mergeOf.extend({
      requestId: requestIdShape,
      moves: z
        .array(z.strictObject({ entity: nameShape, id: idShape, field: nameShape, to: idShape }))
        .max(10_000),
    }),
  ),
};
