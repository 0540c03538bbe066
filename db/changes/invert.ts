import { DatabaseError } from '../connection/databaseError';
import type { Store } from '../store';
import type { Change, UndoReach } from './changeSet';
import { invertPart, type JudgedWork } from './invertPart';
import type { KeptRecord } from './keptRecords';
import { leftSoFar } from './leftAlone';
import { judgeMade } from './madeRecords';
import { keepReferenced } from './outsideReferences';
import { rangesOf, type UndoneWork } from './undoneWork';

/** A part of the inverse of a change set: to be written as it is before the next part is asked for. */
export interface InverseBatch {
  readonly changes: readonly Change[];
  readonly kept: readonly KeptRecord[];
  /** Where the undo stands with this part: to be written with it. Null from the first part on that is also the last. */
  readonly reach: UndoReach | null;
}

/** An undo that is under way: its own change set and what of the undone set is left, as `UndoReach` says it. */
export interface UndoUnderWay {
  readonly undo: number;
  readonly below: number;
}

/** Rows of the log that are inverted together; what was written in one transaction stays together. */
const usualSize = 2_000;

/** How a change set is inverted. */
export interface InvertOptions {
  readonly underWay?: UndoUnderWay | null;
  /** About how many rows of the log make a batch. */
  readonly size?: number;
}

/**
 * The inverse of a change set, the last change first, in batches. Write each batch (`kind: 'undo'`, `undoes`, all under
 * one change set, with its `reach`) before asking for the next. A field is put back when it still has the value the set
 * gave it; otherwise it was edited since and stays. A record the set made is removed when nothing of it was edited and
 * nothing that stays points at it. What is judged at the beginning is proved again when it is written: a record that
 * another desk touched in between makes the write `stale` or `missingReference`; go on from there with `underWay`.
 * @throws DatabaseError `notFound` when there is no such change set.
 */
export async function* invertChangeSet(
  store: Store,
  changeSet: number,
  options: InvertOptions = {},
): AsyncGenerator<InverseBatch> {
  yield* invertWork({ store, changeSet, undo: options.underWay?.undo ?? null }, options);
}

/** What `invertChangeSet` gives, each part as if those before it were written: to be listed, or written as one. */
export function wholeInverse(store: Store, changeSet: number): AsyncGenerator<InverseBatch> {
  return invertWork({ store, changeSet, undo: null, imagined: new Map() }, {});
}

async function* invertWork(
  work: UndoneWork,
  { underWay = null, size: wanted = usualSize }: InvertOptions,
): AsyncGenerator<InverseBatch> {
  const { store, changeSet } = work;
  const requests = await rangesOf(store, changeSet, underWay?.below ?? null);
  if (requests.length === 0 && !underWay) throw new DatabaseError('notFound');
  const ranges = requests.filter(({ first, last }) => last >= first);
  const made = await judgeMade(work, ranges);
  await keepReferenced(work, made);
  const judged: JudgedWork = { ...work, made, left: await leftSoFar(work, underWay?.below ?? null) };
  let from = underWay?.below;
  for (let start = 0; start < ranges.length;) {
    let end = start;
    let size = 0;
    while (end < ranges.length && (size === 0 || size < wanted)) {
      size += (ranges[end]?.last ?? 0) - (ranges[end]?.first ?? 0) + 1;
      end += 1;
    }
    const last = ranges[start]?.last ?? 0;
    const first = ranges[end - 1]?.first ?? 0;
    const part = await invertPart(judged, { first, last });
    const isLast = end === ranges.length;
    const isWhole = isLast && from === undefined;
    if (part.changes.length + part.kept.length > 0) {
      const to = isLast ? null : first;
      yield { ...part, reach: isWhole ? null : from === undefined ? { to } : { from, to } };
      // A part with nothing to write leaves no trace of where the undo stands.
      if (part.changes.length > 0 && to !== null) from = to;
    }
    start = end;
  }
}
