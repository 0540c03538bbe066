import type { AnyDraft, AnyRecord, Entity } from '../../db/schema/defineEntity';
import { activeFields } from '../../db/schema/derive/ranked';
import { isBlank } from '../../db/schema/derive/recordPath';

/**
 * What a new record takes over from one that is like it: everything a person types. What is told by one record alone
 * stays behind: numbers and codes, files, and what the program writes itself.
 */
export function draftLike(entity: Entity, record: AnyRecord): AnyDraft {
  const taken = activeFields(entity).filter(
    ({ name, field }) =>
      !field.readOnly &&
      !field.unique &&
      !['file', 'creditCode'].includes(field.kind) &&
      !(field.kind === 'text' && field.code) &&
      !isBlank(record[name]),
  );
  return Object.fromEntries(taken.map(({ name }) => [name, record[name]]));
}
