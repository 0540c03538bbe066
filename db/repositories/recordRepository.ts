import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import type { AnyRecord, Entity } from '../schema/defineEntity';
import { hasEntity, type Schema } from '../schema/effectiveSchema';
import type { FileAsked } from '../store';
import { selectedColumns } from './fieldExpression';
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
export async function getRecord(store: FileAsked, entity: string, id: number): Promise<AnyRecord | null> {
  const [record] = await getRecords(store, entity, [id]);
  return record ?? null;
}

/** The records with these ids, in the order of the ids; those that are not there are left out. */
export async function getRecords(
  store: FileAsked,
  name: string,
  ids: readonly number[],
): Promise<AnyRecord[]> {
  const entity = knownEntity(store.schema, name);
  const rows = await store.database.query<Row>(
    `SELECT ${selectedColumns(recordPlan(entity), 't')} FROM ${entity.table} t
     WHERE t.id IN (SELECT value FROM json_each(?))`,
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
  store: FileAsked,
  wanted: Readonly<Record<string, readonly number[]>>,
): Promise<TitlesById> {
  const titles: Record<string, Record<number, string>> = {};
  const parts: string[] = [];
  const values: string[] = [];
  for (const [name, ids] of Object.entries(wanted)) {
    const { table } = knownEntity(store.schema, name);
    const { column } = recordPlan(knownEntity(store.schema, name)).title;
    titles[name] = {};
    if (column === null || ids.length === 0) continue;
    parts.push(
      `SELECT '${name}' AS entity, id, substr(${column}, 1, 200) AS title FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    );
    values.push(JSON.stringify([...new Set(ids)]));
  }
  if (parts.length === 0) return titles;
  // One question for all entities: each costs the driver a way to its thread and back.
  const rows = await store.database.query<{ entity: string; id: number; title: Bound }>(
    parts.join(' UNION ALL '),
    values,
  );
  for (const { entity: name, id, title } of rows) {
    const entity = knownEntity(store.schema, name);
    const of = titles[name];
    if (of) of[id] = titleFromRow(entity, { [recordPlan(entity).title.column ?? '']: title });
  }
  return titles;
}

/** The titles of everything these records of one entity refer to, people included. */
export async function getReferencedTitles(
  store: FileAsked,
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

/**
 * Records whose field holds one of these values exactly, living ones only: how an import recognises what is there.
 * Answers the value in the field's own form with each id; several records may hold one value.
 */
export async function findByValues(
  store: FileAsked,
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
