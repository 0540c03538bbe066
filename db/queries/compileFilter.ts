import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import { fieldExpression } from '../repositories/fieldExpression';
import { knownEntity } from '../repositories/recordRepository';
import { recordPlan, toColumn, type FieldColumn, type RecordPlan } from '../repositories/rowMapping';
import type { Schema } from '../schema/effectiveSchema';
import { kindOf } from '../schema/kinds';
import { operatorsOf, valueField } from '../schema/derive/filterFields';
import {
  relativeRanges,
  type Condition,
  type Filter,
  type HavingRelated,
  type RelativeRange,
} from '../schema/listQuery';
import { rangeOf } from './relativeDates';
import { all, any, likeText, not, sql, type Sql } from './sql';

/** What a filter depends on besides itself and its entity. */
export interface FilterContext {
  readonly schema: Schema;
  /** Today in the office's calendar, `YYYY-MM-DD`; relative dates count from it. */
  readonly today: string;
}

/** A row under its alias: `t` is the row of the list, `t1` what it points at or what points at it, and so on. */
interface FilterRow {
  readonly plan: RecordPlan;
  readonly alias: string;
  readonly depth: number;
  readonly context: FilterContext;
}

/**
 * A filter as SQL over the alias `t`. Fields, operators and values are judged by the schema. A condition nothing is
 * known about is not met.
 * @throws DatabaseError `invalid` naming the field.
 */
export function compileFilter(plan: RecordPlan, filter: Filter, context: FilterContext): Sql {
  return compileOver({ plan, alias: 't', depth: 0, context }, filter);
}

function compileOver(row: FilterRow, filter: Filter): Sql {
  if ('all' in filter) return all(filter.all.map((one) => compileOver(row, one)));
  if ('any' in filter) return any(filter.any.map((one) => compileOver(row, one)));
  if ('not' in filter) return not(compileOver(row, filter.not));
  if ('through' in filter) return compileThrough(row, filter.through, filter.filter);
  if ('having' in filter) return compileHaving(row, filter);
  return compileCondition(row, filter);
}

function rowOf(entity: string, { depth, context }: FilterRow): FilterRow {
  const plan = recordPlan(knownEntity(context.schema, entity));
  return { plan, alias: `t${depth + 1}`, depth: depth + 1, context };
}

/** The record a reference points at; those it does not point at are found once, not once for every row. */
function compileThrough(row: FilterRow, via: string, filter: Filter): Sql {
  const place = row.plan.byName.get(via);
  if (place?.field.kind !== 'reference')
    throw new DatabaseError('invalid', { entity: row.plan.entity.name, fields: [via] });
  const target = rowOf(place.field.to, row);
  const { text, values } = compileOver(target, filter);
  const { table } = target.plan.entity;
  const { alias } = target;
  return sql(
    `${fieldExpression(row.plan, place, row.alias)} IN (SELECT ${alias}.id FROM ${table} ${alias} WHERE ${text})`,
    ...values,
  );
}

function compileHaving(row: FilterRow, { having, quantity, count, filter }: HavingRelated): Sql {
  const refuse = () => new DatabaseError('invalid', { entity: having.entity, fields: [having.via] });
  const other = rowOf(having.entity, row);
  const place = other.plan.byName.get(having.via);
  if (place?.field.kind !== 'reference' || place.field.to !== row.plan.entity.name) throw refuse();
  const counts = quantity === 'atLeast' || quantity === 'atMost';
  if (counts && count === undefined) throw refuse();
  if (quantity === 'atLeast' && count === 0) return sql('1');
  const { alias } = other;
  // Kept from the index of the reference: by it every row would be looked up, three times as slow as reading the table.
  const via = `+${fieldExpression(other.plan, place, alias)}`;
  const meets = filter ? compileOver(other, filter) : sql('1');
  const conditions = `${alias}.deleted_at IS NULL AND ${via} IS NOT NULL AND (${meets.text})`;
  const bound = quantity === 'atMost' ? (count ?? 0) + 1 : (count ?? 1);
  const enough = counts && bound > 1 ? ` GROUP BY ${via} HAVING count(*) >= ?` : '';
  const isNone = quantity === 'none' || quantity === 'atMost';
  return sql(
    `${row.alias}.id ${isNone ? 'NOT IN' : 'IN'} (SELECT ${via} FROM ${other.plan.entity.table} ${alias}
     WHERE ${conditions}${enough})`,
    ...meets.values,
    ...(enough === '' ? [] : [bound]),
  );
}

function compileCondition({ plan, alias, context }: FilterRow, condition: Condition): Sql {
  const refuse = () => new DatabaseError('invalid', { entity: plan.entity.name, fields: [condition.field] });
  if (condition.field === 'id') return compileId(alias, condition, refuse);
  const found = plan.byName.get(condition.field);
  if (!found || !operatorsOf(found.field).includes(condition.operator)) throw refuse();
  const column = fieldExpression(plan, found, alias);
  const field = valueField(found.field);
  const place = { ...found, field, kind: kindOf(field) };
  return listKinds.has(field.kind)
    ? compileList(place, column, condition, refuse)
    : compileScalar(place, column, condition, context.today, refuse);
}

const listKinds: ReadonlySet<string> = new Set(['choices', 'phones', 'tags']);

/** An option of a list with what stands under it: who asks for a heading means everything below. */
function withOptionsBelow(place: FieldColumn, value: unknown): readonly unknown[] {
  const wanted = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const { field } = place;
  if (field.kind !== 'choice' && field.kind !== 'choices') return wanted;
  const below = field.options.filter(({ parent }) => parent !== undefined && wanted.includes(parent));
  return [...wanted, ...below.map((option) => option.value)];
}

/** Records by their ids: how a selection in a list becomes a query. */
function compileId(alias: string, { operator, value }: Condition, refuse: () => Error): Sql {
  const ids = Array.isArray(value) ? (value as readonly (string | number)[]) : [value];
  if (!ids.every((id) => Number.isSafeInteger(id))) throw refuse();
  const list = `${alias}.id IN (SELECT value FROM json_each(?))`;
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
  const isParent = place.field.kind === 'choice' && withOptionsBelow(place, value).length > 1;
  if (isParent && (operator === 'is' || operator === 'isNot'))
    return compileScalar(
      place,
      column,
      { ...condition, operator: operator === 'is' ? 'isAnyOf' : 'isNoneOf', value: [value as string] },
      today,
      refuse,
    );
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
      return sql(`${column} IN (SELECT value FROM json_each(?))`, listOf(place, value, refuse));
    case 'isNoneOf':
      return sql(
        `(${column} IS NULL OR ${column} NOT IN (SELECT value FROM json_each(?)))`,
        listOf(place, value, refuse),
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
  const range = value as RelativeRange;
  if (range === 'notLast7Days' || range === 'notLast30Days' || range === 'notLast90Days')
    return compileNotSince(place, column, rangeOf(earlierRanges[range], today)[0] ?? today);
  const [from, to] = rangeOf(range, today);
  if (place.field.kind === 'timestamp') return compileDays(column, [from, to]);
  if (from === null) return sql(`${column} <= ?`, to);
  return sql(`${column} BETWEEN ? AND ?`, from, to);
}

const earlierRanges = {
  notLast7Days: 'last7Days',
  notLast30Days: 'last30Days',
  notLast90Days: 'last90Days',
} as const;

/** Nothing, or something before the day: what has not happened since then. */
function compileNotSince(place: FieldColumn, column: string, day: string): Sql {
  const before = place.field.kind === 'timestamp' ? dayBounds(day, day)[0] : day;
  return sql(`(${column} IS NULL OR ${column} < ?)`, before);
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
    sql(
      `${column} IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(${column}) WHERE ${test.text})`,
      ...test.values,
    );
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
      const wanted = withOptionsBelow(place, value);
      if (!wanted.every((one) => typeof one === 'string')) throw refuse();
      const found = some(sql('value IN (SELECT value FROM json_each(?))', JSON.stringify(wanted)));
      return operator === 'isNot' || operator === 'isNoneOf' ? not(found) : found;
    }
    default:
      throw refuse();
  }
}

function textIn(place: FieldColumn, text: string, isStart: boolean): Sql {
  if (place.field.kind === 'choices') return sql('value = ?', text);
  const digits = place.field.kind === 'phones' && /^[\d\s+()-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  const pattern = (part: string) => `${isStart ? '' : '%'}${likeText(part)}%`;
  return digits === ''
    ? sql(`value LIKE ? ESCAPE '\\'`, pattern(text))
    : sql(`replace(replace(value, '-', ''), '+', '') LIKE ? ESCAPE '\\'`, pattern(digits));
}

function textOf(value: unknown, refuse: () => Error): string {
  if (typeof value !== 'string') throw refuse();
  return value;
}

function listOf(place: FieldColumn, value: unknown, refuse: () => Error): string {
  if (!Array.isArray(value)) throw refuse();
  return JSON.stringify(withOptionsBelow(place, value).map((one) => boundValue(place, one, refuse)));
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
