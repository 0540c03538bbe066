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
    }
  /** Sets fields of a record that must still have this version; null: whatever its version. */
  | {
      readonly action: 'update';
      readonly entity: string;
      readonly id: number;
      readonly rowVersion: number | null;
      readonly values: Readonly<Record<string, ChangedValue>>;
    }
  /** To the recycle bin, and back. */
  | { readonly action: 'delete'; readonly entity: string; readonly id: number }
  | { readonly action: 'restore'; readonly entity: string; readonly id: number }
  /** Takes the row out of its table; its last values stay in the log. Only undo does this. */
  | { readonly action: 'remove'; readonly entity: string; readonly id: number };

/** What a person did, as it is written, signed and undone. */
export interface ChangeSetInput {
  /** Seen before → the earlier answer is given again and nothing is written. */
  readonly requestId: string;
  readonly kind: 'create' | 'edit' | 'batch' | 'delete' | 'restore' | 'import' | 'undo' | 'sample' | 'system';
  readonly userId: number | null;
  readonly deskId: string;
  /** Now, UTC. */
  readonly at: string;
  readonly changes: readonly Change[];
  /** Adds to a change set begun before: batches of one import or one sample. */
  readonly continues?: number;
  /** For an undo: the change set it takes back. */
  readonly undoes?: number;
  /** The import run the new records belong to. */
  readonly importRun?: number;
}

/** What was written. */
export interface WrittenChangeSet {
  readonly id: number;
  /** One per change, in order. */
  readonly records: readonly { readonly entity: string; readonly id: number; readonly rowVersion: number }[];
  /** True when this very request had been answered before. */
  readonly isRepeated: boolean;
}
