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
  /** The file carries the stamp of an export: it can be compared cell by cell instead (`roundTrips.open`). */
  readonly roundTrip: boolean;
  readonly tables: readonly ImportTable[];
  /** Every sheet of the file, also those without any table. */
  readonly sheets: readonly ImportSheet[];
  /** Sheets that can be read as cards, one record each, and how they are read now. */
  readonly cards: readonly ImportCards[];
  /** Whether a change of the plan can be taken back. */
  readonly canUndoPlan: boolean;
}

/** Forms with a label beside each value, the same on every card. */
export interface ImportCards {
  /** The table they become. */
  readonly table: number;
  readonly sheets: readonly number[];
  readonly count: number;
  /** Whether they are read as cards now, or the sheets as ordinary tables. */
  readonly isRead: boolean;
  /** A table on its side: one record in each column. */
  readonly isTurned: boolean;
  /** Why they are not read by themselves; null when they are. */
  readonly leftOut: ImportTable['leftOut'];
}

/** A sheet of the file. */
export interface ImportSheet {
  readonly index: number;
  /** Null for text files and tables of web pages. */
  readonly name: string | null;
  readonly isHidden: boolean;
  /** The number of the last row that holds anything. */
  readonly lastRow: number;
  readonly columnCount: number;
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

/** A table found in the file, with the plan for it. */
export interface ImportTable {
  readonly id: number;
  readonly sheet: string | null;
  /** The sheet by its place in the file. */
  readonly sheetIndex: number;
  readonly isChosen: boolean;
  /** Why it was not chosen by itself: a hidden sheet, a page of instructions, a form alone, forms around a list. */
  readonly leftOut: 'hiddenSheet' | 'instructions' | 'noData' | 'oneForm' | 'printForms' | null;
  /** Cards, one record each, instead of rows: how many, and the sheets they lie on; null for an ordinary table. */
  readonly cards: { readonly count: number; readonly sheets: readonly number[] } | null;
  /** Sheet rows of the heading, counted from 1; empty when there is none. */
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly columns: readonly ImportColumn[];
  /** The column made of the titles between the rows, behind those of the sheet; null: there is none. */
  readonly sectionColumn: number | null;
  /** True when the plan was remembered from an earlier import of the same headings. */
  readonly isRemembered: boolean;
  /** Columns whose blank cells mean "the same as above". */
  readonly fillDown: readonly number[];
  /** Columns with blank cells below a filled one, for which that may be offered. */
  readonly fillable: readonly number[];
  /** The same for all tables of the file with the same headings, in whatever order; null where no other is like it. */
  readonly alike: number | null;
  /** The field the name of the sheet is read into for every row (a colleague's, a region's); null: none. */
  readonly sheetNameTarget: string | null;
  /** Whether the name is a value of that field; where it is not, nothing is read from it. */
  readonly sheetNameFits: boolean;
  /** Whether rows and columns that are hidden in the sheet go in. */
  readonly importsHiddenRows: boolean;
  readonly importsHiddenColumns: boolean;
  /** True when the last row was set by a person. */
  readonly isEndChosen: boolean;
  /** What keeps the table from being imported: nobody is named in it, or two columns become one field. */
  readonly obstacle: 'nobodyNamed' | 'twoToOne' | null;
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
  /** How many values were looked at to understand the column, at most 200. */
  readonly valueCount: number;
  /** For dates: how day and month stand; `unsure` when the values do not tell and somebody has to. Null otherwise. */
  readonly dateOrder: 'dayFirst' | 'monthFirst' | 'unsure' | null;
  /** Other columns brought to the same field, which can only hold one of them. */
  readonly clashesWith: readonly number[];
}

/** A sheet as it looks: rows without any value left out. */
export interface SheetPart {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly {
    readonly firstRow: number;
    readonly lastRow: number;
    readonly firstColumn: number;
    readonly lastColumn: number;
  }[];
  /** Hidden rows among these, and hidden columns of the sheet. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** One row of a sheet and what it was taken for. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly RawCell[];
  /** `beyond`: below the end of the table, or on a sheet without any. `card`: a line of a card. */
  readonly is: 'title' | 'heading' | 'data' | 'skip' | 'beyond' | 'card';
  /** For lines of cards: what each cell is, and the numbers of the cards that lie on it. */
  readonly card?: {
    readonly marks: readonly ('label' | 'value' | null)[];
    readonly numbers: readonly number[];
  };
  readonly why: SkipReason | null;
  /** The table it belongs to. */
  readonly table: number | null;
  /** A person judged it otherwise than the importer did. */
  readonly isJudged: boolean;
}

/** A file waiting to be imported, as a folder or the clipboard gave it. */
export interface WaitingFile {
  readonly ticket: string;
  /** Its name; for files of a folder with the folders between, separated by `/`. */
  readonly name: string;
}

/** What a folder holds. */
export interface SheetFolder {
  readonly name: string;
  readonly files: readonly WaitingFile[];
  /** Files that were left out, by name and reason. At most 200 are named. */
  readonly leftOut: readonly {
    readonly name: string;
    readonly why: 'notASheet' | 'tooMany' | 'tooDeep' | 'unreadable';
  }[];
  readonly leftOutCount: number;
}

/** What the office learned of a heading. */
export interface LearnedHeadingEntry {
  /** The compared form, by which it is forgotten. */
  readonly heading: string;
  readonly words: string;
  readonly target: string | null;
  readonly times: number;
  readonly isChosen: boolean;
  /** UTC. */
  readonly lastUsedAt: string;
}

/** A field proposed for a column nobody understood; `choices` only for a list. */
export interface ProposedField {
  readonly label: string;
  readonly kind:
    | 'text'
    | 'longText'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'percent'
    | 'date'
    | 'choice'
    | 'boolean'
    | 'phones'
    | 'mail'
    | 'url';
  readonly choices: readonly string[];
}

/** Why a column was brought to a field. Codes; the window has the words, `share` is a percentage. */
export interface MappingReason {
  readonly code:
    | 'heading'
    | 'headingAndContent'
    | 'content'
    | 'parentHeading'
    | 'remembered'
    /** The office brought this heading there before, `times` times. */
    | 'learned'
    /** The sheet is an export or a template of this program. */
    | 'ownSheet'
    | 'chosen'
    | 'keptAsRemark'
    | 'rowNumbers'
    | 'hiddenColumn'
    | 'empty'
    | 'unknown';
  readonly share?: number;
  readonly times?: number;
}

/** What happens to a row whose record is already there. */
export const duplicatePolicies = ['skip', 'fill', 'update', 'create'] as const;
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/** The same for one entity, where each record may also be agreed to on its own: nothing changes that was not ticked. */
export const recordPolicies = [...duplicatePolicies, 'each'] as const;
export type RecordPolicy = (typeof recordPolicies)[number];

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
  | 'hiddenRow'
  | 'pageLine'
  | 'signature'
  | 'instruction'
  | 'example'
  | 'title'
  | 'note'
  /** Every cell says what an earlier row of the table said. */
  | 'repeatedRow'
  /** A person left it out. */
  | 'leftOut';

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
    Record<'creditCode' | 'code' | 'name' | 'decided' | 'contact' | 'contractNumber' | 'opportunity', number>
  >;
}

/** One row as the check page shows it. */
export interface CheckedRow {
  readonly table: number;
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly skipped: SkipReason | null;
  /** As the import uses them: repaired cells in place. */
  readonly cells: readonly RawCell[];
  /** What the file says in the repaired cells. */
  readonly repairs: readonly { readonly column: number; readonly sheet: RawCell }[];
  /** What a person said about the row, whatever the importer thought of it. */
  readonly judged: 'data' | 'skip' | null;
  readonly problems: readonly {
    readonly column: number;
    readonly problem: ProblemCode;
    readonly suggestion?: string;
    readonly isWarning: boolean;
    /** The earlier row that says something else about the same customer, and its table. */
    readonly other?: { readonly table: number; readonly row: number };
  }[];
  /** What the row will do to the account it names. */
  readonly account: 'create' | 'update' | 'match' | null;
  /** For a card: its sheet, and where each of its cells stands there (`B12`), by column; null where it has none. */
  readonly at?: { readonly sheet: string | null; readonly cells: readonly (string | null)[] };
}

/** An import that was made, or was broken off. */
export interface ImportRun {
  readonly id: number;
  readonly fileName: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly by: string | null;
  /** `undoing`: it is being taken back, or that was broken off. */
  readonly state: 'running' | 'done' | 'cancelled' | 'interrupted' | 'undoing' | 'undone';
  readonly counts: ImportCounts;
  readonly changeSet: number | null;
  /** The last row of the sheet that is in; null when none is, or it is not known. */
  readonly lastRow: number | null;
  /** It ended before its end and can be gone on with. */
  readonly isResumable: boolean;
  /** It is known how its rows were read: those that did not go in can be saved again. */
  readonly hasPlan: boolean;
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
      encoding: z.enum(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
      password: z.string().max(255).optional(),
    }),
  ),
  /** Lets the user choose a folder; the sheets in it and in its folders. Null when the dialog was left. */
  'imports.chooseFolder': procedure<SheetFolder | null>()(z.strictObject({})),
  /** The sheets of a folder that was dropped on the window. */
  'imports.folder': procedure<SheetFolder>()(z.strictObject({ ticket: ticketShape })),
  /** Takes what the clipboard holds as a file; null when there is no text in it. */
  'imports.paste': procedure<WaitingFile | null>()(z.strictObject({})),
  /** Saves a blank sheet with the office's own fields; null when the dialog was left. */
  'imports.saveTemplate': procedure<{ readonly ticket: string; readonly name: string } | null>()(
    z.strictObject({ entity: z.enum(['account', 'contact', 'opportunity', 'contract', 'followUp']) }),
  ),
  /** Reads an open text file in another way; what was decided about its columns stays where the headings are the same. */
  'imports.reread': procedure<ImportSession>()(
    z.strictObject({
      session: z.uuid(),
      encoding: z.enum(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
    }),
  ),
  /** The first 200 rows of a sheet, or its last 30 when they are further down. */
  'imports.sheet': procedure<SheetPart>()(
    z.strictObject({ session: z.uuid(), sheet: z.int().min(0), part: z.enum(['head', 'end']) }),
  ),
  /** Makes a table where none was found: the heading is said by hand. */
  'imports.declareTable': procedure<ImportSession>()(
    z.strictObject({
      session: z.uuid(),
      sheet: z.int().min(0),
      headerRows: z.array(z.int().min(1)).min(1).max(3),
    }),
  ),
  /** Takes a row in or leaves it out whatever the importer thinks of it; null: as the importer thinks. */
  'imports.judgeRow': procedure<ImportSession>()(
    z.strictObject({
      session: z.uuid(),
      table: z.int().min(0),
      row: z.int().min(1),
      as: z.enum(['data', 'skip']).nullable(),
    }),
  ),
  /** Takes the last change of the plan back. */
  'imports.undoPlan': procedure<ImportSession>()(sessionShape),
  /** A field that would hold what stands in a column. */
  'imports.proposeField': procedure<ProposedField>()(
    z.strictObject({ session: z.uuid(), table: z.int().min(0), column: z.int().min(0).max(2000) }),
  ),
  /** What headings meant to this office before, what was used last first. */
  'imports.learned': procedure<{ readonly headings: readonly LearnedHeadingEntry[] }>()(z.strictObject({})),
  /** Forgets headings by their compared form; null forgets all. */
  'imports.forgetLearned': procedure<{ readonly forgotten: number }>()(
    z.strictObject({ headings: z.array(z.string().min(1).max(500)).max(500).nullable() }),
  ),
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
      /** What one unit of a column means, in 元. */
      multipliers: z
        .array(
          z.strictObject({ column: z.int().min(0).max(2000), multiplier: z.number().positive().max(1e9) }),
        )
        .max(500)
        .optional(),
      dateOrders: z
        .array(
          z.strictObject({
            column: z.int().min(0).max(2000),
            order: z.enum(['dayFirst', 'monthFirst']),
          }),
        )
        .max(500)
        .optional(),
      /** All columns whose blank cells mean "the same as above". */
      fillDown: z.array(z.int().min(0).max(2000)).max(500).optional(),
      importsHiddenRows: z.boolean().optional(),
      importsHiddenColumns: z.boolean().optional(),
      /** The field the name of the sheet is read into for rows that say nothing else; null: none. */
      sheetNameTarget: z.string().max(100).nullable().optional(),
      /** The last row of the table; null: to the end of the sheet. */
      lastDataRow: z.int().min(1).max(1_048_576).nullable().optional(),
      /** Plans the table as if its layout had never been seen. */
      forgetsLayout: z.literal(true).optional(),
    }),
  ),
  /** The fields a column may be brought to. */
  'imports.targets': procedure<{
    readonly targets: readonly {
      path: string;
      entity: string;
      field: string;
      slot: number;
      /** How the name of the field is spelt in pinyin, and its first letters: `shouji sj`. */
      spelling: string;
    }[];
  }>()(sessionShape),
  /**
   * Reads and checks every row without writing; a job, its outcome is read with `imports.rehearsal`. `onDuplicate` goes
   * for every entity, whatever was chosen for one before; when it is left out, what was chosen counts.
   */
  'imports.rehearse': procedure<{ readonly job: string }>()(
    z.strictObject({ session: z.uuid(), onDuplicate: z.enum(duplicatePolicies).optional() }),
  ),
  'imports.rehearsal': procedure<ImportRehearsal>()(sessionShape),
  /** Writes what was rehearsed; a job. Cancelling keeps whole batches and offers to take them back. */
  'imports.commit': procedure<{ readonly job: string; readonly run: number }>()(
    z.strictObject({ session: z.uuid(), requestId: requestIdShape }),
  ),
  /**
   * Goes on with an import that a crash, a stop or a lost share ended, behind the last row that is in; a job. The file is
   * looked for where it was, or is the one of the ticket; it must be the very same.
   */
  'imports.resume': procedure<{
    readonly session: ImportSession;
    readonly job: string;
    readonly run: number;
  }>()(
    z.strictObject({
      run: z.int().positive(),
      ticket: ticketShape.optional(),
      password: z.string().max(255).optional(),
    }),
  ),
  /** Saves the rows of an earlier import that did not go in; null when the dialog was left. The file as with `resume`. */
  'imports.saveRejectsOf': procedure<{ readonly ticket: string; readonly rows: number } | null>()(
    z.strictObject({
      run: z.int().positive(),
      ticket: ticketShape.optional(),
      password: z.string().max(255).optional(),
    }),
  ),
  'imports.run': procedure<ImportRun>()(z.strictObject({ run: z.int().positive() })),
  /** Earlier imports, newest first. */
  'imports.history': procedure<{ readonly runs: readonly ImportRun[] }>()(
    z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(100) }),
  ),
  /** Saves a workbook of the rows that did not go in, with the reasons; null when the dialog was left. */
  'imports.saveRejects': procedure<{ readonly ticket: string; readonly rows: number } | null>()(sessionShape),
  /** Forgets the file; a running job of it is cancelled. `isKept`: what was decided stays on this desk, to go on with. */
  'imports.close': procedure<null>()(z.strictObject({ session: z.uuid(), isKept: z.boolean().optional() })),
};
