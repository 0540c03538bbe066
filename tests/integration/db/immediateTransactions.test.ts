import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import sqlite3 from 'sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { immediateDialect } from '../../../db/connection/immediateTransactions';
import { scratchFolder } from './openStore';

const open: { destroy(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.destroy();
});

/** Rollback journal: there a reader keeps a writer from its COMMIT, which is the hard case. */
async function makeKnex(path: string, commitDeadline: number): Promise<Knex> {
  const knex = knexFactory({
    client: immediateDialect({
      commitDeadline,
      openFlags: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE,
      begin: 'BEGIN IMMEDIATE',
    }),
    connection: { filename: path },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (raw: sqlite3.Database, done: (error: Error | null, made: sqlite3.Database) => void) => {
        raw.configure('busyTimeout', 100);
        raw.exec('PRAGMA journal_mode = DELETE', (error) => done(error, raw));
      },
    },
  });
  open.push(knex);
  await knex.raw('CREATE TABLE IF NOT EXISTS t (v INTEGER)');
  return knex;
}

/** Another program's connection. */
async function other(path: string): Promise<(sql: string) => Promise<void>> {
  const raw = await new Promise<sqlite3.Database>((resolve, reject) => {
    const made = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(made)));
  });
  open.push({ destroy: () => new Promise((resolve) => raw.close(() => resolve())) });
  return (sql) =>
    new Promise((resolve, reject) => raw.exec(sql, (error) => (error ? reject(error) : resolve())));
}

async function values(knex: Knex): Promise<number[]> {
  const rows = await knex.raw<{ v: number }[]>('SELECT v FROM t ORDER BY v');
  return rows.map((row) => row.v);
}

describe('the knex dialect', () => {
  it('begins immediately, so that reading first and writing later never meets a lock', async () => {
    const path = join(scratchFolder(), 'a.db');
    const knex = await makeKnex(path, 1_000);
    const run = await other(path);
    await knex.transaction(async (transaction) => {
      await transaction.raw('SELECT * FROM t');
      await expect(run('BEGIN IMMEDIATE')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
      await transaction.raw('INSERT INTO t VALUES (1)');
    });
    expect(await values(knex)).toEqual([1]);
  });

  it('does not run the job at all when BEGIN meets a lock, and works again afterwards', async () => {
    const path = join(scratchFolder(), 'a.db');
    const knex = await makeKnex(path, 1_000);
    const run = await other(path);
    await run('BEGIN IMMEDIATE');
    let hasRun = false;
    const attempt = knex.transaction(async (transaction) => {
      hasRun = true;
      await transaction.raw('INSERT INTO t VALUES (1)');
    });
    await expect(attempt).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    expect(hasRun).toBe(false);
    await run('ROLLBACK');
    await knex.transaction(async (transaction) => void (await transaction.raw('INSERT INTO t VALUES (2)')));
    expect(await values(knex)).toEqual([2]);
  });

  it('tries COMMIT again while a reader is in the way', async () => {
    const path = join(scratchFolder(), 'a.db');
    const knex = await makeKnex(path, 5_000);
    const run = await other(path);
    await run('BEGIN; SELECT * FROM t;');
    setTimeout(() => void run('COMMIT'), 400);
    const answer = await knex.transaction(async (transaction) => {
      await transaction.raw('INSERT INTO t VALUES (3)');
      return 'value';
    });
    expect(answer).toBe('value');
    expect(await values(knex)).toEqual([3]);
  });

  it('rolls back when the reader stays, and never hands back an open transaction', async () => {
    const path = join(scratchFolder(), 'a.db');
    const knex = await makeKnex(path, 300);
    const run = await other(path);
    await run('BEGIN; SELECT * FROM t;');
    const attempt = knex.transaction(
      async (transaction) => void (await transaction.raw('INSERT INTO t VALUES (4)')),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    expect(await values(knex)).toEqual([]);
    await run('COMMIT');
    await knex.transaction(async (transaction) => void (await transaction.raw('INSERT INTO t VALUES (5)')));
    expect(await values(knex)).toEqual([5]);
  });

  it('gives the job’s own error back and nothing of its work stays', async () => {
    const path = join(scratchFolder(), 'a.db');
    const knex = await makeKnex(path, 300);
    const attempt = knex.transaction(async (transaction) => {
      await transaction.raw('INSERT INTO t VALUES (6)');
      throw new RangeError('no');
    });
    await expect(attempt).rejects.toBeInstanceOf(RangeError);
    expect(await values(knex)).toEqual([]);
  });
});
