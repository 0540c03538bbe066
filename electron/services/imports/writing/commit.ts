import type { ImportCounts } from '../../../api/imports';
import type { Actor } from '../../access/actor';
import type { Clock } from '../../ports';
import { SpreadsheetFailure } from '../../ports';
import { Refusal } from '../../refusal';
import type { ImportStore } from '../importStore';
import {
  createTally,
  plannedBatches,
  type PlannedBatch,
  type RowRunParts,
  type Tally,
} from '../planning/rehearse';

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
 * A stop keeps the batches that are in and writes no half of one. Each batch says in the same write which row is the last
 * one that is in and what was counted up to it: that is where a broken-off import is gone on with. A batch whose answer
 * was lost is not written twice: its request id is the import's with the row it begins with.
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
  const { resumed } = parts;
  const tally = createTally(resumed?.place?.counts);
  let changeSet = resumed?.changeSet ?? null;
  let batches = 0;
  let rowsNoted = 0;
  try {
    for await (const batch of plannedBatches(parts)) {
      tally.add(batch);
      if (!batch.isPassed && batch.batch.changes.length > 0) {
        batches += 1;
        changeSet = await writeBatch(parts.store, batch, { ...writing, changeSet, counts: tally.counts() });
      }
      writing.onBatch(batch);
      rowsNoted += batch.rows.length;
      if (batches === 1 || rowsNoted >= rowsBetweenNotes) {
        rowsNoted = 0;
        await writing.note({ tally, changeSet });
      }
      if (!batch.isPassed) await writing.pause();
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
  { plan, rows, batch }: PlannedBatch,
  writing: {
    readonly requestId: string;
    readonly run: number;
    readonly actor: Actor;
    readonly clock: Clock;
    readonly changeSet: number | null;
    readonly counts: ImportCounts;
  },
): Promise<number> {
  const place = { table: plan.id, row: rows.at(-1)?.row ?? 0, counts: writing.counts };
  const written = await store.write({
    requestId: `${writing.requestId}/${String(plan.id)}:${String(rows[0]?.row ?? 0)}`,
    kind: 'import',
    userId: writing.actor.userId,
    deskId: writing.actor.deskId,
    at: writing.clock.now(),
    changes: batch.changes,
    importRun: writing.run,
    importPlace: JSON.stringify(place),
    ...(writing.changeSet === null ? {} : { continues: writing.changeSet }),
  });
  batch.written(written.records);
  return written.id;
}
