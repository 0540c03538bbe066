import {
  fieldFromDefinition,
  type FieldDefinition,
  type FieldDefinitionOptions,
} from '../schema/definitions';
import type { KindName } from '../schema/fields';
import type { Label } from '../schema/label';
import type { Store } from '../store';

interface DefinitionRow {
  readonly entity: string;
  readonly key: string;
  readonly label: string;
  readonly kind: KindName;
  readonly options: string;
  readonly position: number;
  readonly is_active: number;
}

/** The fields the office made for itself, and the revision that counts up with every change of them. */
export async function readDefinitions(
  store: Pick<Store, 'database'>,
): Promise<{ readonly revision: number; readonly definitions: readonly FieldDefinition[] }> {
  return await store.database.read(async (connection) => {
    const rows = await connection.all<DefinitionRow>(
      'SELECT * FROM field_definitions ORDER BY entity, position, key',
    );
    const [meta] = await connection.all<{ value: string }>(
      `SELECT value FROM meta WHERE key = 'schemaRevision'`,
    );
    return {
      revision: Number(meta?.value ?? 0),
      definitions: rows.map((row) => ({
        entity: row.entity,
        key: row.key,
        label: JSON.parse(row.label) as Label,
        kind: row.kind,
        options: JSON.parse(row.options) as FieldDefinitionOptions,
        order: row.position,
        isActive: row.is_active === 1,
      })),
    };
  });
}

/**
 * Makes or changes a field of the office and counts the revision up; one row, never a change of tables.
 * @throws SchemaMistake when the definition cannot be a field; DatabaseError `readOnly`, `busy`, `full`
 */
export async function writeDefinition(
  store: Pick<Store, 'database'>,
  definition: FieldDefinition,
): Promise<void> {
  fieldFromDefinition(definition);
  await store.database.write(async (connection) => {
    await connection.run(
      `INSERT OR REPLACE INTO field_definitions (entity, key, label, kind, options, position, is_active)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        definition.entity,
        definition.key,
        JSON.stringify(definition.label),
        definition.kind,
        JSON.stringify(definition.options),
        definition.order,
        definition.isActive ? 1 : 0,
      ],
    );
    await connection.run(
      `INSERT INTO meta (key, value) VALUES ('schemaRevision', '1')
       ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
    );
  });
}
