import { z } from 'zod';
import type { RawCell } from '../../db/schema/cell';
import type { ProblemCode } from '../../db/schema/problem';
import { procedure } from './procedure';
import { requestIdShape, ticketShape } from './shapes';

/** A sheet that was opened to be imported. It lives in the application until it is closed. */
export interface ImportSession {
  readonly id: string;
  readonly fileName: string;
  readonly byteLength: number;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** When this very file (by its contents) was imported before: when, UTC. */
  readonly importedBefore: string | null;
  readonly tables: readonly ImportTable[];
}

/** A table found in the file, with the plan for it. */
export interface ImportTable {
  readonly id: number;
  readonly sheet: string | null;
  readonly isChosen: boolean;
  /** Why it was not chosen by itself: a hidden sheet, a page of instructions. */
  readonly leftOut: 'hiddenSheet' | 'instructions' | 'noData' | null;
  /** Sheet rows of the heading, counted from 1; empty when there is none. */
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly columns: readonly ImportColumn[];
  /** True when the plan was remembered from an earlier import of the same headings. */
  readonly isRemembered: boolean;
}

/** One column of a table and what it will become. */
export interface ImportColumn {
  readonly column: number;
  readonly heading: string;
  /** The first values that are not empty, as text. */
  readonly samples: readonly string[];
  /** `entity.field` with an optional slot: `contact.name`, `contact2.mobiles`; null: not imported. */
  readonly target: string | null;
  readonly confidence: 'high' | 'medium' | 'low' | 'none';
  readonly reason: MappingReason;
  /** What one unit means, from the heading or the sheet: 10000 for 万元. */
  readonly multiplier: number;
}

/** Why a column was brought to a field. Codes; the window has the words, `share` is a percentage. */
export interface MappingReason {
  readonly code:
    | 'heading'
    | 'headingAndContent'
    | 'content'
    | 'parentHeading'
    | 'remembered'
    | 'chosen'
    | 'keptAsRemark'
    | 'rowNumbers'
    | 'empty'
    | 'unknown';
  readonly share?: number;
}

/** What happens to a row whose record is already there. */
export const duplicatePolicies = ['skip', 'fill', 'update', 'create'] as const;
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/** The counts of a rehearsal or of a finished import, per entity. */
export interface ImportCounts {
  readonly create: Readonly<Record<string, number>>;
  readonly update: Readonly<Record<string, number>>;
  /** Rows by outcome. */
  readonly rows: Readonly<Record<RowOutcome, number>>;
}

/** What becomes of a row: taken, taken with bad cells left blank, refused, or no data at all. */
export type RowOutcome = 'accept' | 'flag' | 'reject' | 'skip';

/** Why a row is no data. */
export type SkipReason =
  | 'blank'
  | 'total'
  | 'repeatedHeading'
  | 'pageLine'
  | 'signature'
  | 'instruction'
  | 'example'
  | 'title'
  | 'note';

/** What a rehearsal found. Nothing was written. */
export interface ImportRehearsal {
  readonly counts: ImportCounts;
  readonly problems: readonly {
    readonly column: number;
    readonly heading: string;
    readonly problem: ProblemCode;
    readonly count: number;
  }[];
  /** Existing records that rows were matched with, by the way they were recognised. */
  readonly matches: Readonly<
    Record<'creditCode' | 'code' | 'name' | 'contact' | 'contractNumber' | 'opportunity', number>
  >;
}

/** One row as the check page shows it. */
export interface CheckedRow {
  readonly table: number;
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly skipped: SkipReason | null;
  readonly cells: readonly RawCell[];
  readonly problems: readonly {
    readonly column: number;
    readonly problem: ProblemCode;
    readonly suggestion?: string;
    readonly isWarning: boolean;
  }[];
  /** What the row will do to the account it names. */
  readonly account: 'create' | 'update' | 'match' | null;
}

/** An import that was made, or was broken off. */
export interface ImportRun {
  readonly id: number;
  readonly fileName: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly by: string | null;
  readonly state: 'running' | 'done' | 'cancelled' | 'interrupted' | 'undone';
  readonly counts: ImportCounts;
  readonly changeSet: number | null;
}

const sessionShape = z.strictObject({ session: z.uuid() });

export const imports = {
  /** Lets the user choose files; null when the dialog was left. */
  'imports.choose': procedure<{ readonly files: readonly { ticket: string; name: string }[] } | null>()(
    z.strictObject({}),
  ),
  /** Opens a file, finds its tables and matches its columns. */
  'imports.open': procedure<ImportSession>()(
    z.strictObject({
      ticket: ticketShape,
      encoding: z.enum(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']).optional(),
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
      password: z.string().max(255).optional(),
    }),
  ),
  /** The first rows of a table's sheet as they look, from row 1 on. */
  'imports.preview': procedure<{
    readonly rows: readonly {
      row: number;
      cells: readonly RawCell[];
      is: 'title' | 'heading' | 'data' | 'skip';
    }[];
  }>()(z.strictObject({ session: z.uuid(), table: z.int().min(0), limit: z.int().min(1).max(200) })),
  /** Changes the plan: which tables, which column to which field, where the heading stands. */
  'imports.plan': procedure<ImportSession>()(
    z.strictObject({
      session: z.uuid(),
      table: z.int().min(0),
      isChosen: z.boolean().optional(),
      headerRows: z.array(z.int().min(1)).max(3).optional(),
      targets: z
        .array(z.strictObject({ column: z.int().min(0).max(2000), target: z.string().max(100).nullable() }))
        .max(500)
        .optional(),
    }),
  ),
  /** The fields a column may be brought to. */
  'imports.targets': procedure<{
    readonly targets: readonly { path: string; entity: string; field: string; slot: number }[];
  }>()(sessionShape),
  /** Reads and checks every row without writing; a job, its outcome is read with `imports.rehearsal`. */
  'imports.rehearse': procedure<{ readonly job: string }>()(
    z.strictObject({ session: z.uuid(), onDuplicate: z.enum(duplicatePolicies) }),
  ),
  'imports.rehearsal': procedure<ImportRehearsal>()(sessionShape),
  /** The checked rows, for the virtual grid of the check page. */
  'imports.rows': procedure<{ readonly rows: readonly CheckedRow[]; readonly total: number }>()(
    z.strictObject({
      session: z.uuid(),
      show: z.enum(['all', 'problems', 'reject', 'skip', 'accept']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  /** Writes what was rehearsed; a job. Cancelling keeps whole batches and offers to take them back. */
  'imports.commit': procedure<{ readonly job: string; readonly run: number }>()(
    z.strictObject({ session: z.uuid(), requestId: requestIdShape }),
  ),
  'imports.run': procedure<ImportRun>()(z.strictObject({ run: z.int().positive() })),
  /** Earlier imports, newest first. */
  'imports.history': procedure<{ readonly runs: readonly ImportRun[] }>()(
    z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(100) }),
  ),
  /** Saves a workbook of the rows that did not go in, with the reasons; null when the dialog was left. */
  'imports.saveRejects': procedure<{ readonly ticket: string; readonly rows: number } | null>()(sessionShape),
  /** Forgets the file; a running job of it is cancelled. */
  'imports.close': procedure<null>()(sessionShape),
};
