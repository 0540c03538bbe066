import type { Entity } from '../defineEntity';
import type { Field } from '../fields';
import { kindOf } from '../kinds';
import type { Operator } from '../listQuery';
import { activeFields, type NamedField } from './ranked';

/** A field a filter may ask about, with the operators of its kind. */
export interface FilterField extends NamedField {
  readonly operators: readonly Operator[];
}

/** The fields of the filter builder. */
export function filterFields(entity: Entity): FilterField[] {
  return activeFields(entity).map(({ name, field }) => ({ name, field, operators: operatorsOf(field) }));
}

/** The operators a filter may use on a field; those of a computed field are of what its formula gives. */
export function operatorsOf(field: Field): readonly Operator[] {
  return kindOf(valueField(field)).operators;
}

/** The field a value is judged, compared and summed by: of a computed field one of the kind its formula gives. */
export function valueField(field: Field): Field {
  if (field.kind !== 'computed') return field;
  const { label, result, digits } = field;
  switch (result) {
    case 'money':
      return { kind: result, label, currency: 'CNY' };
    case 'decimal':
      return { kind: result, label, ...(digits === undefined ? {} : { digits }) };
    default:
      return { kind: result, label };
  }
}
