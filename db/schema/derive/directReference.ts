import type { Field, FieldByKind } from '../fields';

/**
 * Whether a field is a reference the record holds by itself. One made from other rows (a contact's `primaryAccount`)
 * is none: it follows those rows before its change set ends, so nobody moves, clears or takes it back, and no record
 * is kept because of it.
 */
export function isDirectReference(field: Field): field is FieldByKind['reference'] {
  return field.kind === 'reference' && !field.rollUp;
}
