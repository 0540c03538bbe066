import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { indexAll } from '../../../db/search/indexPending';
import { make, openStore } from './openStore';

describe('the check of a file', () => {
  it.each([
    ['a field that nobody logged', `UPDATE accounts SET grade = 'A'`, 'changeLog'],
    ['a row that was taken out behind the log', 'DELETE FROM contacts', 'changeLog'],
    [
      'a row the log knows nothing of',
      `INSERT INTO users (name, created_at, created_by_id, updated_at) VALUES ('x', '', NULL, '')`,
      'changeLog',
    ],
    ['a version that moved', 'UPDATE accounts SET row_version = 9', 'changeLog'],
    ['a deletion that is not in the log', `UPDATE accounts SET deleted_at = '2026-01-01'`, 'changeLog'],
    [
      'a roll-up that is wrong',
      `UPDATE accounts SET last_followed_at = '1999-01-01T00:00:00.000Z'`,
      'rollUps',
    ],
    [
      'a reference to nothing',
      'PRAGMA foreign_keys = OFF; UPDATE follow_ups SET account_id = 99',
      'foreignKeys',
    ],
    ['a record search cannot find', 'DELETE FROM search_documents', 'search'],
    [
      'an index that lost an entry',
      'DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_documents LIMIT 1)',
      'search',
    ],
    ['a counter that is behind', `UPDATE number_counters SET last = 0`, 'numbers'],
  ] as const)('finds %s', async (_what, sql, check) => {
    const store = await openStore();
    const account = await make(store, 'account', { name: '甲' });
    await make(store, 'contact', { name: '张三' });
    await make(store, 'followUp', { content: '来电', account, followedAt: '2026-01-01T00:00:00.000Z' });
    await indexAll(store);
    expect(await checkDatabase(store)).toMatchObject({
      ok: true,
      problems: [],
      records: { account: 1, contact: 1, followUp: 1 },
      changes: 3,
    });
    if (check === 'foreignKeys') {
      // Deferred to COMMIT, so it is done behind the program's back.
      const { withFile } = await import('../migrations/migrationHistory');
      await withFile(store.database.path, (connection) =>
        connection.run('UPDATE follow_ups SET account_id = 99'),
      );
    } else await store.database.write((connection) => connection.run(sql));
    const report = await checkDatabase(store);
    expect(report.ok).toBe(false);
    expect(report.problems.map((problem) => problem.check)).toContain(check);
  });
});
