import type { Connection } from '../connection/statements';
import type { OfficeDefinitions } from '../schema/definitions';
import type { Store } from '../store';
import { fieldOfRow, layoutOfRow, objectOfRow, type DefinitionRow } from './definitionRows';

/** Reads all the office said about its schema, what is retired among it: the past must stay readable. */
export async function getDefinitions(store: Pick<Store, 'database'>): Promise<OfficeDefinitions> {
  return await store.database.read(readDefinitions);
}

/** The same on a connection that is in use already, as a write sees it. */
export async function readDefinitions(connection: Connection): Promise<OfficeDefinitions> {
  const fields = await connection.all<DefinitionRow>(
    'SELECT * FROM field_definitions ORDER BY entity, position, key',
  );
  const objects = await connection.all<DefinitionRow>(
    'SELECT * FROM object_definitions ORDER BY position, name',
  );
  const layouts = await connection.all<DefinitionRow>('SELECT * FROM entity_layouts ORDER BY entity');
  return {
    revision: await readRevision(connection),
    fields: fields.map(fieldOfRow),
    objects: objects.map(objectOfRow),
    layouts: layouts.map(layoutOfRow),
  };
}

/** The revision of the schema in the file; 0 while nobody changed it. */
export async function readRevision(connection: Connection): Promise<number> {
  const [revision] = await connection.allPrepared<{ value: string }>(
    `SELECT value FROM meta WHERE key = 'schema_revision'`,
  );
  return Number(revision?.value ?? 0);
}
