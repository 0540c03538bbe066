import { runAll, type Migration } from './migration';

/** The tables every office file has whatever its records are: change log, numbers, own fields, imports, search. */
export const createPlatform: Migration = {
  name: '0001_create_platform',
  up: (connection) =>
    runAll(connection, [
      `CREATE TABLE change_sets (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        user_id INTEGER,
        desk_id TEXT NOT NULL,
        at TEXT NOT NULL,
        change_count INTEGER NOT NULL DEFAULT 0,
        undoes INTEGER,
        undone_by INTEGER
      )`,
      `CREATE INDEX change_sets_user_id_index ON change_sets (user_id, id)`,
      // One row per transaction of a change set; its rows in `changes` are those from first to last.
      `CREATE TABLE requests (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        request_id TEXT NOT NULL,
        change_set_id INTEGER NOT NULL,
        desk_id TEXT NOT NULL,
        user_id INTEGER,
        at TEXT NOT NULL,
        first_change_id INTEGER NOT NULL,
        last_change_id INTEGER NOT NULL,
        touched TEXT NOT NULL,
        answer TEXT
      )`,
      `CREATE UNIQUE INDEX requests_request_id_unique ON requests (request_id)`,
      `CREATE INDEX requests_change_set_id_index ON requests (change_set_id)`,
      `CREATE TABLE changes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        change_set_id INTEGER NOT NULL,
        entity TEXT NOT NULL,
        record_id INTEGER NOT NULL,
        action TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        position INTEGER,
        before TEXT,
        after TEXT
      )`,
      `CREATE INDEX changes_record_id_index ON changes (record_id, entity)`,
      `CREATE TABLE number_counters (entity TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID`,
      `CREATE TABLE field_definitions (
        entity TEXT NOT NULL,
        key TEXT NOT NULL,
        label TEXT NOT NULL,
        kind TEXT NOT NULL,
        options TEXT NOT NULL,
        position INTEGER NOT NULL,
        is_active INTEGER NOT NULL,
        PRIMARY KEY (entity, key)
      ) WITHOUT ROWID`,
      `CREATE TABLE import_runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        file_name TEXT NOT NULL,
        file_hash TEXT NOT NULL,
        started_at TEXT NOT NULL,
        finished_at TEXT,
        user_id INTEGER,
        desk_id TEXT NOT NULL,
        state TEXT NOT NULL,
        counts TEXT NOT NULL,
        change_set_id INTEGER
      )`,
      `CREATE INDEX import_runs_file_hash_index ON import_runs (file_hash)`,
      `CREATE TABLE import_layouts (
        fingerprint TEXT PRIMARY KEY,
        layout TEXT NOT NULL,
        used_at TEXT NOT NULL
      ) WITHOUT ROWID`,
      `CREATE TABLE search_entities (code INTEGER PRIMARY KEY, entity TEXT NOT NULL UNIQUE)`,
      // id = id of the record * 64 + code of its entity.
      `CREATE TABLE search_pending (id INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL)`,
      `CREATE TABLE search_documents (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        pinyin TEXT NOT NULL
      )`,
      `CREATE INDEX search_documents_title_index ON search_documents (title)`,
      `CREATE VIRTUAL TABLE search_index USING fts5 (
        tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
      )`,
    ]),
};
