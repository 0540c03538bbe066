import type { Knex } from 'knex';
import type sqlite3 from 'sqlite3';

/** A value bound to a statement. */
export type Bound = string | number | null;

/** The connection a job of the write queue or a group of reads works on, without knex's builder in between. */
export interface Connection {
  /** All rows of a query. */
  all<Row>(sql: string, values?: readonly Bound[]): Promise<Row[]>;
  /** All rows of a query that stays prepared on this connection. */
  allPrepared<Row>(sql: string, values?: readonly Bound[]): Promise<Row[]>;
  /** Runs one statement; says how many rows it changed. */
  run(sql: string, values?: readonly Bound[]): Promise<number>;
  /** Runs one statement that stays prepared on this connection: for texts that come again and again. */
  runPrepared(sql: string, values: readonly Bound[]): Promise<number>;
}

/** Prepared statements per connection; at most this many, the oldest goes first. */
const mostPrepared = 64;
const prepared = new WeakMap<sqlite3.Database, Map<string, sqlite3.Statement>>();

/** The raw connection under a knex transaction, or under a pool of one. */
export async function connectionOf(transaction: Knex.Transaction): Promise<Connection> {
  const client = transaction.client as { acquireConnection(): Promise<sqlite3.Database> };
  return wrap(await client.acquireConnection());
}

/** Gives a raw connection the shape of `Connection`. Errors are the driver's own. */
export function wrap(raw: sqlite3.Database): Connection {
  return {
    all: <Row>(sql: string, values: readonly Bound[] = []) =>
      new Promise<Row[]>((resolve, reject) => {
        raw.all(sql, values, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows)));
      }),
    allPrepared: async <Row>(sql: string, values: readonly Bound[] = []) => {
      const statement = await prepare(raw, sql);
      return new Promise<Row[]>((resolve, reject) => {
        statement.all(values, (error: Error | null, rows: Row[]) => (error ? reject(error) : resolve(rows)));
      });
    },
    run: (sql, values = []) =>
      new Promise((resolve, reject) => {
        raw.run(sql, values, function (error: Error | null) {
          if (error) reject(error);
          else resolve(this.changes);
        });
      }),
    runPrepared: async (sql, values) => {
      const statement = await prepare(raw, sql);
      return new Promise((resolve, reject) => {
        statement.run(values, function (error: Error | null) {
          if (error) reject(error);
          else resolve(this.changes);
        });
      });
    },
  };
}

async function prepare(raw: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  let known = prepared.get(raw);
  if (!known) prepared.set(raw, (known = new Map<string, sqlite3.Statement>()));
  const found = known.get(sql);
  if (found) return found;
  if (known.size >= mostPrepared) {
    const [oldest] = known;
    if (oldest) {
      known.delete(oldest[0]);
      await finalize(oldest[1]);
    }
  }
  const made = await new Promise<sqlite3.Statement>((resolve, reject) => {
    const statement = raw.prepare(sql, (error: Error | null) => (error ? reject(error) : resolve(statement)));
  });
  known.set(sql, made);
  return made;
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve, reject) => {
    statement.finalize((error) => (error ? reject(error) : resolve()));
  });
}

/** Ends all prepared statements of a connection; SQLite does not close one that still has some. */
export async function forgetStatements(raw: sqlite3.Database): Promise<void> {
  const known = prepared.get(raw);
  prepared.delete(raw);
  for (const statement of known?.values() ?? []) await finalize(statement);
}
