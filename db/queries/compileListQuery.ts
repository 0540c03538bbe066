import { DatabaseError } from '../connection/databaseError';
import type { Filter, ListQuery, SortKey } from '../schema/listQuery';
import type { Schema } from '../schema/effectiveSchema';
import { fieldExpression } from '../repositories/fieldExpression';
import { sqlLiteral } from '../repositories/formulaSql';
import { valueField } from '../schema/derive/filterFields';
import { kindOf } from '../schema/kinds';
import { knownEntity } from '../repositories/recordRepository';
import { recordPlan, type RecordPlan } from '../repositories/rowMapping';
import { compileFilter } from './compileFilter';
import { compileSearch } from './compileSearch';
import { all, sql, type Sql } from './sql';

/** What a query depends on besides itself. */
export interface QueryContext {
  readonly schema: Schema;
  /** Today in the office's calendar, `YYYY-MM-DD`; relative dates count from it. */
  readonly today: string;
  /** What the reader may see at all, added to every query. */
  readonly scope?: Filter | undefined;
}

/** A list query as SQL, with every name looked up in the schema; the parts fit together as they are. */
export interface CompiledList {
  readonly table: string;
  /** `LEFT JOIN …` for orders by what references point at. */
  readonly joins: string;
  readonly where: Sql;
  /** Never empty: the id is the last key, so that pages neither repeat nor lose rows. */
  readonly orderBy: string;
  /** The list ends after so many rows of its order; -1 is all of them. */
  readonly top: number;
}

/**
 * Turns a list query into SQL. Nothing of the query becomes SQL text: names are looked up in the schema, values are
 * bound.
 * The order of Chinese text is that of `Intl.Collator('zh-Hans-CN')` for titles (their collation key is stored in
 * `sort_key`) and for references (by the key of the record they name); other text is ordered without regard to case
 * by its characters, choices by their place in the list. Nothing comes last in either direction.
 * @throws DatabaseError `invalid` for an unknown entity, field, operator or a value that does not fit.
 */
export function compileListQuery(
  query: Omit<ListQuery, 'offset' | 'limit'>,
  context: QueryContext,
): CompiledList {
  const entity = knownEntity(context.schema, query.entity);
  const plan = recordPlan(entity);
  const conditions: Sql[] = [
    sql(query.state === 'deleted' ? `t.deleted_at IS NOT NULL` : `t.deleted_at IS NULL`),
  ];
  if (context.scope) conditions.push(compileFilter(plan, context.scope, context));
  if (query.filter) conditions.push(compileFilter(plan, query.filter, context));
  if (query.search?.trim()) conditions.push(compileSearch(context.schema, entity, query.search));
  return {
    table: entity.table,
    where: all(conditions),
    top: query.top ?? -1,
    ...compileOrder(plan, query.sort ?? [], context.schema),
  };
}

function compileOrder(
  plan: RecordPlan,
  keys: readonly SortKey[],
  schema: Schema,
): { readonly joins: string; readonly orderBy: string } {
  const joins: string[] = [];
  const order: string[] = [];
  keys.forEach((key, index) => {
    const place = plan.byName.get(key.field);
    if (!place && key.field !== 'id')
      throw new DatabaseError('invalid', { entity: plan.entity.name, fields: [key.field] });
    const direction = key.direction === 'descending' ? 'DESC' : 'ASC';
    let expression = key.field === 'id' ? 't.id' : sortExpression(plan, key.field);
    if (place?.field.kind === 'reference') {
      const target = knownEntity(schema, place.field.to);
      const id = fieldExpression(plan, place, 't');
      joins.push(`LEFT JOIN ${target.table} s${index} ON s${index}.id = ${id}`);
      expression = `s${index}.sort_key`;
    }
    order.push(`${expression} ${direction} NULLS LAST`);
  });
  const [first] = keys;
  order.push(`t.id ${first?.direction === 'ascending' ? 'ASC' : 'DESC'}`);
  return { joins: joins.join(' '), orderBy: order.join(', ') };
}

function sortExpression(plan: RecordPlan, name: string): string {
  const place = plan.byName.get(name);
  if (!place) throw new DatabaseError('invalid', { fields: [name] });
  if (place === plan.title) return 't.sort_key';
  const column = fieldExpression(plan, place, 't');
  const field = valueField(place.field);
  if (field.kind === 'choice') {
    const places = field.options.map(({ value }, index) => `WHEN ${sqlLiteral(value)} THEN ${index}`);
    return `CASE ${column} ${places.join(' ')} ELSE CASE WHEN ${column} IS NULL THEN NULL ELSE ${places.length} END END`;
  }
  // Days and instants have no case, and an index on them is used only without a collation.
  const isDayOrInstant = field.kind === 'date' || field.kind === 'timestamp';
  return kindOf(field).column === 'text' && !isDayOrInstant ? `${column} COLLATE NOCASE` : column;
}

/** Whether a list may be asked for: every name of it is known, and its values fit. */
export function isAskable(selection: Omit<ListQuery, 'offset' | 'limit'>, context: QueryContext): boolean {
  try {
    compileListQuery(selection, context);
    return true;
  } catch (thrown) {
    if (thrown instanceof DatabaseError && thrown.kind === 'invalid') return false;
    throw thrown;
  }
}
