import type { Actor } from '../access/actor';
import type { Clock } from '../ports';
import { SpreadsheetFailure } from '../ports';
import { Refusal } from '../refusal';
import type { ImportStore } from './importStore';
import { createTally, plannedBatches, type PlannedBatch, type RowRunParts, type Tally } from './rehearse';

/** Where an import stands while it is written. */
export interface CommitProgress {
  readonly tally: Tally;
  /** The one change set all its batches belong to; null before the first one was written. */
  readonly changeSet: number | null;
}

/** How an import ended. */
export interface CommitResult extends CommitProgress {
  readonly state: 'done' | 'cancelled';
}

/** How many rows are written between two notes of how far an import is. */
const rowsBetweenNotes = 4000;

/**
 * Writes the rows of the chosen tables, a batch of at most 400 rows per short transaction, all under one change set.
 * A stop keeps the batches that are in and writes no half of one. A batch whose answer was lost is not written twice:
 * its request id is the import's with the number of the batch.
 */
export async function commitRows(
  parts: RowRunParts,
  writing: {
    readonly requestId: string;
    readonly run: number;
    readonly actor: Actor;
    readonly clock: Clock;
    readonly pause: () => Promise<void>;
    readonly onBatch: (batch: PlannedBatch) => void;
    readonly note: (progress: CommitProgress) => Promise<void>;
  },
): Promise<CommitResult> {
  const tally = createTally();
  let changeSet: number | null = null;
  let batches = 0;
  let rowsNoted = 0;
  try {
    for await (const batch of plannedBatches(parts)) {
      if (batch.batch.changes.length > 0) {
        batches += 1;
        changeSet = await writeBatch(parts.store, batch, { ...writing, changeSet, number: batches });
      }
      tally.add(batch);
      writing.onBatch(batch);
      rowsNoted += batch.rows.length;
      if (batches === 1 || rowsNoted >= rowsBetweenNotes) {
        rowsNoted = 0;
        await writing.note({ tally, changeSet });
      }
      await writing.pause();
      if (parts.signal?.aborted) return { state: 'cancelled', tally, changeSet };
    }
  } catch (thrown) {
    // A stop asked for in the middle of reading leaves whole batches behind, like one between two of them.
    if (parts.signal?.aborted && isStop(thrown)) return { state: 'cancelled', tally, changeSet };
    await writing.note({ tally, changeSet });
    throw thrown;
  }
  return { state: 'done', tally, changeSet };
}

function isStop(thrown: unknown): boolean {
  if (thrown instanceof Refusal) return thrown.failure.code === 'cancelled';
  return thrown instanceof SpreadsheetFailure && thrown.code === 'cancelled';
}

async function writeBatch(
  store: ImportStore,
  { batch }: PlannedBatch,
  writing: {
    readonly requestId: string;
    readonly run: number;
    readonly actor: Actor;
    readonly clock: Clock;
    readonly changeSet: number | null;
    readonly number: number;
  },
): Promise<number> {
  const written = await store.write({
    requestId: `${writing.requestId}/${String(writing.number)}`,
    kind: 'import',
    userId: writing.actor.userId,
    deskId: writing.actor.deskId,
    at: writing.clock.now(),
    changes: batch.changes,
    importRun: writing.run,
    ...(writing.changeSet === null ? {} : { continues: writing.changeSet }),
  });
  batch.written(written.records);
  return written.id;
}
