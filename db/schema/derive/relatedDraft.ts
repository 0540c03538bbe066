import type { AnyDraft, AnyRecord } from '../defineEntity';
import type { Schema } from '../effectiveSchema';
import type { RelatedList } from './relatedLists';

/**
 * What a record begins with that is made in a list on the page of another: that one, and what both of them refer to
 * under one name, e.g. the account of the contract a delivery is made for (S0-13, S0-20). Colleagues are not carried:
 * whoever makes a record has it.
 */
export function relatedDraft(
  schema: Schema,
  { entity, via }: Pick<RelatedList, 'entity' | 'via'>,
  record: AnyRecord,
): AnyDraft {
  const draft: Record<string, unknown> = { [via]: record.id };
  const fields = schema.entities[entity]?.fields ?? {};
  const link = fields[via];
  const known = link?.kind === 'reference' ? schema.entities[link.to]?.fields : undefined;
  for (const [name, field] of Object.entries(fields)) {
    const same = known?.[name];
    if (name === via || field.kind !== 'reference' || same?.kind !== 'reference') continue;
    const isTyped = !field.retired && !field.readOnly && !field.rollUp;
    if (isTyped && field.to === same.to && field.to !== 'user' && record[name] != null)
      draft[name] = record[name];
  }
  return draft;
}
