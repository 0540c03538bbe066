import type { Amendments } from '../importAmendments';
import type { OpenSession } from '../importSession';
import { headingKeys } from '../mapping/rememberedLayouts';
import type { PlanWish } from '../mapping/tablePlan';
import type { PlannedColumn, TablePlan } from '../finding/plannedTable';

/** What of a plan tells a person's decisions from what the importer found. */
export type PlanDecisions = Pick<TablePlan, 'id' | 'sheet' | 'isChosen' | 'leftOut' | 'options'> & {
  readonly found: Pick<TablePlan['found'], 'headerRows'>;
  readonly columns: readonly Pick<PlannedColumn, 'column' | 'heading' | 'target' | 'reason'>[];
};

/** So many changes of a plan can be taken back. */
const mostSteps = 100;

/** Changes the plan of a session so that it can be taken back; what was checked before is void. */
export function changePlan(
  session: OpenSession,
  next: { readonly plans?: readonly TablePlan[]; readonly rows?: Amendments['rows'] },
): void {
  const before = { plans: session.plans, rows: session.amendments.rows };
  session.past = [...session.past, before].slice(-mostSteps);
  session.plans = next.plans ?? session.plans;
  session.amendments = { ...session.amendments, rows: next.rows ?? session.amendments.rows };
  session.rehearsed = null;
}

/** Takes the last change of the plan back; false when there is none. */
export function takePlanBack(session: OpenSession): boolean {
  const before = session.past.at(-1);
  if (!before) return false;
  session.past = session.past.slice(0, -1);
  session.plans = before.plans;
  session.amendments = { ...session.amendments, rows: before.rows };
  session.rehearsed = null;
  return true;
}

/**
 * Brings what a person decided about a file into the same file read in another way: which tables go in, where their
 * heading and end stand, and the fields that were chosen, for columns whose place or heading is the same.
 */
export function carryOver(
  before: { readonly plans: readonly PlanDecisions[]; readonly amendments: Amendments },
  session: OpenSession,
): OpenSession {
  const plans = session.plans.map((plan) => {
    const known = before.plans.find((one) => one.id === plan.id && one.sheet === plan.sheet);
    const sheet = session.summary.sheets[plan.sheet];
    if (!known || !sheet) return plan;
    const wish = decisionsOf(known, plan);
    return session.planner.replan(plan, session.heads.get(plan.sheet) ?? [], sheet, wish);
  });
  return { ...session, plans, amendments: before.amendments };
}

function decisionsOf(known: PlanDecisions, plan: TablePlan): PlanWish {
  const { isHeaderChosen, lastDataRow } = known.options;
  const isSameShape = known.columns.length === plan.columns.length;
  const keys = headingKeys(known.columns);
  const newKeys = headingKeys(plan.columns);
  const chosen = known.columns.flatMap((column, at) => {
    if (column.reason.code !== 'chosen') return [];
    const place = isSameShape ? column.column : plan.columns[newKeys.indexOf(keys[at] ?? '')]?.column;
    return place === undefined ? [] : [{ column: place, target: column.target }];
  });
  return {
    isChosen: known.isChosen === (known.leftOut === null) ? undefined : known.isChosen,
    ...(isHeaderChosen ? { headerRows: known.found.headerRows } : {}),
    ...(chosen.length > 0 ? { targets: chosen } : {}),
    options: isSameShape ? known.options : lastDataRow === undefined ? {} : { lastDataRow },
  };
}
