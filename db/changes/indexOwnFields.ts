import type { Connection } from '../connection/statements';
import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { KindName } from '../schema/fields';
import type { Store } from '../store';

/** Kinds whose value is one word, number or day: what lists are filtered and sorted by. */
const indexedKinds: ReadonlySet<KindName> = new Set<KindName>([
  'text',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'timestamp',
  'choice',
  'boolean',
  'mail',
  'url',
  'creditCode',
  'reference',
]);

/** Of one entity the first so many fields get an index: each costs every save and every row of an import 2 µs. */
const mostIndexed = 16;

interface OwnIndex {
  readonly name: string;
  readonly sql: string;
}

/**
 * Gives the fields the office made itself an index each, and takes away those of retired ones; answers how many were
 * made. A list filtered by such a field then reads 40 bytes a record, not the whole row: value, order by title and
 * whether it is in the recycle bin (200,000 accounts: 40 ms in place of 350 ms). Every index is a write of its own that
 * waits behind everything else.
 */
export async function indexOwnFields(store: Store): Promise<number> {
  const known = await store.database.query<{ name: string; type: string }>(
    `SELECT name, type FROM sqlite_schema WHERE type = 'table' OR (type = 'index' AND name GLOB '*_own_x*')`,
  );
  const tables = new Set(known.flatMap(({ name, type }) => (type === 'table' ? [name] : [])));
  const unwanted = new Set(known.flatMap(({ name, type }) => (type === 'index' ? [name] : [])));
  const entities = Object.values(store.schema.entities).filter(({ table }) => tables.has(table));
  let made = 0;
  for (const { name, sql } of entities.flatMap(ownIndexes)) {
    if (unwanted.delete(name)) continue;
    await writeIndex(store, sql);
    made += 1;
  }
  for (const name of unwanted) await writeIndex(store, `DROP INDEX IF EXISTS ${name}`);
  return made;
}

async function writeIndex({ database }: Store, sql: string): Promise<void> {
  await database.write(async (connection: Connection) => void (await connection.run(sql)), 'bulk');
}

/** Names of tables and keys are the schema's own (definitionKeyPattern), so they may stand in SQL. */
function ownIndexes(entity: Entity): OwnIndex[] {
  return recordPlan(entity)
    .fields.filter(
      ({ column, field }) =>
        column === null && field.custom === true && field.retired !== true && indexedKinds.has(field.kind),
    )
    .slice(0, mostIndexed)
    .map(({ name: key }) => {
      const name = `${entity.table}_own_${key}`;
      return {
        name,
        sql: `CREATE INDEX IF NOT EXISTS ${name} ON ${entity.table} (json_extract(custom, '$.${key}'), sort_key, deleted_at)`,
      };
    });
}
