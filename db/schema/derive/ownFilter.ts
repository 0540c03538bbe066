import type { Entity } from '../defineEntity';
import { fieldOf, type Schema } from '../effectiveSchema';
import type { Condition, Filter } from '../listQuery';

/** Stands in a filter for whoever looks at the list: one shared view shows everybody their own. */
export const me = 'me';

/** A filter in which `me` is a person: what a query understands. The same filter when nothing of it changes. */
export function ownFilter(schema: Schema, entity: Entity, filter: Filter, userId: number): Filter {
  const inside = (one: Filter): Filter => ownFilter(schema, entity, one, userId);
  if ('all' in filter) return { all: filter.all.map(inside) };
  if ('any' in filter) return { any: filter.any.map(inside) };
  if ('not' in filter) return { not: inside(filter.not) };
  if ('through' in filter) {
    const target = targetOf(schema, entity, filter.through);
    return target ? { ...filter, filter: ownFilter(schema, target, filter.filter, userId) } : filter;
  }
  if ('having' in filter) {
    const related = schema.entities[filter.having.entity];
    if (!related || !filter.filter) return filter;
    return { ...filter, filter: ownFilter(schema, related, filter.filter, userId) };
  }
  return ownCondition(entity, filter, userId);
}

function ownCondition(entity: Entity, condition: Condition, userId: number): Condition {
  const { value } = condition;
  if (value === undefined || fieldOf(entity, condition.field)?.kind !== 'reference') return condition;
  const own = (one: string | number): string | number => (one === me ? userId : one);
  if (Array.isArray(value)) return { ...condition, value: (value as readonly (string | number)[]).map(own) };
  return value === me ? { ...condition, value: userId } : condition;
}

/** Every record a filter names, with its entity: their titles are asked for before the filter is put into words. */
export function recordsNamed(
  schema: Schema,
  entity: Entity,
  filter: Filter,
): readonly { readonly entity: string; readonly id: number }[] {
  const inside = (one: Filter) => recordsNamed(schema, entity, one);
  if ('all' in filter) return filter.all.flatMap(inside);
  if ('any' in filter) return filter.any.flatMap(inside);
  if ('not' in filter) return inside(filter.not);
  if ('through' in filter) {
    const target = targetOf(schema, entity, filter.through);
    return target ? recordsNamed(schema, target, filter.filter) : [];
  }
  if ('having' in filter) {
    const related = schema.entities[filter.having.entity];
    return related && filter.filter ? recordsNamed(schema, related, filter.filter) : [];
  }
  const field = fieldOf(entity, filter.field);
  if (field?.kind !== 'reference') return [];
  const values = Array.isArray(filter.value) ? (filter.value as readonly unknown[]) : [filter.value];
  return values.flatMap((id) => (typeof id === 'number' ? [{ entity: field.to, id }] : []));
}

function targetOf(schema: Schema, entity: Entity, reference: string): Entity | undefined {
  const field = fieldOf(entity, reference);
  return field?.kind === 'reference' ? schema.entities[field.to] : undefined;
}
