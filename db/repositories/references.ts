import type { Bound } from '../connection/statements';
import { isDirectReference } from '../schema/derive/directReference';
import type { Schema } from '../schema/effectiveSchema';
import type { Store } from '../store';
import { knownEntity } from './recordRepository';
import { recordPlan } from './rowMapping';

/** A field of some entity that points at records of another. */
export interface ReferenceField {
  readonly entity: string;
  readonly table: string;
  readonly field: string;
  /** Where its value stands in a row, as SQL. */
  readonly column: string;
}

/** One record that points at another one. */
export interface PointingRecord {
  readonly entity: string;
  readonly id: number;
  readonly rowVersion: number;
  readonly isDeleted: boolean;
  readonly field: string;
  /** The record it points at. */
  readonly target: number;
}

/** Every direct reference to an entity the schema knows, those of the office's own fields and objects among them. */
function referenceFieldsTo(schema: Schema, to: string): ReferenceField[] {
  return Object.values(schema.entities).flatMap((from) =>
    recordPlan(from).fields.flatMap(({ name, field, column }) =>
      isDirectReference(field) && field.to === to
        ? [
            {
              entity: from.name,
              table: from.table,
              field: name,
              // The path of a field of the office is a checked key of the schema, never text from outside.
              column: column ?? `json_extract(custom, '$.${name}')`,
            },
          ]
        : [],
    ),
  );
}

/** Every record that points at one of these, by any field; those in the recycle bin among them. */
export async function pointingAt(
  store: Store,
  entity: string,
  ids: readonly number[],
): Promise<PointingRecord[]> {
  const list = JSON.stringify(ids);
  return await store.database.read(async (connection) => {
    const found: PointingRecord[] = [];
    for (const { entity: name, table, field, column } of referenceFieldsTo(store.schema, entity)) {
      const rows = await connection.all<{ id: number; version: number; deleted: Bound; target: number }>(
        `SELECT id, row_version AS version, deleted_at AS deleted, ${column} AS target FROM ${table}
         WHERE ${column} IN (SELECT value FROM json_each(?)) ORDER BY id`,
        [list],
      );
      for (const { id, version, deleted, target } of rows)
        found.push({
          entity: name,
          id,
          rowVersion: version,
          isDeleted: deleted !== null,
          field,
          target,
        });
    }
    return found;
  });
}

/**
 * Living records that point at a record now and did not when a change set was written: made since, or moved there
 * since. Fields the program fills (who made it) are no matter of anybody's.
 */
export async function pointingSince(
  store: Store,
  { entity, id, changeSet }: { readonly entity: string; readonly id: number; readonly changeSet: number },
): Promise<PointingRecord[]> {
  const pointing = (await pointingAt(store, entity, [id])).filter(({ isDeleted }) => !isDeleted);
  return await store.database.read(async (connection) => {
    const [last] = await connection.all<{ last: number }>(
      'SELECT max(last_change_id) AS last FROM requests WHERE change_set_id = ?',
      [changeSet],
    );
    const fields = new Map<string, PointingRecord[]>();
    for (const one of pointing) {
      const key = `${one.entity} ${one.field}`;
      fields.set(key, [...(fields.get(key) ?? []), one]);
    }
    const since: PointingRecord[] = [];
    for (const records of fields.values()) {
      const [first] = records;
      if (!first) continue;
      knownEntity(store.schema, first.entity);
      const rows = await connection.all<{ id: number }>(
        `SELECT DISTINCT record_id AS id FROM changes
         WHERE entity = ? AND record_id IN (SELECT value FROM json_each(?)) AND id > ?
           AND action IN ('create', 'update') AND json_extract(after, '$."' || ? || '"') = ?`,
        [first.entity, JSON.stringify(records.map((one) => one.id)), last?.last ?? 0, first.field, id],
      );
      const ids = new Set(rows.map((row) => row.id));
      since.push(...records.filter((one) => ids.has(one.id)));
    }
    return since;
  });
}
