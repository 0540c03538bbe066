import { z } from 'zod';
import { procedure } from './procedure';
import { idShape, nameShape, selectionShape } from './shapes';

/** The sheets a printer takes here; sizes stand in `services/printing/paperSize.ts`. */
export const papers = ['A4', 'A5', 'A3', 'B5', 'Letter'] as const;
export type Paper = (typeof papers)[number];
export const orientations = ['portrait', 'landscape'] as const;
export const marginWidths = ['narrow', 'normal', 'wide'] as const;

/** How the sheet is: its size, which way it lies, its margins, and whether a wide list is set smaller to fit it. */
export const sheetShape = z.strictObject({
  paper: z.enum(papers),
  orientation: z.enum(orientations),
  margins: z.enum(marginWidths),
  fitsWidth: z.boolean(),
});
export type SheetChoice = z.output<typeof sheetShape>;

/** The most rows of a list that go on paper; what lies beyond is for an export. */
export const mostPrintedRows = 5000;
/** The most rows a person can pick one by one; how many of them are on paper is answered with the pages. */
const mostPickedRows = 200_000;
/** The most entries of a timeline on paper. */
export const mostPrintedEntries = 500;

/** A list as it is to be printed: these columns, of all rows or of the chosen ones. */
const listShape = z.strictObject({
  is: z.literal('list'),
  selection: selectionShape,
  columns: z.array(nameShape).min(1).max(40),
  /** Only these of its rows, in the order of the list. */
  ids: z.array(idShape).min(1).max(mostPickedRows).optional(),
  /** What the view is called, for the heading. */
  view: z.string().max(60).optional(),
  groupBy: nameShape.optional(),
  hasConditions: z.boolean(),
  hasTotals: z.boolean(),
});
export type PrintedListOrder = z.output<typeof listShape>;

/** A record as it is to be printed. Parts are named for what they leave out, so that a new one is printed by itself. */
const recordShape = z.strictObject({
  is: z.literal('record'),
  entity: nameShape,
  id: idShape,
  /** `section NAME`, `related ENTITY FIELD`, `timeline`, `relationMap`. */
  without: z.array(z.string().max(140)).max(200),
  /** At most so many entries of the timeline, the newest. */
  entries: z.int().min(1).max(mostPrintedEntries),
  /** None before that day. */
  since: z.iso.date().optional(),
  /** Also fields without a value, to be filled in by hand. */
  hasBlanks: z.boolean(),
});
export type PrintedRecordOrder = z.output<typeof recordShape>;

/** What is to be printed. */
export const printOrderShape = z.discriminatedUnion('is', [listShape, recordShape]);
export type PrintOrder = z.output<typeof printOrderShape>;

/** How the pages came out. Lengths are millimetres of paper. */
export interface PrintedSheets {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** How large the text stands, in percent of its usual size. */
  readonly scale: number;
  /** Rows on paper and rows there are; null for a record. */
  readonly rows: { readonly printed: number; readonly total: number } | null;
}

/** Where something printed went: the ticket of the PDF, null for paper; nothing at all when it was left. */
type Printed = { readonly ticket: string | null } | null;

const jobShape = z.uuid();

export const printing = {
  /** Sets pages in a job of its own; the last few that were set are kept until the file closes. */
  'printing.start': procedure<{ readonly job: string }>()(
    z.strictObject({ order: printOrderShape, sheet: sheetShape }),
  ),
  /** How the pages of a job that is done came out. `notFound` once they are forgotten. */
  'printing.sheets': procedure<PrintedSheets>()(z.strictObject({ job: jobShape })),
  /** A page as a picture (`data:image/png`), exactly as it goes to the printer. Pages count from 0. */
  'printing.picture': procedure<{ readonly picture: string }>()(
    z.strictObject({ job: jobShape, page: z.int().min(0).max(99_999) }),
  ),
  /** Sends the pages on: to a PDF where the user says (its ticket, or null when left), or to paper. */
  'printing.finish': procedure<Printed>()(z.strictObject({ job: jobShape, to: z.enum(['pdf', 'paper']) })),
};
