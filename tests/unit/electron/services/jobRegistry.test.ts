import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../../electron/api/jobs';
import { createJobRegistry, type JobHandle } from '../../../../electron/services/jobs/jobRegistry';
import { Refusal } from '../../../../electron/services/refusal';

const now = '2026-11-22T02:00:00.000Z';

function aRegistry() {
  const told: Job[] = [];
  const jobs = createJobRegistry({
    clock: { now: () => now, today: () => '2026-11-22' },
    toFailure: (thrown) => (thrown instanceof Refusal ? thrown.failure : { code: 'internal' }),
    tell: (job) => void told.push(job),
  });
  return { jobs, told };
}

/** Work that goes on until it is told to stop. */
const endless = ({ signal }: JobHandle): Promise<void> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Refusal('cancelled')));
  });

describe('a job', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] }));
  afterEach(() => vi.useRealTimers());

  it('tells its progress at most ten times a second, every new phase at once, and its end with the last figures', async () => {
    const { jobs, told } = aRegistry();
    const { id, ...first } = jobs.start('export', async (job) => {
      job.report({ phase: 'reading' });
      job.report({ phase: 'writing', done: 0, total: 1000 });
      for (let done = 1; done <= 1000; done += 1) {
        job.report({ done });
        await vi.advanceTimersByTimeAsync(1);
      }
    });
    expect(first).toEqual({
      kind: 'export',
      state: 'running',
      phase: 'waiting',
      done: 0,
      total: null,
      startedAt: now,
      failure: null,
    });
    const end = await jobs.ended(id);
    expect(end).toMatchObject({ state: 'done', phase: 'writing', done: 1000, total: 1000, failure: null });
    expect(told.length).toBeGreaterThanOrEqual(11);
    expect(told.length).toBeLessThanOrEqual(14);
    expect(told.map(({ done }) => done)).toEqual(
      told.map(({ done }) => done).sort((left, right) => left - right),
    );
    expect(told.at(-1)).toEqual(end);
    expect(jobs.get(id)).toEqual(end);
  });

  it('is forgotten an hour after its end', async () => {
    const { jobs } = aRegistry();
    const { id } = jobs.start('export', () => Promise.resolve());
    await jobs.ended(id);
    await vi.advanceTimersByTimeAsync(3_599_000);
    expect(jobs.get(id).state).toBe('done');
    expect(jobs.isRunning(id)).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(() => jobs.get(id)).toThrow(new Refusal('notFound'));
    expect(jobs.isRunning(id)).toBe(false);
  });

  it('stops when asked, once', async () => {
    const { jobs, told } = aRegistry();
    const { id } = jobs.start('commit', endless);
    expect(jobs.cancel(id).state).toBe('cancelling');
    expect(jobs.cancel(id).state).toBe('cancelling');
    expect(await jobs.ended(id)).toMatchObject({ state: 'cancelled', failure: null });
    expect(jobs.cancel(id).state).toBe('cancelled');
    expect(told.map(({ state }) => state)).toEqual(['cancelling', 'cancelled']);
  });

  it('that throws, even at once, ends with the code of what it threw', async () => {
    const { jobs } = aRegistry();
    const late = jobs.start('commit', async () => {
      await Promise.resolve();
      throw new Refusal('databaseBusy');
    });
    const early = jobs.start('commit', () => {
      throw new Refusal('databaseFull');
    });
    expect(await jobs.ended(late.id)).toMatchObject({ state: 'failed', failure: { code: 'databaseBusy' } });
    expect(await jobs.ended(early.id)).toMatchObject({ state: 'failed', failure: { code: 'databaseFull' } });
  });

  it('that nobody knows is not found', async () => {
    const { jobs } = aRegistry();
    expect(() => jobs.get('x')).toThrow(new Refusal('notFound'));
    expect(() => jobs.cancel('x')).toThrow(new Refusal('notFound'));
    await expect(jobs.ended('x')).rejects.toThrow(new Refusal('notFound'));
  });

  it('is stopped with all others, and waited for', async () => {
    const { jobs } = aRegistry();
    const running = [jobs.start('commit', endless), jobs.start('export', endless)];
    const done = jobs.start('export', () => Promise.resolve());
    await jobs.ended(done.id);
    await jobs.stopAll();
    expect(running.map(({ id }) => jobs.get(id).state)).toEqual(['cancelled', 'cancelled']);
    expect(jobs.get(done.id).state).toBe('done');
  });
});
