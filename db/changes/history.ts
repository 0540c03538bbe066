import { fromColumn, recordPlan } from '../repositories/rowMapping';
import { knownEntity } from '../repositories/recordRepository';
import type { Bound } from '../connection/statements';
import type { FieldValue } from '../schema/fields';
import type { Store } from '../store';
import type { ChangeSetInput } from './changeSet';

/** One field of one change, in the field's own form. */
export interface ChangedField {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** One entry of a record's change log. */
export interface ChangeEntry {
  readonly id: number;
  readonly changeSet: number;
  readonly kind: ChangeSetInput['kind'];
  readonly action: 'create' | 'update' | 'delete' | 'restore' | 'remove';
  /** The version the record had after it. */
  readonly rowVersion: number;
  readonly at: string;
  readonly userId: number | null;
  readonly deskId: string;
  readonly fields: readonly ChangedField[];
}

interface ChangeRow {
  readonly id: number;
  readonly change_set_id: number;
  readonly kind: ChangeEntry['kind'];
  readonly action: ChangeEntry['action'];
  readonly row_version: number;
  readonly at: string;
  readonly user_id: number | null;
  readonly desk_id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A part of a record's change log, newest first; fields the schema no longer knows are left out. */
export async function changesOfRecord(
  store: Store,
  entity: string,
  id: number,
  page: { readonly offset: number; readonly limit: number },
): Promise<ChangeEntry[]> {
  const rows = await changeRows(store, `c.entity = ? AND c.record_id = ?`, [entity, id], page);
  return rows.map((row) => entryOf(store, entity, row));
}

/** What others made of a field since a version: its value at that version, and who changed it last. */
export interface FieldSince {
  readonly field: string;
  /** What it was at the version asked for. */
  readonly original: FieldValue;
  /** What it is now. */
  readonly now: FieldValue;
  readonly userId: number | null;
  readonly deskId: string;
  /** When it was changed last, UTC. */
  readonly at: string;
}

/**
 * The fields of a record that were changed after a version of it: what an edit begun on that version is merged with.
 * A field that was changed and changed back is not among them.
 */
export async function fieldsChangedSince(
  store: Store,
  entity: string,
  id: number,
  rowVersion: number,
): Promise<FieldSince[]> {
  const rows = await changeRows(
    store,
    `c.entity = ? AND c.record_id = ? AND c.row_version > ? AND c.action = 'update'`,
    [entity, id, rowVersion],
    { offset: 0, limit: 10_000 },
  );
  const since = new Map<string, FieldSince>();
  for (const row of rows.reverse()) {
    const entry = entryOf(store, entity, row);
    for (const { field, before, after } of entry.fields) {
      const { userId, deskId, at } = entry;
      const earlier = since.get(field);
      since.set(field, {
        field,
        original: earlier ? earlier.original : before,
        now: after,
        userId,
        deskId,
        at,
      });
    }
  }
  return [...since.values()].filter(({ original, now }) => JSON.stringify(original) !== JSON.stringify(now));
}

async function changeRows(
  store: Store,
  where: string,
  values: readonly Bound[],
  page: { readonly offset: number; readonly limit: number },
): Promise<ChangeRow[]> {
  return await store.database.query<ChangeRow>(
    `SELECT c.id, c.change_set_id, s.kind, c.action, c.row_version, r.at, r.user_id, r.desk_id, c.before, c.after
     FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     JOIN requests r ON r.change_set_id = c.change_set_id AND c.id BETWEEN r.first_change_id AND r.last_change_id
     WHERE ${where} ORDER BY c.id DESC LIMIT ? OFFSET ?`,
    [...values, page.limit, page.offset],
  );
}

function entryOf(store: Store, entity: string, row: ChangeRow): ChangeEntry {
  const plan = recordPlan(knownEntity(store.schema, entity));
  const before = parsed(row.before);
  const after = parsed(row.after);
  const fields: ChangedField[] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const place = plan.byName.get(name);
    if (place)
      fields.push({
        field: name,
        before: fromColumn(place, before[name]),
        after: fromColumn(place, after[name]),
      });
  }
  return {
    id: row.id,
    changeSet: row.change_set_id,
    kind: row.kind,
    action: row.action,
    rowVersion: row.row_version,
    at: row.at,
    userId: row.user_id,
    deskId: row.desk_id,
    fields,
  };
}

function parsed(text: string | null): Record<string, Bound> {
  return text === null ? {} : (JSON.parse(text) as Record<string, Bound>);
}

/** One action of a person, as the log has it. */
export interface ChangeSetHead {
  readonly id: number;
  readonly kind: ChangeSetInput['kind'];
  readonly userId: number | null;
  readonly deskId: string;
  readonly at: string;
  /** How many records were changed, children among them. */
  readonly count: number;
  /** For an undo: what it took back. */
  readonly undoes: number | null;
  /** The undo that took it back and is in effect. */
  readonly undoneBy: number | null;
  /** For an undo that is not through: changes of what it undoes below this entry of the log are still to be taken back. */
  readonly undoneTo: number | null;
}

const headColumns =
  'id, kind, user_id AS "userId", desk_id AS "deskId", at, change_count AS count, undoes, undone_by AS "undoneBy", undone_to AS "undoneTo"';

/** One change set, or null. */
export async function getChangeSet(
  store: Pick<Store, 'database'>,
  id: number,
): Promise<ChangeSetHead | null> {
  const [head] = await store.database.query<ChangeSetHead>(
    `SELECT ${headColumns} FROM change_sets WHERE id = ?`,
    [id],
  );
  return head ?? null;
}

/** The undos that a crash broke off, newest first; of one desk when it is named. */
export async function unfinishedUndos(
  store: Pick<Store, 'database'>,
  deskId?: string,
): Promise<ChangeSetHead[]> {
  return await store.database.query<ChangeSetHead>(
    `SELECT ${headColumns} FROM change_sets WHERE undone_to IS NOT NULL AND desk_id = coalesce(?, desk_id)
     ORDER BY id DESC`,
    [deskId ?? null],
  );
}

/** What a request wrote, with how many records of one entity that were; null when it was never seen. */
export async function changeSetOfRequest(
  store: Pick<Store, 'database'>,
  requestId: string,
  entity: string,
): Promise<(ChangeSetHead & { readonly ofEntity: number }) | null> {
  const [found] = await store.database.query<ChangeSetHead & { ofEntity: number }>(
    `SELECT ${headColumns}, (SELECT count(DISTINCT record_id) FROM changes
       WHERE change_set_id = change_sets.id AND entity = ?) AS "ofEntity"
     FROM change_sets WHERE id = (SELECT change_set_id FROM requests WHERE request_id = ?)`,
    [entity, requestId],
  );
  return found ?? null;
}

/** The last action of a user that may be taken back: not undone, no undo itself, and something was changed by it. */
export async function lastUndoable(
  store: Pick<Store, 'database'>,
  userId: number | null,
): Promise<ChangeSetHead | null> {
  const [head] = await store.database.query<ChangeSetHead>(
    `SELECT ${headColumns} FROM change_sets WHERE user_id IS ? AND undone_by IS NULL
     AND kind NOT IN ('undo', 'system') AND change_count > 0 ORDER BY id DESC LIMIT 1`,
    [userId],
  );
  return head ?? null;
}

/** The first record a change set was about: its title is shown when the set was about one record only. */
export async function firstRecordOf(
  store: Pick<Store, 'database'>,
  changeSet: number,
): Promise<{ readonly entity: string; readonly id: number } | null> {
  const [row] = await store.database.query<{ entity: string; id: number }>(
    `SELECT c.entity, c.record_id AS id FROM requests r JOIN changes c ON c.id BETWEEN r.first_change_id AND r.last_change_id
     WHERE r.change_set_id = ? ORDER BY c.id LIMIT 1`,
    [changeSet],
  );
  return row ?? null;
}

/** The change sets of a kind that were not taken back, oldest first. */
export async function changeSetsInEffect(
  store: Pick<Store, 'database'>,
  kind: ChangeSetInput['kind'],
): Promise<number[]> {
  const rows = await store.database.query<{ id: number }>(
    'SELECT id FROM change_sets WHERE kind = ? AND undone_by IS NULL ORDER BY id',
    [kind],
  );
  return rows.map((row) => row.id);
}
