import { openDatabase } from '../connection/openDatabase';
import type { Connection } from '../connection/statements';
import { rollUpFields, rollUpSql } from '../changes/rollUps';
import { numberRuleOf } from '../changes/takeNumbers';
import { namedFiles, type NamedFile } from '../files/fileFields';
import { checkKept, type KeptTrouble } from '../files/keptFiles';
import { findNumberRule } from '../repositories/numberRules';
import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Schema } from '../schema/effectiveSchema';
import { documentId, entityCodes } from '../search/documentIds';
import { isSearchable } from '../search/searchText';
import type { Store } from '../store';
import { checkLog } from './checkLog';

/** Something that is not as it must be. */
export interface DatabaseProblem {
  readonly check: 'integrity' | 'foreignKeys' | 'rollUps' | 'changeLog' | 'search' | 'numbers' | 'files';
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
 * log replayed against every record, a search document per record, numbers that will not come twice, and the files that
 * records name.
 */
export async function checkDatabase(store: Store): Promise<DatabaseReport> {
  const { schema } = store;
  const { path, location } = store.database;
  // On a connection of its own: it reads the whole file in one state, and lists must not wait for that.
  const database = location.is === 'local' ? await openDatabase({ path, mode: 'read' }) : store.database;
  try {
    const report = await database.read((connection) => checkAll(connection, schema));
    const files = await checkFiles(path, await database.read((connection) => namedFiles(connection, schema)));
    const problems = [...report.problems, ...files];
    return { ...report, ok: problems.length === 0, problems };
  } finally {
    if (database !== store.database) await database.close();
  }
}

async function checkAll(connection: Connection, schema: Schema): Promise<DatabaseReport> {
  const problems: DatabaseProblem[] = [];
  problems.push(...(await checkIntegrity(connection)));
  problems.push(...(await checkOwnReferences(connection, schema)));
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

/** Every file a record names is there and is what its hash says; all bytes are read. */
async function checkFiles(path: string, named: readonly NamedFile[]): Promise<DatabaseProblem[]> {
  const problems: DatabaseProblem[] = [];
  const troubles = new Map<string, KeptTrouble | null>();
  for (const { entity, id, hash } of named) {
    let trouble = troubles.get(hash);
    if (trouble === undefined) troubles.set(hash, (trouble = await checkKept(path, hash)));
    if (trouble === null) continue;
    problems.push({ check: 'files', detail: `${entity} ${id}: the file ${hash} is ${trouble}` });
    if (problems.length === mostListed) break;
  }
  return problems;
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

/** References the office made itself have no foreign key. */
async function checkOwnReferences(connection: Connection, schema: Schema): Promise<DatabaseProblem[]> {
  const problems: DatabaseProblem[] = [];
  for (const entity of Object.values(schema.entities)) {
    for (const { name, field } of recordPlan(entity).fields) {
      const target = field.kind === 'reference' && field.custom ? schema.entities[field.to] : undefined;
      if (!target) continue;
      const value = `json_extract(t.custom, '$.${name}')`;
      const lost = await connection.all<{ id: number }>(
        `SELECT t.id FROM ${entity.table} t WHERE ${value} IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM ${target.table} o WHERE o.id = ${value}) LIMIT ${mostListed}`,
      );
      for (const { id } of lost)
        problems.push({
          check: 'foreignKeys',
          detail: `${entity.table} ${id} points at nothing in ${target.table} (${name})`,
        });
    }
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
  if (entity.numberPrefix === undefined) return [];
  const rule = numberRuleOf(entity, await findNumberRule(connection, entity.name));
  const counters = await connection.all<{ counter: string; last: number }>(
    "SELECT entity AS counter, last FROM number_counters WHERE entity = ? OR entity GLOB ? || '/*'",
    [entity.name, entity.name],
  );
  const isBehind = async (last: number, period: string): Promise<boolean> => {
    const at = rule.prefix.length + (period === '' ? 0 : dateLength[rule.datePart]) + 1;
    const digits = Math.max(rule.digits, String(last).length);
    const beginning = rule.prefix + period;
    const [row] = await connection.all<{ highest: number | null }>(
      `SELECT max(CAST(substr(no, ?) AS INTEGER)) AS highest FROM ${entity.table}
       WHERE substr(no, 1, ?) = ? AND length(no) = ? AND substr(no, ?) NOT GLOB '*[^0-9]*'`,
      [at, beginning.length, beginning, at - 1 + digits, at],
    );
    return (row?.highest ?? 0) > last;
  };
  // What another rule counted before is another form of number; the counter of the form in use is looked at.
  const isByPeriod = rule.restarts !== 'never';
  const inUse = counters.filter(
    ({ counter }) => (counter.split('/')[1] ?? '').length === dateLength[rule.restarts],
  );
  if (!isByPeriod && rule.datePart !== 'none') return [];
  const known = inUse.length > 0 || isByPeriod ? inUse : [{ counter: entity.name, last: 0 }];
  for (const { counter, last } of known)
    if (await isBehind(last, counter.split('/')[1] ?? ''))
      return [{ check: 'numbers', detail: `${entity.name}: the counter is behind the numbers` }];
  return [];
}

/** Characters the date takes in a number. */
const dateLength = { none: 0, never: 0, year: 4, month: 6, day: 8 } as const;
