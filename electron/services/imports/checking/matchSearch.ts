import type { JobHandle } from '../../jobs/jobRegistry';
import { Refusal } from '../../refusal';
import { createAccountIndex, type LikeAccount, type Newcomer } from '../planning/accountLikeness';
import type { ImportStore } from '../importStore';

/** A newcomer that is like somebody. */
export interface FoundMatch {
  readonly newcomer: Newcomer;
  /** Best first; never empty. */
  readonly like: readonly LikeAccount[];
}

/** After so much work others get their turn: windows wait for nothing longer. */
const turnMs = 30;

/**
 * Compares every newcomer with the accounts of the office and with the newcomers before it.
 * @throws Refusal `cancelled`; DatabaseError
 */
export async function findMatches(
  newcomers: readonly Newcomer[],
  store: ImportStore,
  job: JobHandle,
): Promise<readonly FoundMatch[]> {
  const index = createAccountIndex();
  const rest = restFor(job.signal);
  job.report({ phase: 'reading', done: 0, total: newcomers.length });
  for await (const accounts of store.traits()) {
    for (const account of accounts) {
      index.add(account);
      if (rest.isDue()) await rest.take();
    }
  }
  job.report({ phase: 'matching', done: 0, total: newcomers.length });
  const found: FoundMatch[] = [];
  for (const [at, newcomer] of newcomers.entries()) {
    const like = index.meet(newcomer);
    if (like.length > 0) found.push({ newcomer, like });
    if (!rest.isDue()) continue;
    job.report({ done: at + 1 });
    await rest.take();
  }
  return found;
}

function restFor(signal: AbortSignal): { isDue(): boolean; take(): Promise<void> } {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > turnMs,
    async take() {
      if (signal.aborted) throw new Refusal('cancelled');
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    },
  };
}
