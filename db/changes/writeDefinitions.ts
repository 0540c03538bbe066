import { DatabaseError } from '../connection/databaseError';
import { fieldFromDefinition, type FieldDefinition } from '../schema/definitions';
import type { Store } from '../store';

/**
 * Makes or changes a field of the office and counts the schema's revision up; answers the new revision. The kind of a
 * key never changes: its values would no longer be what they were.
 * @throws DatabaseError `invalid` for another kind under a used key; SchemaMistake for a definition that is no field.
 */
export async function writeDefinition(
  store: Pick<Store, 'database'>,
  definition: FieldDefinition,
): Promise<number> {
  fieldFromDefinition(definition);
  const { entity, key, label, kind, options, order, isActive } = definition;
  return await store.database.write(async (connection) => {
    const [known] = await connection.all<{ kind: string }>(
      'SELECT kind FROM field_definitions WHERE entity = ? AND key = ?',
      [entity, key],
    );
    if (known && known.kind !== kind) throw new DatabaseError('invalid', { entity, fields: [key] });
    await connection.run(
      `INSERT OR REPLACE INTO field_definitions (entity, key, label, kind, options, position, is_active)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [entity, key, JSON.stringify(label), kind, JSON.stringify(options), order, isActive ? 1 : 0],
    );
    const [revision] = await connection.all<{ value: string }>(
      `INSERT INTO meta (key, value) VALUES ('schema_revision', '1')
       ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
    );
    return Number(revision?.value);
  });
}
