import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { Job } from '../../electron/api/jobs';
import { call, RequestFailed } from '../bridge/client';
import { listen } from '../bridge/events';

const isOver = (job: Job): boolean => !['running', 'cancelling'].includes(job.state);

/** Nobody works on it any more: the application ended, or it was started again and knows nothing of the job. */
function isLost(thrown: unknown): boolean {
  return thrown instanceof RequestFailed && ['applicationGone', 'notFound'].includes(thrown.failure.code);
}

/** Long work of the application: how far it is, and how to stop it. */
export const useJobs = defineStore('jobs', () => {
  const jobs = shallowReactive(new Map<string, Job>());
  const waiting = new Map<string, ((job: Job) => void)[]>();

  function heard(job: Job): void {
    const before = jobs.get(job.id);
    // The end of a job may be overtaken by an older answer; an end stays an end.
    if (before && isOver(before)) return;
    jobs.set(job.id, job);
    if (!isOver(job)) return;
    waiting.get(job.id)?.forEach((resolve) => resolve(job));
    waiting.delete(job.id);
  }

  /** Follows all jobs from now on. */
  function follow(): void {
    listen('job.progressed', heard);
  }

  /** The job as last heard of. */
  function job(id: string): Job | undefined {
    return jobs.get(id);
  }

  /**
   * Waits for the end of a job, whatever end it is. Asks too, so that a lost event is no endless wait.
   * @throws RequestFailed when the application that did the work is gone, and the job with it
   */
  async function finished(id: string): Promise<Job> {
    let giveUp: (thrown: unknown) => void = () => undefined;
    const end = new Promise<Job>((resolve, reject) => {
      giveUp = reject;
      waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
    });
    const known = jobs.get(id);
    if (known && isOver(known)) return known;
    const ask = async (): Promise<void> => heard(await call('jobs.get', { id }));
    await ask();
    const askAgain = (thrown: unknown): void => {
      // Anything else may pass: the job is asked for again.
      if (isLost(thrown)) giveUp(thrown);
    };
    const timer = setInterval(() => void ask().catch(askAgain), 2000);
    return end.finally(() => clearInterval(timer));
  }

  /** Asks a job to stop. */
  async function cancel(id: string): Promise<void> {
    heard(await call('jobs.cancel', { id }));
  }

  return { jobs, follow, job, finished, cancel };
});

/** How much longer a job will take, in seconds, guessed from its pace; null while that is not known. */
export function secondsLeft(job: Job, now: number): number | null {
  const passed = (now - Date.parse(job.startedAt)) / 1000;
  if (job.total === null || job.done === 0 || passed < 1) return null;
  return Math.max(0, Math.round((passed / job.done) * (job.total - job.done)));
}

/** Rows per second so far; null before there is anything to measure. */
export function pace(job: Job, now: number): number | null {
  const passed = (now - Date.parse(job.startedAt)) / 1000;
  return passed < 0.5 || job.done === 0 ? null : Math.round(job.done / passed);
}
