import type { Entity } from '../../../db/schema/defineEntity';
import { activeFields, type NamedField } from '../../../db/schema/derive/ranked';
import { isGroupable } from '../grid/readGroups';

/** The fields a list can be grouped by: what many records share. Names and numbers of their own are not among them. */
export function groupFields(entity: Entity): readonly NamedField[] {
  return activeFields(entity).filter(({ name, field }) => {
    const isOwn = name === entity.titleField || field.unique === true || ('code' in field && field.code);
    return !isOwn && isGroupable(field);
  });
}
