import type { Entity } from '../../../db/schema/defineEntity';
import { ownFilter } from '../../../db/schema/derive/ownFilter';
import { fieldOf, type Schema } from '../../../db/schema/effectiveSchema';
import type { Filter } from '../../../db/schema/listQuery';
import type { Actor } from './actor';

/** No person has this id; the program itself owns nothing. */
const nobody = 0;

/** Which records of an entity an actor sees; nothing said means all of them. */
export function scopeOf(actor: Actor, entity: Entity): Filter | undefined {
  if (!entity.isPrivate) return undefined;
  const own: Filter = { field: 'owner', operator: 'is', value: actor.userId ?? nobody };
  const { unless } = entity.isPrivate;
  return unless === undefined ? own : { any: [own, { field: unless, operator: 'is', value: true }] };
}

/**
 * A filter as it is asked for this actor: `me` is who they are, and a condition on related records counts only those
 * they see.
 */
export function filterFor(actor: Actor, schema: Schema, entity: Entity, filter: Filter): Filter {
  return scoped(actor, schema, entity, ownFilter(schema, entity, filter, actor.userId ?? nobody));
}

function scoped(actor: Actor, schema: Schema, entity: Entity, filter: Filter): Filter {
  const inside = (one: Filter): Filter => scoped(actor, schema, entity, one);
  if ('all' in filter) return { all: filter.all.map(inside) };
  if ('any' in filter) return { any: filter.any.map(inside) };
  if ('not' in filter) return { not: inside(filter.not) };
  if ('through' in filter) {
    const field = fieldOf(entity, filter.through);
    const target = field?.kind === 'reference' ? schema.entities[field.to] : undefined;
    return target
      ? { ...filter, filter: within(actor, schema, target, filter.filter) ?? filter.filter }
      : filter;
  }
  if ('having' in filter) {
    const related = schema.entities[filter.having.entity];
    const inner = related && within(actor, schema, related, filter.filter);
    return inner ? { ...filter, filter: inner } : filter;
  }
  return filter;
}

/** A filter of a related entity together with what the actor sees of it. */
function within(
  actor: Actor,
  schema: Schema,
  entity: Entity,
  filter: Filter | undefined,
): Filter | undefined {
  const scope = scopeOf(actor, entity);
  const own = filter && scoped(actor, schema, entity, filter);
  return scope && own ? { all: [scope, own] } : (scope ?? own);
}
