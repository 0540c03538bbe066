import type { Job } from '../api/jobs';
import type { Notice } from '../api/notices';

/** Watches long work from outside the windows: the bar on the taskbar, and word of an end nobody saw. */
export interface JobWatch {
  heard(job: Job): void;
  /** The application ended; what it was doing goes on no more. */
  forget(): void;
}

/** What watching takes. */
export interface JobWatchSurroundings {
  showProgress(share: number | 'unknown' | null): void;
  /** Whether a person looks at a window now, and so sees the end there. */
  isLookedAt(): boolean;
  notify(notice: Notice): void;
  wordsOf(kind: Job['kind'], state: 'done' | 'failed'): { readonly title: string; readonly text: string };
  /** Now, in milliseconds. */
  now(): number;
}

/** Work shorter than this ends without a word; a person has hardly turned away. */
const longMilliseconds = 5000;

/** Makes the watch. With several jobs the bar shows the one that began last. */
export function createJobWatch(surroundings: JobWatchSurroundings): JobWatch {
  const running = new Map<string, Job>();

  function showBar(): void {
    const last = [...running.values()].at(-1);
    if (!last) surroundings.showProgress(null);
    else if (last.total === null || last.total === 0) surroundings.showProgress('unknown');
    else surroundings.showProgress(last.done / last.total);
  }

  function tellEnd(job: Job, state: 'done' | 'failed'): void {
    const took = surroundings.now() - Date.parse(job.startedAt);
    if (took < longMilliseconds || surroundings.isLookedAt()) return;
    const words = surroundings.wordsOf(job.kind, state);
    surroundings.notify({ id: `job/${job.id}`, ...words, entity: null, recordId: null, isSilent: false });
  }

  return {
    heard(job) {
      const wasRunning = running.has(job.id);
      if (job.state === 'running' || job.state === 'cancelling') running.set(job.id, job);
      else running.delete(job.id);
      showBar();
      if (wasRunning && (job.state === 'done' || job.state === 'failed')) tellEnd(job, job.state);
    },
    forget() {
      running.clear();
      showBar();
    },
  };
}
