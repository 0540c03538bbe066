import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { openDatabase, type Database } from '../../../db/connection/openDatabase';
import { wrap, type Connection } from '../../../db/connection/statements';
import { migrations } from '../../../db/migrations/index';
import { scratchFolder } from '../db/openStore';

/** A file at the step before the one named, as an office had it then; rows are put in with the SQL of that time. */
export async function fileBefore(step: string, rows: readonly string[]): Promise<string> {
  const index = migrations.findIndex((migration) => migration.name === step);
  if (index < 0) throw new Error(`no step ${step}`);
  const path = join(scratchFolder(), 'office.db');
  const old = await openDatabase({ path, mode: 'create', migrations: migrations.slice(0, index) });
  await old.close();
  await withFile(path, async (connection) => {
    for (const sql of rows) await connection.run(sql);
  });
  return path;
}

/** Takes a file up to and with the step named. */
export async function stepTo(step: string, path: string): Promise<Database> {
  const index = migrations.findIndex((migration) => migration.name === step);
  return await openDatabase({ path, mode: 'open', migrations: migrations.slice(0, index + 1) });
}

/** Every table with its rows, to be compared as a whole. */
export async function wholeTables(path: string): Promise<Record<string, unknown[]>> {
  return await withFile(path, async (connection) => {
    const tables = await connection.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'`,
    );
    const all: Record<string, unknown[]> = {};
    for (const { name } of tables) all[name] = await connection.all(`SELECT * FROM "${name}"`);
    return all;
  });
}

/** Runs SQL on a file without any of the program around it. */
export async function withFile<T>(path: string, job: (connection: Connection) => Promise<T>): Promise<T> {
  const raw = new sqlite3.Database(path);
  try {
    return await job(wrap(raw));
  } finally {
    await new Promise<void>((resolve) => raw.close(() => resolve()));
  }
}
