import { recordPlan, type Row } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Change } from './changeSet';
import type { RecordsById } from './recordsById';
import {
  entityNow,
  loggedValues,
  rowsOf,
  type LoggedValues,
  type LogRange,
  type UndoneWork,
} from './undoneWork';

/** What a change set did to a record that was there. */
export interface Logged {
  readonly id: number;
  readonly entity: string;
  readonly record_id: number;
  readonly action: Exclude<Change['action'], 'create'>;
  readonly before: LoggedValues;
  readonly after: LoggedValues;
}

/** What a change set did in a part of the log to records that were there, the last change first. */
export async function loggedChanges(
  { store, changeSet }: UndoneWork,
  { first, last }: LogRange,
): Promise<Logged[]> {
  const rows = await store.database.query<
    Omit<Logged, 'before' | 'after'> & Record<'before' | 'after', string | null>
  >(
    `SELECT id, entity, record_id, action, before, after FROM changes
     WHERE id BETWEEN ? AND ? AND change_set_id = ? AND action <> 'create' ORDER BY id DESC`,
    [first, last, changeSet],
  );
  return rows.flatMap((row) =>
    entityNow(store, row.entity)
      ? [{ ...row, before: loggedValues(row.before), after: loggedValues(row.after) }]
      : [],
  );
}

/** The records it made there, the last first; as one list for each entity, for an import makes them by the hundred thousand. */
export async function madeIn(
  { store, changeSet }: UndoneWork,
  { first, last }: LogRange,
): Promise<Map<string, Set<number>>> {
  const lists = await store.database.query<{ entity: string; ids: string }>(
    `SELECT entity, json_group_array(record_id ORDER BY id DESC) AS ids FROM changes
     WHERE id BETWEEN ? AND ? AND change_set_id = ? AND action = 'create' GROUP BY entity ORDER BY max(id) DESC`,
    [first, last, changeSet],
  );
  const made = new Map<string, Set<number>>();
  for (const { entity, ids } of lists)
    if (entityNow(store, entity)) made.set(entity, new Set(JSON.parse(ids) as number[]));
  return made;
}

/** The rows of these changes as they are now, with the columns that inverting them looks at. */
export async function rowsFor(
  { store, imagined }: UndoneWork,
  logged: readonly Logged[],
): Promise<RecordsById<Row>> {
  const rows: RecordsById<Row> = new Map();
  for (const name of new Set(logged.map(({ entity }) => entity))) {
    const entity = entityNow(store, name);
    const of = logged.filter((one) => one.entity === name);
    if (!entity) continue;
    const ids = of.map((one) => one.record_id);
    const found = await rowsOf(store, entity, ids, columnsFor(entity, of));
    for (const [id, row] of imagined?.get(name) ?? []) {
      const known = found.get(id);
      if (known) found.set(id, { ...known, ...row });
    }
    rows.set(name, found);
  }
  return rows;
}

/** Most of what undo costs for a record of many columns is reading the others. */
function columnsFor(entity: Entity, logged: readonly Logged[]): string[] {
  const names = new Set(
    logged.flatMap(({ before, after }) => [...Object.keys(before), ...Object.keys(after)]),
  );
  const columns = new Set(['id', 'row_version', 'deleted_at', 'custom']);
  for (const { name, field, column } of recordPlan(entity).fields)
    if (column !== null && (names.has(name) || field.unique === true)) columns.add(column);
  return [...columns];
}
