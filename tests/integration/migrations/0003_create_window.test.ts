import { describe, expect, it } from 'vitest';
import { openStore } from '../db/openStore';
import { fileBefore, stepTo, wholeTables } from './migrationHistory';

const step = '0003_create_window';

/** An office as it was: two customers with people, deals, contracts and follow-ups, some of them in the bin. */
const rows = [
  `INSERT INTO accounts (id, name, sort_key, created_at, updated_at, last_followed_at)
     VALUES (1, '甲', 'j', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'),
            (2, '乙', 'y', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', NULL)`,
  `INSERT INTO contacts (id, name, sort_key) VALUES (1, '刘洋', 'ly'), (2, '王芳', 'wf')`,
  `INSERT INTO account_contacts (account_id, contact_id, deleted_at)
     VALUES (1, 1, NULL), (1, 2, NULL), (2, 2, '2026-01-03T00:00:00.000Z')`,
  `INSERT INTO opportunities (id, name, account_id) VALUES (1, '冲床', 1)`,
  `INSERT INTO contracts (name, account_id, amount, deleted_at)
     VALUES ('一', 1, 100, NULL), ('二', 1, 250, NULL), ('三', 1, 900, '2026-01-03T00:00:00.000Z')`,
  `INSERT INTO follow_ups (content, account_id, contact_id, opportunity_id, followed_at, deleted_at)
     VALUES ('来访', 1, 1, 1, '2026-02-01T00:00:00.000Z', NULL), ('电话', 1, 1, NULL, '2026-02-02T00:00:00.000Z', NULL),
            ('错了', 1, 1, 1, '2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z')`,
];

describe(step, () => {
  it('keeps every value that was there and fills what is made from other rows', async () => {
    const path = await fileBefore(step, rows);
    const before = await wholeTables(path);
    const database = await stepTo(step, path);
    expect(database.migrated.done).toEqual([step]);
    await database.close();
    const after = await wholeTables(path);
    for (const [table, old] of Object.entries(before)) {
      const now = after[table] ?? [];
      const kept = table === 'migrations' ? now.slice(0, -1) : now;
      expect(kept, table).toHaveLength(old.length);
      old.forEach((row, at) => expect(kept[at], table).toMatchObject(row as object));
    }
    expect(after['accounts']).toMatchObject([
      { contact_count: 2, follow_up_count: 2, contract_amount: 350, last_purchased_on: null },
      { contact_count: null, follow_up_count: null, contract_amount: null, last_purchased_on: null },
    ]);
    expect(after['contacts']).toMatchObject([
      { last_followed_at: '2026-02-02T00:00:00.000Z' },
      { last_followed_at: null },
    ]);
    expect(after['opportunities']).toMatchObject([{ last_followed_at: '2026-02-01T00:00:00.000Z' }]);
    expect(after['tasks']).toEqual([]);
  });

  it.each([
    [
      'the status changes of a record',
      'SELECT max(changed_at) FROM status_changes WHERE account_id = 1',
      'status_changes_account_id_index',
    ],
    [
      'the addresses of an account',
      'SELECT * FROM account_addresses WHERE account_id = 1',
      'account_addresses_account_id_index',
    ],
    [
      'the last purchase',
      'SELECT max(purchased_on) FROM purchases c WHERE c.account_id = 5 AND c.deleted_at IS NULL',
      'purchases_account_id_index',
    ],
    ['the tasks of a person', 'SELECT * FROM tasks WHERE assignee_id = 1', 'tasks_assignee_id_index'],
    [
      'the people of a deal',
      'SELECT * FROM opportunity_contacts WHERE opportunity_id = 1',
      'opportunity_contacts_opportunity_id_index',
    ],
    [
      'whom a person reports to',
      'SELECT * FROM contact_relations WHERE contact_id = 1',
      'contact_relations_contact_id_index',
    ],
    [
      'a word of the tag list',
      `SELECT id FROM tags WHERE name = '重点' AND deleted_at IS NULL`,
      'tags_name_unique',
    ],
  ])('serves %s by an index', async (_what, sql, index) => {
    const store = await openStore();
    const plan = await store.database.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    expect(plan.map(({ detail }) => detail).join('; ')).toContain(index);
  });
});
