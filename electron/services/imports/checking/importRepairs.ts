import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { Repaired } from '../../../api/importChecks';
import type { JobRegistry } from '../../jobs/jobRegistry';
import type { Clock } from '../../ports';
import { Refusal } from '../../refusal';
import { checkAgain, takesFromAbove, type TouchedRows } from './checkAgain';
import { checkOf, followSchema, rehearsedOf, type CheckDesk, type createCheckDesks } from './checkDesk';
import type { ImportCall } from '../importCall';
import type { OpenSession } from '../importSession';
import type { ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';
import { unknownValues, valuesOf } from './importValues';
import { planRepair } from './planRepair';
import { applied, type RepairStep } from './repairSteps';
import { shownRow } from './shownRow';
import { followRepairs, valueBookOf } from './valueBook';

/** What repairs are made with. */
export interface ImportRepairsParts {
  readonly sessions: ImportSessions;
  readonly store: ImportStore;
  readonly schema: () => Schema;
  readonly clock: Clock;
  readonly jobs: JobRegistry;
  readonly desks: ReturnType<typeof createCheckDesks>;
}

/** Repairs of cells, rows and values before anything is written, one step of undo each. */
export interface ImportRepairs {
  state: ImportCall<'importChecks.state'>;
  repair: ImportCall<'importChecks.repair'>;
  undo: ImportCall<'importChecks.undo'>;
  values: ImportCall<'importChecks.values'>;
}

/** More changed rows than these are read again by the grid itself. */
const mostChangedShown = 200;

/** Makes the repairs. @throws Refusal `importNotReady`, `importInUse`, `notFound` */
export function createImportRepairs(parts: ImportRepairsParts): ImportRepairs {
  const { sessions, store, clock, jobs, desks } = parts;

  /** A rehearsal that is under way would count what was decided before: it is stopped. A commit goes on. */
  async function stopRehearsal(session: OpenSession): Promise<void> {
    if (session.job === null || !jobs.isRunning(session.job)) return;
    const job = jobs.get(session.job);
    if (job.kind !== 'rehearse') throw new Refusal('importInUse');
    jobs.cancel(job.id);
    await jobs.ended(job.id);
  }

  async function turn<Value>(id: string, work: (session: OpenSession, desk: CheckDesk) => Promise<Value>) {
    const session = sessions.get(id);
    const desk = desks(session);
    const mine = desk.turn.then(() => {
      followSchema(session, desk, parts.schema());
      return work(session, desk);
    });
    desk.turn = mine.catch(() => undefined);
    return await mine;
  }

  async function state(session: OpenSession, desk: CheckDesk): Promise<Repaired['check']> {
    return checkOf(session, desk, await unknownValues(store, session, desk));
  }

  async function perform(
    session: OpenSession,
    desk: CheckDesk,
    step: RepairStep,
    direction: 'do' | 'undo',
  ): Promise<Omit<Repaired, 'examples'>> {
    await stopRehearsal(session);
    const touched = await touchedBy(session, desk, step);
    const before = session.amendments;
    session.amendments = applied(before, step, direction);
    const isFollowable = !session.plans.some((plan) => plan.isChosen && takesFromAbove(plan, session));
    followRepairs(session, desk, before, isFollowable);
    const cells = new Set(step.cellTurns.map(({ key }) => key));
    const found = await checkAgain({ store, today: clock.today() }, { session, desk }, touched, cells);
    const isFew = found.length <= mostChangedShown;
    return {
      sort: step.sort,
      cells: step.cells,
      rows: step.rows,
      changed: isFew ? found.map((note) => shownRow(session, desk, note)) : [],
      check: await state(session, desk),
    };
  }

  return {
    state: (_actor, { session }) => turn(session, state),
    values: (_actor, { session }) => turn(session, (one, desk) => valuesOf(store, one, desk)),
    repair: (_actor, { session: id, repair, isTrial }) =>
      turn(id, async (session, desk) => {
        rehearsedOf(session);
        const { step, examples } = await planRepair(store, { session, desk }, repair);
        const isNothing = step.cellTurns.length + step.rowTurns.length + step.valueTurns.length === 0;
        if (isTrial || isNothing) {
          const { sort, cells, rows } = step;
          return { sort, cells, rows, examples, changed: [], check: await state(session, desk) };
        }
        const done = await perform(session, desk, step, 'do');
        desk.done.push(step);
        desk.undone.length = 0;
        return { ...done, examples };
      }),
    undo: (_actor, { session: id, direction }) =>
      turn(id, async (session, desk) => {
        rehearsedOf(session);
        const [from, to] = direction === 'undo' ? [desk.done, desk.undone] : [desk.undone, desk.done];
        const step = from.at(-1);
        if (!step) return null;
        const done = await perform(session, desk, step, direction === 'undo' ? 'undo' : 'do');
        from.pop();
        to.push(step);
        return { ...done, examples: [] };
      }),
  };
}

async function touchedBy(session: OpenSession, desk: CheckDesk, step: RepairStep): Promise<TouchedRows> {
  const touched = new Map<number, Set<number>>();
  const touch = (table: number, row: number): void => {
    const rows = touched.get(table) ?? new Set<number>();
    touched.set(table, rows.add(row));
  };
  for (const { key } of [...step.cellTurns, ...step.rowTurns]) {
    const [table, row] = key.split(':').map(Number);
    touch(table ?? 0, row ?? 0);
  }
  if (step.valueTurns.length === 0) return touched;
  const book = await valueBookOf(session, desk);
  for (const { path, key } of step.valueTurns) {
    const found = book.get(path)?.get(key);
    found?.rows.forEach((row, at) => touch(found.tables[at] ?? 0, row));
  }
  return touched;
}
