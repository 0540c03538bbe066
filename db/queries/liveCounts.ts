import type { Database } from '../connection/openDatabase';
import type { Connection } from '../connection/statements';
import { knownEntity } from '../repositories/recordRepository';
import type { Store } from '../store';
import { fileState } from './fileState';

interface KnownCount {
  readonly version: number;
  readonly count: number;
}

/** Changes looked through for one that moves a count; behind that counting anew is quicker. */
const mostChangesRead = 2_000;

const known = new WeakMap<Database, Map<string, KnownCount>>();

/** How many living records each entity has. */
export async function countRecords(store: Store): Promise<Readonly<Record<string, number>>> {
  return await store.database.readAside(async (connection) => {
    const { version } = await fileState(connection);
    const counts: Record<string, number> = {};
    for (const name of Object.keys(store.schema.entities))
      counts[name] = await countLiving(store, connection, { entity: name, version });
    return counts;
  });
}

/**
 * How many living records an entity has, at the version the connection sees. Counted once; afterwards only when the
 * change log has made, removed, deleted or restored a record of it since.
 */
export async function countLiving(
  store: Store,
  connection: Connection,
  { entity, version }: { readonly entity: string; readonly version: number },
): Promise<number> {
  let counts = known.get(store.database);
  if (!counts) known.set(store.database, (counts = new Map<string, KnownCount>()));
  const before = counts.get(entity);
  const count =
    before && (before.version === version || (await isUnmoved(connection, entity, before.version)))
      ? before.count
      : await countAnew(connection, knownEntity(store.schema, entity).table);
  counts.set(entity, { version, count });
  return count;
}

/** Whether since that version records of the entity were only edited. */
async function isUnmoved(connection: Connection, entity: string, since: number): Promise<boolean> {
  const [found] = await connection.allPrepared<{ read: number; moved: number | null }>(
    `SELECT count(*) AS read, sum(entity = ? AND action <> 'update') AS moved FROM (
       SELECT entity, action FROM changes
       WHERE id > coalesce((SELECT last_change_id FROM requests WHERE id = ?), 0)
       ORDER BY id LIMIT ${mostChangesRead})`,
    [entity, since],
  );
  return found !== undefined && found.read < mostChangesRead && (found.moved ?? 0) === 0;
}

async function countAnew(connection: Connection, table: string): Promise<number> {
  const [row] = await connection.allPrepared<{ count: number }>(
    `SELECT count(*) AS count FROM ${table} WHERE deleted_at IS NULL`,
  );
  return row?.count ?? 0;
}
