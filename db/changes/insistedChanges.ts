import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Store } from '../store';
import type { Change } from './changeSet';
import { earlierValues, madeBy } from './earlierValues';
import { missingTargets } from './missingTargets';
import { inOwnForm } from './returnRecords';
import { entityNow, rowsOf, type LoggedValues } from './undoneWork';

/**
 * The changes that take back what an undo kept, whatever was done to it since: what the set made goes to the recycle
 * bin with all that belongs to it, what it changed gets its earlier values back. What is gone already is left out.
 */
export async function insistedChanges(
  store: Store,
  changeSet: number,
  records: readonly { readonly entity: string; readonly id: number }[],
): Promise<Change[]> {
  const changes: Change[] = [];
  const ids = records.map(({ id }) => id);
  const before = await earlierValues({ store, changeSet, undo: null }, ids);
  for (const name of new Set(records.map(({ entity }) => entity))) {
    const entity = entityNow(store, name);
    if (!entity) continue;
    const wanted = records.flatMap((one) => (one.entity === name ? [one.id] : []));
    const rows = await rowsOf(store, entity, wanted);
    const made = new Set(await madeBy(store, changeSet, name, wanted));
    for (const id of wanted) {
      const row = rows.get(id);
      if (!row || row['deleted_at'] != null) continue;
      if (made.has(id)) changes.push({ action: 'delete', entity: name, id });
      else changes.push(...(await earlierAgain(store, entity, id, before.get(name)?.get(id) ?? {})));
    }
  }
  return changes;
}

/** A reference to what is no longer there becomes blank, or stays as it is where one is needed. */
async function earlierAgain(
  store: Store,
  entity: Entity,
  id: number,
  before: LoggedValues,
): Promise<Change[]> {
  const plan = recordPlan(entity);
  const missing = await missingTargets(store, [{ entity, values: before }]);
  const stored: LoggedValues = {};
  for (const [name, value] of Object.entries(before)) {
    const field = plan.byName.get(name)?.field;
    if (!field) continue;
    const isGone = field.kind === 'reference' && missing.get(field.to)?.has(Number(value)) === true;
    if (!isGone || field.required !== true) stored[name] = isGone ? null : value;
  }
  if (Object.keys(stored).length === 0) return [];
  const values = inOwnForm(plan, stored);
  return [{ action: 'update', entity: entity.name, id, rowVersion: null, values }];
}
