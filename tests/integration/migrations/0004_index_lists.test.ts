import { describe, expect, it } from 'vitest';
import { openStore } from '../db/openStore';
import { fileBefore, stepTo, wholeTables } from './migrationHistory';

const step = '0004_index_lists';

describe(step, () => {
  it('keeps every row that was there', async () => {
    const path = await fileBefore(step, [
      `INSERT INTO accounts (name, sort_key, updated_at) VALUES ('华为', 'hw', '2026-01-01T00:00:00.000Z')`,
      `INSERT INTO accounts (name, sort_key, deleted_at) VALUES ('旧客户', 'jkh', '2026-01-02T00:00:00.000Z')`,
    ]);
    const before = await wholeTables(path);
    const database = await stepTo(step, path);
    expect(database.migrated.done).toEqual([step]);
    const [count] = await database.query<{ count: number }>(
      'SELECT count(*) AS count FROM accounts WHERE deleted_at IS NULL',
    );
    expect(count).toEqual({ count: 1 });
    await database.close();
    const after = await wholeTables(path);
    for (const [table, rows] of Object.entries(before))
      expect(after[table], table).toEqual(table === 'migrations' ? [...rows, after[table]?.at(-1)] : rows);
  });

  it.each([
    ['a list as it opens', 't.id DESC', 'accounts_id_live'],
    ['a list by title', 't.sort_key ASC NULLS LAST, t.id ASC', 'accounts_sort_key_live'],
    ['a list by title, backwards', 't.sort_key DESC NULLS LAST, t.id DESC', 'accounts_sort_key_live'],
    ['the newest records', 't.updated_at DESC NULLS LAST, t.id DESC', 'accounts_updated_at_live'],
  ])('lets %s be walked in its index, without sorting', async (_what, order, index) => {
    const store = await openStore();
    const rows = await store.database.query<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT t.id FROM accounts t WHERE t.deleted_at IS NULL ORDER BY ${order} LIMIT 100 OFFSET 9`,
    );
    expect(rows.map(({ detail }) => detail)).toEqual([`SCAN t USING INDEX ${index}`]);
  });

  it('counts living records in their index', async () => {
    const store = await openStore();
    const [row] = await store.database.query<{ detail: string }>(
      'EXPLAIN QUERY PLAN SELECT count(*) FROM follow_ups WHERE deleted_at IS NULL',
    );
    expect(row?.detail).toBe('SCAN follow_ups USING INDEX follow_ups_id_live');
  });
});
