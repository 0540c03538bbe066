import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Store } from '../store';
import { ofEntity, type RecordsById } from './recordsById';
import { entityNow, referencesOf, type LoggedValues } from './undoneWork';

/** Which of the records these values point at are not in the file, per entity. */
export async function missingTargets(
  store: Store,
  values: Iterable<{ readonly entity: Entity; readonly values: LoggedValues }>,
): Promise<RecordsById<true>> {
  const missing: RecordsById<true> = new Map();
  for (const one of values) {
    for (const { place, to } of referencesOf(one.entity)) {
      const target = one.values[place.name];
      if (typeof target === 'number') ofEntity(missing, to).set(target, true);
    }
  }
  for (const [name, ids] of missing) {
    const entity = entityNow(store, name);
    if (!entity) continue;
    const rows = await store.database.query<{ id: number }>(
      `SELECT id FROM ${entity.table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify([...ids.keys()])],
    );
    for (const { id } of rows) ids.delete(id);
  }
  return missing;
}

/** Whether another living record already holds a value of these that only one may hold. */
export async function isPlaceTaken(
  { database }: Store,
  entity: Entity,
  id: number,
  values: LoggedValues,
): Promise<boolean> {
  for (const { name, field, column } of recordPlan(entity).fields) {
    const value = values[name] ?? null;
    if (field.unique !== true || value === null) continue;
    const [other] = await database.query(
      `SELECT id FROM ${entity.table} WHERE ${column ?? `json_extract(custom, '$.${name}')`} = ? AND id <> ?
       AND deleted_at IS NULL LIMIT 1`,
      [value, id],
    );
    if (other) return true;
  }
  return false;
}
