import type { Bound } from '../connection/statements';
import { fieldsOf, type AnyRecord, type Entity } from '../schema/defineEntity';
import { columnName } from '../schema/derive/tableDefinition';
import type { Field, FieldValue } from '../schema/fields';
import type { Kind } from '../schema/kind';
import { kindOf } from '../schema/kinds';

/** A row of an entity's table, by column. */
export type Row = Readonly<Record<string, Bound>>;

/** Where the value of one field stands. */
export interface FieldColumn {
  readonly name: string;
  readonly field: Field;
  readonly kind: Kind<FieldValue>;
  /**
   * Null for a field made by the office, whose value stands in the JSON column `custom` under its name, and for a
   * computed field, which no row holds.
   */
  readonly column: string | null;
}

/** All fields of an entity with their places, worked out once per entity value. */
export interface RecordPlan {
  readonly entity: Entity;
  readonly fields: readonly FieldColumn[];
  readonly byName: ReadonlyMap<string, FieldColumn>;
  readonly title: FieldColumn;
  readonly hasCustom: boolean;
}

const plans = new WeakMap<Entity, RecordPlan>();

/** The plan of an entity. */
export function recordPlan(entity: Entity): RecordPlan {
  const known = plans.get(entity);
  if (known) return known;
  const fields = Object.entries(fieldsOf(entity)).map(([name, field]): FieldColumn => {
    return {
      name,
      field,
      kind: kindOf(field),
      column: field.custom || field.kind === 'computed' ? null : columnName(name, field),
    };
  });
  const byName = new Map(fields.map((one) => [one.name, one]));
  const title = byName.get(entity.titleField);
  if (!title) throw new Error(`${entity.name} has no title field`);
  const plan = {
    entity,
    fields,
    byName,
    title,
    hasCustom: fields.some(({ field }) => field.custom && field.kind !== 'computed'),
  };
  plans.set(entity, plan);
  return plan;
}

/** A value as its column holds it: nothing, empty text and empty lists are NULL. */
export function toColumn(place: FieldColumn, value: unknown): Bound {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return place.kind.toColumn(value as Exclude<FieldValue, null>);
}

/** The inverse of `toColumn`. */
export function fromColumn(place: FieldColumn, stored: Bound | undefined): FieldValue {
  return stored === null || stored === undefined ? null : place.kind.fromColumn(stored);
}

/**
 * What the column of a field holds in a row, custom fields included; of a computed field what the query worked out
 * (`selectedColumns`), nothing when it was not asked to.
 */
export function storedValue(place: FieldColumn, row: Row, custom: Row): Bound {
  if (place.field.kind === 'computed') return row[`=${place.name}`] ?? null;
  return (place.column === null ? custom[place.name] : row[place.column]) ?? null;
}

/** The custom values of a row, in column form. */
export function customOf(row: Row): Row {
  const text = row['custom'];
  return typeof text === 'string' && text !== '{}' ? (JSON.parse(text) as Row) : {};
}

/** The record a row stands for, every field in its kind's own form. */
export function recordFromRow(entity: Entity, row: Row): AnyRecord {
  const plan = recordPlan(entity);
  const custom = plan.hasCustom ? customOf(row) : {};
  const record: Record<string, unknown> = {
    id: row['id'],
    rowVersion: row['row_version'],
    no: null,
    deletedAt: row['deleted_at'] ?? null,
  };
  if (typeof row['merged_into_id'] === 'number') record['mergedInto'] = row['merged_into_id'];
  for (const place of plan.fields) record[place.name] = fromColumn(place, storedValue(place, row, custom));
  return record as AnyRecord;
}

/** The words a record is called by: its title field as text, the first line of long texts. */
export function titleFromRow(entity: Entity, row: Row): string {
  const { title } = recordPlan(entity);
  const value = fromColumn(title, storedValue(title, row, {}));
  return value === null
    ? ''
    : (title.kind.format(value, title.field, 'zh').split('\n', 1)[0]?.slice(0, 200) ?? '');
}
