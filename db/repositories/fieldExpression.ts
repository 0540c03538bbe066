import { kindOf } from '../schema/kinds';
import type { Field } from '../schema/fields';
import { formulaSql, type FormulaField, type FormulaType } from './formulaSql';
import type { FieldColumn, RecordPlan } from './rowMapping';

/**
 * The value of a field in column form as an SQL expression over a row: a column, a place in the JSON of the office's
 * own fields, or what a formula gives. `alias` is the program's own name of the row.
 */
export function fieldExpression(plan: RecordPlan, place: FieldColumn, alias: string): string {
  const { field } = place;
  if (field.kind !== 'computed') return storedExpression(place, alias);
  const known = formulas.get(field) ?? formulaSql(field, (name) => formulaField(plan, name));
  formulas.set(field, known);
  return known.replaceAll(rowMark, alias);
}

/** Stands for the alias in formulas that are kept; no text of a formula can hold it. */
const rowMark = '\u{1}row\u{1}';
const formulas = new WeakMap<Field, string>();

function storedExpression({ name, column }: FieldColumn, alias: string): string {
  // The path of a custom field is a checked key of the schema (definitionKeyPattern), never text of a query.
  return column === null ? `json_extract(${alias}.custom, '$.${name}')` : `${alias}.${column}`;
}

function formulaField(plan: RecordPlan, name: string): ReturnType<FormulaField> {
  const place = plan.byName.get(name);
  if (!place || place.field.kind === 'computed') return { text: 'NULL', type: 'nothing' };
  return { text: storedExpression(place, rowMark), type: typeOf(place.field) };
}

function typeOf(field: Field): FormulaType {
  switch (field.kind) {
    case 'choices':
    case 'tags':
    case 'phones':
      return 'list';
    case 'file':
      return 'nothing';
    case 'date':
      return 'day';
    case 'timestamp':
      return 'instant';
    default:
      return kindOf(field).column === 'text' ? 'text' : 'number';
  }
}

/** What a row is read as: all its columns, and the values of computed fields under `=` and their names. */
export function selectedColumns(plan: RecordPlan, alias: string): string {
  const computed = plan.fields
    .filter(({ field }) => field.kind === 'computed')
    .map((place) => `, ${fieldExpression(plan, place, alias)} AS "=${place.name}"`);
  return `${alias}.*${computed.join('')}`;
}
