import { mergesInto, mergesOf, recentMerges } from '../../db/repositories/merges';
import { pointingAt, pointingSince } from '../../db/repositories/references';
import type { Store } from '../../db/store';
import type { MergeStore } from '../services/merging/mergeStore';

/** Binds what merging reads to the open file. */
export function createMergeStore(store: () => Store): MergeStore {
  return {
    pointingAt: (entity, ids) => pointingAt(store(), entity, ids),
    pointingSince: (entity, id, changeSet) => pointingSince(store(), { entity, id, changeSet }),
    recentMerges: (limit) => recentMerges(store(), limit),
    mergesOf: (changeSet) => mergesOf(store(), changeSet),
    mergesInto: (entity, survivor) => mergesInto(store(), entity, survivor),
  };
}
