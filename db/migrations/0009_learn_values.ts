import { runAll, type Migration } from './migration';

/** What the values of old sheets stood for: said once at an import, used at the next one. */
export const learnValues: Migration = {
  name: '0009_learn_values',
  up: (connection) =>
    runAll(connection, [
      `CREATE TABLE import_values (
        path TEXT NOT NULL,
        value TEXT NOT NULL,
        choice TEXT NOT NULL,
        used_at TEXT NOT NULL,
        PRIMARY KEY (path, value)
      ) WITHOUT ROWID`,
    ]),
};
