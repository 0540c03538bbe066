import { describe, expect, it } from 'vitest';
import { fileBefore, stepTo, wholeTables } from './migrationHistory';

const step = '0006_join_duplicates';

describe(step, () => {
  it('keeps every row that was there and makes room for decisions, pairs and looks', async () => {
    const path = await fileBefore(step, [
      `INSERT INTO accounts (name, sort_key) VALUES ('华为', 'hw')`,
      `INSERT INTO contacts (name, sort_key, deleted_at) VALUES ('王芳', 'wf', '2026-01-02T00:00:00.000Z')`,
    ]);
    const before = await wholeTables(path);
    const database = await stepTo(step, path);
    expect(database.migrated.done).toEqual([step]);
    await database.close();
    const after = await wholeTables(path);
    for (const [table, rows] of Object.entries(before))
      expect(after[table], table).toEqual(table === 'migrations' ? [...rows, after[table]?.at(-1)] : rows);
    for (const table of ['duplicate_decisions', 'duplicate_pairs', 'duplicate_scans'])
      expect(after[table], table).toEqual([]);
  });

  it('finds what became part of a record without reading the table', async () => {
    const database = await stepTo(step, await fileBefore(step, []));
    const rows = await database.query<{ detail: string }>(
      'EXPLAIN QUERY PLAN SELECT id FROM accounts WHERE merged_into_id = 7',
    );
    expect(rows.map(({ detail }) => detail).join()).toContain('accounts_merged_into_id_merged');
    await database.close();
  });
});
