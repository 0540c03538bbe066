import type { AnyRecord } from '../schema/defineEntity';
import type { Store } from '../store';
import { survivorsOf } from './merges';
import { findByValues, getRecords, knownEntity } from './recordRepository';
import { recordFromRow, type Row } from './rowMapping';

/** By what an account is recognised when rows of a sheet name it. */
export interface AccountIdentity {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly code: string | null;
  /** The import that made it. */
  readonly importRun: number | null;
}

/** A contact in one account, with the position held there. */
export interface AccountPerson {
  readonly account: number;
  readonly contact: AnyRecord;
  readonly position: AnyRecord;
}

/** How many accounts are read at a time. */
const accountsAtOnce = 5000;

/**
 * The identities of all living accounts, in pieces by id; then once more those that became part of another one, by
 * their own names and codes under its id: an old sheet may still call it so.
 */
export async function* accountIdentities(store: Store): AsyncGenerator<readonly AccountIdentity[]> {
  for (let after = 0; ;) {
    const found = await store.database.query<AccountIdentity>(
      `SELECT id, name, credit_code AS creditCode, code, import_run_id AS importRun FROM accounts
       WHERE deleted_at IS NULL AND id > ? ORDER BY id LIMIT ?`,
      [after, accountsAtOnce],
    );
    if (found.length > 0) yield found;
    if (found.length < accountsAtOnce) break;
    after = found.at(-1)?.id ?? after;
  }
  const merged = await store.database.query<AccountIdentity>(
    'SELECT id, name, credit_code AS creditCode, code, NULL AS importRun FROM accounts WHERE merged_into_id IS NOT NULL ORDER BY id',
  );
  const survivors = await survivorsOf(
    store,
    'account',
    merged.map(({ id }) => id),
  );
  const living = new Set(
    (await getRecords(store, 'account', [...new Set(survivors.values())]))
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id }) => id),
  );
  const known = merged.flatMap((account) => {
    const survivor = survivors.get(account.id);
    return survivor !== undefined && living.has(survivor) ? [{ ...account, id: survivor }] : [];
  });
  if (known.length > 0) yield known;
}

/** By what an account may be the one a sheet names by another name. */
export interface AccountTraits {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  /** Its own numbers and those of the people there. */
  readonly phones: readonly string[];
}

/** The traits of all living accounts, in pieces by id. */
export async function* accountTraits(store: Store): AsyncGenerator<readonly AccountTraits[]> {
  for (let after = 0; ;) {
    const found = await store.database.query<{
      id: number;
      name: string;
      creditCode: string | null;
      phones: string | null;
      people: string | null;
    }>(
      `SELECT a.id, a.name, a.credit_code AS creditCode, a.phones,
         (SELECT json_group_array(number.value) FROM account_contacts p
            JOIN contacts c ON c.id = p.contact_id AND c.deleted_at IS NULL, json_each(c.mobiles) number
          WHERE p.account_id = a.id AND p.deleted_at IS NULL) AS people
       FROM accounts a WHERE a.deleted_at IS NULL AND a.id > ? ORDER BY a.id LIMIT ?`,
      [after, accountsAtOnce],
    );
    if (found.length > 0) yield found.map(traitsOf);
    if (found.length < accountsAtOnce) return;
    after = found.at(-1)?.id ?? after;
  }
}

function traitsOf(row: {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly phones: string | null;
  readonly people: string | null;
}): AccountTraits {
  const lists = [row.phones, row.people].map((text) => (text === null ? [] : (JSON.parse(text) as string[])));
  return { id: row.id, name: row.name, creditCode: row.creditCode, phones: lists.flat() };
}

/** The living contacts of these accounts. */
export async function peopleOfAccounts(store: Store, accounts: readonly number[]): Promise<AccountPerson[]> {
  const positions = await recordsOfAccounts(store, 'accountContact', accounts);
  const entity = knownEntity(store.schema, 'contact');
  const ids = positions.map((position) => Number(position['contact']));
  const rows = await store.database.query<Row>(
    `SELECT * FROM ${entity.table} WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  const contacts = new Map(rows.map((row) => [Number(row['id']), recordFromRow(entity, row)]));
  return positions.flatMap((position) => {
    const contact = contacts.get(Number(position['contact']));
    return contact ? [{ account: Number(position['account']), contact, position }] : [];
  });
}

/** The living records of an entity whose field `account` is one of these. */
export async function recordsOfAccounts(
  store: Store,
  name: string,
  accounts: readonly number[],
): Promise<AnyRecord[]> {
  const entity = knownEntity(store.schema, name);
  const rows = await store.database.query<Row>(
    `SELECT * FROM ${entity.table}
     WHERE deleted_at IS NULL AND account_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [JSON.stringify(accounts)],
  );
  return rows.map((row) => recordFromRow(entity, row));
}

/** The living records of an entity that have one of these titles, or one of these numbers, with the name they were found by. */
export async function recordsByTitle(
  store: Store,
  name: string,
  titles: readonly string[],
): Promise<{ readonly id: number; readonly name: string }[]> {
  const entity = knownEntity(store.schema, name);
  const byTitle = await findByValues(store, name, entity.titleField, titles);
  const byNumber =
    entity.numberPrefix === undefined
      ? []
      : await store.database.query<{ id: number; value: string }>(
          `SELECT id, no AS value FROM ${entity.table}
           WHERE deleted_at IS NULL AND no IN (SELECT value FROM json_each(?)) ORDER BY id`,
          [JSON.stringify(titles)],
        );
  return [...byTitle, ...byNumber].map(({ id, value }) => ({ id, name: String(value) }));
}

/** The living contracts that carry one of these numbers exactly. */
export async function contractsByNumber(store: Store, numbers: readonly string[]): Promise<AnyRecord[]> {
  const entity = knownEntity(store.schema, 'contract');
  const rows = await store.database.query<Row>(
    `SELECT * FROM ${entity.table}
     WHERE deleted_at IS NULL AND number IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [JSON.stringify(numbers)],
  );
  return rows.map((row) => recordFromRow(entity, row));
}

/** The people of the office and the words they may be named by. */
export async function officePeople(
  store: Store,
): Promise<{ readonly id: number; readonly names: readonly string[] }[]> {
  const rows = await store.database.query<{ id: number; name: string; login: string | null }>(
    'SELECT id, name, login FROM users WHERE deleted_at IS NULL',
  );
  return rows.map(({ id, name, login }) => ({ id, names: login === null ? [name] : [name, login] }));
}

/** All living sources. */
export async function allSources(store: Store): Promise<{ readonly id: number; readonly name: string }[]> {
  return await store.database.query('SELECT id, name FROM sources WHERE deleted_at IS NULL');
}
