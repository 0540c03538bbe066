import { recordPlan } from '../repositories/rowMapping';
import type { Store } from '../store';
import { earlierValues } from './earlierValues';
import { lastEdits, type KeptRecord } from './keptRecords';
import { judgeMade, ownSets } from './madeRecords';
import { keepReferenced } from './outsideReferences';
import { entityNow, heldBy, isWrittenByPeople, rangesOf, rowsOf, type UndoneWork } from './undoneWork';

/**
 * What stayed of a change set that was taken back: records it made that are still there, the recycle bin included, and
 * fields it set that do not have their earlier value.
 */
export async function keptByUndo(store: Store, changeSet: number, undo: number): Promise<KeptRecord[]> {
  const work: UndoneWork = { store, changeSet, undo };
  return [...(await keptOfMade(work)), ...(await keptOfUpdated(work))];
}

async function keptOfMade(work: UndoneWork): Promise<KeptRecord[]> {
  const { store } = work;
  const ranges = await rangesOf(store, work.changeSet, null);
  const made = await judgeMade(
    work,
    ranges.filter(({ first, last }) => last >= first),
  );
  await keepReferenced(work, made);
  const found: KeptRecord[] = [];
  for (const [name, records] of made.kept) {
    const entity = entityNow(store, name);
    if (!entity) continue;
    const gone = [...records.values()].flatMap(({ id, reason }) => (reason === 'gone' ? [id] : []));
    const inBin = await rowsOf(store, entity, gone);
    for (const one of records.values()) if (one.reason !== 'gone' || inBin.has(one.id)) found.push(one);
  }
  // What nothing speaks for any more: it was kept for something that is itself gone since.
  for (const [entity, records] of made.removable)
    for (const id of records.keys()) found.push(plainly(entity, id, []));
  return found;
}

function plainly(entity: string, id: number, fields: readonly string[]): KeptRecord {
  return { entity, id, fields, reason: 'edited', through: null, userId: null, at: null };
}

async function keptOfUpdated(work: UndoneWork): Promise<KeptRecord[]> {
  const found: KeptRecord[] = [];
  for (const [name, records] of await earlierValues(work)) {
    const entity = entityNow(work.store, name);
    if (!entity) continue;
    const plan = recordPlan(entity);
    const rows = await rowsOf(work.store, entity, [...records.keys()]);
    const kept = new Map<number, string[]>();
    for (const [id, before] of records) {
      const row = rows.get(id);
      if (!row) continue;
      const fields = Object.keys(before).filter((field) => {
        const place = plan.byName.get(field);
        return (
          place && isWrittenByPeople(field, place.field) && heldBy(place, row) !== (before[field] ?? null)
        );
      });
      if (fields.length > 0) kept.set(id, fields);
    }
    const edits = await lastEdits(work.store, name, [...kept.keys()], ownSets(work));
    for (const [id, fields] of kept) {
      const edit = edits.get(id);
      found.push({ ...plainly(name, id, fields), userId: edit?.userId ?? null, at: edit?.at ?? null });
    }
  }
  return found;
}
