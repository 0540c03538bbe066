import type { Bound } from '../connection/statements';
import { DatabaseError } from '../connection/databaseError';
import { recordPlan, type Row } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Schema } from '../schema/effectiveSchema';
import { changedEntity, inner, type ChangeWork } from './changeWork';
import { touchParentsOf } from './rollUps';

/** A reference whose rows go to the recycle bin with what they point at. */
interface ChildReference {
  readonly child: Entity;
  readonly column: string;
  readonly to: string;
}

/** Under this name the log says what a deleted record became part of. No field can be called so. */
export const mergedColumn = 'merged_into_id';

const known = new WeakMap<Schema, readonly ChildReference[]>();

function childReferences(schema: Schema): readonly ChildReference[] {
  const found = known.get(schema);
  if (found) return found;
  const made = Object.values(schema.entities).flatMap((child) =>
    recordPlan(child).fields.flatMap(({ field, column }): ChildReference[] =>
      field.kind === 'reference' && field.whenTargetDeleted === 'deleteToo' && column !== null
        ? [{ child, column, to: field.to }]
        : [],
    ),
  );
  known.set(schema, made);
  return made;
}

/** To the recycle bin, with everything that belongs to it (`whenTargetDeleted: 'deleteToo'`), level by level. */
export async function deleteWithChildren(
  work: ChangeWork,
  entity: Entity,
  rows: readonly Row[],
  position: number | null,
): Promise<void> {
  const alive = rows.filter((row) => row['deleted_at'] == null);
  if (alive.length === 0) return;
  await mark(work, entity, alive, { at: work.input.at, by: work.input.userId, into: null }, position);
  for (const { child, column, to } of childReferences(work.schema)) {
    if (to !== entity.name) continue;
    const children = await childrenOf(work, child, column, alive, 'IS NULL');
    await deleteWithChildren(work, child, children, null);
  }
}

/** To the recycle bin as a part of another record. Whatever belonged to it must have been moved there before. */
export async function mergeAway(
  work: ChangeWork,
  entity: Entity,
  row: Row,
  { into, position }: { readonly into: number; readonly position: number },
): Promise<void> {
  if (row['deleted_at'] != null)
    throw new DatabaseError('stale', {
      entity: entity.name,
      id: Number(row['id']),
      rowVersion: Number(row['row_version']),
    });
  await mark(work, entity, [row], { at: work.input.at, by: work.input.userId, into }, position);
}

/**
 * Back from the recycle bin, with exactly the children that went there by the same change set; a child that belongs to
 * another record still in the bin stays there with it.
 */
export async function restoreWithChildren(
  work: ChangeWork,
  entity: Entity,
  rows: readonly Row[],
  position: number | null,
): Promise<void> {
  const gone = rows.filter((row) => row['deleted_at'] != null);
  if (gone.length === 0) return;
  const sets = await deletedBy(work, entity.name, gone);
  await mark(work, entity, gone, { at: null, by: null, into: null }, position);
  for (const { child, column, to } of childReferences(work.schema)) {
    if (to !== entity.name) continue;
    const children = await childrenOf(work, child, column, gone, 'IS NOT NULL');
    const childSets = await deletedBy(work, child.name, children);
    const together = children.filter((row) => {
      const set = childSets.get(Number(row['id']));
      return set !== undefined && set === sets.get(Number(row[column]));
    });
    await restoreWithChildren(work, child, await withoutOrphans(work, child, together), null);
  }
}

/** Leaves out rows another of whose owners is still in the bin. */
async function withoutOrphans(work: ChangeWork, child: Entity, rows: readonly Row[]): Promise<Row[]> {
  let kept = [...rows];
  for (const { child: owned, column, to } of childReferences(work.schema)) {
    if (owned.name !== child.name || kept.length === 0) continue;
    const { table } = changedEntity(work, to);
    const inBin = await work.connection.all<{ id: number }>(
      `SELECT id FROM ${table} WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(kept.map((row) => row[column]))],
    );
    const ids = new Set(inBin.map((row) => row.id));
    kept = kept.filter((row) => !ids.has(Number(row[column])));
  }
  return kept;
}

async function childrenOf(
  work: ChangeWork,
  child: Entity,
  column: string,
  parents: readonly Row[],
  deleted: 'IS NULL' | 'IS NOT NULL',
): Promise<Row[]> {
  return await work.connection.all<Row>(
    `SELECT * FROM ${child.table} WHERE ${column} IN (SELECT value FROM json_each(?)) AND deleted_at ${deleted} ORDER BY id`,
    [JSON.stringify(parents.map((row) => row['id']))],
  );
}

/** The change set that put each row into the bin last. */
async function deletedBy(
  work: ChangeWork,
  entity: string,
  rows: readonly Row[],
): Promise<Map<number, number>> {
  if (rows.length === 0) return new Map();
  const found = await work.connection.all<{ id: number; change_set: number }>(
    `SELECT record_id AS id, change_set_id AS change_set, max(id) FROM changes
     WHERE entity = ? AND action = 'delete' AND record_id IN (SELECT value FROM json_each(?)) GROUP BY record_id`,
    [entity, JSON.stringify(rows.map((row) => row['id']))],
  );
  return new Map(found.map((row) => [row.id, row.change_set]));
}

/** What marks rows: when and by whom they were deleted and what they became part of; nothing brings them back. */
interface Mark {
  readonly at: string | null;
  readonly by: Bound;
  readonly into: number | null;
}

async function mark(
  work: ChangeWork,
  entity: Entity,
  rows: readonly Row[],
  { at, by, into }: Mark,
  position: number | null,
): Promise<void> {
  await work.connection.runPrepared(
    `UPDATE ${entity.table} SET deleted_at = ?, deleted_by = ?, merged_into_id = ?, row_version = row_version + 1
     WHERE id IN (SELECT value FROM json_each(?))`,
    [at, by, into, JSON.stringify(rows.map((row) => row['id']))],
  );
  const action = at === null ? 'restore' : 'delete';
  for (const row of rows) {
    const id = Number(row['id']);
    const rowVersion = Number(row['row_version']) + 1;
    const next = { ...row, deleted_at: at, deleted_by: by, merged_into_id: into, row_version: rowVersion };
    inner(work.rows, entity.name).set(id, next);
    const before = mergeOf(row['merged_into_id']);
    const after = mergeOf(into);
    work.log.push({ entity: entity.name, id, action, rowVersion, position, before, after });
    touchParentsOf(work, entity.name, row);
  }
}

function mergeOf(into: Bound | undefined): Readonly<Record<string, Bound>> | null {
  return into == null ? null : { [mergedColumn]: into };
}
