import type { Connection } from '../connection/statements';
import { recordPlan } from '../repositories/rowMapping';
import type { Schema } from '../schema/effectiveSchema';

/** Something kept by entity and id. */
export type RecordsById<Value> = Map<string, Map<number, Value>>;

/**
 * Those of the records that rows outside of them point at, rows in the recycle bin among them; one query per reference
 * of the schema.
 */
export async function referencedFromOutside(
  schema: Schema,
  connection: Connection,
  records: RecordsById<unknown>,
): Promise<{ readonly entity: string; readonly id: number }[]> {
  const referenced = new Map<string, { readonly entity: string; readonly id: number }>();
  for (const from of Object.values(schema.entities)) {
    for (const { field, column } of recordPlan(from).fields) {
      if (field.kind !== 'reference' || column === null) continue;
      const ids = [...(records.get(field.to)?.keys() ?? [])];
      if (ids.length === 0) continue;
      const inside = records.get(from.name);
      const rows = await connection.all<{ id: number; target: number }>(
        `SELECT id, ${column} AS target FROM ${from.table} WHERE ${column} IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      );
      for (const row of rows)
        if (!inside?.has(row.id))
          referenced.set(`${field.to} ${row.target}`, { entity: field.to, id: row.target });
    }
  }
  return [...referenced.values()];
}
