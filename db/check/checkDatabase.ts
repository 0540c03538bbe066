import { openDatabase } from '../connection/openDatabase';
import type { Connection } from '../connection/statements';
import { rollUpFields, rollUpSql } from '../changes/rollUps';
import type { Entity } from '../schema/defineEntity';
import type { Schema } from '../schema/effectiveSchema';
import { documentId, entityCodes } from '../search/documentIds';
import { isSearchable } from '../search/searchText';
import type { Store } from '../store';
import { checkLog } from './checkLog';

/** Something that is not as it must be. */
export interface DatabaseProblem {
  readonly check: 'integrity' | 'foreignKeys' | 'rollUps' | 'changeLog' | 'search' | 'numbers';
  /** What was found, for the log: names and ids, never values of records. */
  readonly detail: string;
}

/** The outcome of a check. */
export interface DatabaseReport {
  readonly ok: boolean;
  readonly problems: readonly DatabaseProblem[];
  /** Living and deleted records per entity. */
  readonly records: Readonly<Record<string, number>>;
  readonly changes: number;
}

/** Problems listed per check; more of the same say nothing new. */
const mostListed = 20;

/**
 * Proves that the file is sound: SQLite's own checks, references, roll-ups against the rows they come from, the change
 * log replayed against every record, a search document per record, and numbers that will not come twice.
 */
export async function checkDatabase(store: Store): Promise<DatabaseReport> {
  const { schema } = store;
  const { path, location } = store.database;
  // On a connection of its own: it reads the whole file in one state, and lists must not wait for that.
  const database = location.is === 'local' ? await openDatabase({ path, mode: 'read' }) : store.database;
  try {
    return await database.read((connection) => checkAll(connection, schema));
  } finally {
    if (database !== store.database) await database.close();
  }
}

async function checkAll(connection: Connection, schema: Schema): Promise<DatabaseReport> {
  const problems: DatabaseProblem[] = [];
  problems.push(...(await checkIntegrity(connection)));
  problems.push(...(await checkRollUps(connection, schema)));
  const records: Record<string, number> = {};
  const codes = await entityCodes(connection);
  for (const entity of Object.values(schema.entities)) {
    const log = await checkLog(connection, entity, mostListed);
    records[entity.name] = log.count;
    problems.push(...log.problems.map((detail): DatabaseProblem => ({ check: 'changeLog', detail })));
    problems.push(...(await checkDocuments(connection, entity, codes.get(entity.name))));
    problems.push(...(await checkNumbers(connection, entity)));
  }
  const [changes] = await connection.all<{ count: number }>('SELECT count(*) AS count FROM changes');
  return { ok: problems.length === 0, problems, records, changes: changes?.count ?? 0 };
}

async function checkIntegrity(connection: Connection): Promise<DatabaseProblem[]> {
  const found = await connection.all<{ integrity_check: string }>(`PRAGMA integrity_check(${mostListed})`);
  const broken = found.filter((row) => row.integrity_check !== 'ok');
  const orphans = await connection.all<{ table: string; rowid: number; parent: string }>(
    'PRAGMA foreign_key_check',
  );
  return [
    ...broken.map((row): DatabaseProblem => ({ check: 'integrity', detail: row.integrity_check })),
    ...orphans.slice(0, mostListed).map((row): DatabaseProblem => {
      return { check: 'foreignKeys', detail: `${row.table} ${row.rowid} points at nothing in ${row.parent}` };
    }),
  ];
}

async function checkRollUps(connection: Connection, schema: Schema): Promise<DatabaseProblem[]> {
  const problems: DatabaseProblem[] = [];
  for (const field of rollUpFields(schema)) {
    const { table, name } = field.entity;
    const wrong = await connection.all<{ id: number }>(
      `SELECT id FROM ${table} WHERE ${field.column} IS NOT ${rollUpSql(field)} LIMIT ${mostListed}`,
    );
    for (const row of wrong)
      problems.push({
        check: 'rollUps',
        detail: `${name} ${row.id}: ${field.place.name} is not what its rows say`,
      });
  }
  return problems;
}

async function checkDocuments(
  connection: Connection,
  entity: Entity,
  code: number | undefined,
): Promise<DatabaseProblem[]> {
  if (!isSearchable(entity)) return [];
  const missing = await connection.all<{ id: number }>(
    code === undefined
      ? `SELECT id FROM ${entity.table} LIMIT ${mostListed}`
      : `SELECT id FROM ${entity.table} t WHERE NOT EXISTS (SELECT 1 FROM search_pending WHERE id = t.id * 64 + ${code})
         AND NOT EXISTS (SELECT 1 FROM search_documents d JOIN search_index i ON i.rowid = d.id
                         WHERE d.id = t.id * 64 + ${code}) LIMIT ${mostListed}`,
  );
  const problems = missing.map((row): DatabaseProblem => {
    return { check: 'search', detail: `${entity.name} ${row.id} cannot be found by search` };
  });
  if (code === undefined || documentId(0, code) !== code) return problems;
  const stray = await connection.all<{ id: number }>(
    `SELECT d.id / 64 AS id FROM search_documents d WHERE d.id % 64 = ${code}
     AND NOT EXISTS (SELECT 1 FROM ${entity.table} t WHERE t.id = d.id / 64) LIMIT ${mostListed}`,
  );
  for (const row of stray)
    problems.push({ check: 'search', detail: `${entity.name} ${row.id} is found but gone` });
  return problems;
}

async function checkNumbers(connection: Connection, entity: Entity): Promise<DatabaseProblem[]> {
  const prefix = entity.numberPrefix;
  if (prefix === undefined) return [];
  const [row] = await connection.all<{ highest: number | null; last: number | null }>(
    `SELECT (SELECT max(CAST(substr(no, ${prefix.length + 1}) AS INTEGER)) FROM ${entity.table} WHERE no GLOB '${prefix}[0-9]*') AS highest,
            (SELECT last FROM number_counters WHERE entity = ?) AS last`,
    [entity.name],
  );
  if ((row?.highest ?? 0) <= (row?.last ?? 0)) return [];
  return [{ check: 'numbers', detail: `${entity.name}: the counter is behind the numbers` }];
}
