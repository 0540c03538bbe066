import { fieldOf } from '../effectiveSchema';
import type { Entity } from '../defineEntity';

/**
 * Whether an entry of a timeline is asked for this reference: it cannot be without it, or it is the first of those it
 * is about and the entry is not made at one of them. `via` is the reference to the record whose page it is made on.
 */
export function isAskedOfEntry(source: Entity, name: string, via: string | null): boolean {
  const field = fieldOf(source, name);
  if (field?.kind !== 'reference') return false;
  const about = source.timeline?.about ?? [];
  return field.required === true || (about[0] === name && (via === null || !about.includes(via)));
}
