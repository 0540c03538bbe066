import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import type { FieldValue } from '../schema/fields';
import type { Store } from '../store';
import { knownEntity } from './recordRepository';
import { fromColumn, recordPlan, type FieldColumn } from './rowMapping';

/** The value of one field in one living record. */
export interface HeldValue {
  readonly id: number;
  readonly value: FieldValue;
}

/** So many values are read at once; a person who saves meanwhile waits for no more than one part. */
const partSize = 5000;

/**
 * Every value a field holds in living records, by id, part by part.
 * @throws DatabaseError `invalid` for an unknown or computed field
 */
export async function* fieldValues(
  store: Store,
  name: string,
  field: string,
): AsyncIterable<readonly HeldValue[]> {
  const { table } = knownEntity(store.schema, name);
  const place = placeOf(store, name, field);
  const column = columnOf(place);
  for (let after = 0; ;) {
    const rows = await store.database.query<{ id: number; value: Bound }>(
      `SELECT t.id, ${column} AS value FROM ${table} t
       WHERE t.id > ? AND t.deleted_at IS NULL AND ${column} IS NOT NULL ORDER BY t.id LIMIT ${partSize}`,
      [after],
    );
    if (rows.length > 0) yield rows.map(({ id, value }) => ({ id, value: fromColumn(place, value) }));
    if (rows.length < partSize) return;
    after = rows.at(-1)?.id ?? after;
  }
}

/**
 * Living records that hold a value another one holds too; of a list, any of its entries. Ids in the order of the
 * values, so that equal ones stand together, at most `most` of them, and how many there are.
 * @throws DatabaseError `invalid` for an unknown or computed field
 */
export async function repeatedValues(
  store: Store,
  name: string,
  field: string,
  most: number,
): Promise<{ readonly ids: readonly number[]; readonly count: number }> {
  const { table } = knownEntity(store.schema, name);
  const place = placeOf(store, name, field);
  const column = columnOf(place);
  const isList = place.field.kind === 'phones' || place.field.kind === 'tags';
  const held = isList
    ? `SELECT t.id, e.value FROM ${table} t, json_each(${column}) e WHERE t.deleted_at IS NULL`
    : `SELECT t.id, ${column} AS value FROM ${table} t WHERE t.deleted_at IS NULL AND ${column} IS NOT NULL`;
  const rows = await store.database.query<{ id: number }>(
    `WITH held AS (${held}),
     repeated AS (SELECT value FROM held GROUP BY value HAVING count(DISTINCT id) > 1)
     SELECT held.id, min(held.value) AS first FROM held JOIN repeated USING (value)
     GROUP BY held.id ORDER BY first, held.id`,
  );
  return { ids: rows.slice(0, most).map(({ id }) => id), count: rows.length };
}

function placeOf(store: Store, name: string, field: string): FieldColumn {
  const place = recordPlan(knownEntity(store.schema, name)).byName.get(field);
  if (!place || place.field.kind === 'computed')
    throw new DatabaseError('invalid', { entity: name, fields: [field] });
  return place;
}

/** The path of a field of the office is a checked key of the schema, never text from outside. */
function columnOf({ name, column }: FieldColumn): string {
  return column === null ? `json_extract(t.custom, '$.${name}')` : `t.${column}`;
}
