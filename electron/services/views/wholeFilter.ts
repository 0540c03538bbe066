import type { Entity } from '../../../db/schema/defineEntity';
import { fieldOf, type Schema } from '../../../db/schema/effectiveSchema';
import type { Filter } from '../../../db/schema/listQuery';
import type { ListSelection } from '../officeData';

/** Judges one condition of a filter: may a list of that entity be asked with it? */
type IsAskable = (selection: ListSelection) => boolean;

/**
 * What of a filter may still be asked: conditions on fields that are gone, or whose values no longer fit, are left out.
 * Nothing when nothing is left.
 */
export function askablePart(
  schema: Schema,
  entity: string,
  filter: Filter,
  isAskable: IsAskable,
): Filter | undefined {
  const inside = (one: Filter): Filter | undefined => askablePart(schema, entity, one, isAskable);
  const some = (filters: readonly Filter[]): readonly Filter[] => filters.flatMap((one) => inside(one) ?? []);
  if ('all' in filter) {
    const all = some(filter.all);
    return all.length > 0 || filter.all.length === 0 ? { all } : undefined;
  }
  if ('any' in filter) {
    const any = some(filter.any);
    return any.length > 0 || filter.any.length === 0 ? { any } : undefined;
  }
  if ('not' in filter) {
    const not = inside(filter.not);
    return not && { not };
  }
  const related =
    'having' in filter || 'through' in filter ? relatedPart(schema, entity, filter, isAskable) : filter;
  return related && isAskable({ entity, filter: related }) ? related : undefined;
}

function relatedPart(
  schema: Schema,
  entity: string,
  filter: Extract<Filter, { through: string } | { having: unknown }>,
  isAskable: IsAskable,
): Filter | undefined {
  const target =
    'having' in filter ? filter.having.entity : targetOf(schema.entities[entity], filter.through);
  if (target === undefined || !schema.entities[target] || !filter.filter) return filter;
  const inner = askablePart(schema, target, filter.filter, isAskable);
  if ('through' in filter) return inner && { ...filter, filter: inner };
  if (inner) return { ...filter, filter: inner };
  const { filter: _gone, ...rest } = filter;
  return rest;
}

function targetOf(entity: Entity | undefined, reference: string): string | undefined {
  const field = entity && fieldOf(entity, reference);
  return field?.kind === 'reference' ? field.to : undefined;
}

/** Whether a field the filter names is no longer in use. */
export function namesRetired(schema: Schema, entity: string, filter: Filter): boolean {
  const inside = (one: Filter): boolean => namesRetired(schema, entity, one);
  if ('all' in filter) return filter.all.some(inside);
  if ('any' in filter) return filter.any.some(inside);
  if ('not' in filter) return inside(filter.not);
  const isRetired = (of: string, name: string): boolean => {
    const found = schema.entities[of];
    return found !== undefined && fieldOf(found, name)?.retired === true;
  };
  if ('through' in filter) {
    const target = targetOf(schema.entities[entity], filter.through);
    const isInside = target !== undefined && namesRetired(schema, target, filter.filter);
    return isInside || isRetired(entity, filter.through);
  }
  if ('having' in filter) {
    const { entity: related, via } = filter.having;
    const isInside = filter.filter !== undefined && namesRetired(schema, related, filter.filter);
    return isInside || isRetired(related, via) || schema.entities[related]?.retired === true;
  }
  return isRetired(entity, filter.field);
}
