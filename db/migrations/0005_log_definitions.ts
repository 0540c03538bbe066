import { runAll, type Migration } from './migration';

/** Who changed which field, object, arrangement or number rule of the office, and what it was before. */
export const logDefinitions: Migration = {
  name: '0005_log_definitions',
  up: (connection) =>
    runAll(connection, [
      `CREATE TABLE definition_changes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        user_id INTEGER,
        desk_id TEXT NOT NULL,
        part TEXT NOT NULL,
        entity TEXT NOT NULL,
        key TEXT NOT NULL,
        before TEXT,
        after TEXT,
        undoes INTEGER,
        undone_by INTEGER
      )`,
      `CREATE INDEX definition_changes_key_index ON definition_changes (part, entity, key)`,
    ]),
};
