import type { AnyRecord } from '../schema/defineEntity';
import type { Store } from '../store';
import { knownEntity } from './recordRepository';
import { recordFromRow, type Row } from './rowMapping';

/** By what an account is recognised when rows of a sheet name it. */
export interface AccountIdentity {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly code: string | null;
}

/** A contact in one account, with the position held there. */
export interface AccountPerson {
  readonly account: number;
  readonly contact: AnyRecord;
  readonly position: AnyRecord;
}

/** How many accounts are read at a time. */
const accountsAtOnce = 5000;

/** The identities of all living accounts, in pieces by id. */
export async function* accountIdentities(store: Store): AsyncGenerator<readonly AccountIdentity[]> {
  for (let after = 0; ;) {
    const found = await store.database.query<AccountIdentity>(
      `SELECT id, name, credit_code AS creditCode, code FROM accounts
       WHERE deleted_at IS NULL AND id > ? ORDER BY id LIMIT ?`,
      [after, accountsAtOnce],
    );
    if (found.length > 0) yield found;
    if (found.length < accountsAtOnce) return;
    after = found.at(-1)?.id ?? after;
  }
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
