/** Refers to a record that is made in the same change set; `writeChangeSet` puts its id in place. */
export interface PendingReference {
  readonly pending: string;
}

/** A value to be written, in the kind's own form and not yet the column's; or a `PendingReference`. */
export type ChangedValue = unknown;

/** One thing that is done to one record. */
export type Change =
  /** Makes a record. `key` lets later changes of the same call point at it. `id` is only given by undo. */
  | {
      readonly action: 'create';
      readonly entity: string;
      readonly key?: string;
      readonly id?: number;
      readonly values: Readonly<Record<string, ChangedValue>>;
      /** The row of the sheet it came from, for an import. */
      readonly importRow?: number;
      /** The import run it came from, when that is another than the one of the change set: only given by undo. */
      readonly importRun?: number;
    }
  /** Sets fields of a record that must still have this version; null: whatever its version. */
  | {
      readonly action: 'update';
      readonly entity: string;
      readonly id: number;
      readonly rowVersion: number | null;
      readonly values: Readonly<Record<string, ChangedValue>>;
    }
  /**
   * To the recycle bin. With `mergedInto` it became part of that record, of the same entity: nothing living may point at
   * it any more, and it must still have the version named, if one is.
   */
  | {
      readonly action: 'delete';
      readonly entity: string;
      readonly id: number;
      readonly mergedInto?: number;
      readonly rowVersion?: number;
    }
  /** Back from the recycle bin; it is part of no other record any more. */
  | { readonly action: 'restore'; readonly entity: string; readonly id: number }
  /** Takes the row out of its table; its last values stay in the log. Only undo does this, and only of that version. */
  | {
      readonly action: 'remove';
      readonly entity: string;
      readonly id: number;
      readonly rowVersion: number | null;
    };

/** What a person did, as it is written, signed and undone. */
export interface ChangeSetInput {
  /** Seen before → the earlier answer is given again and nothing is written. */
  readonly requestId: string;
  readonly kind:
    | 'create'
    | 'edit'
    | 'batch'
    | 'delete'
    | 'restore'
    | 'import'
    | 'merge'
    | 'split'
    | 'undo'
    | 'sample'
    | 'system';
  readonly userId: number | null;
  readonly deskId: string;
  /** Now, UTC. */
  readonly at: string;
  readonly changes: readonly Change[];
  /** Adds to a change set begun before: batches of one import or one sample. */
  readonly continues?: number;
  /** For an undo, and for the split of a merge: the change set it takes back. */
  readonly undoes?: number;
  /** For an undo that takes several writes: how far this one brings it. */
  readonly undoReach?: UndoReach;
  /** The import run the new records belong to. */
  readonly importRun?: number;
  /** The row of the sheet that import has reached with this write, as it is to be found again after a crash. */
  readonly importPlace?: string;
}

/** How far an undo is: changes of the undone set below an id are still to be taken back; null: none are. */
export interface UndoReach {
  /** Where it stood before this write; not said by the first one. Another place is there → `stale`, nothing is written. */
  readonly from?: number | null;
  readonly to: number | null;
}

/** What was written. */
export interface WrittenChangeSet {
  readonly id: number;
  /** One per change, in order. */
  readonly records: readonly { readonly entity: string; readonly id: number; readonly rowVersion: number }[];
  /** True when this very request had been answered before. */
  readonly isRepeated: boolean;
}
