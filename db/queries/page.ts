import type { Connection } from '../connection/statements';
import {
  getRecords,
  getReferencedTitles,
  knownEntity,
  type TitlesById,
} from '../repositories/recordRepository';
import { selectedColumns } from '../repositories/fieldExpression';
import { recordFromRow, recordPlan, type Row } from '../repositories/rowMapping';
import type { AnyRecord } from '../schema/defineEntity';
import { largestPage, type ListQuery } from '../schema/listQuery';
import { stateSeenBy, type FileAsked, type Store } from '../store';
import { compileListQuery, type QueryContext } from './compileListQuery';
import { fileState } from './fileState';
import { idsIn, idsOfList, isInIndexOrder, sortedApart, type ListSelection } from './listIds';
import { countLiving } from './liveCounts';

/** A page of a list with what it takes to show it. */
export interface ListPage {
  readonly rows: readonly AnyRecord[];
  /** How many records the whole list has. */
  readonly total: number;
  readonly titles: TitlesById;
  /** The records behind the references asked for: entity → id → record. */
  readonly included: Readonly<Record<string, Readonly<Record<number, AnyRecord>>>>;
}

/** How a page is asked for besides its query. */
export type PageContext = Omit<QueryContext, 'schema'> & {
  /** Names of reference fields whose records come along. */
  readonly include?: readonly string[] | undefined;
};

/**
 * A page of a list: rows and total of one state of the file. Lists in the order of their ids or titles are walked in
 * their index; of every other list the ids are read once, and kept until somebody writes a record: scrolling, the
 * total and the next page then cost nothing.
 * @throws DatabaseError `invalid`
 */
export async function findPage(store: Store, query: ListQuery, context: PageContext): Promise<ListPage> {
  const entity = knownEntity(store.schema, query.entity);
  const limit = Math.min(query.limit, largestPage);
  return await store.database.read(async (connection) => {
    const { ids, total } = await pageIds(store, connection, { query: { ...query, limit }, context });
    const found = await connection.allPrepared<Row>(
      `SELECT ${selectedColumns(recordPlan(entity), 't')} FROM ${entity.table} t
       WHERE t.id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    const byId = new Map(found.map((row) => [Number(row['id']), row]));
    const rows = ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [recordFromRow(entity, row)] : [];
    });
    const state = stateSeenBy(connection, store);
    return {
      rows,
      total,
      titles: await getReferencedTitles(state, query.entity, rows),
      included: await includedRecords(state, query.entity, rows, context.include ?? []),
    };
  });
}

/** The ids of a whole list in its order; for exports and batch actions, which then read by key. */
export async function findIds(
  store: Store,
  query: ListSelection,
  context: Omit<QueryContext, 'schema'>,
): Promise<number[]> {
  return await store.database.read(async (connection) => [
    ...(await idsOfList(store, connection, { query, context, state: await fileState(connection) })),
  ]);
}

/** Above this a list nothing is filtered in is sorted for one page at a time: its ids alone are megabytes. */
const mostSortedWhole = 300_000;
/** The first rows of such a list are found without sorting all the others. */
const mostSortedAhead = 1_000;

async function pageIds(
  store: Store,
  connection: Connection,
  { query, context }: { readonly query: ListQuery; readonly context: Omit<QueryContext, 'schema'> },
): Promise<{ readonly ids: readonly number[]; readonly total: number }> {
  const state = await fileState(connection);
  const { offset, limit } = query;
  if (!isEverything(query, context)) {
    const ids = await idsOfList(store, connection, { query, context, state });
    return { ids: ids.slice(offset, offset + limit), total: ids.length };
  }
  const total = await countLiving(store, connection, { entity: query.entity, version: state.version });
  const list = compileListQuery(query, { ...context, schema: store.schema });
  if (isInIndexOrder(knownEntity(store.schema, query.entity), query.sort ?? []))
    return { ids: await idsIn(connection, list, query), total };
  if (total > mostSortedWhole || offset + limit <= mostSortedAhead)
    return { ids: await idsIn(connection, sortedApart(list), query), total };
  const ids = await idsOfList(store, connection, { query, context, state });
  return { ids: ids.slice(offset, offset + limit), total };
}

function isEverything(query: ListSelection, { scope }: PageContext): boolean {
  const isPart = query.state === 'deleted' || query.top !== undefined;
  return !query.filter && !query.search?.trim() && !scope && !isPart;
}

async function includedRecords(
  store: FileAsked,
  name: string,
  records: readonly AnyRecord[],
  include: readonly string[],
): Promise<ListPage['included']> {
  const included: Record<string, Record<number, AnyRecord>> = {};
  const plan = recordPlan(knownEntity(store.schema, name));
  for (const field of include) {
    const definition = plan.byName.get(field)?.field;
    if (definition?.kind !== 'reference') continue;
    const ids = new Set(
      records.flatMap((record) => (typeof record[field] === 'number' ? [record[field]] : [])),
    );
    const of = (included[definition.to] ??= {});
    for (const record of await getRecords(store, definition.to, [...ids])) of[record.id] = record;
  }
  return included;
}
