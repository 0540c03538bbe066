import type { Bound } from '../connection/statements';
import type { FieldDefinition, FieldDefinitionOptions } from '../schema/definitions';
import type { Store } from '../store';

/** The fields the office made, and the revision every change of them counts up. */
export interface Definitions {
  readonly revision: number;
  readonly definitions: readonly FieldDefinition[];
}

/** Reads all definitions, retired ones among them: the past must stay readable. */
export async function getDefinitions(store: Pick<Store, 'database'>): Promise<Definitions> {
  return await store.database.read(async (connection) => {
    const rows = await connection.all<Record<string, Bound>>(
      'SELECT * FROM field_definitions ORDER BY entity, position, key',
    );
    const [revision] = await connection.all<{ value: string }>(
      `SELECT value FROM meta WHERE key = 'schema_revision'`,
    );
    return { revision: Number(revision?.value ?? 0), definitions: rows.map(definitionOf) };
  });
}

function definitionOf(row: Readonly<Record<string, Bound>>): FieldDefinition {
  return {
    entity: String(row['entity']),
    key: String(row['key']),
    label: JSON.parse(String(row['label'])) as FieldDefinition['label'],
    kind: String(row['kind']) as FieldDefinition['kind'],
    options: JSON.parse(String(row['options'])) as FieldDefinitionOptions,
    order: Number(row['position']),
    isActive: row['is_active'] === 1,
  };
}
