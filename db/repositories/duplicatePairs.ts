import type { AnyRecord, Entity } from '../schema/defineEntity';
import type { Store } from '../store';
import { knownEntity } from './recordRepository';
import { recordPlan, fromColumn, type Row } from './rowMapping';

/** Two records a look over all of them found to be alike; the smaller id first. */
export interface KnownPair {
  readonly low: number;
  readonly high: number;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly isCertain: boolean;
  /** The versions the two had when they were compared. */
  readonly lowVersion: number;
  readonly highVersion: number;
}

/** When all records of an entity were looked over last. */
export interface DuplicateScan {
  readonly at: string;
  readonly userId: number | null;
  /** How many records were compared. */
  readonly compared: number;
  /** The last change of the log it saw. */
  readonly lastChange: number;
}

/** What somebody said about two records. */
export interface PairDecision {
  readonly entity: string;
  readonly low: number;
  readonly high: number;
  readonly decision: 'different' | 'later';
  readonly userId: number | null;
  readonly at: string;
}

/** The pairs of an entity, both of whose records live, without those somebody decided about; the likeliest first. */
export async function openPairs(store: Store, entity: string, now: string): Promise<KnownPair[]> {
  const { table } = knownEntity(store.schema, entity);
  const rows = await store.database.query<{
    low: number;
    high: number;
    score: number;
    reasons: string;
    certain: number;
    lowVersion: number;
    highVersion: number;
  }>(
    `SELECT p.low_id AS low, p.high_id AS high, p.score, p.reasons, p.is_certain AS certain,
       p.low_version AS "lowVersion", p.high_version AS "highVersion"
     FROM duplicate_pairs p JOIN ${table} l ON l.id = p.low_id AND l.deleted_at IS NULL
     JOIN ${table} h ON h.id = p.high_id AND h.deleted_at IS NULL
     WHERE p.entity = ? AND NOT EXISTS (SELECT 1 FROM duplicate_decisions d
       WHERE d.entity = p.entity AND d.low_id = p.low_id AND d.high_id = p.high_id
         AND (d.decision = 'different' OR d.until > ?))
     ORDER BY p.is_certain DESC, p.score DESC, p.low_id, p.high_id`,
    [entity, now],
  );
  return rows.map(({ reasons, certain, ...row }) => ({
    ...row,
    reasons: JSON.parse(reasons) as string[],
    isCertain: certain === 1,
  }));
}

/** When an entity was looked over last; null when it never was. */
export async function lastScan(store: Store, entity: string): Promise<DuplicateScan | null> {
  const [scan] = await store.database.query<DuplicateScan>(
    `SELECT at, user_id AS "userId", compared, last_change_id AS "lastChange" FROM duplicate_scans WHERE entity = ?`,
    [entity],
  );
  return scan ?? null;
}

/** The number of the last change in the log. */
export async function lastChange(store: Store): Promise<number> {
  const [row] = await store.database.query<{ last: number | null }>('SELECT max(id) AS last FROM changes');
  return row?.last ?? 0;
}

/** Living records of an entity that were made, changed or brought back after a change; at most `limit`, newest first. */
export async function changedAfter(
  store: Store,
  { entity, after, limit }: { readonly entity: string; readonly after: number; readonly limit: number },
): Promise<number[]> {
  const { table } = knownEntity(store.schema, entity);
  const rows = await store.database.query<{ id: number }>(
    `SELECT t.id FROM (SELECT record_id AS id, max(id) AS last FROM changes WHERE id > ? AND entity = ?
       GROUP BY record_id) c JOIN ${table} t ON t.id = c.id AND t.deleted_at IS NULL ORDER BY c.last DESC LIMIT ?`,
    [after, entity, limit],
  );
  return rows.map(({ id }) => id);
}

/** What was decided about records of an entity, newest first. */
export async function decisionsOf(
  store: Store,
  entity: string | null,
  limit: number,
): Promise<PairDecision[]> {
  return await store.database.query<PairDecision>(
    `SELECT entity, low_id AS low, high_id AS high, decision, user_id AS "userId", at FROM duplicate_decisions
     WHERE decision = 'different' AND (? IS NULL OR entity = ?) ORDER BY at DESC, entity, low_id, high_id LIMIT ?`,
    [entity, entity, limit],
  );
}

/** Those of the records that somebody said are not the same as this one. */
export async function saidDifferent(store: Store, entity: string, id: number): Promise<Set<number>> {
  const rows = await store.database.query<{ other: number }>(
    `SELECT CASE low_id WHEN ? THEN high_id ELSE low_id END AS other FROM duplicate_decisions
     WHERE entity = ? AND decision = 'different' AND ? IN (low_id, high_id)`,
    [id, entity, id],
  );
  return new Set(rows.map(({ other }) => other));
}

/** A living record with some of its fields only. */
export type PartOfRecord = Pick<AnyRecord, 'id' | 'rowVersion'> & Readonly<Record<string, unknown>>;

/** Living records after an id, with these fields alone: for work that looks at all of them. */
export async function livingParts(
  store: Store,
  { entity: name, fields }: { readonly entity: string; readonly fields: readonly string[] },
  page: { readonly after: number; readonly limit: number },
): Promise<PartOfRecord[]> {
  const entity = knownEntity(store.schema, name);
  const { text, read } = partsPlan(entity, fields);
  const rows = await store.database.query<Row>(
    `SELECT ${text} FROM ${entity.table} WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?`,
    [page.after, page.limit],
  );
  return rows.map(read);
}

/** Some fields of these records, living or not. */
export async function partsOfRecords(
  store: Store,
  { entity: name, fields }: { readonly entity: string; readonly fields: readonly string[] },
  ids: readonly number[],
): Promise<PartOfRecord[]> {
  const entity = knownEntity(store.schema, name);
  const { text, read } = partsPlan(entity, fields);
  const rows = await store.database.query<Row>(
    `SELECT ${text} FROM ${entity.table} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return rows.map(read);
}

/** What is selected for some fields of a record, and how a row of it is read. */
function partsPlan(
  entity: Entity,
  fields: readonly string[],
): { readonly text: string; readonly read: (row: Row) => PartOfRecord } {
  const places = fields.flatMap((field) => recordPlan(entity).byName.get(field) ?? []);
  const columns = places.map(({ name: field, column }) =>
    // The path of a field of the office is a checked key of the schema, never text from outside.
    column === null ? `json_extract(custom, '$.${field}') AS "${field}"` : `${column} AS "${field}"`,
  );
  return {
    text: ['id AS "#id"', 'row_version AS "#version"', ...columns].join(', '),
    read: (row) => ({
      ...Object.fromEntries(places.map((place) => [place.name, fromColumn(place, row[place.name])])),
      id: Number(row['#id']),
      rowVersion: Number(row['#version']),
    }),
  };
}

/** The people of accounts in a range of ids: the account, the person's name and one number each. */
export async function peopleBetween(
  store: Store,
  first: number,
  last: number,
): Promise<{ readonly account: number; readonly name: string; readonly phone: string }[]> {
  return await store.database.query(
    `SELECT ac.account_id AS account, c.name, e.value AS phone FROM account_contacts ac
     JOIN contacts c ON c.id = ac.contact_id AND c.deleted_at IS NULL, json_each(c.mobiles) e
     WHERE ac.deleted_at IS NULL AND ac.account_id BETWEEN ? AND ?`,
    [first, last],
  );
}
