import { DatabaseError } from '../connection/databaseError';
import type { Connection } from '../connection/statements';
import type { Schema } from '../schema/effectiveSchema';
import type { Store } from '../store';
import { writeSearchDocuments } from './writeSearchDocuments';
import type { ChangeSetInput, WrittenChangeSet } from './changeSet';
import type { ChangeWork, LogEntry } from './changeWork';
import { changeRecord, readRows, type PositionedChange } from './changeRecords';
import { allocateIds, createRecords, type PositionedCreate } from './createRecords';
import { insertRows } from '../connection/insertRows';
import { writeRollUps } from './rollUps';

/**
 * The only writer of records. One immediate transaction: the log of what was changed, the records themselves, their
 * numbers, roll-ups and search documents; all of it or nothing. Records that are removed go first, then new ones are
 * made (they may point at each other in any order), then the others are changed in the order given.
 * A `requestId` that was written before gives its answer again.
 * @throws DatabaseError `stale` (with the version there is), `notFound`, `duplicate`, `missingReference`, `invalid`
 * for an unknown entity or field, `readOnly`, `busy`, `full`, `unreachable`, `corrupt`
 */
export async function writeChangeSet(
  { database, schema }: Store,
  input: ChangeSetInput,
): Promise<WrittenChangeSet> {
  const isBulk = input.kind === 'import' || input.kind === 'sample';
  return await database.write(
    (connection) => writeWithin(connection, schema, input),
    isBulk ? 'bulk' : 'interactive',
  );
}

async function writeWithin(
  connection: Connection,
  schema: Schema,
  input: ChangeSetInput,
): Promise<WrittenChangeSet> {
  const repeated = await earlierAnswer(connection, input.requestId);
  if (repeated) return repeated;
  const work: ChangeWork = {
    connection,
    schema,
    input,
    log: [],
    answers: [],
    keys: new Map(),
    rows: new Map(),
    parents: new Map(),
    documents: new Map(),
  };
  await writeRecords(work);
  await writeRollUps(work);
  await writeSearchDocuments(work);
  const id = await openChangeSet(work);
  await writeLog(work, id);
  return { id, records: work.answers, isRepeated: false };
}

async function writeRecords(work: ChangeWork): Promise<void> {
  const creates: PositionedCreate[] = [];
  const removes: PositionedChange[] = [];
  const others: PositionedChange[] = [];
  work.input.changes.forEach((change, position) => {
    if (change.action === 'create') creates.push({ change, position });
    else if (change.action === 'remove') removes.push({ change, position });
    else others.push({ change, position });
  });
  await allocateIds(work, creates);
  await readRows(work, [...removes, ...others]);
  for (const one of removes) await changeRecord(work, one);
  await createRecords(work, creates);
  for (const one of others) await changeRecord(work, one);
}

async function openChangeSet({ connection, input, log }: ChangeWork): Promise<number> {
  if (input.continues !== undefined) {
    const found = await connection.runPrepared(
      'UPDATE change_sets SET change_count = change_count + ? WHERE id = ?',
      [log.length, input.continues],
    );
    if (found === 0) throw new DatabaseError('notFound');
    return input.continues;
  }
  const [made] = await connection.allPrepared<{ id: number }>(
    `INSERT INTO change_sets (kind, user_id, desk_id, at, change_count, undoes) VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    [input.kind, input.userId, input.deskId, input.at, log.length, input.undoes ?? null],
  );
  if (!made) throw new Error('no id for a change set');
  // With the first rows of an import, so that whatever a crash leaves behind can be taken back.
  if (input.importRun !== undefined) {
    await connection.run('UPDATE import_runs SET change_set_id = ? WHERE id = ?', [made.id, input.importRun]);
  }
  if (input.undoes !== undefined) await markUndone(connection, input.undoes, made.id);
  return made.id;
}

/** What an undo takes back is no longer in effect; taking back an undo puts what it undid into effect again. */
async function markUndone(connection: Connection, undone: number, by: number): Promise<void> {
  await connection.run('UPDATE change_sets SET undone_by = ? WHERE id = ?', [by, undone]);
  await connection.run(
    'UPDATE change_sets SET undone_by = NULL WHERE id = (SELECT undoes FROM change_sets WHERE id = ?)',
    [undone],
  );
}

async function writeLog(work: ChangeWork, changeSet: number): Promise<void> {
  const { connection, input, log } = work;
  await insertLog(connection, changeSet, log);
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
      log.length,
      JSON.stringify(touchedRecords(work)),
      input.changes.every((change) => change.action === 'create') ? null : JSON.stringify(work.answers),
    ],
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
      await insertRows(connection, {
        into: 'INSERT INTO changes',
        columns: ['record_id', 'position', 'after'],
        rows: group.map((entry) => [entry.id, entry.position, textOf(entry.after)]),
        shared: { change_set_id: changeSet, entity, action, row_version: rowVersion },
        asText: 'filled',
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

function textOf(values: LogEntry['before']): string | null {
  return values === null ? null : JSON.stringify(values);
}

/** More records than this are not named to other desks: they look anew. */
const mostNamed = 200;

/** Entity → ids, or null when they are too many to name; parents with new roll-ups are among them. */
function touchedRecords({ log, parents }: ChangeWork): Record<string, number[] | null> {
  const touched = new Map<string, Set<number>>();
  const touch = (entity: string, id: number) => {
    const ids = touched.get(entity);
    if (ids) ids.add(id);
    else touched.set(entity, new Set([id]));
  };
  for (const entry of log) touch(entry.entity, entry.id);
  for (const [entity, ids] of parents) for (const id of ids) touch(entity, id);
  return Object.fromEntries(
    [...touched].map(([entity, ids]) => [entity, ids.size > mostNamed ? null : [...ids]]),
  );
}

interface RequestRow {
  readonly change_set_id: number;
  readonly first_change_id: number;
  readonly last_change_id: number;
  readonly answer: string | null;
}

/** The answer a request got before; made of the log when it only made records. */
async function earlierAnswer(connection: Connection, requestId: string): Promise<WrittenChangeSet | null> {
  const [request] = await connection.allPrepared<RequestRow>(
    'SELECT change_set_id, first_change_id, last_change_id, answer FROM requests WHERE request_id = ?',
    [requestId],
  );
  if (!request) return null;
  const records =
    request.answer === null
      ? await connection.all<WrittenChangeSet['records'][number]>(
          `SELECT entity, record_id AS id, row_version AS "rowVersion" FROM changes
           WHERE id BETWEEN ? AND ? AND position IS NOT NULL ORDER BY position`,
          [request.first_change_id, request.last_change_id],
        )
      : (JSON.parse(request.answer) as WrittenChangeSet['records']);
  return { id: request.change_set_id, records, isRepeated: true };
}
