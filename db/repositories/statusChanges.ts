import { DatabaseError } from '../connection/databaseError';
import type { Store } from '../store';
import { knownEntity } from './recordRepository';
import { recordPlan } from './rowMapping';

/** When one tracked choice of a record was changed last. */
export interface LastStatusChange {
  readonly id: number;
  /** The words of the field, as the status change names it. */
  readonly what: string;
  /** UTC. */
  readonly changedAt: string;
}

/**
 * The last status change of each tracked choice of these records; `link` is the reference of `statusChange` that
 * names them. @throws DatabaseError `invalid`
 */
export async function lastStatusChanges(
  store: Store,
  link: string,
  ids: readonly number[],
): Promise<LastStatusChange[]> {
  const entity = knownEntity(store.schema, 'statusChange');
  const column = recordPlan(entity).byName.get(link)?.column;
  if (column == null) throw new DatabaseError('invalid', { entity: entity.name, fields: [link] });
  return await store.database.query(
    `SELECT ${column} AS id, what, max(changed_at) AS changedAt FROM ${entity.table}
     WHERE deleted_at IS NULL AND ${column} IN (SELECT value FROM json_each(?)) GROUP BY ${column}, what`,
    [JSON.stringify(ids)],
  );
}
