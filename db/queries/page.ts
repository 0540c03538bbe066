import {
  getRecords,
  getReferencedTitles,
  knownEntity,
  type TitlesById,
} from '../repositories/recordRepository';
import { recordFromRow, recordPlan, type Row } from '../repositories/rowMapping';
import type { AnyRecord } from '../schema/defineEntity';
import { largestPage, type ListQuery } from '../schema/listQuery';
import type { Store } from '../store';
import { compileListQuery, type QueryContext } from './compileListQuery';

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

/** A page of a list: rows and total of one state of the file. @throws DatabaseError `invalid` */
export async function findPage(store: Store, query: ListQuery, context: PageContext): Promise<ListPage> {
  const entity = knownEntity(store.schema, query.entity);
  const list = compileListQuery(query, { ...context, schema: store.schema });
  const limit = Math.min(query.limit, largestPage);
  const { rows, total } = await store.database.read(async (connection) => {
    const ids = await connection.all<{ id: number }>(
      `SELECT t.id FROM ${list.table} t ${list.joins} WHERE ${list.where.text} ORDER BY ${list.orderBy} LIMIT ? OFFSET ?`,
      [...list.where.values, limit, query.offset],
    );
    const found = await connection.all<Row>(
      `SELECT * FROM ${list.table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids.map((row) => row.id))],
    );
    const isWhole = ids.length < limit && (ids.length > 0 || query.offset === 0);
    const [count] = isWhole
      ? [{ total: query.offset + ids.length }]
      : await connection.all<{ total: number }>(
          `SELECT count(*) AS total FROM ${list.table} t WHERE ${list.where.text}`,
          list.where.values,
        );
    const byId = new Map(found.map((row) => [Number(row['id']), row]));
    return {
      rows: ids.flatMap(({ id }) => {
        const row = byId.get(id);
        return row ? [row] : [];
      }),
      total: count?.total ?? 0,
    };
  });
  const records = rows.map((row) => recordFromRow(entity, row));
  return {
    rows: records,
    total,
    titles: await getReferencedTitles(store, query.entity, records),
    included: await includedRecords(store, query.entity, records, context.include ?? []),
  };
}

/** The ids of a whole list in its order; for exports and batch actions, which then read by key. */
export async function findIds(
  store: Store,
  query: Omit<ListQuery, 'offset' | 'limit'>,
  context: Omit<QueryContext, 'schema'>,
): Promise<number[]> {
  const list = compileListQuery(query, { ...context, schema: store.schema });
  const rows = await store.database.query<{ id: number }>(
    `SELECT t.id FROM ${list.table} t ${list.joins} WHERE ${list.where.text} ORDER BY ${list.orderBy}`,
    list.where.values,
  );
  return rows.map((row) => row.id);
}

async function includedRecords(
  store: Store,
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
