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
  readonly reason: 'edited' | 'referenced' | 'gone';
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

export const undo = {
  /** The user's last action, on whichever desk, that may be taken back, or null. */
  'undo.peek': procedure<Undoable | null>()(z.strictObject({})),
  /** Takes back the user's last action. */
  'undo.last': procedure<Undone>()(z.strictObject({ requestId: requestIdShape })),
  /** Takes back a named action at any later time; large ones run as long as they need. */
  'undo.changeSet': procedure<Undone>()(
    z.strictObject({ requestId: requestIdShape, changeSet: z.int().positive() }),
  ),
};
