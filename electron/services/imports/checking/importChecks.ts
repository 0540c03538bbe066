import type { RawCell, RawRow } from '../../../../db/schema/cell';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { CellReading, RowList } from '../../../api/importChecks';
import type { JobHandle, JobRegistry } from '../../jobs/jobRegistry';
import type { Clock, DeskSettings, Dialogs, SpreadsheetWriter, Tickets } from '../../ports';
import { Refusal } from '../../refusal';
import {
  followSchema,
  placeOf,
  placesOf,
  rehearsedOf,
  type CheckDesk,
  type createCheckDesks,
} from './checkDesk';
import { cellKey } from '../importAmendments';
import { readOwners } from '../planning/importBook';
import { atOnce, type ImportCall } from '../importCall';
import { createReviewer } from './importReview';
import { amend, type OpenSession } from '../importSession';
import { chosenTables, planOf, rowsIn, type ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';
import { keepingRows, keptWorkbook } from './keptRows';
import type { LearnedValues } from './learnedValues';
import { sheetCell } from './planRepair';
import { createTally, plannedBatches, type RowNote } from '../planning/rehearse';
import { askRejectsPlace, saveRejects } from './saveRejects';
import { takeNotes } from './rowNotes';
import type { ReadCell } from '../rows/readRow';
import { createRowReader } from '../rows/rowReader';
import { shownRow } from './shownRow';

/** What rows are checked with. */
export interface ImportChecksParts {
  readonly sessions: ImportSessions;
  readonly writer: SpreadsheetWriter;
  readonly store: ImportStore;
  readonly learned: LearnedValues;
  readonly schema: () => Schema;
  readonly clock: Clock;
  readonly jobs: JobRegistry;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: Pick<DeskSettings, 'read'>;
  readonly desks: ReturnType<typeof createCheckDesks>;
}

/** The rehearsal of an import: everything is read and checked, nothing is written, and every row can be looked at. */
export interface ImportChecks {
  rehearse: ImportCall<'imports.rehearse'>;
  rehearsal: ImportCall<'imports.rehearsal'>;
  saveRejects: ImportCall<'imports.saveRejects'>;
  rows: ImportCall<'importChecks.rows'>;
  nextProblem: ImportCall<'importChecks.nextProblem'>;
  cell: ImportCall<'importChecks.cell'>;
}

/** Makes the checks. */
export function createImportChecks(parts: ImportChecksParts): ImportChecks {
  const { sessions, store, clock, jobs, desks } = parts;

  async function rehearseSession(session: OpenSession, job: JobHandle): Promise<void> {
    const desk = desks(session);
    job.report({ phase: 'checking', done: 0, total: rowsIn(session) });
    followSchema(session, desk, parts.schema());
    await takeLearned(session, desk);
    const { amendments } = session;
    const kept = keptWorkbook(session, desk.kept);
    const workbook = kept ?? keepingRows(await sessions.reopen(session, job.signal), desk.kept);
    try {
      const tally = createTally();
      const notes: RowNote[] = [];
      const reviewer = createReviewer(amendments);
      const since = performance.now();
      const { planner, plans } = session;
      const run = { workbook, plans, index: planner.index, store, amendments, today: clock.today() };
      for await (const batch of plannedBatches({ ...run, signal: job.signal })) {
        tally.add(batch);
        takeNotes(batch, notes);
        reviewer.add(batch);
        job.report({ done: notes.length });
      }
      session.rehearsed = {
        result: tally.rehearsal(),
        notes,
        decided: amendments,
        review: reviewer.review(performance.now() - since),
      };
      desk.accounts = null;
    } finally {
      await workbook.close();
    }
  }

  /** What earlier imports taught about values counts where nothing else was said; once for each session. */
  async function takeLearned(session: OpenSession, desk: CheckDesk): Promise<void> {
    if (desk.learned !== null) return;
    desk.learned = await parts.learned.all();
    const values = { ...desk.learned };
    for (const [path, own] of Object.entries(session.amendments.values))
      values[path] = { ...values[path], ...own };
    if (Object.keys(desk.learned).length > 0) session.amendments = { ...session.amendments, values };
  }

  function listOf(session: OpenSession, list: RowList, edition: number): readonly number[] {
    const desk = desks(session);
    const { notes } = rehearsedOf(session);
    const key = JSON.stringify([list, edition]);
    // A new count of the same tables has the same rows in the same places.
    if (desk.list?.key === key && desk.list.of === session.plans) return desk.list.places;
    const places = placesOf(notes, list, session.amendments);
    desk.list = { key, of: session.plans, places };
    return places;
  }

  return {
    rehearse: atOnce((_actor, { session: id, onDuplicate }) => {
      const session = sessions.idle(id);
      if (!session.plans.some((plan) => plan.isChosen)) throw new Refusal('noTable');
      if (onDuplicate !== undefined) amend(session, { policies: { account: onDuplicate } });
      const job = jobs.start('rehearse', (handle) => rehearseSession(session, handle));
      session.job = job.id;
      return { job: job.id };
    }),
    rehearsal: atOnce((_actor, { session: id }) => rehearsedOf(sessions.get(id)).result),
    rows: atOnce((_actor, { session: id, list, edition, offset, limit }) => {
      const session = sessions.get(id);
      const { notes } = rehearsedOf(session);
      const places = listOf(session, list, edition);
      const desk = desks(session);
      const page = places.slice(offset, offset + limit).flatMap((at) => notes[at] ?? []);
      return { rows: page.map((note) => shownRow(session, desk, note)), total: places.length };
    }),
    nextProblem: atOnce((_actor, { session: id, list, edition, from, direction }) => {
      const session = sessions.get(id);
      const { notes } = rehearsedOf(session);
      const places = listOf(session, list, edition);
      const columnsAt = (offset: number): number[] => problemColumns(notes[places[offset] ?? -1], list);
      const isFurther = (column: number): boolean => (column - from.column) * direction > 0;
      const here = columnsAt(from.offset).filter(isFurther);
      const first = (columns: readonly number[]): number | undefined => columns.at(direction === 1 ? 0 : -1);
      if (here.length > 0) return { offset: from.offset, column: first(here) ?? 0 };
      for (let step = 1; step <= places.length; step += 1) {
        const offset = (from.offset + direction * step + places.length * 2) % places.length;
        const column = first(columnsAt(offset));
        if (column !== undefined) return { offset, column };
      }
      return null;
    }),
    async cell(_actor, { session: id, ...place }) {
      const session = sessions.get(id);
      return readingOf(session, desks(session), place, {
        today: clock.today(),
        owners: await readOwners(store),
        users: await store.users(),
      });
    },
    async saveRejects(_actor, { session: id }) {
      const session = sessions.idle(id);
      const { notes } = rehearsedOf(session);
      const place = await askRejectsPlace(parts, session.fileName);
      if (!place) return null;
      const workbook = keptWorkbook(session, desks(session).kept) ?? (await sessions.reopen(session));
      try {
        return await saveRejects(parts, session, { place, workbook, notes });
      } finally {
        await workbook.close();
      }
    },
  };
}

/** The columns of a row with a problem of the list's kind, from left to right. */
function problemColumns(note: RowNote | undefined, { problem }: RowList): number[] {
  const found = note?.problems.filter(
    (one) => problem === null || (one.column === problem.column && one.problem === problem.problem),
  );
  return [...new Set(found?.map(({ column }) => column))].sort((left, right) => left - right);
}

/** Reads one cell as the import does, with the whole row around it. */
function readingOf(
  session: OpenSession,
  desk: CheckDesk,
  place: { readonly table: number; readonly row: number; readonly column: number },
  office: {
    readonly today: string;
    readonly owners: Awaited<ReturnType<typeof readOwners>>;
    readonly users: Awaited<ReturnType<ImportStore['users']>>;
  },
): CellReading {
  const { notes } = rehearsedOf(session);
  const note = notes[placeOf(notes, chosenTables(session), place.table, place.row)];
  const plan = planOf(session, place.table);
  const sheet = session.summary.sheets[plan.sheet];
  if (!note || !sheet) throw new Refusal('notFound');
  const shown = shownRow(session, desk, note);
  const { amendments, planner } = session;
  // Whatever the row is taken for, what its cell would be read as can be told.
  const judged = {
    ...amendments,
    rows: { ...amendments.rows, [`${String(place.table)}:${String(place.row)}`]: 'data' as const },
  };
  const reader = createRowReader(plan, {
    index: planner.index,
    sheet,
    owners: office.owners,
    today: office.today,
    amendments: judged,
  });
  const read: ReadCell[] = [];
  const row: RawRow = { row: place.row, cells: shown.cells };
  reader.read(row, (one) => read.push(one));
  const cell: RawCell = shown.cells[place.column] ?? null;
  const target = plan.columns.find(({ column }) => column === place.column)?.target ?? null;
  const value = read.find(({ column }) => column === place.column)?.value ?? null;
  const field = target === null ? undefined : planner.index.byPath.get(target)?.of.field;
  return {
    sheet:
      amendments.cells[cellKey(place.table, place.row, place.column)] === undefined
        ? cell
        : sheetCell(session, desk, place),
    cell,
    target,
    value:
      field?.kind === 'reference' && field.to === 'user' ? ownerName(value, office.users) : titleOf(value),
    problems: shown.problems.filter(({ column }) => column === place.column),
  };
}

function ownerName(id: unknown, users: Awaited<ReturnType<ImportStore['users']>>): string | null {
  return users.find((user) => user.id === id)?.names[0] ?? null;
}

function titleOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'title' in value ? value.title : value;
}
