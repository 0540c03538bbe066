import type { AnyDraft, Entity } from '../defineEntity';

/**
 * The draft of a new record whose title was left empty, with the first of `titleFrom` that says something as its title;
 * any other draft as it is.
 */
export function titledDraft(entity: Entity, draft: AnyDraft): AnyDraft {
  const { titleField, titleFrom = [] } = entity;
  const named = [titleField, ...titleFrom]
    .map((name) => draft[name])
    .find((value) => typeof value === 'string' && value.trim() !== '');
  return titleFrom.length === 0 || named === undefined ? draft : { ...draft, [titleField]: named };
}
