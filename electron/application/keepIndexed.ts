import { indexOwnFields } from '../../db/changes/indexOwnFields';
import { indexAll } from '../../db/search/indexPending';
import type { Schema } from '../../db/schema/effectiveSchema';
import type { Store } from '../../db/store';

/** The search index and the indexes of the office's own fields, kept up in the background. */
export interface Indexer {
  /** Something was written: whatever waits for the index is taken in, in short writes behind everything else. */
  wake(): void;
  /** Resolves when nothing waits any more: for whoever ends right after writing. */
  settled(): Promise<void>;
  /** Ends after the batch that is being written. */
  stop(): Promise<void>;
}

/** Keeps the indexes of an open file up to date; what waits is found all the same, only more slowly. */
export function keepIndexed(store: () => Store, log: (line: string) => void): Indexer {
  const stopped = new AbortController();
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let indexed: Schema | null = null;

  /** Once for every schema there is: after that all its fields have their index. */
  async function indexFields(): Promise<void> {
    const { schema } = store();
    if (schema === indexed) return;
    await indexOwnFields(store());
    indexed = schema;
  }

  async function work(): Promise<void> {
    do {
      isAskedAgain = false;
      await indexFields();
      await indexAll(store(), stopped.signal);
    } while (isAskedAgain && !stopped.signal.aborted);
  }

  function wake(): void {
    if (stopped.signal.aborted || store().database.isReadOnly) return;
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
