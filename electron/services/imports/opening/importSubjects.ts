import { Refusal } from '../../refusal';
import { atOnce, type ImportCall } from '../importCall';
import { shownSession } from '../importSession';
import { planOf, type ImportSessions } from '../importSessions';
import { changePlan } from './planChanges';
import { matchAlone, subjectOf } from '../mapping/tableSubject';

/** What the tables of a file are about. */
export interface ImportSubjects {
  subjects: ImportCall<'imports.subjects'>;
  chooseSubject: ImportCall<'imports.chooseSubject'>;
}

/** Makes the part. */
export function createImportSubjects(parts: { readonly sessions: ImportSessions }): ImportSubjects {
  const { sessions } = parts;
  return {
    subjects: atOnce((_actor, { session: id, table }) => {
      const session = sessions.get(id);
      const { index } = session.planner;
      return { subject: subjectOf(planOf(session, table).columns, index), offered: [...index.alone.keys()] };
    }),
    chooseSubject: atOnce((_actor, { session: id, table, subject }) => {
      const session = sessions.idle(id);
      const plan = planOf(session, table);
      const sheet = session.summary.sheets[plan.sheet];
      if (!sheet) throw new Refusal('sheetMissing');
      const targets = subject === null ? null : session.planner.index.alone.get(subject);
      if (targets === undefined) throw new Refusal('notFound');
      const columns = plan.columns.map(({ column, parts: words }) => ({
        column,
        heading: words.at(-1) ?? '',
      }));
      const wish =
        targets === null
          ? { isOfCustomers: true as const }
          : { targets: matchAlone(columns, targets).map(({ column, target }) => ({ column, target })) };
      const next = session.planner.replan(plan, session.heads.get(plan.sheet) ?? [], sheet, wish);
      changePlan(session, { plans: session.plans.map((one) => (one.id === table ? next : one)) });
      return shownSession(session);
    }),
  };
}
