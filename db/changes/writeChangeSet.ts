import { DatabaseError } from '../connection/databaseError';
import type { Connection } from '../connection/statements';
import type { Schema } from '../schema/effectiveSchema';
import type { Store } from '../store';
import { writeSearchDocuments } from './writeSearchDocuments';
import type { ChangeSetInput, UndoReach, WrittenChangeSet } from './changeSet';
import type { ChangeWork } from './changeWork';
import { changeRecord, readRows, type PositionedChange } from './changeRecords';
import { removeRecords, type PositionedRemove } from './removeRecords';
import { checkOwnReferences } from './checkOwnReferences';
import { currentSchema } from './currentSchema';
import { allocateIds, createRecords, type PositionedCreate } from './createRecords';
import { changeCount, writeLog } from './writeLog';
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
  // What takes several writes lets what a person waits for go first.
  const isBulk = input.kind === 'import' || input.kind === 'sample' || input.undoReach != null;
  return await database.write(
    (connection) => writeWithin(connection, schema, input),
    isBulk ? 'bulk' : 'interactive',
  );
}

async function writeWithin(
  connection: Connection,
  known: Schema,
  input: ChangeSetInput,
): Promise<WrittenChangeSet> {
  const repeated = await earlierAnswer(connection, input.requestId);
  if (repeated) return repeated;
  const work: ChangeWork = {
    connection,
    schema: await currentSchema(connection, known),
    input,
    log: [],
    made: [],
    removed: [],
    answers: [],
    keys: new Map(),
    rows: new Map(),
    parents: new Map(),
    documents: new Map(),
  };
  await writeRecords(work);
  await checkOwnReferences(work);
  await writeRollUps(work);
  const id = await openChangeSet(work);
  await writeLog(work, id);
  // Last: any statement of several rows that follows makes the search index merge once more.
  await writeSearchDocuments(work);
  return { id, records: work.answers, isRepeated: false };
}

async function writeRecords(work: ChangeWork): Promise<void> {
  const creates: PositionedCreate[] = [];
  const removes: PositionedRemove[] = [];
  const others: PositionedChange[] = [];
  work.input.changes.forEach((change, position) => {
    if (change.action === 'create') creates.push({ change, position });
    else if (change.action === 'remove') removes.push({ change, position });
    else others.push({ change, position });
  });
  await allocateIds(work, creates);
  await readRows(work, others);
  if (removes.length > 0) await removeRecords(work, removes, await nextChangeSet(work));
  await createRecords(work, creates);
  for (const one of others) await changeRecord(work, one);
}

/** The id the change set will have: nobody else writes until this transaction ends. */
async function nextChangeSet({ connection, input }: ChangeWork): Promise<number> {
  if (input.continues !== undefined) return input.continues;
  const [last] = await connection.allPrepared<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'change_sets'",
  );
  return (last?.seq ?? 0) + 1;
}

async function openChangeSet(work: ChangeWork): Promise<number> {
  const { connection, input } = work;
  const count = changeCount(work);
  if (input.importRun !== undefined && input.importPlace !== undefined)
    await connection.runPrepared('UPDATE import_runs SET place = ? WHERE id = ?', [
      input.importPlace,
      input.importRun,
    ]);
  if (input.continues !== undefined) {
    if (input.undoReach) await moveReach(connection, input.continues, input.undoReach);
    const found = await connection.runPrepared(
      'UPDATE change_sets SET change_count = change_count + ? WHERE id = ?',
      [count, input.continues],
    );
    if (found === 0) throw new DatabaseError('notFound');
    return input.continues;
  }
  const [made] = await connection.allPrepared<{ id: number }>(
    `INSERT INTO change_sets (kind, user_id, desk_id, at, change_count, undoes, undone_to)
     VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    [
      input.kind,
      input.userId,
      input.deskId,
      input.at,
      count,
      input.undoes ?? null,
      input.undoReach?.to ?? null,
    ],
  );
  if (!made) throw new Error('no id for a change set');
  // With the first rows of an import, so that whatever a crash leaves behind can be taken back.
  if (input.importRun !== undefined) {
    await connection.run('UPDATE import_runs SET change_set_id = ? WHERE id = ?', [made.id, input.importRun]);
  }
  if (input.undoes !== undefined) await markUndone(connection, input.undoes, made.id);
  return made.id;
}

/** Two desks may go on with one undo: only the one that knows where it stands writes. */
async function moveReach(
  connection: Connection,
  undo: number,
  { from = null, to }: UndoReach,
): Promise<void> {
  const found = await connection.runPrepared(
    'UPDATE change_sets SET undone_to = ? WHERE id = ? AND undone_to IS ?',
    [to, undo, from],
  );
  if (found === 0) throw new DatabaseError('stale');
}

/**
 * What an undo takes back is no longer in effect; taking back an undo puts what it undid into effect again. An undo
 * that was not through when it is taken back ends where it stands.
 */
async function markUndone(connection: Connection, undone: number, by: number): Promise<void> {
  const found = await connection.run(
    'UPDATE change_sets SET undone_by = ?, undone_to = NULL WHERE id = ? AND undone_by IS NULL',
    [by, undone],
  );
  if (found === 0) throw new DatabaseError('stale');
  await connection.run(
    'UPDATE change_sets SET undone_by = NULL WHERE id = (SELECT undoes FROM change_sets WHERE id = ?)',
    [undone],
  );
}

interface RequestRow {
  readonly change_set_id: number;
  readonly first_change_id: number;
  readonly last_change_id: number;
  readonly answer: string | null;
}

/** The answer a request got before; made of the log when it only made or removed records. */
async function earlierAnswer(connection: Connection, requestId: string): Promise<WrittenChangeSet | null> {
  const [request] = await connection.allPrepared<RequestRow>(
    'SELECT change_set_id, first_change_id, last_change_id, answer FROM requests WHERE request_id = ?',
    [requestId],
  );
  if (!request) return null;
  const records =
    request.answer === null
      ? await connection.all<WrittenChangeSet['records'][number]>(
          `SELECT entity, record_id AS id, row_version - (action = 'remove') AS "rowVersion" FROM changes
           WHERE id BETWEEN ? AND ? AND position IS NOT NULL ORDER BY position`,
          [request.first_change_id, request.last_change_id],
        )
      : (JSON.parse(request.answer) as WrittenChangeSet['records']);
  return { id: request.change_set_id, records, isRepeated: true };
}
