import { decideAboutPairs, forgetDecisions, refreshPairs, saveScan } from '../../db/changes/writeDuplicates';
import {
  changedAfter,
  decisionsOf,
  lastChange,
  lastScan,
  livingParts,
  openPairs,
  partsOfRecords,
  peopleBetween,
  saidDifferent,
} from '../../db/repositories/duplicatePairs';
import type { Store } from '../../db/store';
import type { DuplicateStore } from '../services/duplicates/duplicateStore';

/** Binds what is kept about duplicates to the open file. */
export function createDuplicateStore(store: () => Store): DuplicateStore {
  return {
    openPairs: (entity, now) => openPairs(store(), entity, now),
    lastScan: (entity) => lastScan(store(), entity),
    lastChange: () => lastChange(store()),
    changedAfter: (entity, after, limit) => changedAfter(store(), { entity, after, limit }),
    livingParts: (entity, fields, page) => livingParts(store(), { entity, fields }, page),
    partsOf: (entity, fields, ids) => partsOfRecords(store(), { entity, fields }, ids),
    peopleBetween: (first, last) => peopleBetween(store(), first, last),
    saveScan: (entity, found) => saveScan(store(), entity, found),
    refreshPairs: (entity, found) => refreshPairs(store(), entity, found),
    saidDifferent: (entity, id) => saidDifferent(store(), entity, id),
    decisions: (entity, limit) => decisionsOf(store(), entity, limit),
    decide: (decisions, until) => decideAboutPairs(store(), decisions, until),
    forget: (entity, pairs) => forgetDecisions(store(), entity, pairs),
  };
}
