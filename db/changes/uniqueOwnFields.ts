import { DatabaseError } from '../connection/databaseError';
import type { Connection } from '../connection/statements';
import type { FieldDefinition } from '../schema/definitions';
import type { KindName } from '../schema/fields';

/** Kinds whose value may have to be the only one of its sort: those that are one word, number or day. */
export const uniqueKinds: ReadonlySet<KindName> = new Set<KindName>([
  'text',
  'integer',
  'decimal',
  'date',
  'mail',
  'url',
]);

/**
 * Makes or takes away the index that keeps a field of the office unique among living records. The file itself holds
 * the rule, so that a desk which has not heard of it yet keeps it too.
 * @throws DatabaseError `duplicate` naming the field, when values stand twice
 */
export async function keepUnique(
  connection: Connection,
  table: string,
  { key, kind, options, isActive }: FieldDefinition,
): Promise<void> {
  const name = `${table}_only_${key}`;
  if (options.unique !== true || !isActive || !uniqueKinds.has(kind)) {
    await connection.run(`DROP INDEX IF EXISTS ${name}`);
    return;
  }
  if ((await findDuplicates(connection, table, key)).length > 0)
    throw new DatabaseError('duplicate', { fields: [key] });
  await connection.run(
    `CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${table} (json_extract(custom, '$.${key}')) WHERE deleted_at IS NULL`,
  );
}

/** Values of a field of the office that stand in more than one living record, at most five, the most frequent first. */
export async function findDuplicates(
  connection: Connection,
  table: string,
  key: string,
): Promise<{ readonly value: string; readonly count: number }[]> {
  return await connection.all(
    `SELECT CAST(json_extract(custom, '$.${key}') AS TEXT) AS value, count(*) AS count FROM ${table}
     WHERE deleted_at IS NULL AND json_extract(custom, '$.${key}') IS NOT NULL
     GROUP BY json_extract(custom, '$.${key}') HAVING count(*) > 1 ORDER BY count(*) DESC LIMIT 5`,
  );
}
