import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../db/connection/openDatabase';
import { migrations } from '../../../db/migrations/index';
import type { Migration } from '../../../db/migrations/migration';
import { registry } from '../../../db/schema/registry';
import { schemaDrift } from '../../../db/schemaDrift';
import { make, openStore } from '../db/openStore';
import { fileBefore, stepTo, wholeTables, withFile } from './migrationHistory';

const step = '0002_create_records';

describe(step, () => {
  it('keeps every row that was there and adds the tables of the records', async () => {
    const path = await fileBefore(step, [
      `INSERT INTO field_definitions VALUES ('account', 'xArea', '{"zh":"面积","en":"Area"}', 'integer', '{}', 1, 1)`,
      `INSERT INTO meta (key, value) VALUES ('office_name', '华盛机电')`,
    ]);
    const before = await wholeTables(path);
    const database = await stepTo(step, path);
    expect(database.migrated.done).toEqual([step]);
    await database.close();
    const after = await wholeTables(path);
    for (const [table, rows] of Object.entries(before))
      expect(after[table], table).toEqual(table === 'migrations' ? [...rows, after[table]?.at(-1)] : rows);
    expect(after['accounts']).toEqual([]);
  });

  it('serves the hot queries by their indexes', async () => {
    const store = await openStore();
    const plan = async (sql: string) => {
      const rows = await store.database.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      return rows.map((row) => row.detail).join('; ');
    };
    expect(
      await plan(
        'SELECT id FROM contacts t WHERE t.deleted_at IS NULL ORDER BY t.sort_key ASC NULLS LAST, t.id LIMIT 50',
      ),
    ).toContain('contacts_sort_key_live');
    expect(
      await plan(`SELECT id FROM follow_ups WHERE account_id IN (SELECT value FROM json_each('[1]'))`),
    ).toContain('follow_ups_account_id_index');
    expect(
      await plan('SELECT max(followed_at) FROM follow_ups c WHERE c.account_id = 5 AND c.deleted_at IS NULL'),
    ).toContain('follow_ups_account_id_index');
    expect(await plan('SELECT * FROM changes WHERE record_id = 1 AND entity = ?')).toContain(
      'changes_record_id_index',
    );
    expect(
      await plan(
        'SELECT * FROM requests r JOIN changes c ON c.id BETWEEN r.first_change_id AND r.last_change_id WHERE r.change_set_id = 1',
      ),
    ).toMatch(/requests_change_set_id_index.*INTEGER PRIMARY KEY/);
    expect(await plan(`SELECT id FROM accounts WHERE no = 'KH1'`)).toContain('accounts_no_unique');
  });
});

describe('the tables', () => {
  it('are what the registry says', async () => {
    const store = await openStore();
    expect(await schemaDrift(store.database.reader, registry)).toEqual({ additions: [], questions: [] });
  });

  it('that differ from the registry are noticed: additions are written, everything else is asked', async () => {
    const store = await openStore();
    const { name, ...fields } = registry.source.fields;
    const source = {
      ...registry.source,
      fields: {
        ...fields,
        name: { ...name, kind: 'integer' as const },
        colour: { ...name, unique: undefined, required: undefined },
      },
    };
    const { kind, ...without } = fields;
    expect(kind.kind).toBe('choice');
    const drift = await schemaDrift(store.database.reader, {
      ...registry,
      source: source as unknown as typeof registry.source,
    });
    expect(drift.additions).toEqual(['ALTER TABLE sources ADD COLUMN colour TEXT']);
    expect(drift.questions).toEqual([
      'sources.name was TEXT, the registry says integer: how are values carried over?',
    ]);
    const dropped = await schemaDrift(store.database.reader, {
      ...registry,
      source: { ...source, fields: { ...without, name } },
    });
    expect(dropped.questions).toEqual([
      'sources.kind is no longer in the registry: renamed, or kept unseen?',
    ]);
  });
});

describe('the runner', () => {
  const failing: Migration = {
    name: '0003_fail_half_way',
    up: async (connection) => {
      await connection.run(`CREATE TABLE half (a)`);
      await connection.run(`UPDATE accounts SET name = 'gone'`);
      await connection.run('INSERT INTO nowhere VALUES (1)');
    },
  };
  const orphaning: Migration = {
    name: '0003_orphan_rows',
    up: async (connection) => {
      await connection.run('DELETE FROM accounts');
    },
  };
  const rebuilding: Migration = {
    name: '0003_rebuild_sources',
    endsOlderWriters: true,
    up: async (connection) => {
      const [made] = await connection.all<{ sql: string }>(
        `SELECT sql FROM sqlite_schema WHERE name = 'sources'`,
      );
      await connection.run(made?.sql.replace('TABLE sources', 'TABLE sources_new') ?? '');
      await connection.run('INSERT INTO sources_new SELECT * FROM sources');
      await connection.run('DROP TABLE sources');
      await connection.run('ALTER TABLE sources_new RENAME TO sources');
    },
  };

  async function office(): Promise<string> {
    const store = await openStore();
    const source = await make(store, 'source', { name: '展会' });
    const account = await make(store, 'account', { name: '甲', source });
    await make(store, 'contract', { name: '合同', account });
    await store.database.close();
    return store.database.path;
  }

  it.each([failing, orphaning])(
    'takes nothing of $name, keeps the file as it was, and has a copy from before',
    async (migration) => {
      const path = await office();
      const before = await wholeTables(path);
      const backUpFolder = join(dirname(path), 'copies');
      const attempt = openDatabase({
        path,
        mode: 'open',
        migrations: [...migrations, migration],
        backUpFolder,
      });
      await expect(attempt).rejects.toMatchObject({ kind: 'migrationFailed' });
      expect(await wholeTables(path)).toEqual(before);
      expect(readdirSync(backUpFolder)).toHaveLength(1);
      const database = await openDatabase({ path, mode: 'open' });
      await database.close();
    },
  );

  it('takes a copy before it changes anything, and older programs may not write afterwards', async () => {
    const path = await office();
    const database = await openDatabase({ path, mode: 'open', migrations: [...migrations, rebuilding] });
    expect(database.migrated.done).toEqual([rebuilding.name]);
    const copy = database.migrated.backUp ?? '';
    expect((await wholeTables(copy))['accounts']).toHaveLength(1);
    expect(await database.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    await database.close();
    const marks = await withFile(path, (connection) =>
      connection.all(`SELECT value FROM meta WHERE key = 'oldest_writer'`),
    );
    expect(marks).toEqual([{ value: String(migrations.length + 1) }]);
    await expect(openDatabase({ path, mode: 'open' })).rejects.toMatchObject({ kind: 'newer' });
  });

  it('numbers the steps upwards and never names one twice', () => {
    const numbers = migrations.map((migration) => Number(migration.name.slice(0, 4)));
    expect(numbers).toEqual([...new Set(numbers)].sort((left, right) => left - right));
  });
});
