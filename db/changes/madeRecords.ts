import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import { lastEdits, type KeptRecord } from './keptRecords';
import { ofEntity, pieces, type RecordsById } from './recordsById';
import {
  entityNow,
  heldBy,
  isWrittenByPeople,
  loggedValues,
  rowsOf,
  type LoggedValues,
  type LogRange,
  type UndoneWork,
} from './undoneWork';

/** The records a change set made, judged by what became of them since. */
export interface MadeRecords {
  /** Those that can be taken out: the version they have. */
  readonly removable: RecordsById<number>;
  /** Those that stay. */
  readonly kept: RecordsById<KeptRecord>;
}

/** Entries of the log that are looked at together: short enough that lists of the window do not wait for it. */
const entriesAtOnce = 20_000;

interface Touched {
  readonly id: number;
  /** Null when the row is gone. */
  readonly rowVersion: number | null;
  readonly isDeleted: number;
}

/**
 * Parts the records a change set made into those nobody touched and those that were edited, put into the bin or are
 * gone. A record whose version is the one the set left it with was not touched; the others are compared field by field,
 * so that an edit that was taken back is none. What points at them is not looked at here.
 */
export async function judgeMade(work: UndoneWork, ranges: readonly LogRange[]): Promise<MadeRecords> {
  const made: MadeRecords = { removable: new Map(), kept: new Map() };
  const touched = new Map<string, Touched[]>();
  for (const range of joined(ranges)) {
    for (const { name, table } of await entitiesMadeIn(work, range)) {
      const untouched = await untouchedOf(work, name, table, range);
      const versions = ofEntity(made.removable, name);
      untouched.ids.forEach((id, at) => versions.set(id, untouched.versions[at] ?? 1));
      const others = await touchedOf(work, name, table, range);
      if (others.length > 0) touched.set(name, [...(touched.get(name) ?? []), ...others]);
    }
  }
  for (const [name, records] of touched) {
    const entity = entityNow(work.store, name);
    if (entity) await judgeTouched(work, entity, records, made);
  }
  return made;
}

/** Ranges from the oldest on, neighbours put together: what other change sets wrote in between is told by its set. */
function joined(ranges: readonly LogRange[]): LogRange[] {
  const found: LogRange[] = [];
  for (const range of [...ranges].reverse()) {
    const last = found.at(-1);
    if (last && range.last - last.first < entriesAtOnce) found.splice(-1, 1, { ...last, last: range.last });
    else found.push(range);
  }
  return found;
}

async function entitiesMadeIn({ store, changeSet }: UndoneWork, range: LogRange): Promise<Entity[]> {
  const names = await store.database.query<{ entity: string }>(
    `SELECT DISTINCT entity FROM changes WHERE id BETWEEN ? AND ? AND change_set_id = ? AND action = 'create'`,
    [range.first, range.last, changeSet],
  );
  return names.flatMap(({ entity }) => entityNow(store, entity) ?? []);
}

const ofRange = `FROM changes c LEFT JOIN {table} t ON t.id = c.record_id
  WHERE c.id BETWEEN ? AND ? AND c.change_set_id = ? AND c.action = 'create' AND c.entity = ?`;

/** As two lists in one row: a row of the driver costs more than all of SQLite's work for it. */
async function untouchedOf(
  { store, changeSet }: UndoneWork,
  name: string,
  table: string,
  { first, last }: LogRange,
): Promise<{ readonly ids: readonly number[]; readonly versions: readonly number[] }> {
  const [row] = await store.database.query<{ ids: string; versions: string }>(
    `SELECT json_group_array(c.record_id) AS ids, json_group_array(c.row_version) AS versions
     ${ofRange.replace('{table}', table)} AND t.row_version = c.row_version AND t.deleted_at IS NULL`,
    [first, last, changeSet, name],
  );
  if (!row) return { ids: [], versions: [] };
  return { ids: JSON.parse(row.ids) as number[], versions: JSON.parse(row.versions) as number[] };
}

async function touchedOf(
  { store, changeSet }: UndoneWork,
  name: string,
  table: string,
  { first, last }: LogRange,
): Promise<Touched[]> {
  return await store.database.query<Touched>(
    `SELECT c.record_id AS id, t.row_version AS "rowVersion", t.deleted_at IS NOT NULL AS "isDeleted"
     ${ofRange.replace('{table}', table)} AND (t.row_version IS NOT c.row_version OR t.deleted_at IS NOT NULL)`,
    [first, last, changeSet, name],
  );
}

async function judgeTouched(
  work: UndoneWork,
  entity: Entity,
  records: readonly Touched[],
  made: MadeRecords,
): Promise<void> {
  const { name } = entity;
  const living = records.filter((one) => one.rowVersion !== null && one.isDeleted === 0);
  const edited = new Map<number, readonly string[]>();
  for (const some of pieces(living, 500)) {
    const fields = await editedFields(
      work,
      entity,
      some.map(({ id }) => id),
    );
    for (const { id, rowVersion } of some) {
      const names = fields.get(id) ?? [];
      if (names.length > 0) edited.set(id, names);
      else ofEntity(made.removable, name).set(id, rowVersion ?? 1);
    }
  }
  const stays = records.filter((one) => edited.has(one.id) || one.rowVersion === null || one.isDeleted !== 0);
  const ids = stays.map(({ id }) => id);
  const edits = await lastEdits(work.store, name, ids, ownSets(work));
  for (const id of ids) {
    const fields = edited.get(id) ?? [];
    const edit = edits.get(id);
    ofEntity(made.kept, name).set(id, {
      entity: name,
      id,
      fields,
      reason: fields.length > 0 ? 'edited' : 'gone',
      through: null,
      userId: edit?.userId ?? null,
      at: edit?.at ?? null,
    });
  }
}

/** The change sets whose changes are no edits of others. */
export function ownSets({ changeSet, undo }: UndoneWork): number[] {
  return undo === null ? [changeSet] : [changeSet, undo];
}

/** Fields of made records that no longer have the value the set, and the undo so far, left them with. */
async function editedFields(
  work: UndoneWork,
  entity: Entity,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await rowsOf(work.store, entity, ids);
  const left = await leftValues(work, entity, ids);
  const places = recordPlan(entity).fields.filter(({ name, field }) => isWrittenByPeople(name, field));
  return new Map(
    ids.map((id) => {
      const row = rows.get(id) ?? {};
      const values = left.get(id) ?? {};
      const changed = places.filter((place) => heldBy(place, row) !== (values[place.name] ?? null));
      return [id, changed.map((place) => place.name)];
    }),
  );
}

async function leftValues(
  work: UndoneWork,
  { name }: Entity,
  ids: readonly number[],
): Promise<Map<number, LoggedValues>> {
  const entries = await work.store.database.query<{ id: number; after: string | null }>(
    `SELECT record_id AS id, after FROM changes WHERE record_id IN (SELECT value FROM json_each(?)) AND entity = ?
     AND change_set_id IN (SELECT value FROM json_each(?)) ORDER BY changes.id`,
    [JSON.stringify(ids), name, JSON.stringify(ownSets(work))],
  );
  const left = new Map<number, LoggedValues>();
  for (const { id, after } of entries) left.set(id, { ...left.get(id), ...loggedValues(after) });
  return left;
}
