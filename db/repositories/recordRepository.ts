import { DatabaseError } from '../connection/databaseError';
import type { AnyRecord, Entity } from '../schema/defineEntity';
import { hasEntity, type Schema } from '../schema/effectiveSchema';
import type { Store } from '../store';
import { recordFromRow, recordPlan, titleFromRow, type Row } from './rowMapping';

/** Titles of records: entity → id → title. */
export type TitlesById = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** The entity of that name. @throws DatabaseError `invalid` */
export function knownEntity(schema: Schema, name: string): Entity {
  const entity = hasEntity(schema, name) ? schema.entities[name] : undefined;
  if (!entity) throw new DatabaseError('invalid', { entity: name });
  return entity;
}

/** One record, also one in the recycle bin; null when there is none. */
export async function getRecord(store: Store, entity: string, id: number): Promise<AnyRecord | null> {
  const [record] = await getRecords(store, entity, [id]);
  return record ?? null;
}

/** The records with these ids, in the order of the ids; those that are not there are left out. */
export async function getRecords(store: Store, name: string, ids: readonly number[]): Promise<AnyRecord[]> {
  const entity = knownEntity(store.schema, name);
  const rows = await store.database.query<Row>(
    `SELECT * FROM ${entity.table} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const byId = new Map(rows.map((row) => [Number(row['id']), row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [recordFromRow(entity, row)] : [];
  });
}

/** The titles of records, those in the recycle bin among them; ids without a record are left out. */
export async function getTitles(
  store: Store,
  wanted: Readonly<Record<string, readonly number[]>>,
): Promise<TitlesById> {
  const titles: Record<string, Record<number, string>> = {};
  for (const [name, ids] of Object.entries(wanted)) {
    const entity = knownEntity(store.schema, name);
    const { column } = recordPlan(entity).title;
    const of: Record<number, string> = (titles[name] = {});
    if (column === null || ids.length === 0) continue;
    const rows = await store.database.query<Row>(
      `SELECT id, substr(${column}, 1, 200) AS ${column} FROM ${entity.table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify([...new Set(ids)])],
    );
    for (const row of rows) of[Number(row['id'])] = titleFromRow(entity, row);
  }
  return titles;
}

/** The titles of everything these records of one entity refer to, people included. */
export async function getReferencedTitles(
  store: Store,
  name: string,
  records: readonly AnyRecord[],
): Promise<TitlesById> {
  const wanted: Record<string, number[]> = {};
  for (const { name: field, field: definition } of recordPlan(knownEntity(store.schema, name)).fields) {
    if (definition.kind !== 'reference') continue;
    for (const record of records) {
      const id = record[field];
      if (typeof id === 'number') (wanted[definition.to] ??= []).push(id);
    }
  }
  return await getTitles(store, wanted);
}

/** How many living records each entity has. */
export async function countRecords(store: Store): Promise<Readonly<Record<string, number>>> {
  const entities = Object.values(store.schema.entities);
  const counts = entities.map(
    (entity) =>
      `SELECT '${entity.name}' AS name, count(*) AS count FROM ${entity.table} WHERE deleted_at IS NULL`,
  );
  const rows = await store.database.query<{ name: string; count: number }>(counts.join(' UNION ALL '));
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}

/**
 * Records whose field holds one of these values exactly, living ones only: how an import recognises what is there.
 * Answers the value in the field's own form with each id; several records may hold one value.
 */
export async function findByValues(
  store: Store,
  name: string,
  field: string,
  values: readonly (string | number)[],
): Promise<{ readonly id: number; readonly value: string | number }[]> {
  const entity = knownEntity(store.schema, name);
  const place = recordPlan(entity).byName.get(field);
  if (!place) throw new DatabaseError('invalid', { entity: name, fields: [field] });
  const column = place.column ?? `json_extract(custom, '$.${field}')`;
  return await store.database.query(
    `SELECT id, ${column} AS value FROM ${entity.table}
     WHERE deleted_at IS NULL AND ${column} IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [JSON.stringify(values)],
  );
}
