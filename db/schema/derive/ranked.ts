import { fieldsOf, type Entity } from '../defineEntity';
import type { Field } from '../fields';

/** A field with the name it goes by. */
export interface NamedField {
  readonly name: string;
  readonly field: Field;
}

/** All fields of an entity that are still in use, in their own order. */
export function activeFields(entity: Entity): NamedField[] {
  return Object.entries(fieldsOf(entity))
    .filter(([, field]) => !field.retired)
    .map(([name, field]) => ({ name, field }));
}

/** The fields that carry a rank of that sort, in its order. */
export function rankedFields(entity: Entity, rank: 'list' | 'quick' | 'headline'): NamedField[] {
  return activeFields(entity)
    .filter(({ field }) => field[rank] !== undefined)
    .sort((left, right) => (left.field[rank] ?? 0) - (right.field[rank] ?? 0));
}
