import { z } from 'zod';
import { procedure } from './procedure';
import { requestIdShape } from './shapes';

/** What kind of action a change set was. */
export const changeSetKinds = [
  'create',
  'edit',
  'batch',
  'delete',
  'restore',
  'import',
  'merge',
  'split',
  'undo',
  'sample',
  'system',
] as const;
export type ChangeSetKind = (typeof changeSetKinds)[number];

/** An action that may be taken back. */
export interface Undoable {
  readonly changeSet: number;
  readonly kind: ChangeSetKind;
  readonly at: string;
  readonly count: number;
  /** The title of the record, when it was only one. */
  readonly title: string | null;
}

/** A record (or some of its fields) that was changed after the action and therefore stays as it is. */
export interface Kept {
  readonly entity: string;
  readonly id: number;
  readonly title: string;
  readonly fields: readonly string[];
  /** `taken`: another of the same name stands in its place; `gone`: it, or what it belonged to, is no longer there. */
  readonly reason: 'edited' | 'referenced' | 'gone' | 'taken';
  /** With `referenced`: the entity of what points at it. */
  readonly through: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

/** What was taken back and what stayed. */
export interface Undone {
  /** The change set of the undo itself; undoing it brings the action back. Null when nothing could be undone. */
  readonly changeSet: number | null;
  readonly kind: ChangeSetKind;
  readonly undone: number;
  /** At most 500 of them are listed; `keptCount` counts all. */
  readonly kept: readonly Kept[];
  readonly keptCount: number;
}

/** What taking an action back would do, or did. */
export interface UndoPreview {
  /** True: it was taken back, and `kept` is what stayed and is still as it was left. */
  readonly isUndone: boolean;
  /** How many changes would be taken back; 0 when it was taken back already. */
  readonly undone: number;
  /** At most 500 of them are listed; `keptCount` counts all. */
  readonly kept: readonly Kept[];
  readonly keptCount: number;
}

export const undo = {
  /** The user's last action, on whichever desk, that may be taken back, or null. */
  'undo.peek': procedure<Undoable | null>()(z.strictObject({})),
  /** Takes back the user's last action. */
  'undo.last': procedure<Undone>()(z.strictObject({ requestId: requestIdShape })),
  /**
   * Takes back a named action at any later time; large ones run as long as they need, as a job that goes by the id of
   * the request. One that a crash broke off is gone on with.
   */
  'undo.changeSet': procedure<Undone>()(
    z.strictObject({ requestId: requestIdShape, changeSet: z.int().positive() }),
  ),
  /** What taking an action back would keep; of one that was taken back, what stayed. Nothing is written. */
  'undo.preview': procedure<UndoPreview>()(z.strictObject({ changeSet: z.int().positive() })),
  /**
   * Takes back what an undo kept, whatever was done to it since: made records go to the recycle bin with what belongs
   * to them, fields get their earlier values. `changeSet` is the action that was taken back.
   */
  'undo.insist': procedure<Undone>()(
    z.strictObject({
      requestId: requestIdShape,
      changeSet: z.int().positive(),
      records: z
        .array(z.strictObject({ entity: z.string().max(60), id: z.int().positive() }))
        .min(1)
        .max(500),
    }),
  ),
};
