import type { AnyDraft } from '../defineEntity';
import type { Field } from '../fields';

/** Whether a field is offered for these values: it always is, unless its `shownIf` names others. */
export function isShown(field: Field, values: AnyDraft): boolean {
  const { shownIf } = field;
  if (!shownIf) return true;
  const value = values[shownIf.field];
  const held: readonly unknown[] = Array.isArray(value) ? value : [value ?? false];
  return held.some((one) => (shownIf.isAnyOf as readonly unknown[]).includes(one));
}
