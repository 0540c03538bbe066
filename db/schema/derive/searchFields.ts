import type { Entity } from '../defineEntity';
import { activeFields, type NamedField } from './ranked';

/** The fields quick search looks into. */
export function searchFields(entity: Entity): NamedField[] {
  return activeFields(entity).filter(({ field }) => field.searchable);
}
