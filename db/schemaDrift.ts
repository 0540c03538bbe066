import type { Knex } from 'knex';
import { createIndexSql, createTableSql, columnSql } from './migrations/tableSql';
import type { Entity } from './schema/defineEntity';
import { tableDefinition, type TableDefinition } from './schema/derive/tableDefinition';

/** How the tables of a real database differ from what the registry says. */
export interface SchemaDrift {
  /** SQL that brings the tables to the registry by adding only. */
  readonly additions: readonly string[];
  /** What cannot be added: a person has to say what it means (renamed? dropped? filled with what?). */
  readonly questions: readonly string[];
}

interface FoundColumn {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
}

/** Compares the registry with a database. No difference: both lists are empty. */
export async function schemaDrift(
  knex: Knex,
  entities: Readonly<Record<string, Entity>>,
): Promise<SchemaDrift> {
  const tables = Object.fromEntries(Object.values(entities).map((entity) => [entity.name, entity.table]));
  const additions: string[] = [];
  const questions: string[] = [];
  for (const entity of Object.values(entities)) {
    const wanted = tableDefinition(entity, tables);
    const found = await knex.raw<FoundColumn[]>(`PRAGMA table_info(${wanted.name})`);
    if (found.length === 0) {
      additions.push(createTableSql(wanted));
      additions.push(...wanted.indexes.map((index) => createIndexSql(wanted.name, index)));
    } else {
      compareColumns(wanted, found, additions, questions);
      await compareIndexes(knex, wanted, additions, questions);
    }
  }
  return { additions, questions };
}

function compareColumns(
  wanted: TableDefinition,
  found: readonly FoundColumn[],
  additions: string[],
  questions: string[],
): void {
  for (const column of wanted.columns) {
    const existing = found.find((one) => one.name === column.name);
    const name = `${wanted.name}.${column.name}`;
    if (!existing) {
      if (column.isRequired && column.initial === undefined) {
        questions.push(`${name} is required: what do the rows that are there get?`);
      } else additions.push(`ALTER TABLE ${wanted.name} ADD COLUMN ${columnSql(column)}`);
    } else if (existing.type.toLowerCase() !== column.type) {
      questions.push(
        `${name} was ${existing.type}, the registry says ${column.type}: how are values carried over?`,
      );
    } else if (column.name !== 'id' && (existing.notnull === 1) !== column.isRequired) {
      questions.push(`${name} is ${column.isRequired ? '' : 'no longer '}required: rebuild the table?`);
    }
  }
  for (const column of found) {
    if (!wanted.columns.some((one) => one.name === column.name))
      questions.push(`${wanted.name}.${column.name} is no longer in the registry: renamed, or kept unseen?`);
  }
}

async function compareIndexes(
  knex: Knex,
  wanted: TableDefinition,
  additions: string[],
  questions: string[],
): Promise<void> {
  const found = await knex.raw<{ name: string; sql: string }[]>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
    [wanted.name],
  );
  for (const index of wanted.indexes) {
    const existing = found.find((one) => one.name === index.name);
    const sql = createIndexSql(wanted.name, index);
    if (!existing) additions.push(sql);
    else if (existing.sql !== sql)
      questions.push(`index ${index.name} is made differently now: make it again?`);
  }
  for (const index of found) {
    if (!wanted.indexes.some((one) => one.name === index.name) && !isOfOwnField(index.name))
      questions.push(`index ${index.name} is no longer in the registry: drop it?`);
  }
}

/** Indexes of fields an office made itself: made at run time, no step of the tables knows them. */
function isOfOwnField(name: string): boolean {
  return /_(own|only)_x\w+$/.test(name);
}
