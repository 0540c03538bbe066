import { fieldsOf, type Entity } from '../defineEntity';
import type { Field } from '../fields';
import { kindOf } from '../kinds';

/** A column as SQLite keeps it. `references` is the table whose id it holds. */
export interface ColumnDefinition {
  readonly name: string;
  readonly type: 'integer' | 'text' | 'real';
  readonly isRequired: boolean;
  /** SQL text of the default, e.g. `'{}'`. */
  readonly initial?: string;
  readonly references?: string;
}

/** An index of a table; `where` is SQL text, for indexes of part of the rows. */
export interface IndexDefinition {
  readonly name: string;
  readonly columns: readonly string[];
  readonly isUnique: boolean;
  readonly where?: string;
}

/** The table of an entity. Its first column is always `id INTEGER PRIMARY KEY AUTOINCREMENT`. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  readonly indexes: readonly IndexDefinition[];
}

/** `creditCode` → `credit_code`. The one function that makes names of columns from names of fields. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The column of a field: `<name>_id` for references. Custom fields have none: their values stand in `custom`. */
export function columnName(name: string, field: Field): string {
  return field.kind === 'reference' ? `${snakeCase(name)}_id` : snakeCase(name);
}

/**
 * The table of an entity: the columns every record carries, then one per built-in field, in the registry's order.
 * Custom and computed fields are left out. `tables` names the table of every entity, for references.
 */
export function tableDefinition(entity: Entity, tables: Readonly<Record<string, string>>): TableDefinition {
  const columns: ColumnDefinition[] = [{ name: 'id', type: 'integer', isRequired: true }];
  const indexes: IndexDefinition[] = [];
  for (const [name, field] of Object.entries(fieldsOf(entity))) {
    const { column: type } = kindOf(field);
    if (field.custom || type === 'none') continue;
    const column = columnName(name, field);
    columns.push({ ...columnOf(column, field, tables), type });
    if (field.kind === 'reference' && !['createdBy', 'updatedBy'].includes(name))
      indexes.push({ ...indexOn(entity.table, column), where: `${column} IS NOT NULL` });
    if (field.unique) {
      indexes.push({
        ...indexOn(entity.table, column, 'unique'),
        isUnique: true,
        where: 'deleted_at IS NULL',
      });
    }
  }
  columns.push(...platformColumns);
  indexes.push(...liveIndexes(entity));
  if (entity.numberPrefix !== undefined && !entity.madeByOffice)
    indexes.push({
      ...indexOn(entity.table, 'merged_into_id', 'merged'),
      where: 'merged_into_id IS NOT NULL',
    });
  if (entity.numberPrefix !== undefined)
    indexes.push({ ...indexOn(entity.table, 'no', 'unique'), isUnique: true });
  return { name: entity.table, columns, indexes };
}

function columnOf(
  name: string,
  field: Field,
  tables: Readonly<Record<string, string>>,
): Omit<ColumnDefinition, 'type'> {
  const references = field.kind === 'reference' ? tables[field.to] : undefined;
  return {
    name,
    isRequired: field.required === true,
    ...(references === undefined ? {} : { references }),
  };
}

/**
 * Indexes of the living records alone: by id, which is how lists open and what is counted; by title and by the time of
 * the last change where the entity has a list of its own, or may get one any time (自定义对象). Walking a list reads nothing else: SQLite looks a row up only when a column is asked for.
 */
function liveIndexes({ table, navigation, madeByOffice }: Entity): IndexDefinition[] {
  const columns = navigation || madeByOffice ? ['id', 'sort_key', 'updated_at'] : ['id'];
  return columns.map((column) => ({ ...indexOn(table, column, 'live'), where: 'deleted_at IS NULL' }));
}

function indexOn(table: string, column: string, ending = 'index'): IndexDefinition {
  return { name: `${table}_${column}_${ending}`, columns: [column], isUnique: false };
}

/** Columns that are no fields: nobody sees them, the program keeps house with them. */
const platformColumns: readonly ColumnDefinition[] = [
  { name: 'row_version', type: 'integer', isRequired: true, initial: '1' },
  { name: 'deleted_at', type: 'text', isRequired: false },
  { name: 'deleted_by', type: 'integer', isRequired: false },
  { name: 'merged_into_id', type: 'integer', isRequired: false },
  { name: 'import_run_id', type: 'integer', isRequired: false },
  { name: 'import_row', type: 'integer', isRequired: false },
  { name: 'custom', type: 'text', isRequired: true, initial: `'{}'` },
  { name: 'sort_key', type: 'text', isRequired: false },
];
