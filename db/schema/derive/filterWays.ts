import type { Entity } from '../defineEntity';
import type { Schema } from '../effectiveSchema';
import type { Field } from '../fields';
import { isDirectReference } from './directReference';
import { activeFields, type NamedField } from './ranked';

/** The references a filter may follow to what another record is like. People have nothing to ask about. */
export function waysThrough(
  schema: Schema,
  entity: Entity,
): readonly (NamedField & { readonly to: string })[] {
  return activeFields(entity).flatMap(({ name, field }) =>
    field.kind === 'reference' && field.to !== 'user' && isAskable(schema.entities[field.to])
      ? [{ name, field, to: field.to }]
      : [],
  );
}

/** Records that point here, by the reference they do it with: what a filter may count. */
export interface RelatedWay {
  readonly entity: string;
  readonly via: string;
}

/** The records a filter may count, in the order of the schema. */
export function waysRelated(schema: Schema, entity: Entity): readonly RelatedWay[] {
  return Object.values(schema.entities).flatMap((candidate) =>
    isAskable(candidate)
      ? Object.entries(candidate.fields).flatMap(([via, field]) =>
          pointsAt(field, entity) ? [{ entity: candidate.name, via }] : [],
        )
      : [],
  );
}

function pointsAt(field: Field, entity: Entity): boolean {
  return isDirectReference(field) && field.to === entity.name && !field.retired;
}

function isAskable(entity: Entity | undefined): boolean {
  return entity !== undefined && !entity.isInternal && !entity.isPrivate && !entity.retired;
}
