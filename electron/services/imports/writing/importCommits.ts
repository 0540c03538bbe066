import type { StoredImportRun } from '../../../../db/repositories/importRuns';
import type { DuplicatePolicy, ImportRun } from '../../../api/imports';
import type { Actor } from '../../access/actor';
import type { JobHandle, JobRegistry } from '../../jobs/jobRegistry';
import type { Clock } from '../../ports';
import { Refusal } from '../../refusal';
import type { createCheckDesks } from '../checking/checkDesk';
import { commitRows } from './commit';
import { accountKey, noAmendments, type Amendments } from '../importAmendments';
import type { ImportCall } from '../importCall';
import { learnFrom } from './importLearning';
import type { ImportFiles } from '../opening/importFiles';
import { emptyReview } from '../checking/importReview';
import type { ImportRuns } from './importRuns';
import type { LearnedValues } from '../checking/learnedValues';
import { storedCounts, type OpenSession } from '../importSession';
import { rowsIn, type ImportSessions } from '../importSessions';
import type { ImportStore } from '../importStore';
import { keptWorkbook } from '../checking/keptRows';
import { createTally, type PlannedBatch, type ResumedRun, type RowNote } from '../planning/rehearse';
import { takeNotes } from '../checking/rowNotes';
import { readStoredPlace, storedPlanOf } from './storedPlan';

/** Remembers that the accounts of each pair are two. */
export type TellApart = (
  actor: Actor,
  pairs: readonly (readonly [one: number, other: number])[],
) => Promise<void>;

/** What imports are written with. */
export interface ImportCommitsParts {
  readonly sessions: ImportSessions;
  readonly store: ImportStore;
  readonly runs: ImportRuns;
  readonly learned: Pick<LearnedValues, 'all'>;
  readonly isReadOnly: () => boolean;
  readonly files: ImportFiles;
  readonly clock: Clock;
  readonly jobs: JobRegistry;
  /** The rows of a rehearsal stand there. */
  readonly desks: ReturnType<typeof createCheckDesks>;
  /** Waits between two batches while others may want to write. */
  readonly pause: () => Promise<void>;
  /** Keeps what the person taught about values, once everything is in. */
  readonly learn: (session: OpenSession) => Promise<void>;
  /** By the key of an account: the records of the office it was compared with. */
  readonly candidatesOf: (session: OpenSession) => ReadonlyMap<string, readonly number[]>;
  /** Remembers in one write that the accounts of each pair are not the same, whoever looks for duplicates next. */
  readonly tellApart?: TellApart | undefined;
  /** A copy of the file before an import of many rows; without it none is made. */
  readonly backUp?: (() => Promise<void>) | undefined;
}

/** The last step of an import, and the imports there were. */
export interface ImportCommits {
  commit: ImportCall<'imports.commit'>;
  run: ImportCall<'imports.run'>;
  history: ImportCall<'imports.history'>;
  /**
   * Writes without a rehearsal, reading the file once; what a rehearsal would have told is there when the job is done.
   * For the command line, where nobody looks at a rehearsal in between.
   */
  importAtOnce(
    actor: Actor,
    wish: { readonly session: string; readonly requestId: string; readonly onDuplicate: DuplicatePolicy },
  ): Promise<{ readonly job: string; readonly run: number }>;
  /** Begins to write a session whose run is there already: a broken-off import that is gone on with. */
  startCommit: CommitRun;
  /** Marks imports of this desk that a crash broke off. To be called once when the file was opened. */
  findInterrupted(deskId: string): Promise<readonly number[]>;
}

/** What is written, in whose name, and how far it is already. */
export interface CommitOrder {
  readonly actor: Actor;
  readonly requestId: string;
  readonly run: number;
  /** The day the import was begun. */
  readonly today: string;
  readonly resumed?: ResumedRun | undefined;
}

/** Starts the job that writes a session. */
export type CommitRun = (
  session: OpenSession,
  order: CommitOrder,
) => { readonly job: string; readonly run: number };

/** Imports of more rows than this are preceded by a copy of the file. */
export const rowsBeforeBackUp = 1000;

/** Makes the last step. */
export function createImportCommits(parts: ImportCommitsParts): ImportCommits {
  const { sessions, store, runs, clock, jobs } = parts;
  const beginnings = new WeakMap<OpenSession, Promise<unknown>>();

  /** One after the other: whoever asks a second time while the first is being written down finds it begun. */
  function inTurn<T>(session: OpenSession, begin: () => Promise<T>): Promise<T> {
    const mine = (beginnings.get(session) ?? Promise.resolve()).then(begin);
    beginnings.set(
      session,
      mine.catch(() => undefined),
    );
    return mine;
  }

  async function commitSession(session: OpenSession, writing: CommitOrder, job: JobHandle): Promise<void> {
    const total = session.rehearsed?.notes.length ?? rowsIn(session);
    job.report({ phase: 'writing', done: 0, total });
    const { resumed, today } = writing;
    let last = {
      counts: createTally(resumed?.place?.counts).counts(),
      changeSet: resumed?.changeSet ?? null,
    };
    try {
      if (total > rowsBeforeBackUp && !resumed) await backedUp(job.signal);
      // What was checked is what goes in: rows a rehearsal kept are not read a second time.
      const kept = keptWorkbook(session, parts.desks(session).kept);
      const workbook = kept ?? (await sessions.reopen(session, job.signal));
      try {
        const notes: RowNote[] = [];
        const toldApart = new Map<string, number>();
        let done = 0;
        const run = {
          workbook,
          plans: session.plans,
          index: session.planner.index,
          store,
          amendments: session.amendments,
          today,
          signal: job.signal,
          resumed,
        };
        const result = await commitRows(run, {
          ...writing,
          clock,
          pause: parts.pause,
          onBatch: (batch) => {
            done += batch.rows.length;
            collectNew(batch, session.amendments, toldApart);
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
          result: result.tally.rehearsal(),
          notes,
          decided: session.amendments,
          review: emptyReview,
        };
        if (result.state === 'done') {
          await learnFrom(session, runs, clock);
          await parts.learn(session);
          const candidates = parts.candidatesOf(session);
          const pairs = [...toldApart].flatMap(([key, id]) =>
            (candidates.get(key) ?? []).map((other): [number, number] => [id, other]),
          );
          if (pairs.length > 0) await parts.tellApart?.(writing.actor, pairs);
        }
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
    wish: { readonly requestId: string },
  ): Promise<{ readonly job: string; readonly run: number }> {
    if (parts.isReadOnly()) throw new Refusal('databaseReadOnly');
    const today = clock.today();
    const run = await runs.start({
      plan: storedPlanOf(session, wish.requestId, today),
      fileName: session.fileName,
      fileHash: session.summary.sha256,
      startedAt: clock.now(),
      userId: actor.userId,
      deskId: actor.deskId,
      counts: createTally().counts(),
    });
    await parts.files.remember(run, { path: session.path, name: session.fileName });
    return start(session, { actor, run, today, ...wish });
  }

  function start(session: OpenSession, order: CommitOrder): { readonly job: string; readonly run: number } {
    const { requestId, run } = order;
    const job = jobs.start('commit', (handle) => commitSession(session, order, handle));
    session.job = job.id;
    session.commit = { requestId, job: job.id, run };
    return { job: job.id, run };
  }

  /** A stop does not wait for the copy: it is finished beside. */
  async function backedUp(signal: AbortSignal): Promise<void> {
    if (!parts.backUp) return;
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([parts.backUp(), stopped]);
  }

  return {
    async commit(actor, { session: id, requestId }) {
      const session = sessions.get(id);
      return await inTurn(session, async () => {
        if (session.commit?.requestId === requestId)
          return { job: session.commit.job, run: session.commit.run };
        sessions.idle(id);
        // What was rehearsed as it stands goes in once; whoever wants it again opens the file again.
        const isReady = session.rehearsed?.decided === session.amendments;
        if (!isReady || session.commit !== null) throw new Refusal('importNotReady');
        return await startCommit(actor, session, { requestId });
      });
    },
    async importAtOnce(actor, { session: id, requestId, onDuplicate }) {
      const session = sessions.idle(id);
      if (session.commit !== null) throw new Refusal('importNotReady');
      if (!session.plans.some((plan) => plan.isChosen)) throw new Refusal('noTable');
      // What earlier imports taught about values counts here as it does in the wizard.
      const values = await parts.learned.all();
      session.amendments = { ...noAmendments(onDuplicate), values };
      return await startCommit(actor, session, { requestId });
    },
    startCommit: start,
    async run(_actor, { run }) {
      return shownRun(await runs.get(run));
    },
    async history(_actor, { offset, limit }) {
      const found = await runs.list(offset, limit);
      return {
        runs: found.map(shownRun),
      };
    },
    findInterrupted: (deskId) => runs.markInterrupted(deskId),
  };
}

/** A run as a window sees it. */
function shownRun({ fileHash: _hash, deskId: _desk, place, hasPlan, ...stored }: StoredImportRun): ImportRun {
  return {
    ...stored,
    counts: storedCounts(stored.counts),
    lastRow: readStoredPlace(place)?.row ?? null,
    isResumable: hasPlan && (stored.state === 'interrupted' || stored.state === 'cancelled'),
    hasPlan,
  };
}

/** The ids of accounts a person said are new ones although they are like others, by their keys. */
function collectNew(
  { rows, batch }: PlannedBatch,
  { accounts }: Amendments,
  into: Map<string, number>,
): void {
  if (Object.keys(accounts).length === 0) return;
  const ids = batch.accountIds();
  for (const [at, row] of rows.entries()) {
    const name = row.records?.account?.['name'];
    const [id, fate] = [ids[at], batch.accounts[at]];
    if (typeof name !== 'string' || typeof id !== 'number' || fate !== 'create') continue;
    const key = accountKey(name);
    if (accounts[key] === 'new') into.set(key, id);
  }
}
