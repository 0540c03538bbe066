import type { RawRow } from '../../../db/schema/cell';
import type {
  ImportColumn,
  ImportCounts,
  ImportRehearsal,
  ImportSession,
  ImportTable,
} from '../../api/imports';
import { isStamped, stampSheet } from '../exports/exportStamp';
import type { OpenOptions, WorkbookSummary } from '../../workers/protocol';
import { isPartOfName } from './headings/headings';
import type { Amendments } from './importAmendments';
import { Refusal } from '../refusal';
import type { ImportReview } from './checking/importReview';
import type { RowNote } from './planning/rehearse';
import { isNamedBySheet, sheetNameTargetOf } from './mapping/sheetNameValue';
import { canBeImported, type Planner } from './mapping/tablePlan';
import type { CardSheet } from './finding/cardSheets';
import type { TargetIndex } from './headings/targetIndex';
import type { PlannedColumn, TablePlan } from './finding/plannedTable';

/** What a rehearsal left behind: counts, and a note per row. */
export interface Rehearsed {
  readonly result: ImportRehearsal;
  /** By table and row; rows that are checked again get another note. */
  readonly notes: RowNote[];
  /** What was decided when it was made: whatever was decided since is not in its counts. */
  readonly decided: Amendments;
  readonly review: ImportReview;
}

/** A plan as it stood before a change. */
export interface PlanState {
  readonly plans: readonly TablePlan[];
  readonly rows: Amendments['rows'];
}

/** A file on its way in. Lives in the application until it is closed. */
export interface OpenSession {
  readonly id: string;
  readonly path: string;
  readonly fileName: string;
  readonly options: OpenOptions;
  readonly summary: WorkbookSummary;
  readonly importedBefore: { readonly at: string; readonly by: string | null } | null;
  /** Follows the schema: a field the office made meanwhile can be chosen. */
  planner: Planner;
  readonly heads: ReadonlyMap<number, readonly RawRow[]>;
  /** Sheets made of cards; the last ones of the summary. */
  readonly made: readonly CardSheet[];
  plans: readonly TablePlan[];
  amendments: Amendments;
  /** What the plan was before each change of it, the newest last. */
  past: readonly PlanState[];
  /** Null until the plan as it stands was rehearsed. */
  rehearsed: Rehearsed | null;
  /** The job under way, and the import it makes. */
  job: string | null;
  commit: { readonly requestId: string; readonly job: string; readonly run: number } | null;
}

/** The stamp of an export is no sheet of a person. */
function isOfPerson({ name }: { readonly name: string | null }): boolean {
  return name !== stampSheet;
}

/** Takes decisions of a person in; the rehearsal before them is no longer of what will be written. @throws Refusal `importInUse` */
export function amend(session: OpenSession, changes: Partial<Amendments>): void {
  if (session.commit !== null) throw new Refusal('importInUse');
  session.amendments = { ...session.amendments, ...changes };
}

/** The session as a window sees it. */
export function shownSession(session: OpenSession): ImportSession {
  const { summary } = session;
  return {
    id: session.id,
    fileName: session.fileName,
    byteLength: summary.byteLength,
    format: summary.format,
    encoding: summary.encoding ?? null,
    delimiter: summary.delimiter ?? null,
    importedBefore: session.importedBefore?.at ?? null,
    roundTrip: isStamped(summary.sheets),
    tables: session.plans.filter((plan) => isShown(plan, session)).map((plan) => shownTable(plan, session)),
    cards: cardsOf(session),
    sheets: summary.sheets
      .slice(0, summary.sheets.length - session.made.length)
      .filter(isOfPerson)
      .map((sheet) => ({
        index: sheet.index,
        name: sheet.name,
        isHidden: sheet.visibility !== 'visible',
        lastRow: sheet.lastRow,
        columnCount: sheet.columnCount,
        hiddenRows: sheet.hiddenRows.length,
        hiddenColumns: sheet.hiddenColumns.length,
      })),
    canUndoPlan: session.past.length > 0,
  };
}

/** How the sheets of cards are read now: as cards where their table goes in, or where nothing else is on them. */
function cardsOf(session: OpenSession): ImportSession['cards'] {
  return session.plans.flatMap(({ id, sheet, found, isChosen, leftOut }) =>
    found.cards
      ? [
          {
            table: id,
            sheets: found.cards.sheets,
            count: session.summary.sheets[sheet]?.lastRow ?? 0,
            isRead: isChosen,
            isTurned: found.cards.turned !== undefined,
            leftOut,
          },
        ]
      : [],
  );
}

/** Of two ways to read a sheet only the one that was chosen is shown. */
function isShown(plan: TablePlan, { plans }: OpenSession): boolean {
  if (plan.found.cards) return plan.isChosen;
  return !plans.some((one) => one.isChosen && one.found.cards?.sheets.includes(plan.sheet) === true);
}

function shownTable(plan: TablePlan, { summary, planner }: OpenSession): ImportTable {
  const { cards } = plan.found;
  const clashes = clashesOf(plan.columns, planner.index);
  return {
    id: plan.id,
    sheet: plan.sheetName,
    sheetIndex: cards?.sheets[0] ?? plan.sheet,
    cards: cards ? { count: summary.sheets[plan.sheet]?.lastRow ?? 0, sheets: cards.sheets } : null,
    isChosen: plan.isChosen,
    leftOut: plan.leftOut,
    headerRows: plan.found.headerRows,
    firstDataRow: plan.found.firstDataRow,
    lastDataRow: plan.found.lastDataRow ?? summary.sheets[plan.sheet]?.lastRow ?? plan.found.firstDataRow,
    isRemembered: plan.isRemembered,
    sectionColumn: plan.found.sections?.column ?? null,
    fillDown: plan.fillDown,
    fillable: plan.fillable ?? [],
    isEndChosen: plan.options.lastDataRow !== undefined,
    alike: plan.alike,
    sheetNameTarget: sheetNameTargetOf(plan),
    sheetNameFits: planner.readsSheetName(plan),
    importsHiddenRows: plan.options.importsHiddenRows ?? true,
    importsHiddenColumns: plan.options.importsHiddenColumns ?? false,
    obstacle: !(canBeImported(plan.columns, planner.index) || isNamedBySheet(plan))
      ? 'nobodyNamed'
      : clashes.size > 0
        ? 'twoToOne'
        : null,
    columns: plan.columns.map((column) => ({
      column: column.column,
      heading: column.heading,
      samples: column.samples,
      target: column.target,
      confidence: column.confidence,
      reason: column.reason,
      multiplier: column.multiplier,
      valueCount: column.valueCount,
      dateOrder: dateOrderOf(column, planner.index),
      clashesWith: clashes.get(column.column) ?? [],
    })),
  };
}

function dateOrderOf(column: PlannedColumn, index: TargetIndex): ImportColumn['dateOrder'] {
  const kind = column.target === null ? undefined : index.byPath.get(column.target)?.of.field.kind;
  if (kind !== 'date' && kind !== 'timestamp') return null;
  return column.context.dateOrder ?? (column.isDayUnsure ? 'unsure' : null);
}

/** Columns that would overwrite each other, with the others of the same field. */
function clashesOf(
  columns: readonly PlannedColumn[],
  index: TargetIndex,
): ReadonlyMap<number, readonly number[]> {
  const byTarget = new Map<string, number[]>();
  for (const { column, target, heading } of columns) {
    const of = target === null ? undefined : index.byPath.get(target)?.of;
    // These are put together from all their columns (putterOf in the row reader).
    if (
      target === null ||
      !of ||
      ['phones', 'longText', 'tags'].includes(of.field.kind) ||
      of.name === 'region'
    )
      continue;
    if (target === 'contact.name' && isPartOfName(heading)) continue;
    byTarget.set(target, [...(byTarget.get(target) ?? []), column]);
  }
  const several = [...byTarget.values()].filter((own) => own.length > 1);
  return new Map(several.flatMap((own) => own.map((one) => [one, own.filter((other) => other !== one)])));
}

/** What an import counted, read back from the file; zeros where an older program wrote something else. */
export function storedCounts(stored: unknown): ImportCounts {
  const counts = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<ImportCounts>;
  return {
    create: counts.create ?? {},
    update: counts.update ?? {},
    rows: { accept: 0, flag: 0, reject: 0, skip: 0, ...counts.rows },
  };
}
