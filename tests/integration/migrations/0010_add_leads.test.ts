import { describe, expect, it } from 'vitest';
import { fileBefore, stepTo, wholeTables } from './migrationHistory';

const step = '0010_add_leads';

describe(step, () => {
  it('keeps every follow-up, its indexes and the ids that were given, and lets one be without an account', async () => {
    const path = await fileBefore(step, [
      `INSERT INTO accounts (id, name, sort_key) VALUES (7, '华为', 'hw')`,
      `INSERT INTO follow_ups (id, content, account_id, custom) VALUES (3, '来访', 7, '{"x1":"a"}')`,
      `INSERT INTO follow_ups (id, content, account_id) VALUES (9, '已清除', 7)`,
      `DELETE FROM follow_ups WHERE id = 9`,
      `CREATE INDEX own_index ON follow_ups (json_extract(custom, '$.x1'))`,
    ]);
    const before = await wholeTables(path);
    const database = await stepTo(step, path);
    expect(database.migrated.done).toEqual([step]);
    const indexes = await database.query<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'follow_ups'`,
    );
    expect(indexes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['own_index', 'follow_ups_account_id_index', 'follow_ups_id_live']),
    );
    const [counter] = await database.query<{ seq: number }>(
      `SELECT seq FROM sqlite_sequence WHERE name = 'follow_ups'`,
    );
    expect(counter).toEqual({ seq: 9 });
    await database.close();
    const after = await wholeTables(path);
    expect(after['follow_ups']).toEqual(
      before['follow_ups']?.map((row) => ({ ...(row as object), lead_id: null })),
    );
    expect(after['accounts']).toEqual(before['accounts']);
  });
});
