import type { Store } from '../store';

/** What an import run has made and changed so far, by which rows after a crash are recognised as its own. */
export interface OwnOfRun {
  /** Contacts it made; `account` is null for one in no account. */
  readonly people: readonly {
    readonly id: number;
    readonly name: string;
    readonly mobiles: string | null;
    readonly account: number | null;
  }[];
  /** Contracts it made, with the row of the sheet each one comes from. */
  readonly contracts: readonly {
    readonly id: number;
    readonly number: string | null;
    readonly row: number;
  }[];
  /** Opportunities it made: id → row of the sheet. */
  readonly opportunities: ReadonlyMap<number, number>;
  /** Records of other entities it made, of sheets about nothing else. */
  readonly alone: readonly { readonly entity: string; readonly id: number }[];
  /** The first follow-up it made; null when it made none. */
  readonly firstFollowUp: number | null;
  /** Fields it changed in records, of its own and of others. */
  readonly filled: readonly {
    readonly entity: string;
    readonly id: number;
    readonly names: readonly string[];
  }[];
}

/** Reads what a run has made and changed so far. `changeSet` is the one its batches belong to. */
export async function ownOfRun(
  { database }: Pick<Store, 'database'>,
  run: number,
  changeSet: number | null,
): Promise<OwnOfRun> {
  const people = await database.query<OwnOfRun['people'][number]>(
    `SELECT c.id, c.name, c.mobiles, p.account_id AS account FROM contacts c
     LEFT JOIN account_contacts p ON p.contact_id = c.id AND p.import_run_id = c.import_run_id
     WHERE c.import_run_id = ? ORDER BY c.id`,
    [run],
  );
  const contracts = await database.query<OwnOfRun['contracts'][number]>(
    'SELECT id, number, import_row AS row FROM contracts WHERE import_run_id = ? ORDER BY id',
    [run],
  );
  const opportunities = await database.query<{ id: number; row: number }>(
    'SELECT id, import_row AS row FROM opportunities WHERE import_run_id = ?',
    [run],
  );
  const [followUps] = await database.query<{ first: number | null }>(
    'SELECT min(id) AS first FROM follow_ups WHERE import_run_id = ?',
    [run],
  );
  const alone = await database.query<{ entity: string; id: number }>(
    `SELECT c.entity, c.record_id AS id
     FROM requests r JOIN changes c ON c.id BETWEEN r.first_change_id AND r.last_change_id
     WHERE r.change_set_id = ? AND c.action = 'create' AND c.entity NOT IN
       ('account', 'contact', 'accountContact', 'opportunity', 'contract', 'followUp')
     ORDER BY c.id`,
    [changeSet],
  );
  const updates = await database.query<{ entity: string; id: number; names: string }>(
    `SELECT c.entity, c.record_id AS id, (SELECT json_group_array(key) FROM json_each(c.after)) AS names
     FROM requests r JOIN changes c ON c.id BETWEEN r.first_change_id AND r.last_change_id
     WHERE r.change_set_id = ? AND c.action = 'update'`,
    [changeSet],
  );
  return {
    people,
    contracts,
    opportunities: new Map(opportunities.map(({ id, row }) => [id, row])),
    alone,
    firstFollowUp: followUps?.first ?? null,
    filled: updates.map(({ names, ...one }) => ({ ...one, names: JSON.parse(names) as string[] })),
  };
}
