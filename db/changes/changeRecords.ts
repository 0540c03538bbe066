import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import {
  customOf,
  recordPlan,
  storedValue,
  toColumn,
  type RecordPlan,
  type Row,
} from '../repositories/rowMapping';
import { sortKeyOf } from '../search/sortKey';
import type { Change } from './changeSet';
import { changedEntity, inner, resolved, type ChangeWork } from './changeWork';
import { deleteWithChildren, mergeAway, restoreWithChildren } from './deleteChildren';
import { refuseLeftBehind } from './referencedRecords';
import { touchParentsOf } from './rollUps';

/** A change of an existing record and its place in the input. */
export interface PositionedChange {
  readonly change: Exclude<Change, { action: 'create' | 'remove' }>;
  readonly position: number;
}

/** Reads all rows that are about to change, one query per entity. */
export async function readRows(
  work: ChangeWork,
  changes: readonly { readonly change: { readonly entity: string; readonly id: number } }[],
): Promise<void> {
  const wanted = new Map<string, number[]>();
  for (const { change } of changes) {
    const ids = wanted.get(change.entity);
    if (ids) ids.push(change.id);
    else wanted.set(change.entity, [change.id]);
  }
  for (const [name, ids] of wanted) {
    const { table } = changedEntity(work, name);
    const rows = await work.connection.allPrepared<Row>(
      `SELECT * FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    const known = inner(work.rows, name);
    for (const row of rows) known.set(Number(row['id']), row);
  }
}

/** Makes one change to one existing record. @throws DatabaseError `notFound`, `stale`, `invalid` */
export async function changeRecord(work: ChangeWork, { change, position }: PositionedChange): Promise<void> {
  const plan = recordPlan(changedEntity(work, change.entity));
  const row = inner(work.rows, change.entity).get(change.id);
  if (!row) throw new DatabaseError('notFound', { entity: change.entity, id: change.id });
  if (change.action === 'update') await updateRecord(work, plan, row, change, position);
  else if (change.action === 'delete') await deleteRecord(work, plan, row, change, position);
  else await restoreWithChildren(work, plan.entity, [row], position);
  const now = inner(work.rows, change.entity).get(change.id) ?? row;
  work.answers[position] = { entity: change.entity, id: change.id, rowVersion: Number(now['row_version']) };
}

async function deleteRecord(
  work: ChangeWork,
  { entity }: RecordPlan,
  row: Row,
  { id, rowVersion, mergedInto }: Extract<Change, { action: 'delete' }>,
  position: number,
): Promise<void> {
  const version = Number(row['row_version']);
  if (rowVersion !== undefined && rowVersion !== version)
    throw new DatabaseError('stale', { entity: entity.name, id, rowVersion: version });
  if (mergedInto === undefined) return await deleteWithChildren(work, entity, [row], position);
  await refuseLeftBehind(work, entity, id);
  await mergeAway(work, entity, row, { into: mergedInto, position });
}

async function updateRecord(
  work: ChangeWork,
  plan: RecordPlan,
  row: Row,
  change: Extract<Change, { action: 'update' }>,
  position: number,
): Promise<void> {
  const { entity } = plan;
  const version = Number(row['row_version']);
  if (change.rowVersion !== null && change.rowVersion !== version)
    throw new DatabaseError('stale', { entity: entity.name, id: change.id, rowVersion: version });
  const difference = differenceOf(work, plan, row, change.values);
  if (!difference) return;
  const { before, after, sets } = difference;
  sets['row_version'] = version + 1;
  sets['updated_at'] = work.input.at;
  sets['updated_by_id'] = work.input.userId;
  const next: Row = { ...row, ...sets };
  if (plan.title.name in after)
    (next as Record<string, Bound>)['sort_key'] = sets['sort_key'] = sortKeyOf(plan, next);
  const columns = Object.keys(sets);
  await work.connection.runPrepared(
    `UPDATE ${entity.table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    [...columns.map((column) => sets[column] ?? null), change.id],
  );
  inner(work.rows, entity.name).set(change.id, next);
  const rowVersion = version + 1;
  work.log.push({
    entity: entity.name,
    id: change.id,
    action: 'update',
    rowVersion,
    position,
    before,
    after,
  });
  touchParentsOf(work, entity.name, row);
  touchParentsOf(work, entity.name, next);
  if (Object.keys(after).some((name) => isSearched(plan, name)))
    inner(work.documents, entity.name).set(change.id, next);
}

function isSearched(plan: RecordPlan, name: string): boolean {
  return name === plan.title.name || plan.byName.get(name)?.field.searchable === true;
}

interface Difference {
  readonly before: Record<string, Bound>;
  readonly after: Record<string, Bound>;
  readonly sets: Record<string, Bound>;
}

function differenceOf(
  work: ChangeWork,
  plan: RecordPlan,
  row: Row,
  values: Readonly<Record<string, unknown>>,
): Difference | null {
  const before: Record<string, Bound> = {};
  const after: Record<string, Bound> = {};
  const sets: Record<string, Bound> = {};
  const custom = customOf(row);
  const nextCustom: Record<string, Bound> = { ...custom };
  for (const name in values) {
    const place = plan.byName.get(name);
    if (!place || programFields.has(name))
      throw new DatabaseError('invalid', { entity: plan.entity.name, fields: [name] });
    if (place.field.rollUp) continue;
    const now = storedValue(place, row, custom);
    const next = toColumn(place, resolved(work, values[name]));
    if (now === next) continue;
    before[name] = now;
    after[name] = next;
    if (place.column !== null) sets[place.column] = next;
    else if (next === null) delete nextCustom[name];
    else nextCustom[name] = next;
  }
  if (Object.keys(after).length === 0) return null;
  const text = JSON.stringify(nextCustom);
  if (text !== JSON.stringify(custom)) sets['custom'] = text;
  return { before, after, sets };
}

/** Fields nobody sets by a change. */
const programFields = new Set(['no', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);
