import type { Connection } from '../connection/statements';
import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Schema } from '../schema/effectiveSchema';

/** Where records name files: SQL of the value over a row `t` of the entity's table. */
interface FileField {
  readonly entity: Entity;
  readonly value: string;
}

function fileFields(schema: Schema): FileField[] {
  return Object.values(schema.entities).flatMap((entity) =>
    recordPlan(entity).fields.flatMap(({ name, field, column }): FileField[] =>
      field.kind === 'file'
        ? [{ entity, value: column === null ? `json_extract(t.custom, '$.${name}')` : `t.${column}` }]
        : [],
    ),
  );
}

/** A file some record names, living or in the recycle bin. */
export interface NamedFile {
  readonly entity: string;
  readonly id: number;
  readonly hash: string;
}

/** Every file that records name, once for each record. */
export async function namedFiles(connection: Connection, schema: Schema): Promise<NamedFile[]> {
  const found: NamedFile[] = [];
  for (const { entity, value } of fileFields(schema)) {
    const rows = await connection.all<{ id: number; hash: string }>(
      `SELECT DISTINCT t.id, json_extract(f.value, '$.hash') AS hash
       FROM ${entity.table} t, json_each(CASE WHEN json_valid(${value}) THEN ${value} END) f
       WHERE json_extract(f.value, '$.hash') IS NOT NULL`,
    );
    found.push(...rows.map(({ id, hash }) => ({ entity: entity.name, id, hash })));
  }
  return found;
}
