import type { RawRow } from '../../../db/schema/cell';
import type { OpenWorkbook } from '../ports';
import type { Planner, TablePlan } from './tablePlan';
import { decidingRows } from './tables';

/** A workbook with its tables found and planned. */
export interface PlannedWorkbook {
  readonly plans: readonly TablePlan[];
  /** The first rows of every sheet, by its index: what headings were found in, and what a preview shows. */
  readonly heads: ReadonlyMap<number, readonly RawRow[]>;
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
    const rows: RawRow[] = [];
    for await (const batch of workbook.rows(sheet.index, signal)) {
      rows.push(...batch);
      if (rows.length >= decidingRows) break;
    }
    heads.set(sheet.index, rows);
    for (const plan of planner.plan(rows, sheet)) plans.push({ ...plan, id: plans.length });
  }
  return { plans, heads };
}
