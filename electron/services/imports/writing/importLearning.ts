import type { Clock } from '../../ports';
import { Refusal } from '../../refusal';
import { comparable } from '../cells/cellText';
import type { ImportCall } from '../importCall';
import type { ImportRuns } from './importRuns';
import type { OpenSession } from '../importSession';
import { layoutOf } from '../mapping/rememberedLayouts';
import type { TablePlan } from '../finding/plannedTable';

/** What the office learned of headings, to look at and to forget. */
export interface ImportLearning {
  learned: ImportCall<'imports.learned'>;
  forgetLearned: ImportCall<'imports.forgetLearned'>;
}

/** Makes the calls about what was learned. */
export function createImportLearning(parts: {
  readonly runs: ImportRuns;
  readonly isReadOnly: () => boolean;
}): ImportLearning {
  const { runs } = parts;
  return {
    async learned() {
      return { headings: await runs.learnedEntries() };
    },
    async forgetLearned(_actor, { headings }) {
      if (parts.isReadOnly()) throw new Refusal('databaseReadOnly');
      return { forgotten: await runs.forget(headings) };
    },
  };
}

/** Remembers an import that went in: the layouts of its tables, and what each heading was brought to. */
export async function learnFrom(session: OpenSession, runs: ImportRuns, clock: Clock): Promise<void> {
  const at = clock.now();
  for (const plan of session.plans) {
    if (!plan.isChosen) continue;
    const layout = layoutOf(plan, session.amendments.policies);
    if (layout) await runs.rememberLayout(plan.fingerprint, layout, at);
    await runs.learn(headingsOf(plan), at);
  }
}

/** The headings that teach something: not those of sheets the program made, not the same one twice in a sheet. */
function headingsOf(plan: TablePlan): Parameters<ImportRuns['learn']>[0] {
  const keys = plan.columns.map((column) => comparable(column.heading));
  return plan.columns.flatMap(({ heading, target, reason }, at) => {
    const key = keys[at] ?? '';
    const isTaught = reason.code === 'chosen' || target !== null;
    if (key === '' || !isTaught || reason.code === 'ownSheet') return [];
    if (keys.indexOf(key) !== at || keys.lastIndexOf(key) !== at) return [];
    return [{ heading: key, words: heading, target: target ?? '', isChosen: reason.code === 'chosen' }];
  });
}
