import { describe, expect, it } from 'vitest';
import { fileBefore, stepTo } from './migrationHistory';

const step = '0011_fill_companies';

describe(step, () => {
  it('fills the company of everybody who has a position: the marked one, else the newest that lives', async () => {
    const path = await fileBefore(step, [
      `INSERT INTO accounts (id, name, sort_key) VALUES (1, '甲', 'j'), (2, '乙', 'y'), (3, '丙', 'b')`,
      `INSERT INTO contacts (id, name, sort_key) VALUES (1, '标记', 'b'), (2, '最近', 'z'), (3, '无', 'w')`,
      `INSERT INTO account_contacts (id, account_id, contact_id, is_primary, deleted_at) VALUES
        (1, 1, 1, 1, NULL), (2, 2, 1, 0, NULL),
        (3, 2, 2, 0, NULL), (4, 1, 2, NULL, NULL), (5, 3, 2, 1, '2026-01-01T00:00:00.000Z')`,
    ]);
    const database = await stepTo(step, path);
    expect(database.migrated.done).toEqual([step]);
    const people = await database.query<{ id: number; account: number | null }>(
      'SELECT id, primary_account_id AS account FROM contacts ORDER BY id',
    );
    expect(people).toEqual([
      { id: 1, account: 1 },
      { id: 2, account: 1 },
      { id: 3, account: null },
    ]);
    await database.close();
  });
});
