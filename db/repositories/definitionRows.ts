import type { Bound, Connection } from '../connection/statements';
import type {
  EntityLayout,
  FieldDefinition,
  FieldDefinitionOptions,
  ObjectDefinition,
} from '../schema/definitions';

/** A row of one of the tables of definitions, by column. */
export type DefinitionRow = Readonly<Record<string, Bound>>;

/** The definition of a field that a row holds. */
export function fieldOfRow(row: DefinitionRow): FieldDefinition {
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

/** The object that a row holds. */
export function objectOfRow(row: DefinitionRow): ObjectDefinition {
  return {
    name: String(row['name']),
    ...(JSON.parse(String(row['definition'])) as Omit<ObjectDefinition, 'name' | 'order' | 'isActive'>),
    order: Number(row['position']),
    isActive: row['is_active'] === 1,
  };
}

/** The arrangement that a row holds. */
export function layoutOfRow(row: DefinitionRow): EntityLayout {
  return {
    ...(JSON.parse(String(row['layout'])) as Omit<EntityLayout, 'entity'>),
    entity: String(row['entity']),
  };
}

/** The definition of a field, or null. */
export async function findField(
  connection: Connection,
  entity: string,
  key: string,
): Promise<FieldDefinition | null> {
  const [row] = await connection.all<DefinitionRow>(
    'SELECT * FROM field_definitions WHERE entity = ? AND key = ?',
    [entity, key],
  );
  return row ? fieldOfRow(row) : null;
}

/** An object of the office, or null. */
export async function findObject(connection: Connection, name: string): Promise<ObjectDefinition | null> {
  const [row] = await connection.all<DefinitionRow>('SELECT * FROM object_definitions WHERE name = ?', [
    name,
  ]);
  return row ? objectOfRow(row) : null;
}

/** How an entity is arranged, or null. */
export async function findLayout(connection: Connection, entity: string): Promise<EntityLayout | null> {
  const [row] = await connection.all<DefinitionRow>('SELECT * FROM entity_layouts WHERE entity = ?', [
    entity,
  ]);
  return row ? layoutOfRow(row) : null;
}
