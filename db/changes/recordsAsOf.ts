import type { Bound } from '../connection/statements';
import { getRecords, knownEntity } from '../repositories/recordRepository';
import { fromColumn, recordPlan } from '../repositories/rowMapping';
import type { AnyRecord } from '../schema/defineEntity';
import type { FieldValue } from '../schema/fields';
import type { Store } from '../store';

/** How far the change log reaches: the sequence numbers of its first and its last entry; 0 and 0 when it is empty. */
export interface LogExtent {
  readonly first: number;
  readonly last: number;
}

/** The extent of the change log. */
export async function logExtent(store: Pick<Store, 'database'>): Promise<LogExtent> {
  const [found] = await store.database.query<LogExtent>(
    'SELECT coalesce(min(id), 0) AS first, coalesce(max(id), 0) AS last FROM changes',
    [],
  );
  return found ?? { first: 0, last: 0 };
}

/** A record that is wanted as it was; with a version, as it was in that version. */
export interface RecordThen {
  readonly id: number;
  /** Null: as it was at the sequence number. */
  readonly rowVersion: number | null;
}

/** The state of the log records are wanted at. */
export interface AsOf {
  /** The sequence number the log had come to. */
  readonly sequence: number;
  /** Records that were read just now: they are not read again. Ids that are missing in it are not in the file. */
  readonly now?: ReadonlyMap<number, AnyRecord>;
}

interface LoggedChange {
  readonly record_id: number;
  readonly action: 'create' | 'update' | 'delete' | 'restore' | 'remove';
  readonly row_version: number;
  readonly before: string | null;
}

/**
 * Records of one entity as they were when the log had come to a sequence number: what was written since is taken back
 * in thought, newest first. A version names the state more exactly than the number, for rows that were read while
 * others wrote. A record that did not exist then is left out; one that was taken out of its table since is there, made
 * of the log. Values nobody types (roll-ups, computed fields) and `deletedAt` are those of now: the log does not keep
 * them.
 * @throws DatabaseError `invalid` for an unknown entity
 */
export async function recordsAsOf(
  store: Store,
  entity: string,
  wanted: readonly RecordThen[],
  { sequence, now }: AsOf,
): Promise<ReadonlyMap<number, AnyRecord>> {
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const found = new Map<number, Readonly<Record<string, unknown>> | null>();
  const known = now ? ids.flatMap((id) => now.get(id) ?? []) : await getRecords(store, entity, ids);
  for (const record of known) found.set(record.id, record);
  const versions = new Map(wanted.map(({ id, rowVersion }) => [id, rowVersion]));
  const changes = await store.database.query<LoggedChange>(
    `SELECT record_id, action, row_version, before FROM changes
     WHERE record_id IN (SELECT value FROM json_each(?)) AND entity = ? AND id > ? ORDER BY id DESC`,
    [JSON.stringify(ids), entity, sequence],
  );
  for (const change of changes) {
    const version = versions.get(change.record_id) ?? null;
    if (version !== null && change.row_version <= version) continue;
    const record = found.get(change.record_id) ?? null;
    found.set(change.record_id, takenBack(store, entity, record, change));
  }
  const records = new Map<number, AnyRecord>();
  for (const [id, record] of found) if (record) records.set(id, record as AnyRecord);
  return records;
}

/** The record before a change; null when it did not exist. */
function takenBack(
  store: Store,
  entity: string,
  record: Readonly<Record<string, unknown>> | null,
  { record_id: id, action, row_version: version, before }: LoggedChange,
): Record<string, unknown> | null {
  if (action === 'create') return null;
  const plan = recordPlan(knownEntity(store.schema, entity));
  const earlier: Record<string, unknown> =
    action === 'remove'
      ? Object.fromEntries(plan.fields.map(({ name }) => [name, null]))
      : { ...(record ?? {}) };
  for (const [name, stored] of Object.entries(valuesOf(before))) {
    const place = plan.byName.get(name);
    if (place) earlier[name] = fromColumn(place, stored) satisfies FieldValue;
  }
  return { no: null, deletedAt: null, ...earlier, id, rowVersion: version - 1 };
}

function valuesOf(text: string | null): Record<string, Bound> {
  return text === null ? {} : (JSON.parse(text) as Record<string, Bound>);
}
