import type { Connection } from '../connection/statements';
import type { ListSelection } from '../schema/listQuery';
import type { Store } from '../store';
import { compileListQuery, type CompiledList, type QueryContext } from './compileListQuery';
import { keptAnswers, questionOf } from './keptAnswers';

/**
 * How many records each of these lists has. Lists of one entity are counted in one walk through its table, and kept
 * while nobody writes. @throws DatabaseError `invalid`
 */
export async function countsOf(
  store: Store,
  selections: readonly ListSelection[],
  context: Omit<QueryContext, 'schema'>,
): Promise<readonly number[]> {
  const lists = selections.map((selection) => {
    const list = compileListQuery(selection, { ...context, schema: store.schema });
    const { table, where, top } = list;
    return { list, question: questionOf(['count', table, where, top, store.schema.revision], selection) };
  });
  const questions = lists.map(({ question }) => question);
  return await store.database.readAside((connection) =>
    keptAnswers(store.database, connection, questions, (fresh) =>
      countAll(
        connection,
        fresh.flatMap((at) => lists[at]?.list ?? []),
      ),
    ),
  );
}

async function countAll(connection: Connection, lists: readonly CompiledList[]): Promise<number[]> {
  const counts = new Map<CompiledList, number>();
  for (const table of new Set(lists.map((list) => list.table))) {
    const ofTable = lists.filter((list) => list.table === table);
    const asked = ofTable.map(({ where }, index) => `total(${where.text}) AS n${index}`);
    const [row] = await connection.all<Record<string, number>>(
      `SELECT ${asked.join(', ')} FROM ${table} t`,
      ofTable.flatMap(({ where }) => where.values),
    );
    ofTable.forEach((list, index) => counts.set(list, row?.[`n${index}`] ?? 0));
  }
  return lists.map((list) => {
    const count = counts.get(list) ?? 0;
    return list.top < 0 ? count : Math.min(count, list.top);
  });
}
