import { runAll, type Migration } from './migration';

/** What the office said about records that are alike, what the last look over all of them found, and who became part of whom. */
export const joinDuplicates: Migration = {
  name: '0006_join_duplicates',
  up: (connection) =>
    runAll(connection, [
      // The smaller id stands first, so that a pair is one row whoever asks.
      `CREATE TABLE duplicate_decisions (
        entity TEXT NOT NULL,
        low_id INTEGER NOT NULL,
        high_id INTEGER NOT NULL,
        decision TEXT NOT NULL,
        until TEXT,
        user_id INTEGER,
        at TEXT NOT NULL,
        PRIMARY KEY (entity, low_id, high_id)
      ) WITHOUT ROWID`,
      `CREATE TABLE duplicate_pairs (
        entity TEXT NOT NULL,
        low_id INTEGER NOT NULL,
        high_id INTEGER NOT NULL,
        score REAL NOT NULL,
        reasons TEXT NOT NULL,
        is_certain INTEGER NOT NULL,
        low_version INTEGER NOT NULL,
        high_version INTEGER NOT NULL,
        PRIMARY KEY (entity, low_id, high_id)
      ) WITHOUT ROWID`,
      `CREATE INDEX duplicate_pairs_high_id_index ON duplicate_pairs (entity, high_id)`,
      `CREATE TABLE duplicate_scans (
        entity TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        user_id INTEGER,
        compared INTEGER NOT NULL,
        last_change_id INTEGER NOT NULL
      ) WITHOUT ROWID`,
      `CREATE INDEX accounts_merged_into_id_merged ON accounts (merged_into_id) WHERE merged_into_id IS NOT NULL`,
      `CREATE INDEX contacts_merged_into_id_merged ON contacts (merged_into_id) WHERE merged_into_id IS NOT NULL`,
      `CREATE INDEX opportunities_merged_into_id_merged ON opportunities (merged_into_id) WHERE merged_into_id IS NOT NULL`,
      `CREATE INDEX contracts_merged_into_id_merged ON contracts (merged_into_id) WHERE merged_into_id IS NOT NULL`,
    ]),
};
