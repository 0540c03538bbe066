import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import { recordPlan, toColumn, type RecordPlan, type Row } from '../repositories/rowMapping';
import { sortKeyOf } from '../search/sortKey';
import type { Change } from './changeSet';
import { changedEntity, inner, resolved, touchParent, type ChangeWork } from './changeWork';
import { insertRows } from '../connection/insertRows';
import { rollUpFields, touchParentsOf } from './rollUps';

type Create = Extract<Change, { action: 'create' }>;

/** A create of the input and its place there. */
export interface PositionedCreate {
  readonly change: Create;
  readonly position: number;
}

/** Fields only the program fills; an undo that brings a removed row back gives them again. */
const programFields = new Set(['no', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/**
 * Gives every new record its id: a contiguous block per table, never one that was in use before, for
 * `sqlite_sequence` only grows. Done before anything is written, so that records may point at each other freely.
 */
export async function allocateIds(work: ChangeWork, creates: readonly PositionedCreate[]): Promise<void> {
  const next = new Map<string, number>();
  for (const { change, position } of creates) {
    const entity = changedEntity(work, change.entity);
    let id = change.id;
    if (id === undefined) {
      id = next.get(entity.name) ?? (await lastId(work, entity.table)) + 1;
      next.set(entity.name, id + 1);
    }
    if (change.key !== undefined) work.keys.set(change.key, id);
    work.answers[position] = { entity: entity.name, id, rowVersion: 1 };
  }
}

async function lastId(work: ChangeWork, table: string): Promise<number> {
  const [found] = await work.connection.all<{ seq: number }>(
    'SELECT seq FROM sqlite_sequence WHERE name = ?',
    [table],
  );
  return found?.seq ?? 0;
}

/** Writes all new records, one multi-row insert per entity and group. */
export async function createRecords(work: ChangeWork, creates: readonly PositionedCreate[]): Promise<void> {
  const byEntity = new Map<string, PositionedCreate[]>();
  for (const one of creates) {
    const group = byEntity.get(one.change.entity);
    if (group) group.push(one);
    else byEntity.set(one.change.entity, [one]);
  }
  for (const [name, group] of byEntity) await createOfEntity(work, name, group);
}

async function createOfEntity(
  work: ChangeWork,
  name: string,
  group: readonly PositionedCreate[],
): Promise<void> {
  const plan = recordPlan(changedEntity(work, name));
  const numbers = await takeNumbers(work, plan, group);
  const versions = await versionsOfReturning(work, name, group);
  const rows = group.map(({ change, position }, index) => {
    const answer = work.answers[position];
    if (!answer) throw new Error('a record without an id');
    answer.rowVersion = versions.get(answer.id) ?? 1;
    const row = rowOf(work, plan, change, answer.id);
    row['row_version'] = answer.rowVersion;
    if (plan.entity.numberPrefix !== undefined) row['no'] ??= numbers[index] ?? null;
    logCreate(work, plan, row, answer.id, answer.rowVersion, position);
    if (change.id !== undefined) touchParent(work, name, change.id);
    return row;
  });
  const shared = sharedValues(rows);
  const columns = columnsOf(rows).filter((column) => !(column in shared));
  await insertRows(work.connection, {
    into: `INSERT INTO ${plan.entity.table}`,
    columns,
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
    shared,
    asText: 'orNull',
  });
}

/** Columns the program fills that say the same of all rows of a group, as they mostly do. */
const oftenShared = [
  'row_version',
  'created_at',
  'created_by_id',
  'updated_at',
  'updated_by_id',
  'custom',
  'import_run_id',
];

function sharedValues(rows: readonly Row[]): Record<string, Bound> {
  const [first] = rows;
  const shared: Record<string, Bound> = {};
  if (!first || rows.length === 1) return shared;
  for (const column of oftenShared) {
    const value = first[column];
    if (value !== undefined && rows.every((row) => row[column] === value)) shared[column] = value;
  }
  return shared;
}

/** Columns any of the rows has; the others take their default. */
function columnsOf(rows: readonly Row[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const column in row) columns.add(column);
  return [...columns];
}

function rowOf(work: ChangeWork, plan: RecordPlan, change: Create, id: number): Record<string, Bound> {
  const { input } = work;
  const row: Record<string, Bound> = { id };
  let custom: Record<string, Bound> | null = null;
  for (const name in change.values) {
    const place = plan.byName.get(name);
    if (!place || (programFields.has(name) && change.id === undefined))
      throw new DatabaseError('invalid', { entity: plan.entity.name, fields: [name] });
    if (place.field.rollUp) continue;
    const stored = toColumn(place, resolved(work, change.values[name]));
    if (stored === null) continue;
    if (place.column === null) (custom ??= {})[name] = stored;
    else row[place.column] = stored;
  }
  row['created_at'] ??= input.at;
  row['created_by_id'] ??= input.userId;
  row['updated_at'] ??= input.at;
  row['updated_by_id'] ??= input.userId;
  row['custom'] = custom === null ? '{}' : JSON.stringify(custom);
  row['sort_key'] = sortKeyOf(plan, row);
  if (change.importRow !== undefined) {
    row['import_row'] = change.importRow;
    row['import_run_id'] = input.importRun ?? null;
  }
  return row;
}

/** Fields of the log: what the record says, not what the program keeps beside it. */
const unlogged = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

function logCreate(
  work: ChangeWork,
  plan: RecordPlan,
  row: Row,
  id: number,
  rowVersion: number,
  position: number,
): void {
  const after: Record<string, Bound> = {};
  for (const place of plan.fields) {
    const stored = place.column === null ? null : row[place.column];
    if (stored != null && !unlogged.has(place.name)) after[place.name] = stored;
  }
  if (row['custom'] !== '{}') Object.assign(after, JSON.parse(String(row['custom'])));
  const entity = plan.entity.name;
  work.log.push({ entity, id, action: 'create', rowVersion, position, before: null, after });
  inner(work.documents, entity).set(id, row);
  if (rollUpFields(work.schema).some((field) => field.child.name === entity))
    touchParentsOf(work, entity, row);
}

/** The next numbers of an entity, e.g. KH000124; one counter row per entity, moved once per call. */
async function takeNumbers(
  work: ChangeWork,
  plan: RecordPlan,
  group: readonly PositionedCreate[],
): Promise<string[]> {
  const prefix = plan.entity.numberPrefix;
  if (prefix === undefined || group.every(({ change }) => change.values['no'] != null)) return [];
  const [counter] = await work.connection.all<{ last: number }>(
    `INSERT INTO number_counters (entity, last) VALUES (?, ?)
     ON CONFLICT (entity) DO UPDATE SET last = last + excluded.last RETURNING last`,
    [plan.entity.name, group.length],
  );
  const first = (counter?.last ?? 0) - group.length + 1;
  return group.map((_one, index) => `${prefix}${String(first + index).padStart(6, '0')}`);
}

/** A record that comes back goes on counting versions where it stopped, so that nobody's old form fits by chance. */
async function versionsOfReturning(
  work: ChangeWork,
  entity: string,
  group: readonly PositionedCreate[],
): Promise<Map<number, number>> {
  const ids = group.flatMap(({ change }) => change.id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await work.connection.all<{ id: number; last: number }>(
    `SELECT record_id AS id, max(row_version) AS last FROM changes
     WHERE entity = ? AND record_id IN (SELECT value FROM json_each(?)) GROUP BY record_id`,
    [entity, JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row.last + 1]));
}
