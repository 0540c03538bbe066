import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../db/connection/backUp';
import { openDatabase } from '../../../db/connection/openDatabase';
import { migrations } from '../../../db/migrations/index';
import { getRecord } from '../../../db/repositories/recordRepository';
import { make, openStore, scratchFolder, write } from './openStore';

describe('opening a file', () => {
  it('makes a new file and refuses to make it twice', async () => {
    const path = join(scratchFolder(), '客户 资料.db');
    const store = await openStore({ path });
    expect(store.database).toMatchObject({
      isReadOnly: false,
      readOnlyReason: null,
      location: { is: 'local' },
    });
    expect(await store.database.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    await expect(openDatabase({ path, mode: 'create' })).rejects.toMatchObject({ kind: 'exists' });
    const [settings] = await store.database.write((connection) =>
      connection.all('SELECT * FROM pragma_synchronous, pragma_foreign_keys, pragma_trusted_schema'),
    );
    expect(settings).toEqual({ synchronous: 2, foreign_keys: 1, trusted_schema: 0 });
  });

  it('leaves files of others untouched to the byte', async () => {
    const folder = scratchFolder();
    const foreign = join(folder, 'foreign.db');
    await run(foreign, 'CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
    const text = join(folder, 'text.db');
    writeFileSync(text, '这不是数据库'.repeat(500));
    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    for (const path of [foreign, text, empty]) {
      const before = readFileSync(path);
      await expect(openDatabase({ path, mode: 'open' })).rejects.toMatchObject({ kind: 'notOurs' });
      expect(readFileSync(path).equals(before)).toBe(true);
    }
    await expect(openDatabase({ path: join(folder, 'nothing.db'), mode: 'open' })).rejects.toMatchObject({
      kind: 'missing',
    });
    await expect(openDatabase({ path: folder, mode: 'open' })).rejects.toMatchObject({ kind: 'notOurs' });
  });

  it('refuses a file of a newer program and leaves it as it is', async () => {
    const path = join(scratchFolder(), 'office.db');
    await (await openStore({ path })).database.close();
    await run(path, `INSERT INTO migrations (id, name, ran_at) VALUES (99, '0099_from_the_future', 'x')`);
    await expect(openDatabase({ path, mode: 'open' })).rejects.toMatchObject({ kind: 'newer' });
    await expect(openDatabase({ path, mode: 'read' })).rejects.toMatchObject({ kind: 'newer' });
  });

  it('opens a file on a share or in a synchronised folder for reading only, without WAL, and says why', async () => {
    const path = join(scratchFolder(), 'office.db');
    const first = await openStore({ path });
    const id = await make(first, 'account', { name: '甲' });
    await first.database.close();
    for (const is of ['share', 'syncFolder'] as const) {
      const store = await openStore({
        path,
        mode: 'open',
        locate: () => Promise.resolve({ is, because: 'test' }),
      });
      expect(store.database).toMatchObject({ isReadOnly: true, readOnlyReason: is });
      expect(await getRecord(store, 'account', id)).toMatchObject({ name: '甲' });
      await expect(make(store, 'account', { name: '乙' })).rejects.toMatchObject({
        kind: 'readOnly',
        details: { reason: is },
      });
      await store.database.close();
      await expect(
        openDatabase({
          path: `${path}.new`,
          mode: 'create',
          locate: () => Promise.resolve({ is, because: 'test' }),
        }),
      ).rejects.toMatchObject({ kind: 'readOnly', details: { reason: is } });
    }
    expect(readdirSync(join(path, '..'))).toEqual(['office.db']);
  });

  it('does not read a file on a share while somebody has it open in WAL mode', async () => {
    const path = join(scratchFolder(), 'office.db');
    await make(await openStore({ path }), 'account', { name: '甲' });
    const locate = () => Promise.resolve({ is: 'share', because: 'test' } as const);
    await expect(openDatabase({ path, mode: 'open', locate })).rejects.toMatchObject({ kind: 'busy' });
  });

  it('treats a file marked as shared as one, wherever it is seen from', async () => {
    const path = join(scratchFolder(), 'office.db');
    await (await openStore({ path })).database.close();
    await run(path, `INSERT OR REPLACE INTO meta (key, value) VALUES ('shared', '1')`);
    const store = await openStore({ path, mode: 'open' });
    expect(store.database).toMatchObject({ isReadOnly: true, readOnlyReason: 'share' });
  });

  it('goes read-only in the middle of the work when another program brought the file forward', async () => {
    const path = join(scratchFolder(), 'office.db');
    const store = await openStore({ path });
    const id = await make(store, 'account', { name: '甲' });
    await run(
      path,
      `INSERT OR REPLACE INTO meta (key, value) VALUES ('oldest_writer', '${migrations.length + 1}')`,
    );
    await expect(
      write(store, [{ action: 'update', entity: 'account', id, rowVersion: 1, values: { name: '乙' } }]),
    ).rejects.toMatchObject({
      kind: 'readOnly',
      details: { reason: 'olderProgram' },
    });
    expect(store.database).toMatchObject({ isReadOnly: true, readOnlyReason: 'olderProgram' });
    expect(await getRecord(store, 'account', id)).toMatchObject({ name: '甲' });
  });

  it('recognises a damaged file', async () => {
    const path = join(scratchFolder(), 'office.db');
    const store = await openStore({ path });
    await write(
      store,
      Array.from({ length: 300 }, (_, index) => ({
        action: 'create',
        entity: 'account',
        values: { name: `客户${index}`, remark: '字'.repeat(300) },
      })),
    );
    await store.database.close();
    const bytes = readFileSync(path);
    bytes.fill(0xab, 8192, bytes.length - 4096);
    writeFileSync(path, bytes);
    await expect(openDatabase({ path, mode: 'open' })).rejects.toMatchObject({ kind: 'corrupt' });
  });

  it('reads while a write is under way, and shows the state from before it', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '甲' });
    const seen = await store.database.write(async (connection) => {
      await connection.run(`UPDATE accounts SET name = '乙'`);
      return await getRecord(store, 'account', 1);
    });
    expect(seen).toMatchObject({ name: '甲' });
    expect(await getRecord(store, 'account', 1)).toMatchObject({ name: '乙' });
  });

  it('reads pages while something that takes long is counted aside, which cannot write either', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '甲' });
    const { database } = store;
    const seen = await database.readAside(async (aside) => {
      const names = await database.read((connection) => connection.all('SELECT name FROM accounts'));
      return [names, await aside.all('SELECT count(*) AS n FROM accounts')];
    });
    expect(seen).toEqual([[{ name: '甲' }], [{ n: 1 }]]);
    await expect(database.readAside((aside) => aside.run('DELETE FROM accounts'))).rejects.toMatchObject({
      kind: 'readOnly',
    });
  });

  it('counts aside in a file it only reads, too', async () => {
    const path = join(scratchFolder(), 'office.db');
    const store = await openStore({ path });
    await make(store, 'account', { name: '甲' });
    await store.database.close();
    const reading = await openDatabase({ path, mode: 'read' });
    expect(await reading.readAside((aside) => aside.all('SELECT count(*) AS n FROM accounts'))).toEqual([
      { n: 1 },
    ]);
    await reading.close();
  });

  it('cannot be written through the reader', async () => {
    const store = await openStore();
    await expect(store.database.query(`DELETE FROM accounts`)).rejects.toMatchObject({ kind: 'readOnly' });
  });

  it('finishes what is queued when it is closed, and refuses what comes later', async () => {
    const path = join(scratchFolder(), 'office.db');
    const store = await openStore({ path });
    const writes = Array.from({ length: 5 }, (_, index) => make(store, 'account', { name: `客户${index}` }));
    await store.database.close();
    expect(await Promise.all(writes)).toEqual([1, 2, 3, 4, 5]);
    await expect(make(store, 'account', { name: '晚' })).rejects.toMatchObject({ kind: 'unreachable' });
    const again = await openStore({ path, mode: 'open' });
    expect(await again.database.query('SELECT count(*) AS count FROM accounts')).toEqual([{ count: 5 }]);
  });
});

describe('a back-up', () => {
  it('is taken while the file is written to, is verified, and opens as an office file', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'office.db');
    const store = await openStore({ path });
    await make(store, 'account', { name: '甲' });
    const writing = Promise.all(
      Array.from({ length: 30 }, (_, index) => make(store, 'contact', { name: `张${index}` })),
    );
    const copy = await backUp(path, join(folder, 'copy.db'), 'withoutFiles');
    await writing;
    expect(copy.rows['accounts']).toBe(1);
    expect(copy.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const opened = await openStore({ path: copy.path, mode: 'open' });
    expect(await getRecord(opened, 'account', 1)).toMatchObject({ name: '甲' });
    await expect(backUp(path, copy.path, 'withoutFiles')).rejects.toMatchObject({ kind: 'exists' });
  });

  it('does not come about from a damaged file', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'office.db');
    const store = await openStore({ path });
    await write(
      store,
      Array.from({ length: 300 }, (_, index) => ({
        action: 'create',
        entity: 'account',
        values: { name: `客户${index}`, remark: '字'.repeat(300) },
      })),
    );
    await store.database.close();
    const damaged = join(folder, 'damaged.db');
    copyFileSync(path, damaged);
    const bytes = readFileSync(damaged);
    bytes.fill(0xab, bytes.length / 2, bytes.length - 4096);
    writeFileSync(damaged, bytes);
    await expect(backUp(damaged, join(folder, 'copy.db'), 'withoutFiles')).rejects.toMatchObject({
      kind: 'corrupt',
    });
    expect(readdirSync(folder).filter((name) => /copy|part/.test(name))).toEqual([]);
  });
});

async function run(path: string, sql: string): Promise<void> {
  const raw = new sqlite3.Database(path);
  await new Promise<void>((resolve, reject) => raw.exec(sql, (error) => (error ? reject(error) : resolve())));
  await new Promise<void>((resolve) => raw.close(() => resolve()));
}
