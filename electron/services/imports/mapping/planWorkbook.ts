import type { RawRow } from '../../../../db/schema/cell';
import { stampSheet } from '../../exports/exportStamp';
import { withoutRowKeys } from '../../exports/rowKeys';
import type { OpenWorkbook } from '../../ports';
import type { Planner } from './tablePlan';
import { decidingRows } from '../finding/tables';
import { readCards, tableOfCards, type CardSheet } from '../finding/cardSheets';
import { findCards, type FoundCards } from '../finding/findCards';
import type { TablePlan } from '../finding/plannedTable';

/** A workbook with its tables found and planned. */
export interface PlannedWorkbook {
  readonly plans: readonly TablePlan[];
  /** The first rows of every sheet, by its index: what headings were found in, and what a preview shows. */
  readonly heads: ReadonlyMap<number, readonly RawRow[]>;
  /** Sheets made of the cards of a file, behind its own ones; whoever reads the plans reads these, too. */
  readonly made: readonly CardSheet[];
}

/** Reads the first rows of every sheet and plans the tables found there. Tables are numbered through the workbook. */
export async function planWorkbook(
  workbook: OpenWorkbook,
  planner: Planner,
  signal?: AbortSignal,
): Promise<PlannedWorkbook> {
  const heads = new Map<number, readonly RawRow[]>();
  const plans: TablePlan[] = [];
  for (const sheet of workbook.summary.sheets) {
    if (sheet.name === stampSheet) continue;
    const rows: RawRow[] = [];
    for await (const batch of workbook.rows(sheet.index, signal)) {
      rows.push(...batch.map(shortened));
      if (rows.length >= decidingRows) break;
    }
    const shown = withoutRowKeys(rows);
    heads.set(sheet.index, shown);
    for (const plan of planner.plan(shown, sheet)) plans.push({ ...plan, id: plans.length });
  }
  const made: CardSheet[] = [];
  for (const found of findCards(sheetsOf(workbook, heads), planner.index)) {
    const index = workbook.summary.sheets.length + made.length;
    const cards = await readCards(workbook, found.layout, index, signal);
    const rows = cards.cards.slice(0, decidingRows).map(({ row, cells }) => ({ row, cells }));
    const plan = planner.planCards(tableOfCards(cards), rows, cards.summary);
    // What is not sure to be meant as records is offered only where nothing else was found.
    const taken = plans.filter(({ sheet, isChosen }) => isChosen && found.layout.sheets.includes(sheet));
    if (plan.leftOut !== null || (!found.isSure && taken.length > 0)) continue;
    made.push(cards);
    heads.set(index, rows);
    const isChosen = found.isSure || plan.isRemembered;
    plans.push({ ...plan, id: plans.length, isChosen, leftOut: isChosen ? null : whyLeftOut(found) });
    if (isChosen) for (const one of taken) plans[one.id] = { ...one, isChosen: false };
  }
  return { plans: planner.compare(plans), heads, made };
}

/** More characters of a cell tell nothing further about its column; other programs write cells of a million. */
const tellingCharacters = 2_000;

/** A row as headings and columns are decided by it. What is imported is read from the file, whole. */
function shortened(row: RawRow): RawRow {
  const isLong = (cell: RawRow['cells'][number]): cell is string =>
    typeof cell === 'string' && cell.length > tellingCharacters;
  if (!row.cells.some(isLong)) return row;
  return { ...row, cells: row.cells.map((cell) => (isLong(cell) ? cell.slice(0, tellingCharacters) : cell)) };
}

function sheetsOf(
  { summary }: OpenWorkbook,
  heads: ReadonlyMap<number, readonly RawRow[]>,
): Parameters<typeof findCards>[0] {
  return summary.sheets.map((sheet) => ({ sheet, rows: heads.get(sheet.index) ?? [] }));
}

function whyLeftOut({ layout }: FoundCards): TablePlan['leftOut'] {
  return layout.first === null && layout.sheets.length === 1 ? 'oneForm' : 'printForms';
}
