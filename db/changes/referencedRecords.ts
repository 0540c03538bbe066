import { DatabaseError } from '../connection/databaseError';
import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import { isDirectReference } from '../schema/derive/directReference';
import type { ChangeWork } from './changeWork';

/**
 * Proves that no living record points at a record any more, by any reference of the schema.
 * @throws DatabaseError `stale` when one does: it came while the merge was being thought of
 */
export async function refuseLeftBehind(
  { schema, connection, rows }: Pick<ChangeWork, 'schema' | 'connection' | 'rows'>,
  entity: Entity,
  id: number,
): Promise<void> {
  for (const from of Object.values(schema.entities)) {
    for (const { name, field, column: own } of recordPlan(from).fields) {
      // A roll-up is made anew before the change set ends.
      if (!isDirectReference(field) || field.to !== entity.name) continue;
      const column = own ?? `json_extract(custom, '$.${name}')`;
      const [left] = await connection.allPrepared(
        `SELECT id FROM ${from.table} WHERE ${column} = ? AND deleted_at IS NULL LIMIT 1`,
        [id],
      );
      const rowVersion = Number(rows.get(entity.name)?.get(id)?.['row_version'] ?? 0);
      if (left) throw new DatabaseError('stale', { entity: entity.name, id, rowVersion });
    }
  }
}
