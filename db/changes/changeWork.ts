import type { Bound, Connection } from '../connection/statements';
import { DatabaseError } from '../connection/databaseError';
import type { Row } from '../repositories/rowMapping';
import { hasEntity, type Schema } from '../schema/effectiveSchema';
import type { Entity } from '../schema/defineEntity';
import type { Change, ChangeSetInput, PendingReference } from './changeSet';

/** One row of the change log, values in column form. */
export interface LogEntry {
  readonly entity: string;
  readonly id: number;
  readonly action: Change['action'];
  readonly rowVersion: number;
  /** Which change of the input it answers; null for what follows from it (children). */
  readonly position: number | null;
  readonly before: Readonly<Record<string, Bound>> | null;
  readonly after: Readonly<Record<string, Bound>> | null;
}

/**
 * New records whose ids and places in the input follow each other, all in their first version: SQLite writes their rows
 * of the log and their search documents from the records themselves.
 */
export interface MadeRun {
  readonly entity: string;
  /** The id of the first of them, and its place in the input. */
  readonly first: number;
  readonly position: number;
  readonly count: number;
  /** How many entries `log` had when they were made: their rows stand behind those. */
  readonly behind: number;
  /** Columns any of them fills; the others hold nothing. */
  readonly columns: ReadonlySet<string>;
}

/** What one change set collects while it is written. */
export interface ChangeWork {
  readonly connection: Connection;
  readonly schema: Schema;
  readonly input: ChangeSetInput;
  readonly log: LogEntry[];
  /** Records taken out, whose rows of the log SQLite wrote itself, before those of `log`. */
  readonly removed: { readonly entity: string; readonly ids: readonly number[] }[];
  /** Records made by the hundred, in the order they were made. */
  readonly made: MadeRun[];
  /** The answer, one per change of the input. */
  readonly answers: { entity: string; id: number; rowVersion: number }[];
  /** Ids of records made in this call, by key. */
  readonly keys: Map<string, number>;
  /** Rows as they are now, by entity and id, for changes of existing records. */
  readonly rows: Map<string, Map<number, Row>>;
  /** Parents whose roll-ups must be looked at: entity → ids. */
  readonly parents: Map<string, Set<number>>;
  /**
   * Records whose search document is new or no longer right: entity → id → row; null when the record is gone. Of `made`
   * only those are here whose document SQLite cannot write.
   */
  readonly documents: Map<string, Map<number, Row | null>>;
}

/** The entity of a change. @throws DatabaseError `invalid` */
export function changedEntity(work: ChangeWork, name: string): Entity {
  const entity = hasEntity(work.schema, name) ? work.schema.entities[name] : undefined;
  if (!entity) throw new DatabaseError('invalid', { entity: name });
  return entity;
}

/** A value to be written, with the id put in place of a reference to a record of the same call. */
export function resolved(work: ChangeWork, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('pending' in value)) return value;
  const id = work.keys.get((value as PendingReference).pending);
  if (id === undefined) throw new DatabaseError('missingReference');
  return id;
}

/** The inner map of a two-level map, made when it is not there. */
export function inner<Value>(outer: Map<string, Map<number, Value>>, key: string): Map<number, Value> {
  let found = outer.get(key);
  if (!found) outer.set(key, (found = new Map<number, Value>()));
  return found;
}

/** Marks parents whose roll-ups must be looked at. */
export function touchParent(work: ChangeWork, entity: string, id: Bound | undefined): void {
  if (typeof id !== 'number') return;
  let found = work.parents.get(entity);
  if (!found) work.parents.set(entity, (found = new Set<number>()));
  found.add(id);
}
