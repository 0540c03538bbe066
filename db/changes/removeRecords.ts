import { DatabaseError } from '../connection/databaseError';
import { recordPlan } from '../repositories/rowMapping';
import type { Change } from './changeSet';
import { changedEntity, inner, touchParent, type ChangeWork } from './changeWork';
import { loggedRowSql } from './loggedRowSql';
import { rollUpFields } from './rollUps';

type Remove = Extract<Change, { action: 'remove' }>;

/** A removal of the input and its place there. */
export interface PositionedRemove {
  readonly change: Remove;
  readonly position: number;
}

/** Removals of one entity that follow each other in the input: taken out by one statement. */
interface RemovedRun {
  readonly entity: string;
  readonly first: number;
  readonly ids: readonly number[];
  readonly versions: readonly (number | null)[];
}

/**
 * Takes rows out of their tables; their last values stay in the log, of the change set named. An undo takes out rows by
 * the hundred thousand: SQLite writes the log from the rows themselves, no row goes through the driver.
 * @throws DatabaseError `notFound`, `stale` when a row has another version than the one to be removed
 */
export async function removeRecords(
  work: ChangeWork,
  removes: readonly PositionedRemove[],
  changeSet: number,
): Promise<void> {
  for (const run of runsOf(removes)) {
    const versions = await checkedVersions(work, run);
    await touchParentsOfRun(work, run);
    await logAndDelete(work, run, changeSet);
    const documents = inner(work.documents, run.entity);
    const rows = work.rows.get(run.entity);
    run.ids.forEach((id, at) => {
      rows?.delete(id);
      documents.set(id, null);
      work.answers[run.first + at] = { entity: run.entity, id, rowVersion: versions[at] ?? 1 };
    });
    work.removed.push({ entity: run.entity, ids: run.ids });
  }
}

function runsOf(removes: readonly PositionedRemove[]): RemovedRun[] {
  const runs: { entity: string; first: number; ids: number[]; versions: (number | null)[] }[] = [];
  for (const { change, position } of removes) {
    const last = runs.at(-1);
    if (last?.entity === change.entity && last.first + last.ids.length === position) {
      last.ids.push(change.id);
      last.versions.push(change.rowVersion);
    } else
      runs.push({ entity: change.entity, first: position, ids: [change.id], versions: [change.rowVersion] });
  }
  return runs;
}

/** The versions the rows have, in the order of the run; as one list, for a row of the driver costs more than SQLite's work for it. */
async function checkedVersions(work: ChangeWork, run: RemovedRun): Promise<readonly number[]> {
  const { table } = changedEntity(work, run.entity);
  const [row] = await work.connection.allPrepared<{ versions: string }>(
    `SELECT json_group_array(t.row_version) AS versions
     FROM json_each(?) j CROSS JOIN ${table} t ON t.id = j.value`,
    [JSON.stringify(run.ids)],
  );
  const found = JSON.parse(row?.versions ?? '[]') as number[];
  if (found.length !== run.ids.length || new Set(run.ids).size !== run.ids.length)
    throw new DatabaseError('notFound', { entity: run.entity, id: await firstMissing(work, run) });
  found.forEach((rowVersion, at) => {
    const wanted = run.versions[at] ?? null;
    if (wanted !== null && wanted !== rowVersion)
      throw new DatabaseError('stale', { entity: run.entity, id: run.ids[at] ?? 0, rowVersion });
  });
  return found;
}

async function firstMissing(work: ChangeWork, { entity, ids }: RemovedRun): Promise<number> {
  const { table } = changedEntity(work, entity);
  const [missing] = await work.connection.all<{ id: number }>(
    `SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM ${table}) LIMIT 1`,
    [JSON.stringify(ids)],
  );
  return missing?.id ?? ids.find((id, at) => ids.indexOf(id) !== at) ?? 0;
}

/** Marks the parents whose roll-ups counted these rows. */
async function touchParentsOfRun(work: ChangeWork, { entity, ids }: RemovedRun): Promise<void> {
  const fields = rollUpFields(work.schema).filter((field) => field.child.name === entity);
  const { table } = changedEntity(work, entity);
  for (const via of new Set(fields.map((field) => field.via))) {
    const [row] = await work.connection.allPrepared<{ parents: string }>(
      `SELECT json_group_array(DISTINCT ${via}) AS parents FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    const parents = JSON.parse(row?.parents ?? '[]') as (number | null)[];
    for (const field of fields)
      if (field.via === via) for (const id of parents) touchParent(work, field.entity.name, id ?? undefined);
  }
}

async function logAndDelete(
  work: ChangeWork,
  { entity: name, first, ids }: RemovedRun,
  changeSet: number,
): Promise<void> {
  const entity = changedEntity(work, name);
  const list = JSON.stringify(ids);
  await work.connection.runPrepared(
    `INSERT INTO changes (change_set_id, entity, record_id, action, row_version, position, before)
     SELECT ?, ?, t.id, 'remove', t.row_version + 1, ? + j.key, ${loggedRowSql(recordPlan(entity))}
     FROM json_each(?) j CROSS JOIN ${entity.table} t ON t.id = j.value`,
    [changeSet, name, first, list],
  );
  await work.connection.runPrepared(
    `DELETE FROM ${entity.table} WHERE id IN (SELECT value FROM json_each(?))`,
    [list],
  );
}
