import type { Bound } from '../connection/statements';
import { customOf, recordPlan, type FieldColumn, type Row } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import { isDirectReference } from '../schema/derive/directReference';
import type { Field } from '../schema/fields';
import type { Store } from '../store';
import { pieces, type RecordsById } from './recordsById';

/** A change set that is being taken back. */
export interface UndoneWork {
  readonly store: Store;
  readonly changeSet: number;
  /** The undo that is under way and what it wrote already is no edit; null before it wrote anything. */
  readonly undo: number | null;
  /** Columns as they would be by now, when nothing is written: a preview puts them here in the place of the file. */
  readonly imagined?: RecordsById<Row>;
}

/** Rows of the log that one request wrote. */
export interface LogRange {
  readonly first: number;
  readonly last: number;
}

/** Values of a change as the log has them. */
export type LoggedValues = Record<string, Bound>;

/** Reads the values of a log entry. */
export function loggedValues(text: string | null): LoggedValues {
  return text === null ? {} : (JSON.parse(text) as LoggedValues);
}

/** The requests of a change set, newest first; only those below an entry of the log, when one is named. */
export async function rangesOf(store: Store, changeSet: number, below: number | null): Promise<LogRange[]> {
  return await store.database.query<LogRange>(
    `SELECT first_change_id AS first, last_change_id AS last FROM requests
     WHERE change_set_id = ? AND first_change_id < ? ORDER BY id DESC`,
    [changeSet, below ?? Number.MAX_SAFE_INTEGER],
  );
}

/** The entity of a name, unless the office has given up that object since: its rows are left alone. */
export function entityNow({ schema }: Store, name: string): Entity | undefined {
  return Object.hasOwn(schema.entities, name) ? schema.entities[name] : undefined;
}

/** What a field holds in a row. Custom values are read from the row's JSON. */
export function heldBy(place: FieldColumn, row: Row): Bound {
  return (place.column === null ? customOf(row)[place.name] : row[place.column]) ?? null;
}

/** Rows by id, as they are in the file; with the columns named alone, if some are. */
export async function rowsOf(
  { database }: Store,
  entity: Entity,
  ids: readonly number[],
  columns: readonly string[] = ['*'],
): Promise<Map<number, Row>> {
  const found = new Map<number, Row>();
  for (const some of pieces(ids, 500)) {
    const rows = await database.query<Row>(
      `SELECT ${columns.join(', ')} FROM ${entity.table} WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(some)],
    );
    for (const row of rows) found.set(Number(row['id']), row);
  }
  return found;
}

const unlogged = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** Whether people write a field: what the program sets by itself (e.g. that a task was reminded) is no edit. */
export function isWrittenByPeople(name: string, field: Field): boolean {
  return field.readOnly !== true && !unlogged.has(name);
}

/** A reference field, what it points at, and the expression that gives its value. */
interface ReferencePlace {
  readonly place: FieldColumn;
  readonly to: string;
  readonly sql: string;
}

const references = new WeakMap<Entity, readonly ReferencePlace[]>();

/** The direct references of an entity, with the expression that gives what they point at. */
export function referencesOf(entity: Entity): readonly ReferencePlace[] {
  const known = references.get(entity);
  if (known) return known;
  const made = recordPlan(entity).fields.flatMap((place): ReferencePlace[] => {
    const { field, column, name } = place;
    if (!isDirectReference(field)) return [];
    return [{ place, to: field.to, sql: column ?? `json_extract(custom, '$.${name}')` }];
  });
  references.set(entity, made);
  return made;
}
