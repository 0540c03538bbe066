import { z } from 'zod';
import type { RawCell } from '../../db/schema/cell';
import type { ProblemCode } from '../../db/schema/problem';
import type { CheckedRow, ImportCounts, RowOutcome } from './imports';
import { procedure } from './procedure';

/** Which rows the check page shows. `duplicates`: their account is in the office, or in an earlier row. */
export const rowFilters = ['all', 'errors', 'warnings', 'duplicates', 'skip', 'repaired'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** One kind of problem of one column. */
export interface ProblemGroup {
  readonly table: number;
  readonly column: number;
  readonly heading: string;
  readonly problem: ProblemCode;
  readonly isWarning: boolean;
  /** How many cells have it, and for how many of them there is another text to take. */
  readonly count: number;
  readonly suggestions: number;
}

/** What a repair was, for the words of undo. */
export const repairSorts = [
  'type',
  'fill',
  'clear',
  'replace',
  'suggest',
  'restore',
  'judge',
  'values',
] as const;
export type RepairSort = (typeof repairSorts)[number];

/** How the check stands now: counts of rows and problems are always those of this moment. */
export interface ImportCheck {
  readonly rows: Readonly<Record<RowOutcome, number>>;
  readonly shown: Readonly<Record<RowFilter, number>>;
  readonly groups: readonly ProblemGroup[];
  /** Rows and rows with errors of each chosen table. */
  readonly tables: readonly { readonly table: number; readonly rows: number; readonly errors: number }[];
  /** Records made and changed, as the last rehearsal counted them. */
  readonly counts: ImportCounts;
  /** True when something was decided since: the records have to be counted again before the import. */
  readonly isStale: boolean;
  readonly repairedCells: number;
  /** Distinct values nobody understood, over all lists, people and yes/no columns. */
  readonly unknownValues: number;
  readonly undo: RepairDone | null;
  readonly redo: RepairDone | null;
}

/** A step that can be taken back. */
export interface RepairDone {
  readonly sort: RepairSort;
  readonly cells: number;
  readonly rows: number;
}

/** What a repair did, or would do. */
export interface Repaired extends RepairDone {
  /** The first cells it touches. `after` null: the cell is blank. */
  readonly examples: readonly {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly before: RawCell;
    readonly after: RawCell;
  }[];
  /** The rows as they are now, when they are few; the grid has to be read again when they are not here. */
  readonly changed: readonly CheckedRow[];
  readonly check: ImportCheck;
}

/** A cell as the import understands it. */
export interface CellReading {
  /** As the file has it, and as it is used: the same when nobody repaired it. */
  readonly sheet: RawCell;
  readonly cell: RawCell;
  /** The field it goes to; null: to none. */
  readonly target: string | null;
  /** What it becomes, in the form of the field's kind; a record by its title. Null: nothing, or it was not understood. */
  readonly value: unknown;
  readonly problems: CheckedRow['problems'];
}

/** The values of one field, each once. */
export interface ValueField {
  readonly path: string;
  readonly headings: readonly string[];
  readonly kind: 'choice' | 'choices' | 'tags' | 'boolean' | 'user' | 'source';
  readonly values: readonly SheetValue[];
  /** Further values that are understood and not listed. */
  readonly more: number;
}

/** One value of the sheet and what becomes of it. */
export interface SheetValue {
  readonly text: string;
  readonly count: number;
  readonly rows: readonly { readonly table: number; readonly row: number }[];
  /** `new`: a record of that name will be made. `ambiguous`: several people have the name. */
  readonly reading: 'known' | 'unknown' | 'new' | 'ambiguous' | 'blank';
  /** What it stands for: the value of an option, true or false, the id of a user, the name of a source. */
  readonly value: unknown;
  /** Who said so: the program, a person in this import, or a person in an earlier one. */
  readonly by: 'program' | 'person' | 'learned';
  /** What it probably stands for, as a text the field reads, and why. */
  readonly proposal: {
    readonly cell: string;
    readonly value: unknown;
    readonly why: 'contained' | 'pinyin' | 'alike';
  } | null;
}

const sessionShape = z.strictObject({ session: z.uuid() });
const tableShape = z.int().min(0);
const columnShape = z.int().min(0).max(2000);
const rowShape = z.int().min(1).max(1_048_576);
const cellTextShape = z.string().max(32_767);

/** Which rows are shown: one filter, of one table or all, with one kind of problem of one column or any. */
export const rowListShape = z.strictObject({
  show: z.enum(rowFilters),
  table: tableShape.nullable(),
  problem: z.strictObject({ column: columnShape, problem: z.string().max(40) }).nullable(),
});
export type RowList = z.output<typeof rowListShape>;

const cellPlaceShape = z.strictObject({ table: tableShape, row: rowShape, column: columnShape });
/** Cells that were chosen, or the cells of one column in a list of rows. */
const cellsShape = z.union([
  z.strictObject({ is: z.literal('cells'), cells: z.array(cellPlaceShape).max(50_000) }),
  z.strictObject({ is: z.literal('column'), table: tableShape, column: columnShape, list: rowListShape }),
]);
const rowsShape = z.union([
  z.strictObject({
    is: z.literal('rows'),
    rows: z.array(z.strictObject({ table: tableShape, row: rowShape })).max(50_000),
  }),
  z.strictObject({ is: z.literal('list'), list: rowListShape }),
]);

/** A repair; every one is one step of undo. */
export const repairShape = z.union([
  z.strictObject({
    sort: z.literal('type'),
    cells: z
      .array(cellPlaceShape.extend({ text: cellTextShape }))
      .min(1)
      .max(50_000),
  }),
  z.strictObject({ sort: z.literal('fill'), where: cellsShape, text: cellTextShape }),
  z.strictObject({ sort: z.enum(['clear', 'suggest', 'restore']), where: cellsShape }),
  z.strictObject({
    sort: z.literal('replace'),
    where: cellsShape,
    find: z.string().min(1).max(500),
    replacement: z.string().max(500),
    /** Only cells that say just this. */
    isWhole: z.boolean(),
  }),
  z.strictObject({ sort: z.literal('judge'), where: rowsShape, as: z.enum(['data', 'skip']).nullable() }),
  z.strictObject({
    sort: z.literal('values'),
    path: z.string().max(100),
    choices: z
      .array(
        z.strictObject({
          text: cellTextShape,
          /** A text the field reads; a user or a source by id; nothing; or null: as the program reads it. */
          choice: z
            .union([
              z.strictObject({ is: z.literal('text'), text: z.string().min(1).max(500) }),
              z.strictObject({ is: z.literal('record'), id: z.int().positive() }),
              z.strictObject({ is: z.literal('blank') }),
            ])
            .nullable(),
        }),
      )
      .min(1)
      .max(2000),
  }),
]);
export type Repair = z.output<typeof repairShape>;

export const importChecks = {
  /** How the check stands. @throws `importNotReady` before the first rehearsal */
  'importChecks.state': procedure<ImportCheck>()(sessionShape),
  /**
   * The checked rows, for the virtual grid of the check page. A list stays as it was first asked for while `edition`
   * stays: rows do not vanish under the hand that repairs them.
   */
  'importChecks.rows': procedure<{ readonly rows: readonly CheckedRow[]; readonly total: number }>()(
    z.strictObject({
      session: z.uuid(),
      list: rowListShape,
      edition: z.int().min(0),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  /** The next cell with a problem in a list, round to its beginning; null when there is none. */
  'importChecks.nextProblem': procedure<{ readonly offset: number; readonly column: number } | null>()(
    z.strictObject({
      session: z.uuid(),
      list: rowListShape,
      edition: z.int().min(0),
      /** Where the keyboard is; the column -1 stands before the first one. */
      from: z.strictObject({ offset: z.int().min(-1), column: z.int().min(-1).max(2000) }),
      direction: z.union([z.literal(1), z.literal(-1)]),
    }),
  ),
  'importChecks.cell': procedure<CellReading>()(cellPlaceShape.extend({ session: z.uuid() })),
  /** Repairs cells, judges rows, brings values to others; the touched rows are checked again at once. */
  'importChecks.repair': procedure<Repaired>()(
    z.strictObject({ session: z.uuid(), repair: repairShape, isTrial: z.boolean() }),
  ),
  /** Takes the last repair back, or does it again. Null when there is none. */
  'importChecks.undo': procedure<Repaired | null>()(
    z.strictObject({ session: z.uuid(), direction: z.enum(['undo', 'redo']) }),
  ),
  /** The distinct values of every column that is a list, a person, a source or a yes/no. */
  'importChecks.values': procedure<{ readonly fields: readonly ValueField[] }>()(sessionShape),
};
