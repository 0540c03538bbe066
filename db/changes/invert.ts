import { DatabaseError } from '../connection/databaseError';
import type { Bound, Connection } from '../connection/statements';
import { knownEntity } from '../repositories/recordRepository';
import { customOf, fromColumn, recordPlan, storedValue, type Row } from '../repositories/rowMapping';
import type { Store } from '../store';
import type { Change } from './changeSet';
import { referencedFromOutside, type RecordsById } from './referencedRecords';

/** What stays as it is when a change set is taken back, and why. */
export interface KeptRecord {
  readonly entity: string;
  readonly id: number;
  /** The fields that were edited since; empty when the record as a whole stays. */
  readonly fields: readonly string[];
  readonly reason: 'edited' | 'referenced' | 'gone';
  /** Who made the edit, and when; null when nobody is known. */
  readonly userId: number | null;
  readonly at: string | null;
}

/** A part of the inverse of a change set: to be written as it is before the next part is asked for. */
export interface InverseBatch {
  readonly changes: readonly Change[];
  readonly kept: readonly KeptRecord[];
}

interface LoggedChange {
  readonly id: number;
  readonly entity: string;
  readonly record_id: number;
  readonly action: Change['action'];
  readonly before: string | null;
  readonly after: string | null;
}

/** Rows of the log that are inverted together; batches of one transaction stay together. */
const changesPerBatch = 1_000;

/**
 * The inverse of a change set, the last change first, in batches. Write each batch (`kind: 'undo'`, `undoes`, all under
 * one change set) before asking for the next: what is still referenced is judged by the file as it is then.
 * A field is put back when it still has the value the set gave it; otherwise it was edited since and stays. A record
 * the set made is removed when nothing of it was edited and nothing outside the set points at it.
 * @throws DatabaseError `notFound` when there is no such change set.
 */
export async function* invertChangeSet(store: Store, changeSet: number): AsyncGenerator<InverseBatch> {
  const requests = await store.database.query<{ first: number; last: number }>(
    `SELECT first_change_id AS first, last_change_id AS last FROM requests
     WHERE change_set_id = ? ORDER BY id DESC`,
    [changeSet],
  );
  if (requests.length === 0) throw new DatabaseError('notFound');
  for (let start = 0; start < requests.length;) {
    let end = start;
    let size = 0;
    while (end < requests.length && (size === 0 || size < changesPerBatch)) {
      size += (requests[end]?.last ?? 0) - (requests[end]?.first ?? 0) + 1;
      end += 1;
    }
    const last = requests[start]?.last ?? 0;
    const first = requests[end - 1]?.first ?? 0;
    const batch = await store.database.read((connection) =>
      invertRange(store, connection, changeSet, first, last),
    );
    if (batch.changes.length + batch.kept.length > 0) yield batch;
    start = end;
  }
}

interface Inversion {
  readonly store: Store;
  readonly connection: Connection;
  readonly changeSet: number;
  /** Rows as they are in the file, by entity and id. */
  readonly rows: RecordsById<Row>;
  readonly changes: Change[];
  readonly kept: KeptRecord[];
}

async function invertRange(
  store: Store,
  connection: Connection,
  changeSet: number,
  first: number,
  last: number,
): Promise<InverseBatch> {
  const logged = await connection.all<LoggedChange>(
    `SELECT id, entity, record_id, action, before, after FROM changes
     WHERE id BETWEEN ? AND ? AND change_set_id = ? ORDER BY id DESC`,
    [first, last, changeSet],
  );
  const rows = await currentRows(store, connection, logged);
  const work: Inversion = { store, connection, changeSet, rows, changes: [], kept: [] };
  await invertCreates(
    work,
    logged.filter((change) => change.action === 'create'),
  );
  const made = new Set(logged.flatMap((change) => (change.action === 'create' ? [keyOf(change)] : [])));
  for (const change of logged) {
    if (change.action === 'create') continue;
    if (change.action === 'remove') invertRemove(work, change);
    // What the same batch made is judged as a whole above.
    else if (!made.has(keyOf(change))) await invertExisting(work, change);
  }
  return { changes: work.changes, kept: work.kept };
}

function keyOf(change: LoggedChange): string {
  return `${change.entity} ${change.record_id}`;
}

async function currentRows(
  store: Store,
  connection: Connection,
  logged: readonly LoggedChange[],
): Promise<RecordsById<Row>> {
  const found: RecordsById<Row> = new Map();
  for (const name of new Set(logged.map((change) => change.entity))) {
    if (!store.schema.entities[name]) continue;
    const ids = logged.flatMap((change) => (change.entity === name ? [change.record_id] : []));
    const rows = await connection.all<Row>(
      `SELECT * FROM ${knownEntity(store.schema, name).table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    found.set(name, new Map(rows.map((row) => [Number(row['id']), row])));
  }
  return found;
}

/** Takes out what the set made, but for what was edited, put into the bin, or is pointed at from outside. */
async function invertCreates(work: Inversion, creates: readonly LoggedChange[]): Promise<void> {
  const removable: RecordsById<LoggedChange> = new Map();
  for (const change of creates) {
    const row = work.rows.get(change.entity)?.get(change.record_id);
    if (!row || row['deleted_at'] != null) {
      await keep(work, change, [], 'gone');
      continue;
    }
    const edited = await editedFields(work, change, row);
    if (edited.length > 0) {
      await keep(work, change, edited, 'edited');
      continue;
    }
    const records = removable.get(change.entity) ?? new Map<number, LoggedChange>();
    removable.set(change.entity, records.set(change.record_id, change));
  }
  // A record that stays keeps what it points at, which may keep more: until nothing is added.
  for (;;) {
    const referenced = await referencedFromOutside(work.store.schema, work.connection, removable);
    if (referenced.length === 0) break;
    for (const { entity, id } of referenced) {
      const change = removable.get(entity)?.get(id);
      if (change) await keep(work, change, [], 'referenced');
      removable.get(entity)?.delete(id);
    }
  }
  for (const change of creates)
    if (removable.get(change.entity)?.has(change.record_id))
      work.changes.push({ action: 'remove', entity: change.entity, id: change.record_id });
}

/** Fields of a made record that no longer have the value the set left them with. */
async function editedFields(work: Inversion, change: LoggedChange, row: Row): Promise<string[]> {
  const plan = recordPlan(knownEntity(work.store.schema, change.entity));
  const left = parsed(change.after);
  if (Number(row['row_version']) > 1) {
    const later = await work.connection.all<{ after: string | null }>(
      `SELECT after FROM changes WHERE record_id = ? AND entity = ? AND change_set_id = ? AND id > ? ORDER BY id`,
      [change.record_id, change.entity, work.changeSet, change.id],
    );
    for (const { after } of later) Object.assign(left, parsed(after));
  }
  const custom = customOf(row);
  return plan.fields
    .filter(({ name, field }) => field.rollUp === undefined && !unlogged.has(name))
    .filter((place) => storedValue(place, row, custom) !== (left[place.name] ?? null))
    .map((place) => place.name);
}

const unlogged = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

async function invertExisting(work: Inversion, change: LoggedChange): Promise<void> {
  const { entity, record_id: id } = change;
  const row = work.rows.get(entity)?.get(id);
  if (!row) return await keep(work, change, [], 'gone');
  if (change.action === 'update') return await invertUpdate(work, change, row);
  const isDeleted = row['deleted_at'] != null;
  if (change.action === 'delete' && isDeleted) work.changes.push({ action: 'restore', entity, id });
  else if (change.action === 'restore' && !isDeleted) work.changes.push({ action: 'delete', entity, id });
}

async function invertUpdate(work: Inversion, change: LoggedChange, row: Row): Promise<void> {
  const plan = recordPlan(knownEntity(work.store.schema, change.entity));
  const before = parsed(change.before);
  const after = parsed(change.after);
  const custom = customOf(row);
  const values: Record<string, unknown> = {};
  const edited: string[] = [];
  for (const name of Object.keys(after)) {
    const place = plan.byName.get(name);
    if (!place) continue;
    if (storedValue(place, row, custom) === (after[name] ?? null))
      values[name] = fromColumn(place, before[name]);
    else edited.push(name);
  }
  if (edited.length > 0) await keep(work, change, edited, 'edited');
  if (Object.keys(values).length === 0) return;
  const { entity, record_id: id } = change;
  work.changes.push({ action: 'update', entity, id, rowVersion: null, values });
  // An earlier change of the same set to the same record is inverted on top of this one.
  work.rows.get(entity)?.set(id, withValues(row, before, Object.keys(values), plan, custom));
}

function withValues(
  row: Row,
  before: Row,
  names: readonly string[],
  plan: ReturnType<typeof recordPlan>,
  custom: Row,
): Row {
  const next: Record<string, Bound> = { ...row };
  const nextCustom: Record<string, Bound> = { ...custom };
  for (const name of names) {
    const column = plan.byName.get(name)?.column;
    if (column == null) nextCustom[name] = before[name] ?? null;
    else next[column] = before[name] ?? null;
  }
  next['custom'] = JSON.stringify(nextCustom);
  return next;
}

/** Brings back a record that an undo took out, with its id, number and signs of origin. */
function invertRemove(work: Inversion, change: LoggedChange): void {
  const { entity, record_id: id } = change;
  if (work.rows.get(entity)?.has(id)) return;
  const plan = recordPlan(knownEntity(work.store.schema, entity));
  const values: Record<string, unknown> = {};
  for (const [name, stored] of Object.entries(parsed(change.before))) {
    const place = plan.byName.get(name);
    if (place) values[name] = fromColumn(place, stored);
  }
  work.changes.push({ action: 'create', entity, id, values });
}

async function keep(
  work: Inversion,
  change: LoggedChange,
  fields: readonly string[],
  reason: KeptRecord['reason'],
): Promise<void> {
  const [by] = await work.connection.all<{ user_id: number | null; at: string }>(
    `SELECT r.user_id, r.at FROM changes c
     JOIN requests r ON r.change_set_id = c.change_set_id AND c.id BETWEEN r.first_change_id AND r.last_change_id
     WHERE c.record_id = ? AND c.entity = ? AND c.change_set_id <> ? AND c.id > ? ORDER BY c.id DESC LIMIT 1`,
    [change.record_id, change.entity, work.changeSet, change.id],
  );
  const { entity, record_id: id } = change;
  work.kept.push({ entity, id, fields, reason, userId: by?.user_id ?? null, at: by?.at ?? null });
}

function parsed(text: string | null): Record<string, Bound> {
  return text === null ? {} : (JSON.parse(text) as Record<string, Bound>);
}
