import type { Knex } from 'knex';
import SqliteDialect from 'knex/lib/dialects/sqlite3/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import type sqlite3 from 'sqlite3';
import { forgetStatements } from './statements';

/** How long a COMMIT that meets readers is tried again before the transaction is rolled back, in milliseconds. */
export interface ImmediateOptions {
  readonly commitDeadline: number;
  /** How the file is opened: knex's own flags can only be added to, never taken away. */
  readonly openFlags: number;
  /** IMMEDIATE for writing; a reader's transaction is a plain BEGIN. */
  readonly begin: 'BEGIN IMMEDIATE' | 'BEGIN';
}

/** A connection of the pool; one whose state is in doubt is marked and never used again. */
type PooledConnection = sqlite3.Database & { __knex__disposed?: Error };

/**
 * The dialect the program uses: knex sends a deferred BEGIN, which fails at once when two desks read and then write,
 * and after a COMMIT that met SQLITE_BUSY it gives the connection back with the transaction still open. Here BEGIN is
 * IMMEDIATE, COMMIT is tried again until its deadline and then rolled back, and a connection in doubt leaves the pool.
 */
export function immediateDialect(options: ImmediateOptions): typeof Knex.Client {
  class ImmediateTransaction extends SqliteTransaction {
    override async begin(connection: PooledConnection): Promise<void> {
      try {
        await execute(connection, options.begin);
      } catch (error) {
        // Rejecting (not only settling, as knex does) keeps the caller's job from running without a transaction.
        this._completed = true;
        throw error;
      }
    }

    override async commit(connection: PooledConnection, value: unknown): Promise<unknown> {
      const deadline = performance.now() + options.commitDeadline;
      for (;;) {
        try {
          await execute(connection, 'COMMIT');
          this._completed = true;
          this._resolver?.(value);
          return value;
        } catch (error) {
          if (!isBusy(error) || performance.now() >= deadline) return await this.rollback(connection, error);
          await new Promise((resolve) => setTimeout(resolve, 5 + (performance.now() % 20)));
        }
      }
    }

    override async rollback(connection: PooledConnection, error: unknown): Promise<void> {
      if (this._completed) return;
      this._completed = true;
      try {
        await execute(connection, 'ROLLBACK');
      } catch (failed) {
        // SQLite rolls back by itself on a full disk or an I/O error; anything else leaves the connection in doubt.
        if (!/no transaction is active/.test((failed as Error).message))
          connection.__knex__disposed = failed as Error;
      }
      this._rejecter?.(error);
    }
  }

  class ImmediateDialect extends SqliteDialect {
    override transaction(...given: unknown[]): unknown {
      return new ImmediateTransaction(this, ...given);
    }

    override acquireRawConnection(): Promise<sqlite3.Database> {
      return new Promise((resolve, reject) => {
        const { filename } = this.connectionSettings;
        const opened = new this.driver.Database(filename, options.openFlags, (error: Error | null) => {
          if (error) reject(error);
          else resolve(opened);
        });
      });
    }

    override async destroyRawConnection(connection: sqlite3.Database): Promise<void> {
      await forgetStatements(connection);
      await new Promise<void>((resolve, reject) => {
        connection.close((error) => (error ? reject(error) : resolve()));
      });
    }
  }
  return ImmediateDialect as unknown as typeof Knex.Client;
}

function isBusy(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'SQLITE_BUSY';
}

function execute(connection: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(sql, (error) => (error ? reject(error) : resolve()));
  });
}
