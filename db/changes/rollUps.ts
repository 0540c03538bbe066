import type { Bound, Connection } from '../connection/statements';
import type { Row } from '../repositories/rowMapping';
import { recordPlan, type FieldColumn } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Schema } from '../schema/effectiveSchema';
import type { RollUp } from '../schema/fields';
import { touchParent, type ChangeWork } from './changeWork';

/** A field that is computed from the rows pointing at its record. */
export interface RollUpField {
  readonly entity: Entity;
  readonly place: FieldColumn;
  /** The column of the roll-up. */
  readonly column: string;
  readonly rollUp: RollUp;
  readonly child: Entity;
  readonly via: string;
}

const known = new WeakMap<Schema, readonly RollUpField[]>();

/** Every roll-up of the schema. */
export function rollUpFields(schema: Schema): readonly RollUpField[] {
  const found = known.get(schema);
  if (found) return found;
  const made: RollUpField[] = [];
  for (const entity of Object.values(schema.entities)) {
    for (const place of recordPlan(entity).fields) {
      const { rollUp } = place.field;
      const child = rollUp && schema.entities[rollUp.from];
      const via = rollUp && child && recordPlan(child).byName.get(rollUp.via)?.column;
      if (rollUp && child && via != null && place.column !== null)
        made.push({ entity, place, column: place.column, rollUp, child, via });
    }
  }
  known.set(schema, made);
  return made;
}

/** Marks the parents a row of `entity` counts for; called with its row before and after a change. */
export function touchParentsOf(work: ChangeWork, entity: string, row: Row): void {
  for (const field of rollUpFields(work.schema))
    if (field.child.name === entity) touchParent(work, field.entity.name, row[field.via]);
}

/** The value a roll-up must have, as a sub-select over the row of `entity`'s table. */
export function rollUpSql({ entity, rollUp, child, via }: RollUpField): string {
  const children = recordPlan(child);
  const column = children.byName.get(rollUp.field)?.column ?? 'id';
  const where = `WHERE c.${via} = ${entity.table}.id AND c.deleted_at IS NULL`;
  if (rollUp.take === 'latest') {
    const by = (rollUp.by !== undefined && children.byName.get(rollUp.by)?.column) || 'id';
    return `(SELECT c.${column} FROM ${child.table} c ${where} ORDER BY coalesce(c.${by}, 0) DESC, c.id DESC LIMIT 1)`;
  }
  const taken = rollUp.take === 'count' ? 'nullif(count(*), 0)' : `${rollUp.take}(c.${column})`;
  return `(SELECT ${taken} FROM ${child.table} c ${where})`;
}

/**
 * Computes the roll-ups of all touched parents anew. They are no edit: no version is counted up and nothing is
 * logged, for they can always be computed again.
 */
export async function writeRollUps(work: ChangeWork): Promise<void> {
  for (const [name, ids] of work.parents) {
    const fields = rollUpFields(work.schema).filter((field) => field.entity.name === name);
    await recompute(work.connection, fields, [...ids]);
  }
}

async function recompute(
  connection: Connection,
  fields: readonly RollUpField[],
  ids: readonly Bound[],
): Promise<void> {
  const [first] = fields;
  if (!first || ids.length === 0) return;
  const sets = fields.map((field) => `${field.column} = ${rollUpSql(field)}`);
  await connection.runPrepared(
    `UPDATE ${first.entity.table} SET ${sets.join(', ')} WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
}
