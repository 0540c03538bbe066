import { Refusal } from '../../refusal';
import type { TablePlan } from '../finding/plannedTable';
import { atOnce, type ImportCall } from '../importCall';
import { shownSession } from '../importSession';
import { planOf, type ImportSessions } from '../importSessions';
import { changePlan } from './planChanges';

/** Forms with one record per card. */
export interface ImportCards {
  readCards: ImportCall<'imports.readCards'>;
}

/** Makes the part. */
export function createImportCards(parts: { readonly sessions: ImportSessions }): ImportCards {
  const { sessions } = parts;
  return {
    readCards: atOnce((_actor, { session: id, table, asCards }) => {
      const session = sessions.idle(id);
      const { cards } = planOf(session, table).found;
      if (!cards) throw new Refusal('notFound');
      const read = (plan: TablePlan): TablePlan => {
        if (plan.id === table) return { ...plan, isChosen: asCards };
        if (!cards.sheets.includes(plan.sheet)) return plan;
        return { ...plan, isChosen: !asCards && plan.leftOut === null };
      };
      changePlan(session, { plans: session.plans.map((plan) => read(plan)) });
      return shownSession(session);
    }),
  };
}
