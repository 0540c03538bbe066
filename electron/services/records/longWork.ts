import type { Job } from '../../api/jobs';
import type { JobHandle, JobRegistry } from '../jobs/jobRegistry';

/** How work says how far it is, and hears that it shall stop. */
export type WorkHandle = Pick<JobHandle, 'signal' | 'report'>;

/**
 * Does work that may take long where a person sees how far it is and can stop it: as a job that goes by the id of the
 * request. Without a registry of jobs (command line) it is just done. Throws what the work throws.
 */
export type LongWork = <T>(
  order: { readonly requestId: string; readonly isLong: boolean },
  work: (handle: WorkHandle) => Promise<T>,
) => Promise<T>;

/** Makes it; its jobs are of that kind. */
export function createLongWork(jobs: JobRegistry | undefined, kind: Job['kind']): LongWork {
  return async <T>(
    { requestId, isLong }: { readonly requestId: string; readonly isLong: boolean },
    work: (handle: WorkHandle) => Promise<T>,
  ): Promise<T> => {
    if (!jobs || !isLong) return work({ signal: new AbortController().signal, report: () => undefined });
    let outcome: Promise<T> | undefined;
    const job = jobs.start(kind, async (handle) => void (await (outcome = work(handle))), requestId);
    await jobs.ended(job.id);
    if (!outcome) throw new Error('a job that did not begin');
    return outcome;
  };
}
