import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FailureCode } from '../../../../electron/api/failure';
import type { Job } from '../../../../electron/api/jobs';
import { pace, secondsLeft, useJobs } from '../../../../renderer/stores/jobs';
import type { RequestFailed } from '../../../../renderer/bridge/client';
import { fakeBridge, Refused } from '../../../support/fakeBridge';

function aJob(part: Partial<Job>): Job {
  return {
    id: '5f0c1c8e-6a53-4f0e-9a2c-0d6d1d1c0001',
    kind: 'commit',
    state: 'running',
    phase: 'writing',
    done: 0,
    total: null,
    startedAt: '2026-11-22T00:00:00.000Z',
    failure: null,
    ...part,
  };
}

describe('long work', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('is waited for by its events', async () => {
    const bridge = fakeBridge({ 'jobs.get': () => aJob({}) });
    const jobs = useJobs();
    jobs.follow();
    const end = jobs.finished(aJob({}).id);
    await Promise.resolve();
    bridge.tell('job.progressed', aJob({ state: 'done', done: 10 }));
    expect((await end).state).toBe('done');
  });

  it('is found finished when its end came before anybody listened', async () => {
    fakeBridge({ 'jobs.get': () => aJob({ state: 'cancelled' }) });
    expect((await useJobs().finished(aJob({}).id)).state).toBe('cancelled');
  });

  it('is given up when the application that did it is gone, but not for an answer that is only late', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const answers: (FailureCode | null)[] = [null, 'tooManyCalls', 'applicationGone'];
    fakeBridge({
      'jobs.get': () => {
        const code = answers.shift();
        if (code) throw new Refused({ code });
        return aJob({});
      },
    });
    const end = useJobs().finished(aJob({}).id);
    const outcome = end.then(
      () => 'ended',
      (thrown: unknown) => (thrown as RequestFailed).failure.code,
    );
    await vi.advanceTimersByTimeAsync(2000);
    expect(answers).toEqual(['applicationGone']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await outcome).toBe('applicationGone');
    vi.useRealTimers();
  });

  it('stays ended when an older message comes late', async () => {
    const bridge = fakeBridge({ 'jobs.get': () => aJob({ state: 'done' }) });
    const jobs = useJobs();
    jobs.follow();
    await jobs.finished(aJob({}).id);
    bridge.tell('job.progressed', aJob({ done: 3 }));
    expect(jobs.job(aJob({}).id)?.state).toBe('done');
  });

  it('tells its pace and what is left, once there is anything to measure', () => {
    const now = Date.parse('2026-11-22T00:00:10.000Z');
    const job = aJob({ done: 4000, total: 10_000 });
    expect(pace(job, now)).toBe(400);
    expect(secondsLeft(job, now)).toBe(15);
    expect(secondsLeft(aJob({ done: 10 }), now)).toBeNull();
  });
});
