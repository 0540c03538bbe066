import type { Database } from '../../db/connection/openDatabase';
import { indexAll } from '../../db/search/indexPending';

/** The search index, kept up in the background. */
export interface Indexer {
  /** Something was written: whatever waits for the index is taken in, in short writes behind everything else. */
  wake(): void;
  /** Resolves when nothing waits any more: for whoever ends right after writing. */
  settled(): Promise<void>;
  /** Ends after the batch that is being written. */
  stop(): Promise<void>;
}

/** Keeps the index of an open file up to date; what waits is found by search all the same, only more slowly. */
export function keepIndexed(database: Database, log: (line: string) => void): Indexer {
  const stopped = new AbortController();
  let running: Promise<void> | null = null;
  let isAskedAgain = false;

  async function work(): Promise<void> {
    do {
      isAskedAgain = false;
      await indexAll({ database }, stopped.signal);
    } while (isAskedAgain && !stopped.signal.aborted);
  }

  function wake(): void {
    if (stopped.signal.aborted || database.isReadOnly) return;
    isAskedAgain = true;
    // A file that cannot be written just now is tried again at the next change.
    running ??= work()
      .catch((error: unknown) => log(`search index: ${String(error)}`))
      .finally(() => (running = null));
  }

  wake();
  return {
    wake,
    async settled() {
      wake();
      await running;
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
