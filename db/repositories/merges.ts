import type { Connection } from '../connection/statements';
import type { Store } from '../store';
import { knownEntity } from './recordRepository';

/** One merge: which records became part of which. */
export interface Merge {
  readonly changeSet: number;
  readonly entity: string;
  readonly survivor: number;
  readonly absorbed: readonly number[];
  readonly at: string;
  readonly userId: number | null;
  /** False once it was undone or split again. */
  readonly isInEffect: boolean;
}

interface MergeRow {
  readonly changeSet: number;
  readonly entity: string;
  readonly id: number;
  readonly survivor: number;
  readonly at: string;
  readonly userId: number | null;
  readonly holds: number;
}

const selected = `SELECT s.id AS "changeSet", c.entity, c.record_id AS id,
    json_extract(c.after, '$.merged_into_id') AS survivor, s.at, s.user_id AS "userId",
    ((SELECT json_extract(x.after, '$.merged_into_id') FROM changes x
      WHERE x.record_id = c.record_id AND x.entity = c.entity
        AND x.action IN ('create', 'delete', 'restore', 'remove') ORDER BY x.id DESC LIMIT 1)
      IS json_extract(c.after, '$.merged_into_id')
     AND NOT EXISTS (SELECT 1 FROM changes y JOIN change_sets z ON z.id = y.change_set_id AND z.kind = 'merge'
       WHERE y.record_id = c.record_id AND y.entity = c.entity AND y.action = 'delete' AND y.id > c.id)) AS holds
  FROM change_sets s JOIN requests r ON r.change_set_id = s.id
  JOIN changes c ON c.id BETWEEN r.first_change_id AND r.last_change_id AND c.action = 'delete'
    AND json_extract(c.after, '$.merged_into_id') IS NOT NULL`;

/** The newest merges, at most `limit`; those that were split again among them. */
export async function recentMerges(store: Store, limit: number): Promise<Merge[]> {
  const rows = await store.database.query<MergeRow>(
    `${selected} WHERE s.id IN (SELECT id FROM change_sets WHERE kind = 'merge' ORDER BY id DESC LIMIT ?)
     ORDER BY s.id DESC, c.id`,
    [limit],
  );
  return gathered(rows);
}

/** The merges of one change set; none when it is no merge. */
export async function mergesOf(store: Store, changeSet: number): Promise<Merge[]> {
  const rows = await store.database.query<MergeRow>(
    `${selected} WHERE s.id = ? AND s.kind = 'merge' ORDER BY c.id`,
    [changeSet],
  );
  return gathered(rows);
}

/** The merges in effect by which other records became part of this one, newest first. */
export async function mergesInto(store: Store, entity: string, survivor: number): Promise<Merge[]> {
  const { table } = knownEntity(store.schema, entity);
  const rows = await store.database.query<MergeRow>(
    `${selected} WHERE s.kind = 'merge' AND c.entity = ? AND s.id IN (
       SELECT change_set_id FROM changes WHERE entity = ? AND action = 'delete'
         AND record_id IN (SELECT id FROM ${table} WHERE merged_into_id = ?))
     ORDER BY s.id DESC, c.id`,
    [entity, entity, survivor],
  );
  return gathered(rows).filter((merge) => merge.survivor === survivor && merge.isInEffect);
}

function gathered(rows: readonly MergeRow[]): Merge[] {
  const merges = new Map<string, Merge>();
  for (const { id, holds, ...row } of rows) {
    const key = `${row.changeSet} ${row.survivor}`;
    const known = merges.get(key);
    const isInEffect = holds === 1 && known?.isInEffect !== false;
    merges.set(key, { ...row, absorbed: [...(known?.absorbed ?? []), id], isInEffect });
  }
  return [...merges.values()];
}

/** So many merges one after the other are followed; nobody makes more. */
const longestChain = 50;

/**
 * What these records are part of today, step by step to the last one: id → id of the survivor. Records that were
 * merged into nothing are left out.
 */
export async function survivorsOf(
  store: Store,
  entity: string,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const { table } = knownEntity(store.schema, entity);
  return await store.database.read((connection) => survivorsWithin(connection, table, ids));
}

/** The same within a read that is under way. */
export async function survivorsWithin(
  connection: Connection,
  table: string,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await connection.all<{ id: number; survivor: number }>(
    `WITH RECURSIVE chain (id, survivor, depth) AS (
       SELECT id, merged_into_id, 1 FROM ${table}
         WHERE id IN (SELECT value FROM json_each(?)) AND merged_into_id IS NOT NULL
       UNION ALL
       SELECT chain.id, t.merged_into_id, depth + 1 FROM chain JOIN ${table} t ON t.id = chain.survivor
         WHERE t.merged_into_id IS NOT NULL AND depth < ${longestChain})
     SELECT id, survivor FROM chain ORDER BY id, depth`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, survivor }) => [id, survivor]));
}
