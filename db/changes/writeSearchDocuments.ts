import type { Bound, Connection } from '../connection/statements';
import { entityCodes, documentId } from '../search/documentIds';
import { isSearchable, searchText } from '../search/searchText';
import { changedEntity, type ChangeWork } from './changeWork';
import { insertRows } from '../connection/insertRows';

/**
 * Notes the search text of every touched record in `search_pending`, where it is found at once by its characters;
 * `indexPending` moves it into the index with its pinyin later, in short writes when nobody waits.
 */
export async function writeSearchDocuments(work: ChangeWork): Promise<void> {
  const touched = [...work.documents].filter(([name]) => isSearchable(changedEntity(work, name)));
  if (touched.length === 0) return;
  const codes = await codesFor(
    work.connection,
    touched.map(([name]) => name),
  );
  for (const [name, records] of touched) {
    const entity = changedEntity(work, name);
    const code = codes.get(name) ?? 0;
    const rows: Bound[][] = [];
    const gone: number[] = [];
    for (const [id, row] of records) {
      if (row === null) gone.push(documentId(id, code));
      else {
        const { title, text } = searchText(entity, row);
        rows.push([documentId(id, code), title, text]);
      }
    }
    await insertRows(work.connection, {
      into: 'INSERT OR REPLACE INTO search_pending',
      columns: ['id', 'title', 'text'],
      rows,
      asText: 'filled',
    });
    if (gone.length > 0) await forget(work.connection, gone);
  }
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

async function forget(connection: Connection, ids: readonly number[]): Promise<void> {
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
