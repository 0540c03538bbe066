import type { Connection } from '../connection/statements';
import { runAll, type Migration } from './migration';

/**
 * Leads, and what hangs on them. A follow-up may now belong to a lead that has no account yet: its column allows none,
 * for which SQLite wants the table made again (https://sqlite.org/lang_altertable.html#otheralter). Generated from the
 * registry's difference but for that.
 */
export const addLeads: Migration = {
  name: '0010_add_leads',
  up: async (connection) => {
    await allowNoAccount(connection);
    await runAll(connection, [
      `ALTER TABLE follow_ups ADD COLUMN lead_id INTEGER REFERENCES leads (id) DEFERRABLE INITIALLY DEFERRED`,
      `CREATE INDEX follow_ups_lead_id_index ON follow_ups (lead_id) WHERE lead_id IS NOT NULL`,
      `ALTER TABLE status_changes ADD COLUMN lead_id INTEGER REFERENCES leads (id) DEFERRABLE INITIALLY DEFERRED`,
      `CREATE INDEX status_changes_lead_id_index ON status_changes (lead_id) WHERE lead_id IS NOT NULL`,
      `ALTER TABLE tasks ADD COLUMN lead_id INTEGER REFERENCES leads (id) DEFERRABLE INITIALLY DEFERRED`,
      `CREATE INDEX tasks_lead_id_index ON tasks (lead_id) WHERE lead_id IS NOT NULL`,
      `ALTER TABLE comments ADD COLUMN lead_id INTEGER REFERENCES leads (id) DEFERRABLE INITIALLY DEFERRED`,
      `CREATE INDEX comments_lead_id_index ON comments (lead_id) WHERE lead_id IS NOT NULL`,
      `ALTER TABLE attachments ADD COLUMN lead_id INTEGER REFERENCES leads (id) DEFERRABLE INITIALLY DEFERRED`,
      `CREATE INDEX attachments_lead_id_index ON attachments (lead_id) WHERE lead_id IS NOT NULL`,
      `ALTER TABLE sticky_notes ADD COLUMN lead_id INTEGER REFERENCES leads (id) DEFERRABLE INITIALLY DEFERRED`,
      `CREATE INDEX sticky_notes_lead_id_index ON sticky_notes (lead_id) WHERE lead_id IS NOT NULL`,
      `CREATE TABLE leads (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        company_name TEXT,
        credit_code TEXT,
        contact_name TEXT,
        position TEXT,
        mobiles TEXT,
        phones TEXT,
        wechat TEXT,
        mail TEXT,
        source_id INTEGER REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
        industry TEXT,
        region TEXT,
        address TEXT,
        need TEXT,
        tier TEXT,
        status TEXT,
        discard_reason TEXT,
        converted_account_id INTEGER REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED,
        converted_contact_id INTEGER REFERENCES contacts (id) DEFERRABLE INITIALLY DEFERRED,
        converted_opportunity_id INTEGER REFERENCES opportunities (id) DEFERRABLE INITIALLY DEFERRED,
        converted_at TEXT,
        next_contact_on TEXT,
        last_followed_at TEXT,
        tags TEXT,
        remark TEXT,
        no TEXT,
        owner_id INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
        created_at TEXT,
        created_by_id INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
        updated_at TEXT,
        updated_by_id INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
        row_version INTEGER NOT NULL DEFAULT 1,
        deleted_at TEXT,
        deleted_by INTEGER,
        merged_into_id INTEGER,
        import_run_id INTEGER,
        import_row INTEGER,
        custom TEXT NOT NULL DEFAULT '{}',
        sort_key TEXT
      )`,
      `CREATE INDEX leads_source_id_index ON leads (source_id) WHERE source_id IS NOT NULL`,
      `CREATE INDEX leads_converted_account_id_index ON leads (converted_account_id) WHERE converted_account_id IS NOT NULL`,
      `CREATE INDEX leads_converted_contact_id_index ON leads (converted_contact_id) WHERE converted_contact_id IS NOT NULL`,
      `CREATE INDEX leads_converted_opportunity_id_index ON leads (converted_opportunity_id) WHERE converted_opportunity_id IS NOT NULL`,
      `CREATE INDEX leads_owner_id_index ON leads (owner_id) WHERE owner_id IS NOT NULL`,
      `CREATE INDEX leads_id_live ON leads (id) WHERE deleted_at IS NULL`,
      `CREATE INDEX leads_sort_key_live ON leads (sort_key) WHERE deleted_at IS NULL`,
      `CREATE INDEX leads_updated_at_live ON leads (updated_at) WHERE deleted_at IS NULL`,
      `CREATE INDEX leads_merged_into_id_merged ON leads (merged_into_id) WHERE merged_into_id IS NOT NULL`,
      `CREATE UNIQUE INDEX leads_no_unique ON leads (no)`,
    ]);
  },
};

/** Makes `follow_ups` again with a column that may be empty: same rows, same ids, same indexes, the office's own too. */
async function allowNoAccount(connection: Connection): Promise<void> {
  const made = await connection.all<{ type: string; sql: string }>(
    `SELECT type, sql FROM sqlite_schema WHERE tbl_name = 'follow_ups' AND sql IS NOT NULL`,
  );
  const [counter] = await connection.all<{ seq: number }>(
    `SELECT seq FROM sqlite_sequence WHERE name = 'follow_ups'`,
  );
  const table = made.find((one) => one.type === 'table')?.sql ?? '';
  const again = table
    .replace('follow_ups', 'follow_ups_again')
    .replace('account_id INTEGER NOT NULL', 'account_id INTEGER');
  await runAll(connection, [
    again,
    'INSERT INTO follow_ups_again SELECT * FROM follow_ups',
    'DROP TABLE follow_ups',
    'ALTER TABLE follow_ups_again RENAME TO follow_ups',
    ...made.filter((one) => one.type === 'index').map((one) => one.sql),
  ]);
  // An id is never given twice, not even that of a follow-up which is gone.
  if (counter)
    await connection.run(`UPDATE sqlite_sequence SET seq = ? WHERE name = 'follow_ups'`, [counter.seq]);
}
