import { z } from 'zod';
import type { ProblemCode } from '../../db/schema/problem';
import type { Duplicate } from './duplicates';
import { procedure } from './procedure';
import type { Titles } from './records';
import { nameShape, requestIdShape, ticketShape } from './shapes';

/** How a column of the sheet was brought to its field again. */
export const columnWays = ['heading', 'alias', 'content'] as const;
export type ColumnWay = (typeof columnWays)[number];

/** A column of the edited sheet. */
export interface RoundTripColumn {
  readonly heading: string;
  /** The field it is compared with; null: not compared. */
  readonly field: string | null;
  readonly way: ColumnWay | null;
  /** Why it is not compared. */
  readonly leftOut: 'unknown' | 'readOnly' | 'twice' | null;
}

/** An edited sheet that is being compared. It lives in the application until it is closed. */
export interface RoundTripSession {
  readonly id: string;
  readonly fileName: string;
  readonly entity: string;
  /** When it was exported (UTC), and by whom. */
  readonly exportedAt: string;
  readonly exportedBy: string;
  /** The job that compares. */
  readonly job: string;
}

/** What was found: counts of cells and rows, of the whole comparison. */
export interface RoundTripSummary {
  readonly columns: readonly RoundTripColumn[];
  /** Rows of the sheet that were compared with a record. */
  readonly compared: number;
  /** Cells only the sheet changed, and cells somebody changed in the program as well. */
  readonly changedCells: number;
  readonly clashCells: number;
  /** Cells that could not be read or must not be written. */
  readonly problemCells: number;
  /** Rows of each filter. */
  readonly rows: Readonly<Record<RowFilter, number>>;
  /** Rows that would be written now, and what that would do. */
  readonly ticked: number;
  readonly willUpdate: number;
  readonly willCreate: number;
  readonly willDelete: number;
}

/** Which rows are shown. */
export const rowFilters = ['all', 'change', 'clash', 'new', 'missing', 'problem'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** What is wrong with, or worth knowing of, a whole row. */
export const rowNotes = [
  /** The hidden key was changed by hand. */
  'keyDamaged',
  /** The key belongs to no record of this export. */
  'keyUnknown',
  /** The same key stands in several rows that differ; nothing is guessed. */
  'keyTwice',
  /** A copy of another row of the sheet, offered as a new record. */
  'copiedRow',
  /** The cells of the row belong to another record than its key: the columns were sorted apart. */
  'mixedUp',
  /** The record is in the recycle bin, or is gone. */
  'recordDeleted',
  'recordGone',
  /** Whoever works here may not change the record. */
  'notAllowed',
  /** A new row that looks like a record that is there. */
  'looksAlike',
  /** Of a missing row: the record was changed since the export. */
  'changedSince',
] as const;
export type RowNote = (typeof rowNotes)[number];

/** A cell the sheet changed. */
export interface ComparedCell {
  readonly field: string;
  readonly is: 'change' | 'clash' | 'problem';
  /** At the export, in the sheet, and now. */
  readonly base: unknown;
  readonly file: unknown;
  readonly now: unknown;
  /** What stands in the sheet, where it could not be read. */
  readonly text: string | null;
  readonly problem: ProblemCode | null;
  /** Of a clash: which of the two is kept. */
  readonly take: 'file' | 'now';
}

/** A row of the comparison. */
export interface ComparedRow {
  /** Its place in the comparison, which stays. */
  readonly index: number;
  /** The row of the sheet, from 1; null for a record whose row is missing. */
  readonly sheetRow: number | null;
  /** The record; null for a new one. */
  readonly id: number | null;
  readonly title: string;
  readonly is: 'change' | 'new' | 'missing' | 'problem';
  readonly isTicked: boolean;
  readonly canTick: boolean;
  readonly cells: readonly ComparedCell[];
  readonly note: RowNote | null;
  /** Records a new row looks like. */
  readonly alike: readonly Duplicate[];
  /** Who changed a clashing cell last, and when (UTC). */
  readonly by: string | null;
  readonly at: string | null;
}

/** Why a ticked row was left as it was. */
export type LeftReason = 'changedMeanwhile' | 'invalid' | 'gone';

/** What was written. */
export interface RoundTripResult {
  readonly changeSet: number | null;
  readonly updated: number;
  readonly cells: number;
  readonly created: number;
  readonly deleted: number;
  /** Rows that were left as they were; at most 200 are listed, `leftCount` counts all. */
  readonly left: readonly { readonly title: string; readonly reason: LeftReason }[];
  readonly leftCount: number;
  /** It was stopped on the way: what was written stays, as one action that can be taken back. */
  readonly isStopped: boolean;
}

const sessionShape = z.strictObject({ session: z.uuid() });

export const roundTrips = {
  /**
   * Opens an exported sheet that was changed, and begins to compare it cell by cell with what it was at the export and
   * what the records are now; a job of kind `compare`. Fails with `stampMissing`, `stampOfOtherOffice`, `stampTooOld`,
   * `stampNewer`, `stampWithoutKeys`: such a sheet may still be imported like any other.
   */
  'roundTrips.open': procedure<RoundTripSession>()(
    z.strictObject({ ticket: ticketShape, password: z.string().max(255).optional() }),
  ),
  /** What the comparison found; `importNotReady` while it runs. */
  'roundTrips.summary': procedure<RoundTripSummary>()(sessionShape),
  'roundTrips.rows': procedure<{
    readonly rows: readonly ComparedRow[];
    readonly total: number;
    readonly titles: Titles;
  }>()(
    z.strictObject({
      session: z.uuid(),
      show: z.enum(rowFilters),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  /** Ticks rows, named by their index or all a filter shows, or takes the ticks away. */
  'roundTrips.tick': procedure<RoundTripSummary>()(
    z.strictObject({
      session: z.uuid(),
      rows: z.array(z.int().min(0)).min(1).max(500).optional(),
      show: z.enum(rowFilters).optional(),
      isTicked: z.boolean(),
    }),
  ),
  /** Says which side of a clash is kept: of one cell, or of all clashes. */
  'roundTrips.take': procedure<RoundTripSummary>()(
    z.strictObject({
      session: z.uuid(),
      cell: z.strictObject({ row: z.int().min(0), field: nameShape }).optional(),
      take: z.enum(['file', 'now']),
    }),
  ),
  /** Writes what is ticked as one action; a job of kind `batch`. */
  'roundTrips.apply': procedure<{ readonly job: string }>()(
    z.strictObject({ session: z.uuid(), requestId: requestIdShape }),
  ),
  /** What was written; `importNotReady` before. */
  'roundTrips.result': procedure<RoundTripResult>()(sessionShape),
  /** Forgets the sheet; a running job of it is cancelled. */
  'roundTrips.close': procedure<null>()(sessionShape),
};
