import { computed } from 'vue';
import { call, RequestFailed } from '../../bridge/client';
import { useImportQueue } from '../../stores/importQueue';
import { useJobs } from '../../stores/jobs';
import { useToasts } from '../../stores/toasts';
import type { OpenImport } from './useOpenImport';

/** What takes long of the open file: its rehearsal and its writing, one of them at a time. */
export function useImportJobs({ step, opened, rehearsal, run, jobId, isLeft }: OpenImport) {
  const queue = useImportQueue();
  const jobs = useJobs();
  const toasts = useToasts();
  const job = computed(() => (jobId.value === null ? undefined : jobs.job(jobId.value)));

  async function rehearse(): Promise<void> {
    const now = opened.value;
    if (!now) return;
    step.value = 'check';
    rehearsal.value = null;
    const isThrough = await toasts.attempt(async () => {
      const started = await call('imports.rehearse', { session: now.id });
      jobId.value = started.job;
      const end = await jobs.finished(started.job);
      if (jobId.value !== started.job) return true;
      jobId.value = null;
      if (end.state === 'done') rehearsal.value = await call('imports.rehearsal', { session: now.id });
      else step.value = 'columns';
      if (end.failure) throw new RequestFailed(end.failure, 'imports.rehearse');
      return true;
    });
    // A check that could not begin, or whose application is gone, is waited for no longer.
    if (isThrough || opened.value !== now || step.value !== 'check' || rehearsal.value) return;
    jobId.value = null;
    step.value = 'columns';
  }

  async function commit(): Promise<void> {
    const now = opened.value;
    if (!now) return;
    step.value = 'run';
    const done = await toasts.attempt(async () => {
      const started = await call('imports.commit', { session: now.id, requestId: crypto.randomUUID() });
      jobId.value = started.job;
      const end = await jobs.finished(started.job);
      jobId.value = null;
      // Nobody looks at it any more: nothing else would ever let the file go.
      if (isLeft()) await call('imports.close', { session: now.id });
      run.value = await call('imports.run', { run: started.run });
      if (queue.current) queue.change(queue.current.key, { state: 'done', run: run.value });
      step.value = 'result';
      if (end.failure) throw new RequestFailed(end.failure, 'imports.commit');
      return true;
    });
    if (done || step.value !== 'run') return;
    jobId.value = null;
    step.value = 'confirm';
  }

  async function cancel(): Promise<void> {
    const id = jobId.value;
    if (id !== null) await toasts.attempt(() => jobs.cancel(id));
  }

  return { job, rehearse, commit, cancel };
}
