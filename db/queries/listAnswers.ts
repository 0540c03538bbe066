import { getTitles, knownEntity, type TitlesById } from '../repositories/recordRepository';
import { recordPlan } from '../repositories/rowMapping';
import type { ListSelection, RecordGroup, ValueCount } from '../schema/listQuery';
import type { Store } from '../store';
import { compileListQuery, type QueryContext } from './compileListQuery';
import { countGroups, exact, selectFrom, type ListRows } from './countGroups';
import { groupingOf, numberExpression } from './groupExpression';
import { keptAnswers, questionOf } from './keptAnswers';
import { sql } from './sql';

/** What an answer about a list depends on besides its selection. */
export type AnswerContext = Omit<QueryContext, 'schema'>;

/** Sums of number fields over a list, and how many records have each filled. */
export interface ListTotals {
  readonly total: number;
  readonly sums: Readonly<Record<string, { readonly sum: number; readonly filled: number }>>;
}

/** The most groups a list is divided into, largest ones first. */
export const mostGroups = 1000;

/** The sums of number fields over a whole list. Money is whole 分. @throws DatabaseError `invalid` */
export async function totalsOf(
  store: Store,
  selection: ListSelection,
  context: AnswerContext,
  fields: readonly string[],
): Promise<ListTotals> {
  const rows = rowsOf(store, selection, context);
  const asked = fields.flatMap((name, index) => {
    const number = numberExpression(rows.plan, name);
    return [`total(${number}) AS s${index}`, `count(${number}) AS f${index}`];
  });
  const query = selectFrom(rows, ['count(*) AS n', ...asked]);
  const question = questionOf(['totals', query, store.schema.revision], selection);
  return await store.database.readAside(async (connection) => {
    const [totals] = await keptAnswers<ListTotals>(store.database, connection, [question], async () => {
      const [row] = await connection.all<Record<string, number>>(query.text, query.values);
      const sums = fields.map((name, index) => {
        return [name, { sum: exact(row?.[`s${index}`]), filled: row?.[`f${index}`] ?? 0 }] as const;
      });
      return [{ total: row?.['n'] ?? 0, sums: Object.fromEntries(sums) }];
    });
    return totals ?? { total: 0, sums: {} };
  });
}

/** How often each value of a field occurs in a list, most frequent first; at most `limit` of them. */
export async function facetsOf(
  store: Store,
  selection: ListSelection,
  context: AnswerContext,
  { fields, limit }: { readonly fields: readonly string[]; readonly limit: number },
): Promise<Readonly<Record<string, readonly ValueCount[]>>> {
  const rows = rowsOf(store, selection, context);
  const groupings = fields.map((name) => groupingOf(rows.plan, name));
  const questions = groupings.map(({ expression, isText }) =>
    questionOf(
      ['facet', expression, isText, rows.table, rows.where, limit, store.schema.revision],
      selection,
    ),
  );
  const found = await store.database.readAside((connection) =>
    keptAnswers<readonly RecordGroup[]>(store.database, connection, questions, (fresh) => {
      const asked = fresh.flatMap((at) => groupings[at] ?? []).map((by) => ({ by, sums: [], limit }));
      return countGroups(connection, rows, asked);
    }),
  );
  return Object.fromEntries(
    fields.map((name, at) => [name, (found[at] ?? []).map(({ value, count }) => ({ value, count }))]),
  );
}

/** The groups of a list by a field, with sums of number fields; the largest ones, largest first. */
export async function groupsOf(
  store: Store,
  selection: ListSelection,
  context: AnswerContext,
  { by, sums, limit }: { readonly by: string; readonly sums: readonly string[]; readonly limit: number },
): Promise<readonly RecordGroup[]> {
  const rows = rowsOf(store, selection, context);
  const grouping = groupingOf(rows.plan, by);
  const numbers = sums.map((name) => ({ name, expression: numberExpression(rows.plan, name) }));
  const question = questionOf(
    ['groups', grouping.expression, numbers, rows.table, rows.where, limit, store.schema.revision],
    selection,
  );
  const [found] = await store.database.readAside((connection) =>
    keptAnswers<readonly RecordGroup[]>(store.database, connection, [question], () =>
      countGroups(connection, rows, [{ by: grouping, sums: numbers, limit }]),
    ),
  );
  return found ?? [];
}

/** The titles of the records that groups by a reference stand for. */
export async function groupTitles(
  store: Store,
  entity: string,
  groups: Readonly<Record<string, readonly ValueCount[]>>,
): Promise<TitlesById> {
  const wanted: Record<string, number[]> = {};
  for (const [name, values] of Object.entries(groups)) {
    const field = recordPlan(knownEntity(store.schema, entity)).byName.get(name)?.field;
    if (field?.kind !== 'reference') continue;
    const ids = values.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
    wanted[field.to] = [...(wanted[field.to] ?? []), ...ids];
  }
  return await getTitles(store, wanted);
}

/** The rows of a list: a table, and what its rows `t` have to meet. @throws DatabaseError `invalid` */
function rowsOf(store: Store, selection: ListSelection, context: AnswerContext): ListRows {
  const list = compileListQuery(selection, { ...context, schema: store.schema });
  const plan = recordPlan(knownEntity(store.schema, selection.entity));
  const { table, joins, orderBy, top } = list;
  // As for whole lists: read the table, not the index of living records and then each row of it.
  const where = {
    ...list.where,
    text: list.where.text.replace('t.deleted_at IS NULL', '+t.deleted_at IS NULL'),
  };
  if (top < 0) return { plan, table, where };
  const first = `SELECT t.id FROM ${table} t ${joins} WHERE ${where.text} ORDER BY ${orderBy} LIMIT ?`;
  return { plan, table, where: sql(`t.id IN (${first})`, ...where.values, top) };
}
