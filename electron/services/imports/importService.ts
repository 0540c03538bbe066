import { randomUUID } from 'node:crypto';
import type { RawCell } from '../../../db/schema/cell';
import type { Schema } from '../../../db/schema/effectiveSchema';
import type { CallInput, CallName, CallOutput } from '../../api';
import type { DuplicatePolicy, ImportSession } from '../../api/imports';
import type { OpenOptions } from '../../workers/protocol';
import type { Actor } from '../access/actor';
import type { JobHandle, JobRegistry } from '../jobs/jobRegistry';
import type {
  Clock,
  DeskSettings,
  Dialogs,
  OpenWorkbook,
  SpreadsheetReader,
  SpreadsheetWriter,
  Tickets,
} from '../ports';
import { Refusal } from '../refusal';
import { cellText, comparable } from './cellText';
import { commitRows } from './commit';
import type { ImportRuns } from './importRuns';
import {
  cellsKey,
  notesShown,
  rowsKept,
  shownRow,
  shownSession,
  storedCounts,
  type OpenSession,
} from './importSession';
import type { ImportStore } from './importStore';
import { planWorkbook } from './planWorkbook';
import { createTally, plannedBatches, type PlannedBatch, type RowNote } from './rehearse';
import { writeRejects } from './rejects';
import { createRowJudge } from './rowClasses';
import { createPlanner, wideMerges, type TablePlan } from './tablePlan';

/** What imports are made with. */
export interface ImportServiceParts {
  readonly reader: SpreadsheetReader;
  readonly writer: SpreadsheetWriter;
  readonly store: ImportStore;
  readonly runs: ImportRuns;
  readonly schema: () => Schema;
  readonly isReadOnly: () => boolean;
  readonly clock: Clock;
  readonly jobs: JobRegistry;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: Pick<DeskSettings, 'read'>;
  /** Waits between two batches while others may want to write. */
  readonly pause: () => Promise<void>;
  /** A copy of the file before an import of many rows; without it none is made. */
  readonly backUp?: (() => Promise<void>) | undefined;
}

type Call<Name extends CallName> = (actor: Actor, input: CallInput<Name>) => Promise<CallOutput<Name>>;

/** Imports as a window asks for them. Sessions live in memory until they are closed. */
export interface ImportService {
  choose: Call<'imports.choose'>;
  open: Call<'imports.open'>;
  preview: Call<'imports.preview'>;
  plan: Call<'imports.plan'>;
  targets: Call<'imports.targets'>;
  rehearse: Call<'imports.rehearse'>;
  rehearsal: Call<'imports.rehearsal'>;
  rows: Call<'imports.rows'>;
  commit: Call<'imports.commit'>;
  run: Call<'imports.run'>;
  history: Call<'imports.history'>;
  saveRejects: Call<'imports.saveRejects'>;
  close: Call<'imports.close'>;
  /** Opens a file by its path: for the command line, which knows no tickets. @throws SpreadsheetFailure, Refusal `noTable` */
  openFile(path: string, name: string, options: OpenOptions): Promise<ImportSession>;
  /**
   * Writes without a rehearsal, reading the file once; what a rehearsal would have told is there when the job is done.
   * For the command line, where nobody looks at a rehearsal in between.
   */
  importAtOnce(
    actor: Actor,
    wish: { readonly session: string; readonly requestId: string; readonly onDuplicate: DuplicatePolicy },
  ): Promise<{ readonly job: string; readonly run: number }>;
  /** Marks imports of this desk that a crash broke off. To be called once when the file was opened. */
  findInterrupted(deskId: string): Promise<readonly number[]>;
  /** Closes every session; running jobs are asked to stop. */
  closeAll(): void;
}

/** Imports of more rows than this are preceded by a copy of the file. */
const rowsBeforeBackUp = 1000;

/**
 * Makes the service.
 * Calls throw Refusal `notFound` (no such session), `ticketExpired`, `noTable`, `importNotReady` (not rehearsed, or the
 * file changed since), `importInUse` (a job of the session is under way), `databaseReadOnly`; SpreadsheetFailure.
 */
export function createImportService(parts: ImportServiceParts): ImportService {
  const { reader, store, runs, clock, jobs } = parts;
  const sessions = new Map<string, OpenSession>();

  function sessionOf(id: string): OpenSession {
    const session = sessions.get(id);
    if (!session) throw new Refusal('notFound');
    return session;
  }

  function idle(session: OpenSession): OpenSession {
    if (session.job !== null && ['running', 'cancelling'].includes(jobs.get(session.job).state))
      throw new Refusal('importInUse');
    return session;
  }

  async function openFile(
    path: string,
    name: string,
    options: OpenSession['options'],
  ): Promise<ImportSession> {
    const workbook = await reader.open(path, options);
    try {
      const [layouts, users] = await Promise.all([runs.layouts(), store.users()]);
      const planner = createPlanner({
        schema: parts.schema(),
        users: users.flatMap((user) => user.names),
        today: clock.today(),
        layouts,
      });
      const { plans, heads } = await planWorkbook(workbook, planner);
      if (plans.length === 0) throw new Refusal('noTable');
      const session: OpenSession = {
        id: randomUUID(),
        path,
        fileName: name,
        options,
        summary: workbook.summary,
        importedBefore: await runs.lastImportOf(workbook.summary.sha256),
        planner,
        heads,
        plans,
        rehearsed: null,
        job: null,
        commit: null,
      };
      sessions.set(session.id, session);
      return shownSession(session);
    } finally {
      await workbook.close();
    }
  }

  /** The file again, refused when it is no longer the one that was planned. */
  async function reopen(session: OpenSession, signal?: AbortSignal): Promise<OpenWorkbook> {
    const workbook = await reader.open(session.path, session.options, signal);
    if (workbook.summary.sha256 === session.summary.sha256) return workbook;
    await workbook.close();
    throw new Refusal('importNotReady');
  }

  async function rehearseSession(
    session: OpenSession,
    onDuplicate: CallInput<'imports.rehearse'>['onDuplicate'],
    job: JobHandle,
  ): Promise<void> {
    job.report({ phase: 'checking', done: 0, total: rowsIn(session) });
    const workbook = await reopen(session, job.signal);
    try {
      const tally = createTally();
      const notes: RowNote[] = [];
      const cells = new Map<string, readonly RawCell[]>();
      const run = {
        workbook: keepingCells(workbook, session, cells),
        plans: session.plans,
        index: session.planner.index,
        store,
        onDuplicate,
        today: clock.today(),
        signal: job.signal,
      };
      for await (const batch of plannedBatches(run)) {
        tally.add(batch);
        takeNotes(batch, notes);
        job.report({ done: notes.length });
      }
      session.rehearsed = { onDuplicate, result: tally.rehearsal(), notes, cells };
    } finally {
      await workbook.close();
    }
  }

  async function commitSession(
    session: OpenSession,
    writing: {
      readonly actor: Actor;
      readonly requestId: string;
      readonly run: number;
      readonly onDuplicate: DuplicatePolicy;
    },
    job: JobHandle,
  ): Promise<void> {
    const total = session.rehearsed?.notes.length ?? rowsIn(session);
    job.report({ phase: 'writing', done: 0, total });
    let last = { counts: createTally().counts(), changeSet: null as number | null };
    try {
      if (total > rowsBeforeBackUp) await parts.backUp?.();
      const workbook = await reopen(session, job.signal);
      try {
        const notes: RowNote[] = [];
        const cells = new Map<string, readonly RawCell[]>();
        let done = 0;
        const run = {
          workbook: session.rehearsed ? workbook : keepingCells(workbook, session, cells),
          plans: session.plans,
          index: session.planner.index,
          store,
          onDuplicate: writing.onDuplicate,
          today: clock.today(),
          signal: job.signal,
        };
        const result = await commitRows(run, {
          ...writing,
          clock,
          pause: parts.pause,
          onBatch: (batch) => {
            done += batch.rows.length;
            if (!session.rehearsed) takeNotes(batch, notes);
            job.report({ done });
          },
          note: async ({ tally, changeSet }) => {
            last = { counts: tally.counts(), changeSet };
            await runs.save(writing.run, { state: 'running', ...last, finishedAt: null });
          },
        });
        last = { counts: result.tally.counts(), changeSet: result.changeSet };
        await runs.save(writing.run, { state: result.state, ...last, finishedAt: clock.now() });
        session.rehearsed ??= {
          onDuplicate: writing.onDuplicate,
          result: result.tally.rehearsal(),
          notes,
          cells,
        };
        if (result.state === 'done') await rememberLayouts(session);
      } finally {
        await workbook.close();
      }
    } catch (thrown) {
      const state = job.signal.aborted ? 'cancelled' : 'interrupted';
      await runs.save(writing.run, { state, ...last, finishedAt: clock.now() });
      throw thrown;
    }
  }

  async function startCommit(
    actor: Actor,
    session: OpenSession,
    wish: { readonly requestId: string; readonly onDuplicate: DuplicatePolicy },
  ): Promise<{ readonly job: string; readonly run: number }> {
    if (parts.isReadOnly()) throw new Refusal('databaseReadOnly');
    const run = await runs.start({
      fileName: session.fileName,
      fileHash: session.summary.sha256,
      startedAt: clock.now(),
      userId: actor.userId,
      deskId: actor.deskId,
      counts: createTally().counts(),
    });
    const job = jobs.start('commit', (handle) => commitSession(session, { actor, run, ...wish }, handle));
    session.job = job.id;
    session.commit = { requestId: wish.requestId, job: job.id, run };
    return { job: job.id, run };
  }

  async function rememberLayouts(session: OpenSession): Promise<void> {
    for (const plan of session.plans) {
      if (!plan.isChosen || plan.fingerprint === '') continue;
      const layout = Object.fromEntries(
        plan.columns.map((column) => [comparable(column.heading), column.target]),
      );
      await runs.rememberLayout(plan.fingerprint, layout, clock.now());
    }
  }

  return {
    async choose() {
      const files = await parts.dialogs.choose('import');
      if (!files) return null;
      return {
        files: await Promise.all(
          files.map(async ({ path, name }) => ({ ticket: await parts.tickets.ticketFor(path), name })),
        ),
      };
    },
    async open(_actor, { ticket, ...options }) {
      const file = await parts.tickets.fileOf(ticket);
      if (!file) throw new Refusal('ticketExpired');
      return await openFile(file.path, file.name, options);
    },
    openFile,
    preview: atOnce((_actor, { session: id, table, limit }) => {
      const session = sessionOf(id);
      return { rows: previewOf(session, planOf(session, table), limit) };
    }),
    plan: atOnce((_actor, { session: id, table, isChosen, headerRows, targets }) => {
      const session = idle(sessionOf(id));
      const plan = planOf(session, table);
      const sheet = session.summary.sheets[plan.sheet];
      if (!sheet) throw new Refusal('sheetMissing');
      for (const { target } of targets ?? []) {
        if (target !== null && !session.planner.index.byPath.has(target)) throw new Refusal('notFound');
      }
      const next = session.planner.replan(plan, session.heads.get(plan.sheet) ?? [], sheet, {
        isChosen,
        headerRows,
        targets,
      });
      session.plans = session.plans.map((one) => (one.id === table ? next : one));
      session.rehearsed = null;
      return shownSession(session);
    }),
    targets: atOnce((_actor, { session: id }) => {
      const { planner } = sessionOf(id);
      return {
        targets: planner.index.targets.map(({ path, entity, slot, of }) => ({
          path,
          entity,
          field: of.name,
          slot,
        })),
      };
    }),
    rehearse: atOnce((_actor, { session: id, onDuplicate }) => {
      const session = idle(sessionOf(id));
      if (!session.plans.some((plan) => plan.isChosen)) throw new Refusal('noTable');
      session.rehearsed = null;
      const job = jobs.start('rehearse', (handle) => rehearseSession(session, onDuplicate, handle));
      session.job = job.id;
      return { job: job.id };
    }),
    rehearsal: atOnce((_actor, { session: id }) => {
      const { rehearsed } = sessionOf(id);
      if (!rehearsed) throw new Refusal('importNotReady');
      return rehearsed.result;
    }),
    async rows(_actor, { session: id, show, offset, limit }) {
      const session = sessionOf(id);
      const { rehearsed } = session;
      if (!rehearsed) throw new Refusal('importNotReady');
      const notes = notesShown(rehearsed.notes, show);
      const page = notes.slice(offset, offset + limit);
      const again = await readAgain(
        session,
        page.filter((note) => !rehearsed.cells.has(cellsKey(note.table, note.row))),
      );
      const cellsOf = (note: RowNote): readonly RawCell[] => {
        const key = cellsKey(note.table, note.row);
        return rehearsed.cells.get(key) ?? again.get(key) ?? [];
      };
      return { rows: page.map((note) => shownRow(note, cellsOf(note))), total: notes.length };
    },
    async commit(actor, { session: id, requestId }) {
      const session = sessionOf(id);
      if (session.commit?.requestId === requestId)
        return { job: session.commit.job, run: session.commit.run };
      idle(session);
      // What was rehearsed goes in once; whoever wants it again opens the file again.
      if (!session.rehearsed || session.commit !== null) throw new Refusal('importNotReady');
      return await startCommit(actor, session, { requestId, onDuplicate: session.rehearsed.onDuplicate });
    },
    async importAtOnce(actor, { session: id, requestId, onDuplicate }) {
      const session = idle(sessionOf(id));
      if (session.commit !== null) throw new Refusal('importNotReady');
      if (!session.plans.some((plan) => plan.isChosen)) throw new Refusal('noTable');
      return await startCommit(actor, session, { requestId, onDuplicate });
    },
    async run(_actor, { run }) {
      const { fileHash: _hash, deskId: _desk, ...stored } = await runs.get(run);
      return { ...stored, counts: storedCounts(stored.counts) };
    },
    async history(_actor, { offset, limit }) {
      const found = await runs.list(offset, limit);
      return {
        runs: found.map(({ fileHash: _hash, deskId: _desk, ...stored }) => ({
          ...stored,
          counts: storedCounts(stored.counts),
        })),
      };
    },
    async saveRejects(_actor, { session: id }) {
      const session = idle(sessionOf(id));
      const { rehearsed } = session;
      if (!rehearsed) throw new Refusal('importNotReady');
      const { language } = await parts.desk.read();
      const stem = session.fileName.replace(/\.[^.]*$/, '');
      const place = await parts.dialogs.save(
        'export',
        language === 'zh' ? `${stem}_未导入.xlsx` : `${stem}_not_imported.xlsx`,
      );
      if (!place) return null;
      const workbook = await reopen(session);
      try {
        const rows = await writeRejects(
          { workbook, writer: parts.writer, plans: session.plans, notes: rehearsed.notes, language },
          place.path,
        );
        return { ticket: await parts.tickets.ticketFor(place.path), rows };
      } finally {
        await workbook.close();
      }
    },
    close: atOnce((_actor, { session: id }) => {
      closeSession(id);
      return null;
    }),
    findInterrupted: (deskId) => runs.markInterrupted(deskId),
    closeAll() {
      for (const id of [...sessions.keys()]) closeSession(id);
    },
  };

  function closeSession(id: string): void {
    const session = sessions.get(id);
    if (!session) return;
    if (session.job !== null) jobs.cancel(session.job);
    sessions.delete(id);
  }

  async function readAgain(
    session: OpenSession,
    wanted: readonly RowNote[],
  ): Promise<Map<string, readonly RawCell[]>> {
    const found = new Map<string, readonly RawCell[]>();
    if (wanted.length === 0) return found;
    const workbook = await reopen(session);
    try {
      for (const plan of session.plans) {
        const rows = new Set(wanted.filter((note) => note.table === plan.id).map((note) => note.row));
        if (rows.size === 0) continue;
        const last = Math.max(...rows);
        for await (const batch of workbook.rows(plan.sheet)) {
          for (const row of batch) if (rows.has(row.row)) found.set(cellsKey(plan.id, row.row), row.cells);
          if ((batch.at(-1)?.row ?? 0) >= last) break;
        }
      }
      return found;
    } finally {
      await workbook.close();
    }
  }
}

/** Makes a call of work that waits for nothing; what it throws becomes the rejection. */
function atOnce<Input, Answer>(
  work: (actor: Actor, input: Input) => Answer,
): (actor: Actor, input: Input) => Promise<Answer> {
  return (actor, input) => new Promise((resolve) => resolve(work(actor, input)));
}

function planOf(session: OpenSession, table: number): TablePlan {
  const plan = session.plans.find((one) => one.id === table);
  if (!plan) throw new Refusal('notFound');
  return plan;
}

function rowsIn(session: OpenSession): number {
  let rows = 0;
  for (const plan of session.plans) {
    if (!plan.isChosen) continue;
    const last = plan.found.lastDataRow ?? session.summary.sheets[plan.sheet]?.lastRow ?? 0;
    rows += Math.max(0, last - plan.found.firstDataRow + 1);
  }
  return rows;
}

const noProblems: RowNote['problems'] = [];

function takeNotes({ plan, rows, batch }: PlannedBatch, notes: RowNote[]): void {
  for (const [at, row] of rows.entries()) {
    notes.push({
      table: plan.id,
      row: row.row,
      outcome: row.outcome,
      skipped: row.skipped,
      problems: row.problems.length === 0 ? noProblems : row.problems,
      account: batch.accounts[at] ?? null,
    });
  }
}

/** Hands rows on and keeps the cells of the first ones for the page that shows them. */
function keepingCells(
  workbook: OpenWorkbook,
  session: OpenSession,
  cells: Map<string, readonly RawCell[]>,
): OpenWorkbook {
  const tables = session.plans.filter((plan) => plan.isChosen);
  return {
    summary: workbook.summary,
    close: () => workbook.close(),
    async *rows(sheet, signal) {
      for await (const batch of workbook.rows(sheet, signal)) {
        for (const row of batch) {
          if (cells.size >= rowsKept) break;
          for (const plan of tables)
            if (plan.sheet === sheet) cells.set(cellsKey(plan.id, row.row), row.cells);
        }
        yield batch;
      }
    },
  };
}

function previewOf(
  session: OpenSession,
  plan: TablePlan,
  limit: number,
): CallOutput<'imports.preview'>['rows'] {
  const sheet = session.summary.sheets[plan.sheet];
  const wide = sheet ? wideMerges(sheet, plan.found) : new Set<number>();
  const keys = plan.columns
    .filter((column) => column.target === 'account.name' || column.target === 'contact.name')
    .map((column) => column.column);
  const judge = createRowJudge(plan.found, keys, (row) => wide.has(row));
  const headers = new Set(plan.found.headerRows);
  return (session.heads.get(plan.sheet) ?? []).slice(0, limit).map((row) => {
    const is = headers.has(row.row)
      ? ('heading' as const)
      : row.row < plan.found.firstDataRow
        ? row.cells.some((cell) => cellText(cell) !== '')
          ? ('title' as const)
          : ('skip' as const)
        : (plan.found.lastDataRow !== null && row.row > plan.found.lastDataRow) ||
            judge.skipReason(row) !== null
          ? ('skip' as const)
          : ('data' as const);
    return { row: row.row, cells: row.cells, is };
  });
}
