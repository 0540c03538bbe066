import type { Bound, Connection } from '../connection/statements';
import { countedFrom, insertRows } from '../connection/insertRows';
import { recordPlan } from '../repositories/rowMapping';
import { changedEntity, type ChangeWork, type LogEntry, type MadeRun } from './changeWork';
import { madeRowSql } from './loggedRowSql';

/** How many rows of the log a change set gets. */
export function changeCount({ log, made, removed }: ChangeWork): number {
  const inRuns = made.reduce((sum, { count }) => sum + count, 0);
  return removed.reduce((count, { ids }) => count + ids.length, log.length + inRuns);
}

/** Writes the log of a change set, but for what was removed, which is in it already; and the answer, for the request may come again. */
export async function writeLog(work: ChangeWork, changeSet: number): Promise<void> {
  const { connection, input, log } = work;
  let written = 0;
  for (const run of work.made) {
    await insertLog(connection, changeSet, log.slice(written, run.behind));
    await logRun(work, run, changeSet);
    written = run.behind;
  }
  await insertLog(connection, changeSet, log.slice(written));
  await connection.runPrepared(
    `INSERT INTO requests (request_id, change_set_id, desk_id, user_id, at, first_change_id, last_change_id, touched, answer)
     SELECT ?, ?, ?, ?, ?, last.seq - ? + 1, last.seq, ?, ?
     FROM (SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'changes'), 0) AS seq) AS last`,
    [
      input.requestId,
      changeSet,
      input.deskId,
      input.userId,
      input.at,
      changeCount(work),
      JSON.stringify(touchedRecords(work)),
      input.changes.every(({ action }) => action === 'create' || action === 'remove')
        ? null
        : JSON.stringify(work.answers),
    ],
  );
}

/** What new records say stands in their rows: it does not go through the driver a second time. */
async function logRun(work: ChangeWork, run: MadeRun, changeSet: number): Promise<void> {
  const plan = recordPlan(changedEntity(work, run.entity));
  await work.connection.runPrepared(
    `INSERT INTO changes (change_set_id, entity, record_id, action, row_version, position, after)
     SELECT ?, ?, t.id, 'create', t.row_version, t.id - ?, ${madeRowSql(plan, run.columns)}
     FROM ${plan.entity.table} t WHERE t.id BETWEEN ? AND ? ORDER BY t.id`,
    [changeSet, run.entity, run.first - run.position, run.first, run.first + run.count - 1],
  );
}

/** Rows that make records of one entity, as imports bring by the hundred, share all but four of their values. */
async function insertLog(connection: Connection, changeSet: number, log: readonly LogEntry[]): Promise<void> {
  let start = 0;
  while (start < log.length) {
    const { entity, action, rowVersion } = log[start] ?? {};
    let end = start + 1;
    const isCreate = action === 'create';
    while (
      end < log.length &&
      isCreate === (log[end]?.action === 'create') &&
      (!isCreate || (log[end]?.entity === entity && log[end]?.rowVersion === rowVersion))
    )
      end += 1;
    const group = log.slice(start, end);
    if (isCreate && entity !== undefined && rowVersion !== undefined) {
      await insertMade(connection, group, {
        change_set_id: changeSet,
        entity,
        action,
        row_version: rowVersion,
      });
    } else {
      await insertRows(connection, {
        into: 'INSERT INTO changes',
        columns: ['entity', 'record_id', 'action', 'row_version', 'position', 'before', 'after'],
        rows: group.map((entry) => [
          entry.entity,
          entry.id,
          entry.action,
          entry.rowVersion,
          entry.position,
          textOf(entry.before),
          textOf(entry.after),
        ]),
        shared: { change_set_id: changeSet },
      });
    }
    start = end;
  }
}

/** Of records made in one go ids and positions mostly follow each other: then the values alone are bound. */
async function insertMade(
  connection: Connection,
  group: readonly LogEntry[],
  shared: Readonly<Record<string, Bound>>,
): Promise<void> {
  const into = 'INSERT INTO changes';
  const ids = countedFrom(group.map(({ id }) => id));
  const positions = countedFrom(group.map((entry) => entry.position ?? Number.NaN));
  if (ids !== null && positions !== null) {
    await insertRows(connection, {
      into,
      columns: ['after'],
      rows: group.map((entry) => [textOf(entry.after)]),
      shared,
      counted: { record_id: ids, position: positions },
      asText: 'filled',
    });
    return;
  }
  await insertRows(connection, {
    into,
    columns: ['record_id', 'position', 'after'],
    rows: group.map((entry) => [entry.id, entry.position, textOf(entry.after)]),
    shared,
    asText: 'filled',
  });
}

function textOf(values: LogEntry['before']): string | null {
  return values === null ? null : JSON.stringify(values);
}

/** More records than this are not named to other desks: they look anew. */
const mostNamed = 200;

/** Entity → ids, or null when they are too many to name; parents with new roll-ups are among them. */
function touchedRecords({ log, made, removed, parents }: ChangeWork): Record<string, number[] | null> {
  const touched = new Map<string, Set<number>>();
  const touch = (entity: string, id: number) => {
    const ids = touched.get(entity);
    if (ids) ids.add(id);
    else touched.set(entity, new Set([id]));
  };
  for (const entry of log) touch(entry.entity, entry.id);
  for (const { entity, first, count } of made)
    for (let id = first; id < first + count; id += 1) touch(entity, id);
  for (const { entity, ids } of removed) for (const id of ids) touch(entity, id);
  for (const [entity, ids] of parents) for (const id of ids) touch(entity, id);
  return Object.fromEntries(
    [...touched].map(([entity, ids]) => [entity, ids.size > mostNamed ? null : [...ids]]),
  );
}
