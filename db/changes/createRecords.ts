import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import { recordPlan, toColumn, type RecordPlan, type Row } from '../repositories/rowMapping';
import { sortKeyOf } from '../search/sortKey';
import type { Change } from './changeSet';
import { changedEntity, inner, resolved, touchParent, type ChangeWork, type MadeRun } from './changeWork';
import { countedFrom, insertRows, type Counted } from '../connection/insertRows';
import { isPlainDocument, isSearchable } from '../search/searchText';
import { unlogged } from './loggedRowSql';
import { rollUpFields, touchParentsOf } from './rollUps';
import { takeNumbers } from './takeNumbers';

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
  const [found] = await work.connection.allPrepared<{ seq: number }>(
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
  const isNumbered = plan.entity.numberPrefix !== undefined;
  const isAnyNew = group.some(({ change }) => change.values['no'] == null);
  const numbers = isNumbered && isAnyNew ? await takeNumbers(work, plan.entity, group.length) : [];
  const versions = await versionsOfReturning(work, name, group);
  const made = group.map(({ change, position }, index) => {
    const answer = work.answers[position];
    if (!answer) throw new Error('a record without an id');
    answer.rowVersion = versions.get(answer.id) ?? 1;
    const row = rowOf(work, plan, change, answer.id);
    row['row_version'] = answer.rowVersion;
    if (isNumbered) row['no'] ??= numbers[index] ?? null;
    if (change.id !== undefined) touchParent(work, name, change.id);
    return { row, position };
  });
  const rows = made.map(({ row }) => row);
  const columns = columnsOf(rows);
  const run = runOf(work, plan, made, columns);
  if (run) {
    work.made.push(run);
    noteDocuments(work, plan, rows);
  } else logCreates(work, plan, made, columns);
  touchParentsOfMade(work, name, rows);
  await insertRecords(work, plan, rows, columns);
}

/** From so many records on, statements that read them again cost less than to bind what they say twice more. */
const fewestInRun = 20;

/** The records of a group as a run; null where they are no such run, or a rule has to look at what the log says. */
function runOf(
  { input, log }: ChangeWork,
  plan: RecordPlan,
  made: readonly { readonly row: Row; readonly position: number }[],
  columns: readonly string[],
): MadeRun | null {
  if (made.length < fewestInRun || input.changes.some(({ action }) => action === 'delete')) return null;
  if (plan.fields.some(({ field }) => field.custom && field.kind === 'reference')) return null;
  const ids = countedFrom(made.map(({ row }) => Number(row['id'])));
  const positions = countedFrom(made.map(({ position }) => position));
  if (!ids || !positions || made.some(({ row }) => row['row_version'] !== 1)) return null;
  return {
    entity: plan.entity.name,
    first: ids.first,
    position: positions.first,
    count: made.length,
    behind: log.length,
    columns: new Set(columns),
  };
}

/** Leaves the documents to SQLite, but for those it would write otherwise. */
function noteDocuments(work: ChangeWork, plan: RecordPlan, rows: readonly Row[]): void {
  if (!isSearchable(plan.entity)) return;
  const documents = inner(work.documents, plan.entity.name);
  for (const row of rows) if (!isPlainDocument(plan, row)) documents.set(Number(row['id']), row);
}

function touchParentsOfMade(work: ChangeWork, entity: string, rows: readonly Row[]): void {
  if (!rollUpFields(work.schema).some((field) => field.child.name === entity)) return;
  for (const row of rows) touchParentsOf(work, entity, row);
}

async function insertRecords(
  work: ChangeWork,
  plan: RecordPlan,
  rows: readonly Row[],
  filled: readonly string[],
): Promise<void> {
  const shared = sharedValues(rows);
  const counted = countedColumns(rows, filled);
  const columns = filled.filter((column) => !(column in shared) && !(column in counted));
  await insertRows(work.connection, {
    into: `INSERT INTO ${plan.entity.table}`,
    columns,
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
    shared,
    counted,
    asText: 'orNull',
  });
}

/** Columns whose numbers follow each other from row to row: the ids, the rows of the sheet, what was made just before. */
function countedColumns(rows: readonly Row[], filled: readonly string[]): Counted {
  const [first, second] = rows;
  const counted: Record<string, Counted[string]> = {};
  for (const column of filled) {
    if (first && typeof first[column] !== 'number') continue;
    if (second && second[column] !== Number(first?.[column]) + 1) continue;
    const numbers = countedFrom(
      rows.map((row) => (typeof row[column] === 'number' ? row[column] : Number.NaN)),
    );
    if (numbers) counted[column] = numbers;
  }
  return counted;
}

/** Columns that say the same of all rows of a group, as they mostly do where the program fills them. */
const oftenShared = [
  'row_version',
  'created_at',
  'created_by_id',
  'updated_at',
  'updated_by_id',
  'custom',
  'import_run_id',
  'lifecycle',
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
    row['import_run_id'] = change.importRun ?? input.importRun ?? null;
  }
  return row;
}

/** Logs what is made; which fields are in the log is asked once for all records of the group. */
function logCreates(
  work: ChangeWork,
  plan: RecordPlan,
  made: readonly { readonly row: Row; readonly position: number }[],
  filled: readonly string[],
): void {
  const entity = plan.entity.name;
  const columns = new Set(filled);
  const places = plan.fields.flatMap(({ name, column }) =>
    column !== null && columns.has(column) && !unlogged.has(name) ? [{ name, column }] : [],
  );
  const documents = inner(work.documents, entity);
  for (const { row, position } of made) {
    const after: Record<string, Bound> = {};
    for (const { name, column } of places) {
      const stored = row[column];
      if (stored != null) after[name] = stored;
    }
    if (row['custom'] !== '{}') Object.assign(after, JSON.parse(String(row['custom'])));
    const id = Number(row['id']);
    const rowVersion = Number(row['row_version']);
    work.log.push({ entity, id, action: 'create', rowVersion, position, before: null, after });
    documents.set(id, row);
  }
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
