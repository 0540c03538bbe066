import type { Connection } from '../connection/statements';
import { customOf, recordPlan, storedValue, type Row } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';

const rowsPerRead = 2_000;

interface Replayed {
  readonly values: Row;
  readonly isDeleted: boolean;
  readonly rowVersion: number;
}

/** How many rows the table has, and which of them are not what the log makes of them. */
export interface CheckedLog {
  readonly count: number;
  readonly problems: readonly string[];
}

/** Replays the log of every record in order and compares the outcome with the row; ends after `most` problems. */
export async function checkLog(connection: Connection, entity: Entity, most: number): Promise<CheckedLog> {
  const problems: string[] = [];
  let count = 0;
  for (let after = 0; problems.length < most;) {
    const rows = await connection.all<Row>(
      `SELECT * FROM ${entity.table} WHERE id > ? ORDER BY id LIMIT ${rowsPerRead}`,
      [after],
    );
    // The last part reaches beyond the last row: the log may know records that are gone.
    const last = rows.length < rowsPerRead ? Number.MAX_SAFE_INTEGER : Number(rows.at(-1)?.['id']);
    const replayed = await replay(connection, entity.name, after + 1, last);
    for (const row of rows) {
      const id = Number(row['id']);
      const difference = differenceOf(entity, row, replayed.get(id));
      if (difference !== null) problems.push(`${entity.name} ${id}: ${difference}`);
      replayed.delete(id);
    }
    for (const id of replayed.keys()) problems.push(`${entity.name} ${id}: in the log, but there is no row`);
    count += rows.length;
    after = last;
    if (rows.length < rowsPerRead) break;
  }
  return { count, problems: problems.slice(0, most) };
}

async function replay(
  connection: Connection,
  entity: string,
  first: number,
  last: number,
): Promise<Map<number, Replayed>> {
  const log = await connection.all<{ id: number; action: string; row_version: number; after: string | null }>(
    `SELECT record_id AS id, action, row_version, after FROM changes
     WHERE record_id BETWEEN ? AND ? AND entity = ? ORDER BY changes.id`,
    [first, last, entity],
  );
  const records = new Map<number, Replayed>();
  for (const { id, action, row_version: rowVersion, after } of log) {
    const known = records.get(id);
    const values = after === null ? {} : (JSON.parse(after) as Row);
    if (action === 'remove') records.delete(id);
    else if (action === 'create') records.set(id, { values, isDeleted: false, rowVersion });
    else if (known) {
      const isDeleted = action === 'delete' || (action !== 'restore' && known.isDeleted);
      records.set(id, { values: { ...known.values, ...values }, isDeleted, rowVersion });
    }
  }
  return records;
}

const unlogged = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

function differenceOf(entity: Entity, row: Row, replayed: Replayed | undefined): string | null {
  if (!replayed) return 'not in the log';
  if (replayed.rowVersion !== row['row_version']) return 'its version is not the last one of the log';
  if (replayed.isDeleted !== (row['deleted_at'] !== null))
    return 'the log says otherwise about the recycle bin';
  const custom = customOf(row);
  for (const place of recordPlan(entity).fields) {
    if (place.field.rollUp || unlogged.has(place.name)) continue;
    if (storedValue(place, row, custom) !== (replayed.values[place.name] ?? null))
      return `${place.name} is not what the log says`;
  }
  return null;
}
