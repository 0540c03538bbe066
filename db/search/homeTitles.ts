import type { Connection } from '../connection/statements';
import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import { homeReference } from '../schema/derive/homeReference';
import type { Schema } from '../schema/effectiveSchema';

/** The titles of the records these belong to (`homeReference`), by their own ids; none of those that belong nowhere. */
export async function homeTitles(
  connection: Connection,
  schema: Schema,
  entity: Entity,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const home = homeReference(entity);
  const target = home && schema.entities[home.field.to];
  const column = home && recordPlan(entity).byName.get(home.name)?.column;
  const title = target && recordPlan(target).title.column;
  if (!target || column == null || title == null || ids.length === 0) return new Map();
  const rows = await connection.all<{ id: number; title: string }>(
    `SELECT t.id, h.${title} AS title FROM json_each(?) j CROSS JOIN ${entity.table} t ON t.id = j.value
     JOIN ${target.table} h ON h.id = t.${column}`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row.title]));
}
