import type { Connection } from '../connection/statements';
import { documentId, documentStep, entityCodes } from '../search/documentIds';
import { recordPlan } from '../repositories/rowMapping';
import { isSearchable, searchText, searchTextSql } from '../search/searchText';
import { changedEntity, type ChangeWork, type MadeRun } from './changeWork';
import { countedFrom, insertRows } from '../connection/insertRows';

/**
 * Notes the search text of every touched record in `search_pending`, where it is found at once by its characters;
 * `indexPending` moves it into the index with its pinyin later, in short writes when nobody waits.
 */
export async function writeSearchDocuments(work: ChangeWork): Promise<void> {
  const touched = [...work.documents].filter(([name]) => isSearchable(changedEntity(work, name)));
  const made = work.made.filter(({ entity }) => isSearchable(changedEntity(work, entity)));
  if (touched.length + made.length === 0) return;
  const codes = await codesFor(work.connection, [
    ...new Set([...touched.map(([name]) => name), ...made.map(({ entity }) => entity)]),
  ]);
  for (const run of made) await documentRun(work, run, codes.get(run.entity) ?? 0);
  const gone: number[] = [];
  for (const [name, records] of touched) {
    const entity = changedEntity(work, name);
    const code = codes.get(name) ?? 0;
    const ids: number[] = [];
    const rows: string[][] = [];
    for (const [id, row] of records) {
      if (row === null) gone.push(documentId(id, code));
      else {
        const { title, text } = searchText(entity, row);
        ids.push(documentId(id, code));
        rows.push([title, text]);
      }
    }
    await insertDocuments(work.connection, ids, rows);
  }
  if (gone.length > 0) await forget(work.connection, gone);
}

/** The documents of records made by the hundred; those SQLite cannot write take their place afterwards. */
async function documentRun(work: ChangeWork, run: MadeRun, code: number): Promise<void> {
  const plan = recordPlan(changedEntity(work, run.entity));
  const { title, text } = searchTextSql(plan, run.columns);
  await work.connection.runPrepared(
    `INSERT OR REPLACE INTO search_pending (id, title, text)
     SELECT t.id * ${documentStep} + ?, ${title}, ${text} FROM ${plan.entity.table} t WHERE t.id BETWEEN ? AND ?`,
    [code, run.first, run.first + run.count - 1],
  );
}

async function insertDocuments(
  connection: Connection,
  ids: readonly number[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const into = 'INSERT OR REPLACE INTO search_pending';
  // Those of records made in one go stand in equal distances.
  const id = countedFrom(ids, documentStep);
  if (id !== null) await insertRows(connection, { into, columns: ['title', 'text'], rows, counted: { id } });
  else
    await insertRows(connection, {
      into,
      columns: ['id', 'title', 'text'],
      rows: rows.map((texts, at) => [ids[at] ?? null, ...texts]),
      asText: 'filled',
    });
}

async function codesFor(connection: Connection, names: readonly string[]): Promise<Map<string, number>> {
  const codes = await entityCodes(connection);
  for (const name of names) {
    if (codes.has(name)) continue;
    const [made] = await connection.all<{ code: number }>(
      'INSERT INTO search_entities (entity) VALUES (?) RETURNING code',
      [name],
    );
    if (made) codes.set(name, made.code);
  }
  return codes;
}

/** From so many documents on, what is gone is left in the index until half of a segment is. */
const many = 1_000;

/** From the index last of all: the statement after it makes FTS5 write what it holds, and merge. */
async function forget(connection: Connection, ids: readonly number[]): Promise<void> {
  // FTS5 merges a segment a tenth of which is gone: ten times over what an undo takes out altogether, half of its cost.
  if (ids.length > many)
    await connection.runPrepared(
      "INSERT INTO search_index (search_index, rank) VALUES ('deletemerge', 50)",
      [],
    );
  const list = [JSON.stringify(ids)];
  for (const [table, key] of [
    ['search_pending', 'id'],
    ['search_documents', 'id'],
    ['search_index', 'rowid'],
  ] as const)
    await connection.runPrepared(
      `DELETE FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`,
      list,
    );
}
