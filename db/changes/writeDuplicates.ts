import { insertRows } from '../connection/insertRows';
import type { Connection } from '../connection/statements';
import type { DuplicateScan, KnownPair, PairDecision } from '../repositories/duplicatePairs';
import type { Store } from '../store';

type DatabaseOf = Pick<Store, 'database'>;

/** Keeps what a look over all records of an entity found, in the place of what the last one found. */
export async function saveScan(
  store: DatabaseOf,
  entity: string,
  { pairs, scan }: { readonly pairs: readonly KnownPair[]; readonly scan: DuplicateScan },
): Promise<void> {
  await store.database.write(async (connection) => {
    await connection.run('DELETE FROM duplicate_pairs WHERE entity = ?', [entity]);
    await putPairs(connection, entity, pairs);
    await putScan(connection, entity, scan);
  }, 'bulk');
}

/**
 * Brings what is kept up to date: all pairs of some records are replaced by those found now. `scan` says how far the
 * log was seen.
 */
export async function refreshPairs(
  store: DatabaseOf,
  entity: string,
  found: {
    readonly ids: readonly number[];
    readonly pairs: readonly KnownPair[];
    readonly scan: DuplicateScan;
  },
): Promise<void> {
  await store.database.write(async (connection) => {
    const ids = JSON.stringify(found.ids);
    for (const column of ['low_id', 'high_id'])
      await connection.run(
        `DELETE FROM duplicate_pairs WHERE entity = ? AND ${column} IN (SELECT value FROM json_each(?))`,
        [entity, ids],
      );
    await putPairs(connection, entity, found.pairs);
    await putScan(connection, entity, found.scan);
  }, 'bulk');
}

async function putPairs(connection: Connection, entity: string, pairs: readonly KnownPair[]): Promise<void> {
  if (pairs.length === 0) return;
  await insertRows(connection, {
    into: 'INSERT OR REPLACE INTO duplicate_pairs',
    columns: ['low_id', 'high_id', 'score', 'reasons', 'is_certain', 'low_version', 'high_version'],
    rows: pairs.map((pair) => [
      pair.low,
      pair.high,
      pair.score,
      JSON.stringify(pair.reasons),
      pair.isCertain ? 1 : 0,
      pair.lowVersion,
      pair.highVersion,
    ]),
    shared: { entity },
  });
}

async function putScan(connection: Connection, entity: string, scan: DuplicateScan): Promise<void> {
  await connection.run(
    'INSERT OR REPLACE INTO duplicate_scans (entity, at, user_id, compared, last_change_id) VALUES (?, ?, ?, ?, ?)',
    [entity, scan.at, scan.userId, scan.compared, scan.lastChange],
  );
}

/** Keeps in one write what somebody said about pairs; `until` ends a decision by itself, null never does. */
export async function decideAboutPairs(
  store: DatabaseOf,
  decisions: readonly PairDecision[],
  until: string | null,
): Promise<void> {
  await store.database.write(async (connection) => {
    await insertRows(connection, {
      into: 'INSERT OR REPLACE INTO duplicate_decisions',
      columns: ['entity', 'low_id', 'high_id', 'decision', 'user_id', 'at'],
      rows: decisions.map((one) => [one.entity, one.low, one.high, one.decision, one.userId, one.at]),
      shared: { until },
    });
  });
}

/** Forgets what was said about pairs: they may be shown again. Answers how many there were. */
export async function forgetDecisions(
  store: DatabaseOf,
  entity: string,
  pairs: readonly { readonly low: number; readonly high: number }[],
): Promise<number> {
  return await store.database.write(async (connection) => {
    let forgotten = 0;
    for (const { low, high } of pairs)
      forgotten += await connection.run(
        'DELETE FROM duplicate_decisions WHERE entity = ? AND low_id = ? AND high_id = ?',
        [entity, low, high],
      );
    return forgotten;
  });
}
