import type { Entity } from '../schema/defineEntity';
import type { Store } from '../store';
import { knownEntity } from './recordRepository';
import { recordPlan } from './rowMapping';

/** How many living records hold something in a field, and how many there are. */
export async function countFilled(
  store: Store,
  name: string,
  field: string,
): Promise<{ readonly filled: number; readonly total: number }> {
  const entity: Entity = knownEntity(store.schema, name);
  const place = recordPlan(entity).byName.get(field);
  const held =
    place === undefined || place.field.kind === 'computed'
      ? 'NULL'
      : (place.column ?? `json_extract(custom, '$.${place.name}')`);
  const [row] = await store.database.query<{ filled: number; total: number }>(
    `SELECT count(${held}) AS filled, count(*) AS total FROM ${entity.table} WHERE deleted_at IS NULL`,
  );
  return { filled: row?.filled ?? 0, total: row?.total ?? 0 };
}

/** Saved views of an entity that somebody sees (their own, and shared ones), with what each asks for as JSON text. */
export async function getViewTexts(
  store: Store,
  entity: string,
  userId: number | null,
): Promise<readonly { readonly name: string; readonly definition: string }[]> {
  return await store.database.query(
    `SELECT name, definition FROM saved_views
     WHERE target = ? AND deleted_at IS NULL AND (is_shared = 1 OR owner_id IS ?) ORDER BY name`,
    [entity, userId],
  );
}
