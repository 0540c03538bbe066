import type { Entity } from '../defineEntity';
import { kindOf } from '../kinds';
import type { Operator } from '../listQuery';
import { activeFields, type NamedField } from './ranked';

/** A field a filter may ask about, with the operators of its kind. */
export interface FilterField extends NamedField {
  readonly operators: readonly Operator[];
}

/** The fields of the filter builder. */
export function filterFields(entity: Entity): FilterField[] {
  return activeFields(entity).map(({ name, field }) => ({ name, field, operators: kindOf(field).operators }));
}
