import type { Knex } from 'knex';
import { DatabaseError } from '../connection/databaseError';
import { connectionOf, type Connection } from '../connection/statements';
import { sqliteFailure } from '../connection/sqliteFailure';
import type { Migration } from './migration';

/** What a run did. */
export interface MigrationRun {
  /** Names of the steps that were taken, in order. */
  readonly done: readonly string[];
  /** Where the copy from before lies; null when there was nothing to keep. */
  readonly backUp: string | null;
}

export interface MigrationOptions {
  readonly knex: Knex;
  readonly migrations: readonly Migration[];
  /** Now, UTC. */
  readonly at: string;
  /** Takes a verified copy before an existing file is changed; returns its path. */
  readonly backUp: () => Promise<string | null>;
}

/** The steps a file has taken, in order; an empty file has taken none. */
export async function takenSteps(knex: Knex): Promise<string[]> {
  const tables = await knex.raw<unknown[]>(
    `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`,
  );
  if (tables.length === 0) return [];
  const rows = await knex.raw<{ name: string }[]>('SELECT name FROM migrations ORDER BY id');
  return rows.map((row) => row.name);
}

/**
 * The steps still to take.
 * @throws DatabaseError `newer` when the file has taken steps this program does not know.
 */
export function pendingSteps(taken: readonly string[], migrations: readonly Migration[]): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name));
  if (taken.some((name) => !known.has(name))) throw new DatabaseError('newer');
  return migrations.filter((migration) => !taken.includes(migration.name));
}

/**
 * Takes all pending steps in one transaction: foreign keys off (SQLite ignores the pragma inside a transaction), the
 * steps, `foreign_key_check`, on again. Either all of them are taken or none.
 * @throws DatabaseError `newer`, or `migrationFailed` with the reason as its cause.
 */
export async function runMigrations(options: MigrationOptions): Promise<MigrationRun> {
  const { knex, migrations } = options;
  const taken = await takenSteps(knex);
  const pending = pendingSteps(taken, migrations);
  if (pending.length === 0) return { done: [], backUp: null };
  const backUp = taken.length === 0 ? null : await options.backUp();
  await knex.raw('PRAGMA foreign_keys = OFF');
  try {
    await knex.transaction(async (transaction) => {
      const connection = await connectionOf(transaction);
      await takeSteps(connection, migrations, options.at);
      const orphans = await connection.all('PRAGMA foreign_key_check');
      if (orphans.length > 0) throw new Error(`${orphans.length} rows refer to nothing`);
    });
  } catch (error) {
    const failure = sqliteFailure(error);
    if (failure instanceof DatabaseError && failure.kind !== 'invalid') throw failure;
    throw new DatabaseError('migrationFailed', { cause: failure });
  } finally {
    await knex.raw('PRAGMA foreign_keys = ON');
  }
  return { done: pending.map((migration) => migration.name), backUp };
}

/** Asked again inside the transaction: another desk may have taken the steps while this one waited for the lock. */
async function takeSteps(
  connection: Connection,
  migrations: readonly Migration[],
  at: string,
): Promise<void> {
  await connection.run(
    'CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, ran_at TEXT NOT NULL)',
  );
  await connection.run(
    'CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  );
  const taken = await connection.all<{ name: string }>('SELECT name FROM migrations');
  const pending = pendingSteps(
    taken.map((row) => row.name),
    migrations,
  );
  for (const migration of pending) {
    await migration.up(connection);
    const step = migrations.indexOf(migration) + 1;
    await connection.run('INSERT INTO migrations (id, name, ran_at) VALUES (?, ?, ?)', [
      step,
      migration.name,
      at,
    ]);
    if (migration.endsOlderWriters) {
      await connection.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('oldest_writer', ?)`, [
        String(step),
      ]);
    }
  }
}
