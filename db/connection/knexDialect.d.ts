declare module 'knex/lib/dialects/sqlite3/index.js' {
  import type sqlite3 from 'sqlite3';

  /** The part of knex's SQLite dialect that is extended here. */
  class Client {
    constructor(config: object);
    driver: typeof sqlite3;
    connectionSettings: { filename: string };
    transaction(...given: unknown[]): unknown;
    acquireRawConnection(): Promise<unknown>;
    destroyRawConnection(connection: unknown): Promise<void>;
  }
  export default Client;
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  /** A transaction of the dialect; `_resolver` and `_rejecter` settle the promise its caller holds. */
  export default class SqliteTransaction {
    constructor(...given: unknown[]);
    _completed: boolean;
    _resolver?: (value: unknown) => void;
    _rejecter?: (error: unknown) => void;
    begin(connection: unknown): Promise<unknown>;
    commit(connection: unknown, value: unknown): Promise<unknown>;
    rollback(connection: unknown, error: unknown): Promise<unknown>;
  }
}
