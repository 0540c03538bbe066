import { DatabaseError } from '../connection/databaseError';
import type { Connection } from '../connection/statements';
import { columnSql, createIndexSql, createTableSql } from '../migrations/tableSql';
import { findObject } from '../repositories/definitionRows';
import { readDefinitions } from '../repositories/definitionsRepository';
import { entityFromObject, mostObjects, type ObjectDefinition } from '../schema/definitions';
import { tableDefinition, type TableDefinition } from '../schema/derive/tableDefinition';
import { effectiveSchema, hasEntity } from '../schema/effectiveSchema';
import { registry } from '../schema/registry';
import type { Store } from '../store';
import { logDefinition } from './definitionLog';
import { refuseStale, type DefinitionSave } from './writeDefinitions';

/** An object to be kept; without a name one is made, never one that was used before. */
export type ObjectDraft = Omit<ObjectDefinition, 'name' | 'order'> & { readonly name: string | null };

/**
 * Makes or changes a sort of record of the office. A new one gets its table in the same transaction as its row, so
 * that no desk ever knows the one without the other. What it belongs to never changes, and numbers once given stay.
 * @throws DatabaseError `invalid` for a change that may not be, too many objects or an unknown parent; `stale` when
 * somebody changed it since `seen`; `notFound`
 */
export async function saveObject(
  store: Pick<Store, 'database'>,
  draft: ObjectDraft,
  save: DefinitionSave,
): Promise<{ readonly name: string; readonly revision: number }> {
  return await store.database.write(async (connection) => {
    const known = draft.name === null ? null : await findObject(connection, draft.name);
    if (draft.name !== null && !known) throw new DatabaseError('notFound', { entity: draft.name });
    const definition = known ? changed(known, draft) : await made(connection, draft);
    await refuseStale(connection, partOf(definition.name), save.seen);
    await putObject(connection, definition);
    await makeTable(connection, definition);
    const revision = await logDefinition(connection, save, {
      ...partOf(definition.name),
      before: known,
      after: definition,
    });
    return { name: definition.name, revision };
  });
}

function partOf(name: string): { part: 'object'; entity: string; key: string } {
  return { part: 'object', entity: name, key: name };
}

function changed(known: ObjectDefinition, draft: ObjectDraft): ObjectDefinition {
  const losesNumbers = known.numberPrefix !== null && draft.numberPrefix === null;
  if (known.parent !== draft.parent || losesNumbers)
    throw new DatabaseError('invalid', {
      entity: known.name,
      fields: [losesNumbers ? 'numberPrefix' : 'parent'],
    });
  return { ...draft, name: known.name, order: known.order };
}

async function made(connection: Connection, draft: ObjectDraft): Promise<ObjectDefinition> {
  const [there] = await connection.all<{ count: number; last: number | null; position: number | null }>(
    `SELECT count(*) AS count, max(CAST(substr(name, 3) AS INTEGER)) AS last, max(position) AS position
     FROM object_definitions`,
  );
  if ((there?.count ?? 0) >= mostObjects) throw new DatabaseError('invalid', { fields: ['name'] });
  return { ...draft, name: `xo${(there?.last ?? 0) + 1}`, order: (there?.position ?? 0) + 1 };
}

/** Writes the row of an object. */
export async function putObject(connection: Connection, definition: ObjectDefinition): Promise<void> {
  const { name, order, isActive, ...words } = definition;
  await connection.run(
    'INSERT OR REPLACE INTO object_definitions (name, definition, position, is_active) VALUES (?, ?, ?, ?)',
    [name, JSON.stringify(words), order, isActive ? 1 : 0],
  );
}

/** The table of the object as its definition wants it: made when it is not there, with what came later added. */
async function makeTable(connection: Connection, definition: ObjectDefinition): Promise<void> {
  const { entities } = effectiveSchema(registry, await readDefinitions(connection));
  if (definition.parent !== null && !hasEntity({ revision: 0, entities }, definition.parent))
    throw new DatabaseError('invalid', { entity: definition.name, fields: ['parent'] });
  const tables = Object.fromEntries(Object.values(entities).map((entity) => [entity.name, entity.table]));
  const table = tableDefinition(entityFromObject(definition), tables);
  const found = await connection.all<{ name: string }>(`PRAGMA table_info(${table.name})`);
  if (found.length === 0) await connection.run(createTableSql(table));
  else await addColumns(connection, table, new Set(found.map(({ name }) => name)));
  const indexes = await connection.all<{ name: string }>(`PRAGMA index_list(${table.name})`);
  for (const index of table.indexes)
    if (!indexes.some(({ name }) => name === index.name))
      await connection.run(createIndexSql(table.name, index));
}

async function addColumns(
  connection: Connection,
  table: TableDefinition,
  found: ReadonlySet<string>,
): Promise<void> {
  for (const column of table.columns)
    if (!found.has(column.name))
      await connection.run(`ALTER TABLE ${table.name} ADD COLUMN ${columnSql(column)}`);
}
