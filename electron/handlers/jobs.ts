import type { jobs } from '../api/jobs';
import type { JobRegistry } from '../services/jobs/jobRegistry';
import type { HandlersOf } from './handlers';

/** Calls about long work go to the job registry. */
export function jobHandlers(registry: JobRegistry): HandlersOf<typeof jobs> {
  return {
    'jobs.get': (_actor, { id }) => registry.get(id),
    'jobs.cancel': (_actor, { id }) => registry.cancel(id),
  };
}
