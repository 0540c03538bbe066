import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import { toColumn, type FieldColumn, type RecordPlan } from '../repositories/rowMapping';
import { relativeRanges, type Condition, type Filter, type RelativeRange } from '../schema/listQuery';
import { rangeOf } from './relativeDates';
import { all, any, likeText, not, sql, type Sql } from './sql';

/**
 * A filter as SQL over the alias `t`. Fields, operators and values are judged by the schema.
 * @throws DatabaseError `invalid` naming the field.
 */
export function compileFilter(plan: RecordPlan, filter: Filter, today: string): Sql {
  if ('all' in filter) return all(filter.all.map((one) => compileFilter(plan, one, today)));
  if ('any' in filter) return any(filter.any.map((one) => compileFilter(plan, one, today)));
  if ('not' in filter) return not(compileFilter(plan, filter.not, today));
  return compileCondition(plan, filter, today);
}

function compileCondition(plan: RecordPlan, condition: Condition, today: string): Sql {
  const refuse = () => new DatabaseError('invalid', { entity: plan.entity.name, fields: [condition.field] });
  if (condition.field === 'id') return compileId(condition, refuse);
  const place = plan.byName.get(condition.field);
  if (!place || !place.kind.operators.includes(condition.operator)) throw refuse();
  // The path of a custom field is a checked key of the schema (definitionKeyPattern), never text of the query.
  const column = place.column === null ? `json_extract(t.custom, '$.${place.name}')` : `t.${place.column}`;
  return place.field.kind === 'choices' || place.field.kind === 'phones'
    ? compileList(place, column, condition, refuse)
    : compileScalar(place, column, condition, today, refuse);
}

/** Records by their ids: how a selection in a list becomes a query. */
function compileId({ operator, value }: Condition, refuse: () => Error): Sql {
  const ids = Array.isArray(value) ? (value as readonly (string | number)[]) : [value];
  if (!ids.every((id) => Number.isSafeInteger(id))) throw refuse();
  const list = 't.id IN (SELECT value FROM json_each(?))';
  if (operator === 'is' || operator === 'isAnyOf') return sql(list, JSON.stringify(ids));
  if (operator === 'isNot' || operator === 'isNoneOf') return sql(`NOT ${list}`, JSON.stringify(ids));
  throw refuse();
}

const comparisons = {
  equals: '=',
  lessThan: '<',
  atMost: '<=',
  moreThan: '>',
  atLeast: '>=',
  before: '<',
  after: '>',
  onOrBefore: '<=',
  onOrAfter: '>=',
} as const;

function compileScalar(
  place: FieldColumn,
  column: string,
  condition: Condition,
  today: string,
  refuse: () => Error,
): Sql {
  const { operator, value } = condition;
  const bind = (one: unknown) => boundValue(place, one, refuse);
  switch (operator) {
    case 'isEmpty':
      return sql(`${column} IS NULL`);
    case 'isNotEmpty':
      return sql(`${column} IS NOT NULL`);
    case 'is':
      return isDay(place, value) ? compileDays(column, [value, value]) : sql(`${column} = ?`, bind(value));
    case 'isNot':
      return sql(`${column} IS NOT ?`, bind(value));
    case 'contains':
      return sql(`${column} LIKE ? ESCAPE '\\'`, `%${likeText(textOf(value, refuse))}%`);
    case 'notContains':
      return sql(`coalesce(${column}, '') NOT LIKE ? ESCAPE '\\'`, `%${likeText(textOf(value, refuse))}%`);
    case 'startsWith':
      return sql(`${column} LIKE ? ESCAPE '\\'`, `${likeText(textOf(value, refuse))}%`);
    case 'isAnyOf':
      return sql(`${column} IN (SELECT value FROM json_each(?))`, listOf(value, bind, refuse));
    case 'isNoneOf':
      return sql(
        `(${column} IS NULL OR ${column} NOT IN (SELECT value FROM json_each(?)))`,
        listOf(value, bind, refuse),
      );
    case 'within':
      return compileWithin(place, column, value, today, refuse);
    case 'between':
      return compileBetween(place, column, value, refuse);
    default:
      return compileComparison(place, column, operator, value, refuse);
  }
}

function compileComparison(
  place: FieldColumn,
  column: string,
  operator: keyof typeof comparisons,
  value: unknown,
  refuse: () => Error,
): Sql {
  if (!isDay(place, value))
    return sql(`${column} ${comparisons[operator]} ?`, boundValue(place, value, refuse));
  // A day on a field of instants: the whole day counts, as the office's clock shows it.
  const [start, end] = dayBounds(value, value);
  if (operator === 'before') return sql(`${column} < ?`, start);
  if (operator === 'after') return sql(`${column} >= ?`, end);
  if (operator === 'onOrBefore') return sql(`${column} < ?`, end);
  return sql(`${column} >= ?`, start);
}

function compileBetween(place: FieldColumn, column: string, value: unknown, refuse: () => Error): Sql {
  if (!Array.isArray(value) || value.length !== 2) throw refuse();
  const [from, to] = value as [unknown, unknown];
  if (isDay(place, from) && isDay(place, to)) return compileDays(column, [from, to]);
  return sql(`${column} BETWEEN ? AND ?`, boundValue(place, from, refuse), boundValue(place, to, refuse));
}

function compileWithin(
  place: FieldColumn,
  column: string,
  value: unknown,
  today: string,
  refuse: () => Error,
): Sql {
  if (!(relativeRanges as readonly unknown[]).includes(value)) throw refuse();
  const [from, to] = rangeOf(value as RelativeRange, today);
  if (place.field.kind === 'timestamp') return compileDays(column, [from, to]);
  if (from === null) return sql(`${column} <= ?`, to);
  return sql(`${column} BETWEEN ? AND ?`, from, to);
}

/** Instants of whole days, first and last included; without a first day, everything up to the last. */
function compileDays(column: string, [from, to]: readonly [string | null, string]): Sql {
  const [start, end] = dayBounds(from ?? to, to);
  return from === null ? sql(`${column} < ?`, end) : sql(`${column} >= ? AND ${column} < ?`, start, end);
}

/** The instants at which the first day begins and the day after the last one begins, in this machine's time zone. */
function dayBounds(from: string, to: string): [string, string] {
  const start = new Date(`${from}T00:00:00`);
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return [start.toISOString(), end.toISOString()];
}

function isDay(place: FieldColumn, value: unknown): value is string {
  return place.field.kind === 'timestamp' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** Fields that hold several texts as a JSON list. */
function compileList(place: FieldColumn, column: string, condition: Condition, refuse: () => Error): Sql {
  const { operator, value } = condition;
  const some = (test: Sql) =>
    sql(`EXISTS (SELECT 1 FROM json_each(${column}) WHERE ${test.text})`, ...test.values);
  switch (operator) {
    case 'isEmpty':
      return sql(`${column} IS NULL`);
    case 'isNotEmpty':
      return sql(`${column} IS NOT NULL`);
    case 'contains':
    case 'notContains':
    case 'startsWith': {
      const found = some(textIn(place, textOf(value, refuse), operator === 'startsWith'));
      return operator === 'notContains' ? not(found) : found;
    }
    case 'is':
    case 'isAnyOf':
    case 'isNot':
    case 'isNoneOf': {
      const wanted = Array.isArray(value) ? (value as readonly unknown[]) : [value];
      const found = some(sql('value IN (SELECT value FROM json_each(?))', JSON.stringify(wanted)));
      return operator === 'isNot' || operator === 'isNoneOf' ? not(found) : found;
    }
    default:
      throw refuse();
  }
}

function textIn(place: FieldColumn, text: string, isStart: boolean): Sql {
  if (place.field.kind === 'choices') return sql('value = ?', text);
  const digits = /^[\d\s+()-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  const pattern = (part: string) => `${isStart ? '' : '%'}${likeText(part)}%`;
  return digits === ''
    ? sql(`value LIKE ? ESCAPE '\\'`, pattern(text))
    : sql(`replace(replace(value, '-', ''), '+', '') LIKE ? ESCAPE '\\'`, pattern(digits));
}

function textOf(value: unknown, refuse: () => Error): string {
  if (typeof value !== 'string') throw refuse();
  return value;
}

function listOf(value: unknown, bind: (one: unknown) => Bound, refuse: () => Error): string {
  if (!Array.isArray(value)) throw refuse();
  return JSON.stringify(value.map(bind));
}

/** A value of a filter in column form; it must be of the kind's own type. */
function boundValue(place: FieldColumn, value: unknown, refuse: () => Error): Bound {
  const fits =
    place.field.kind === 'boolean'
      ? typeof value === 'boolean'
      : place.kind.column === 'text'
        ? typeof value === 'string'
        : typeof value === 'number';
  if (!fits) throw refuse();
  return toColumn(place, value);
}
