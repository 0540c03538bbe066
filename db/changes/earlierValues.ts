import type { Store } from '../store';
import { ofEntity, pieces, type RecordsById } from './recordsById';
import { loggedValues, rangesOf, type LoggedValues, type UndoneWork } from './undoneWork';

/** What the fields that a change set changed in older records held before it, by entity and id; of some ids alone when they are named. */
export async function earlierValues(
  { store, changeSet }: UndoneWork,
  only?: readonly number[],
): Promise<RecordsById<LoggedValues>> {
  const values: RecordsById<LoggedValues> = new Map();
  for (const range of await rangesOf(store, changeSet, null)) {
    if (range.last < range.first) continue;
    const entries = await store.database.query<{ entity: string; id: number; before: string | null }>(
      `SELECT entity, record_id AS id, before FROM changes
       WHERE id BETWEEN ? AND ? AND change_set_id = ? AND action = 'update'
       AND (?4 IS NULL OR record_id IN (SELECT value FROM json_each(?4)))
       ORDER BY id DESC`,
      [range.first, range.last, changeSet, only ? JSON.stringify(only) : null],
    );
    for (const { entity, id, before } of entries) {
      const known = ofEntity(values, entity);
      known.set(id, { ...known.get(id), ...loggedValues(before) });
    }
  }
  for (const [entity, records] of values)
    for (const id of await madeBy(store, changeSet, entity, [...records.keys()])) records.delete(id);
  return values;
}

/** Those of these records that the change set made. */
export async function madeBy(
  { database }: Store,
  changeSet: number,
  entity: string,
  ids: readonly number[],
): Promise<number[]> {
  const found: number[] = [];
  for (const some of pieces(ids, 500)) {
    const rows = await database.query<{ id: number }>(
      `SELECT record_id AS id FROM changes WHERE record_id IN (SELECT value FROM json_each(?)) AND entity = ?
       AND change_set_id = ? AND action = 'create'`,
      [JSON.stringify(some), entity, changeSet],
    );
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}
