import { randomUUID } from 'node:crypto';
import type { Failure } from '../../api/failure';
import type { Job, JobPhase } from '../../api/jobs';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';

/** What running work is given: the signal that tells it to stop, and a way to say how far it is. */
export interface JobHandle {
  readonly id: string;
  readonly signal: AbortSignal;
  /** Says how far the work is; told to the window at most ten times a second. */
  report(progress: { phase?: JobPhase; done?: number; total?: number | null }): void;
}

/** Keeps the long work of this desk: progress and cancel in one place. */
export interface JobRegistry {
  /**
   * Starts work and answers at once. What the work throws becomes the job's failure. The job goes by `id` where whoever
   * asks must know it beforehand, unless another one had it before.
   */
  start(kind: Job['kind'], work: (job: JobHandle) => Promise<void>, id?: string): Job;
  /** How a job stands. @throws Refusal `notFound`. */
  get(id: string): Job;
  /** Whether a job is still under way; one that ended so long ago that nobody knows it any more is not. */
  isRunning(id: string): boolean;
  /** Asks a job to stop; it ends by itself. @throws Refusal `notFound`. */
  cancel(id: string): Job;
  /** Resolves with the job once it has ended. @throws Refusal `notFound`. */
  ended(id: string): Promise<Job>;
  /** Asks every running job to stop and waits for all of them. */
  stopAll(): Promise<void>;
}

interface Entry {
  job: Job;
  readonly stop: AbortController;
  end: Promise<void>;
  lastTold: number;
}

const toldEveryMs = 100;
const keptAfterEndMs = 3_600_000;

/** Makes the registry; `tell` is called with every state worth showing. */
export function createJobRegistry(parts: {
  readonly clock: Clock;
  readonly toFailure: (thrown: unknown) => Failure;
  readonly tell: (job: Job) => void;
}): JobRegistry {
  const entries = new Map<string, Entry>();

  function change(entry: Entry, changes: Partial<Job>, isWorthTelling: boolean): void {
    entry.job = { ...entry.job, ...changes };
    const now = performance.now();
    if (!isWorthTelling && now - entry.lastTold < toldEveryMs) return;
    entry.lastTold = now;
    parts.tell(entry.job);
  }

  async function run(entry: Entry, work: (job: JobHandle) => Promise<void>): Promise<void> {
    try {
      await work({
        id: entry.job.id,
        signal: entry.stop.signal,
        report: (progress) =>
          change(entry, progress, progress.phase !== undefined && progress.phase !== entry.job.phase),
      });
      change(entry, { state: entry.stop.signal.aborted ? 'cancelled' : 'done' }, true);
    } catch (thrown) {
      if (entry.stop.signal.aborted) change(entry, { state: 'cancelled' }, true);
      else change(entry, { state: 'failed', failure: parts.toFailure(thrown) }, true);
    }
    setTimeout(() => entries.delete(entry.job.id), keptAfterEndMs).unref();
  }

  function entryOf(id: string): Entry {
    const entry = entries.get(id);
    if (!entry) throw new Refusal('notFound');
    return entry;
  }

  return {
    start(kind, work, wanted) {
      const job: Job = {
        id: wanted !== undefined && !entries.has(wanted) ? wanted : randomUUID(),
        kind,
        state: 'running',
        phase: 'waiting',
        done: 0,
        total: null,
        startedAt: parts.clock.now(),
        failure: null,
      };
      const entry: Entry = { job, stop: new AbortController(), end: Promise.resolve(), lastTold: 0 };
      entries.set(job.id, entry);
      entry.end = run(entry, work);
      return job;
    },
    get: (id) => entryOf(id).job,
    isRunning(id) {
      const state = entries.get(id)?.job.state;
      return state === 'running' || state === 'cancelling';
    },
    cancel(id) {
      const entry = entryOf(id);
      if (entry.job.state === 'running') {
        change(entry, { state: 'cancelling' }, true);
        entry.stop.abort();
      }
      return entry.job;
    },
    async ended(id) {
      const entry = entryOf(id);
      await entry.end;
      return entry.job;
    },
    async stopAll() {
      const running = [...entries.values()];
      for (const entry of running) entry.stop.abort();
      await Promise.all(running.map((entry) => entry.end));
    },
  };
}
