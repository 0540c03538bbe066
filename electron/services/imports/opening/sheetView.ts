import type { RawRow } from '../../../../db/schema/cell';
import type { SheetPart, SheetRow } from '../../../api/imports';
import type { SheetSummary } from '../../../workers/protocol';
import { cellText } from '../cells/cellText';
import { rowKey } from '../importAmendments';
import type { OpenSession } from '../importSession';
import { createRowJudge, type RowJudge } from '../finding/rowClasses';
import { cardLines } from '../finding/cardPlaces';
import { wideMerges } from '../mapping/tablePlan';
import type { TablePlan } from '../finding/plannedTable';

/** How many rows of a sheet are shown from its beginning, and how many from its end. */
const headRowsShown = 200;
const endRowsShown = 30;
/** Columns shown of a row, and merged areas of a part. */
const columnsShown = 120;
const mergesShown = 2000;

/** Tells the rows of a sheet apart, in order, by the plans of its tables and what a person said about single rows. */
function createSheetLook(session: OpenSession, sheet: SheetSummary): (row: RawRow) => SheetRow {
  const cards = createCardLook(session, sheet);
  if (cards) return cards;
  const plans = session.plans
    .filter((plan) => plan.sheet === sheet.index)
    .map((plan) => ({ plan, headers: new Set(plan.found.headerRows), judge: judgeOf(plan, sheet) }))
    .sort((left, right) => firstRowOf(left.plan) - firstRowOf(right.plan));
  const hidden = new Set(sheet.hiddenRows);
  return (row) => {
    const known = { row: row.row, cells: row.cells.slice(0, columnsShown) };
    const holding = plans.filter(({ plan }) => row.row <= (plan.found.lastDataRow ?? Infinity));
    // A table that was left out stands behind one that goes in when both reach over the row.
    const at =
      holding.find(({ plan, headers }) => headers.has(row.row) || plan.isChosen) ?? holding[0] ?? null;
    if (!at)
      return { ...known, is: 'beyond', why: null, table: plans.at(-1)?.plan.id ?? null, isJudged: false };
    const table = at.plan.id;
    if (at.headers.has(row.row)) return { ...known, is: 'heading', why: null, table, isJudged: false };
    if (row.row < at.plan.found.firstDataRow)
      return { ...known, is: 'title', why: null, table, isJudged: false };
    const found = at.judge.skipReason(row);
    const judged = session.amendments.rows[rowKey(table, row.row)];
    const isHidden = at.plan.options.importsHiddenRows === false && hidden.has(row.row);
    const own = found ?? (isHidden ? 'hiddenRow' : null);
    const why = judged === 'data' ? null : judged === 'skip' ? (found ?? 'leftOut') : own;
    return { ...known, is: why === null ? 'data' : 'skip', why, table, isJudged: judged !== undefined };
  };
}

/** The same for a sheet that is read as cards; null for any other. */
function createCardLook(session: OpenSession, sheet: SheetSummary): ((row: RawRow) => SheetRow) | null {
  const plan = session.plans.find(
    ({ isChosen, found }) => isChosen && found.cards?.sheets.includes(sheet.index) === true,
  );
  const made = session.made.find(({ summary }) => summary.index === plan?.sheet);
  if (!plan || !made) return null;
  const lines = cardLines(made, sheet.index);
  const table = plan.id;
  return ({ row, cells }) => {
    const known = { row, cells: cells.slice(0, columnsShown), table };
    const card = lines.look(row);
    if (!card) return { ...known, is: 'title', why: null, isJudged: false };
    const judged = card.numbers.map((number) => session.amendments.rows[rowKey(table, number)]);
    const isOut = judged.every((one) => one === 'skip');
    const isJudged = judged.some((one) => one !== undefined);
    return { ...known, is: isOut ? 'skip' : 'card', why: isOut ? 'leftOut' : null, isJudged, card };
  };
}

function firstRowOf({ found }: TablePlan): number {
  return found.headerRows[0] ?? found.firstDataRow;
}

function judgeOf(plan: TablePlan, sheet: SheetSummary): RowJudge {
  const wide = wideMerges(sheet, plan.found);
  const names = plan.columns.filter(({ target }) => target === 'account.name');
  const keys = names.length > 0 ? names : plan.columns.filter(({ target }) => target === 'contact.name');
  return createRowJudge(
    plan.found,
    keys.map(({ column }) => column),
    (row) => wide.has(row),
  );
}

/** The beginning of a sheet out of the rows its tables were found in. */
export function sheetHead(session: OpenSession, sheet: SheetSummary): SheetPart {
  const look = createSheetLook(session, sheet);
  const rows = (session.heads.get(sheet.index) ?? [])
    .filter(({ row }) => row <= headRowsShown)
    .map((row) => look(row));
  return partOf(rows, sheet);
}

/** The end of a sheet, where it is not part of the beginning. `all`: every row of the sheet, in order. */
export async function sheetEnd(
  session: OpenSession,
  sheet: SheetSummary,
  all: AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>,
): Promise<SheetPart> {
  const look = createSheetLook(session, sheet);
  let rows: SheetRow[] = [];
  for await (const batch of all) {
    for (const row of batch) {
      const looked = look(row);
      if (row.row > headRowsShown) rows.push(looked);
    }
    rows = rows.slice(-endRowsShown);
  }
  return partOf(rows, sheet);
}

function partOf(rows: readonly SheetRow[], sheet: SheetSummary): SheetPart {
  const first = rows[0]?.row ?? 0;
  const last = rows.at(-1)?.row ?? 0;
  return {
    rows: rows.map((row) => ({ ...row, cells: withoutEmptyEnd(row) })),
    merges: sheet.merges
      .filter((merge) => merge.firstRow >= first && merge.lastRow <= last)
      .slice(0, mergesShown),
    hiddenRows: sheet.hiddenRows.filter((row) => row >= first && row <= last),
    hiddenColumns: sheet.hiddenColumns,
  };
}

function withoutEmptyEnd({ cells }: SheetRow): SheetRow['cells'] {
  const last = cells.findLastIndex((cell) => cellText(cell) !== '');
  // Long texts would make the answer larger than a window takes in one message.
  return cells
    .slice(0, last + 1)
    .map((cell) => (typeof cell === 'string' && cell.length > 300 ? `${cell.slice(0, 300)}…` : cell));
}
