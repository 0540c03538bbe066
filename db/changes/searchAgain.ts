import { batchSize } from '../connection/batchSize';
import type { Bound, Connection } from '../connection/statements';
import { insertRows } from '../connection/insertRows';
import { knownEntity } from '../repositories/recordRepository';
import type { Row } from '../repositories/rowMapping';
import { documentId, entityCodes } from '../search/documentIds';
import { searchText } from '../search/searchText';
import type { Store } from '../store';

/**
 * Notes the search text of every record that holds something in a field of the office anew, after search began or
 * ceased to look there; in short writes that wait behind everything else. Answers how many there were.
 */
export async function searchAgain(store: Store, entity: string, key: string): Promise<number> {
  let last = 0;
  let done = 0;
  for (;;) {
    const ids = await store.database.write(
      (connection) => batchAfter(connection, store, { entity, key, last }),
      'bulk',
    );
    if (ids.length === 0) return done;
    done += ids.length;
    last = ids.at(-1) ?? last;
  }
}

async function batchAfter(
  connection: Connection,
  { schema }: Store,
  { entity: name, key, last }: { readonly entity: string; readonly key: string; readonly last: number },
): Promise<number[]> {
  const entity = knownEntity(schema, name);
  const code = (await entityCodes(connection)).get(name);
  if (code === undefined) return [];
  const rows = await connection.all<Row>(
    `SELECT * FROM ${entity.table} WHERE id > ? AND json_extract(custom, '$.${key}') IS NOT NULL
     ORDER BY id LIMIT ${batchSize}`,
    [last],
  );
  if (rows.length === 0) return [];
  const documents = rows.map((row): Bound[] => {
    const { title, text } = searchText(entity, row);
    return [documentId(Number(row['id']), code), title, text];
  });
  await insertRows(connection, {
    into: 'INSERT OR REPLACE INTO search_pending',
    columns: ['id', 'title', 'text'],
    rows: documents,
    asText: 'filled',
  });
  return rows.map((row) => Number(row['id']));
}
