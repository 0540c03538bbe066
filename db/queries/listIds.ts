import type { Connection } from '../connection/statements';
import { knownEntity } from '../repositories/recordRepository';
import type { Entity } from '../schema/defineEntity';
import type { ListQuery, SortKey } from '../schema/listQuery';
import { pendingReadings } from '../search/pendingDocuments';
import type { Store } from '../store';
import { compileListQuery, type CompiledList, type QueryContext } from './compileListQuery';
import { compileFound, compileSearch } from './compileSearch';
import type { FileState } from './fileState';
import { keptListsOf } from './keptLists';
import { countLiving } from './liveCounts';
import { all, any, sql, type Sql } from './sql';

/** A list without its page. */
export type ListSelection = Omit<ListQuery, 'offset' | 'limit'>;

/** A list that is asked for, and what it depends on besides the schema. */
export interface AskedList<Query = ListSelection> {
  readonly query: Query;
  readonly context: Omit<QueryContext, 'schema'>;
  readonly state: FileState;
}

/**
 * So many rows are walked in an index in the time one is looked up and sorted (0.3 and 2.5 µs, measured on 200,000
 * accounts): a list that holds more than this part of its table takes its order from the index.
 */
const walkedPerSorted = 8;

/** All ids of a list in its order, those of before when nothing was written since. */
export async function idsOfList(
  store: Store,
  connection: Connection,
  asked: AskedList,
): Promise<readonly number[]> {
  const { query, state } = asked;
  const waiting = await readAsTyped(connection, asked);
  const list = sortedApart(compileWhole(store, asked, waiting));
  const kept = keptListsOf(store.database);
  const key = JSON.stringify([list, store.schema.revision]);
  const known = kept.find(key, state.version);
  if (known) return known;
  const ids = takesOrderOfIndex(store, query)
    ? await idsInIndexOrder(store, connection, { ...asked, list, waiting })
    : await idsIn(connection, list);
  // What is searched for may be found in more places when the index is complete, and nobody has written then.
  if (!isSearched(query) || !state.isIndexing) kept.keep(key, state.version, ids);
  return ids;
}

/** The ids of a list or of a page of it. As one text: 200,000 rows of one number take the driver 250 ms. */
export async function idsIn(
  connection: Connection,
  { table, joins, where, orderBy, top }: CompiledList,
  page?: { readonly limit: number; readonly offset: number },
): Promise<number[]> {
  return await asOneText(
    connection,
    sql(
      `SELECT t.id FROM ${table} t ${joins} WHERE ${where.text} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
      ...where.values,
      page?.limit ?? top,
      page?.offset ?? 0,
    ),
  );
}

/** By id, which is how lists open, by title or by the last change: each has an index of living records alone. */
export function isInIndexOrder(entity: Entity, [first, second]: readonly SortKey[]): boolean {
  if (first === undefined || first.field === 'id') return true;
  if (entity.navigation === undefined || second !== undefined) return false;
  return first.field === entity.titleField || first.field === 'updatedAt';
}

/**
 * The same list, kept from the indexes of living records: they are for walking a list in its own order. Filtered or
 * sorted otherwise, every row would be looked up through them, three times as slow as reading the table
 * (the planner cannot know that without statistics; `+` takes a term out of its choice, sqlite.org/optoverview.html).
 */
export function sortedApart(list: CompiledList): CompiledList {
  return {
    ...list,
    where: { ...list.where, text: list.where.text.replace('t.deleted_at IS NULL', '+t.deleted_at IS NULL') },
    orderBy: list.orderBy.replace(/(^|, )t\./g, '$1+t.'),
  };
}

function isSearched({ search }: ListSelection): boolean {
  return Boolean(search?.trim());
}

function takesOrderOfIndex(store: Store, { entity, sort, state, top }: ListSelection): boolean {
  return (
    state !== 'deleted' && top === undefined && isInIndexOrder(knownEntity(store.schema, entity), sort ?? [])
  );
}

/** Records whose names are read in pinyin as the search says, while they wait for the index. */
async function readAsTyped(
  connection: Connection,
  { query: { entity, search }, state }: AskedList,
): Promise<readonly number[]> {
  return state.isIndexing && search?.trim() ? await pendingReadings(connection, entity, search) : [];
}

/** The list as compiled; while the index is behind, with what waits for it and is read in pinyin as the text says. */
function compileWhole(store: Store, { query, context }: AskedList, waiting: readonly number[]): CompiledList {
  const { search, ...unsearched } = query;
  const schema = { ...context, schema: store.schema };
  if (waiting.length === 0 || search === undefined) return compileListQuery(query, schema);
  const list = compileListQuery(unsearched, schema);
  const isFound = any([
    compileSearch(store.schema, knownEntity(store.schema, query.entity), search),
    sql('t.id IN (SELECT value FROM json_each(?))', JSON.stringify(waiting)),
  ]);
  return { ...list, where: all([list.where, isFound]) };
}

/**
 * First which records the list holds, in no order; then their order. Of few it is looked up and sorted; of many the
 * index has it: the ids of the whole table are read in their order, and those of the list are kept.
 */
async function idsInIndexOrder(
  store: Store,
  connection: Connection,
  asked: AskedList & { readonly list: CompiledList; readonly waiting: readonly number[] },
): Promise<number[]> {
  const { query, context, state, list } = asked;
  const { entity, sort } = query;
  const whole = compileListQuery({ entity, sort }, { ...context, scope: undefined, schema: store.schema });
  if (!isSearched(query) && !query.filter && !context.scope) return await idsIn(connection, whole);
  const found = foundAlone(store, asked);
  const { table, where } = list;
  const held = await asOneText(
    connection,
    found ?? sql(`SELECT t.id FROM ${table} t WHERE ${where.text}`, ...where.values),
  );
  const [first] = sort ?? [];
  // Everything but a bare search has looked at the records themselves: they are living ones.
  if (!found && (first === undefined || first.field === 'id'))
    return held.sort((one, other) => (first?.direction === 'ascending' ? one - other : other - one));
  const living = await countLiving(store, connection, { entity, version: state.version });
  if (held.length * walkedPerSorted < living)
    return await idsIn(connection, { ...list, where: livingOf(held) });
  const isHeld = new Set(held);
  return (await idsIn(connection, whole)).filter((id) => isHeld.has(id));
}

function livingOf(ids: readonly number[]): Sql {
  return sql('+t.deleted_at IS NULL AND t.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
}

/** The ids a search finds, living or not, when nothing but the search decides what the list holds. */
function foundAlone(
  store: Store,
  { query, context, waiting }: AskedList & { readonly waiting: readonly number[] },
): Sql | null {
  const isAlone = isSearched(query) && !query.filter && !context.scope;
  const found = isAlone
    ? compileFound(store.schema, knownEntity(store.schema, query.entity), query.search ?? '')
    : null;
  if (found === null || waiting.length === 0) return found;
  return sql(`${found.text} UNION SELECT value FROM json_each(?)`, ...found.values, JSON.stringify(waiting));
}

/** The ids of a query, in its order. */
async function asOneText(connection: Connection, query: Sql): Promise<number[]> {
  const [found] = await connection.all<{ ids: string }>(
    `SELECT json_group_array(id) AS ids FROM (${query.text})`,
    query.values,
  );
  return JSON.parse(found?.ids ?? '[]') as number[];
}
