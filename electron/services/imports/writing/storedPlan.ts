import type { OpenOptions } from '../../../workers/protocol';
import type { ImportCounts } from '../../../api/imports';
import { noAmendments, type Amendments } from '../importAmendments';
import { storedCounts, type OpenSession } from '../importSession';
import type { TablePlan } from '../finding/plannedTable';

/** How the rows of an import are read and written, as it is kept with the run. Plain data; the password is not among it. */
export interface StoredPlan {
  readonly requestId: string;
  /** The day the import was begun: what is left out of a date is taken from it. */
  readonly today: string;
  readonly options: Omit<OpenOptions, 'password'>;
  readonly plans: readonly TablePlan[];
  readonly amendments: Amendments;
}

/** What is kept of a session that begins to write. */
export function storedPlanOf(
  { options, plans, amendments }: Pick<OpenSession, 'options' | 'plans' | 'amendments'>,
  requestId: string,
  today: string,
): StoredPlan {
  const { password: _password, ...kept } = options;
  return { requestId, today, options: kept, plans, amendments };
}

/** Reads a kept plan; null when there is none. What a newer program decides beside is left at nothing decided. */
export function readStoredPlan(stored: unknown): StoredPlan | null {
  if (typeof stored !== 'object' || stored === null || !('plans' in stored)) return null;
  const plan = stored as StoredPlan;
  return { ...plan, amendments: { ...noAmendments(), ...plan.amendments } };
}

/** The last row of an import that is in, with what was counted up to it. */
export interface StoredPlace {
  readonly table: number;
  readonly row: number;
  readonly counts: ImportCounts;
}

/** Reads a kept place; null when no row is in. */
export function readStoredPlace(stored: unknown): StoredPlace | null {
  if (typeof stored !== 'object' || stored === null || !('row' in stored)) return null;
  const { table, row, counts } = stored as StoredPlace;
  return { table, row, counts: storedCounts(counts) };
}
