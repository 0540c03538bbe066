import { z } from 'zod';
import type { Failure } from './failure';
import { procedure } from './procedure';

/** Long work: what it does, how far it is, how it ended. */
export interface Job {
  readonly id: string;
  readonly kind:
    'rehearse' | 'compare' | 'commit' | 'undo' | 'export' | 'sample' | 'batch' | 'print' | 'check' | 'backUp';
  readonly state: 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
  /** A word of a closed list for what is being done right now; the window translates it. */
  readonly phase: JobPhase;
  readonly done: number;
  /** How much there is in all; null while unknown. */
  readonly total: number | null;
  /** When it began, UTC. */
  readonly startedAt: string;
  readonly failure: Failure | null;
}

/** What a job may be doing. */
export const jobPhases = [
  'waiting',
  'reading',
  'checking',
  'matching',
  'writing',
  'undoing',
  'finishing',
  'verifying',
  'layingOut',
] as const;
export type JobPhase = (typeof jobPhases)[number];

export const jobs = {
  /** How a job stands; jobs are remembered for an hour after their end. */
  'jobs.get': procedure<Job>()(z.strictObject({ id: z.uuid() })),
  /** Asks a job to stop; answers at once, the end comes as an event. */
  'jobs.cancel': procedure<Job>()(z.strictObject({ id: z.uuid() })),
};
