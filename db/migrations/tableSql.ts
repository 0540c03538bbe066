import type { ColumnDefinition, IndexDefinition, TableDefinition } from '../schema/derive/tableDefinition';

/** `CREATE TABLE` of a table; references are checked at COMMIT, so that rows may come in any order. */
export function createTableSql(table: TableDefinition): string {
  const columns = table.columns.map((column) => `  ${columnSql(column)}`);
  return `CREATE TABLE ${table.name} (\n${columns.join(',\n')}\n)`;
}

/** The text of one column, as `CREATE TABLE` and `ADD COLUMN` take it. */
export function columnSql(column: ColumnDefinition): string {
  if (column.name === 'id') return 'id INTEGER PRIMARY KEY AUTOINCREMENT';
  const parts = [column.name, column.type.toUpperCase()];
  if (column.isRequired) parts.push('NOT NULL');
  if (column.initial !== undefined) parts.push(`DEFAULT ${column.initial}`);
  if (column.references !== undefined)
    parts.push(`REFERENCES ${column.references} (id) DEFERRABLE INITIALLY DEFERRED`);
  return parts.join(' ');
}

/** `CREATE INDEX` of an index. */
export function createIndexSql(table: string, index: IndexDefinition): string {
  const unique = index.isUnique ? 'UNIQUE ' : '';
  const where = index.where === undefined ? '' : ` WHERE ${index.where}`;
  return `CREATE ${unique}INDEX ${index.name} ON ${table} (${index.columns.join(', ')})${where}`;
}
