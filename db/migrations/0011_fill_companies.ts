import { runAll, type Migration } from './migration';

/**
 * The company of a person, from the positions there are: the one marked as primary, else the newest. Generated from the
 * registry's difference but for the filling.
 */
export const fillCompanies: Migration = {
  name: '0011_fill_companies',
  up: (connection) =>
    runAll(connection, [
      `ALTER TABLE contacts ADD COLUMN primary_account_id INTEGER REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED`,
      `CREATE INDEX contacts_primary_account_id_index ON contacts (primary_account_id) WHERE primary_account_id IS NOT NULL`,
      `UPDATE contacts SET primary_account_id = (
        SELECT c.account_id FROM account_contacts c WHERE c.contact_id = contacts.id AND c.deleted_at IS NULL
        ORDER BY coalesce(c.is_primary, 0) DESC, c.id DESC LIMIT 1
      )`,
    ]),
};
