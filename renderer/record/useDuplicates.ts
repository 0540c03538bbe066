import { computed, type ComputedRef, type ShallowRef } from 'vue';
import type { AnyDraft, Entity } from '../../db/schema/defineEntity';
import { activeFields } from '../../db/schema/derive/ranked';
import type { Duplicate } from '../../electron/api/duplicates';
import type { CallInput } from '../../electron/api/index';
import { call } from '../bridge/client';
import { useAskedWhileTyping } from './useAskedWhileTyping';

/** Records like the one being typed, looked for while typing. */
export interface FoundDuplicates {
  readonly found: ShallowRef<readonly Duplicate[]>;
  /** One of them is certain enough that making another must be confirmed. */
  readonly isCertain: ComputedRef<boolean>;
  forget(): void;
}

/**
 * Looks for duplicates of a record of the entity as its draft grows; timelines and links have none. `id` names the
 * record while it is edited: it is no duplicate of itself, nor are those it was told apart from.
 */
export function useDuplicates(
  entity: () => Entity | null,
  draft: () => AnyDraft,
  id: () => number | null = () => null,
): FoundDuplicates {
  const { found, forget } = useAskedWhileTyping(
    () => questionOf(entity(), draft()),
    (question) => call('duplicates.find', { ...question, id: id(), limit: 4 }),
  );
  return {
    found,
    isCertain: computed(() => found.value.some((duplicate) => duplicate.isCertain)),
    forget,
  };
}

type Question = Pick<CallInput<'duplicates.find'>, 'entity' | 'draft'>;

function questionOf(entity: Entity | null, draft: AnyDraft): Question | null {
  if (!entity || entity.timeline || entity.link || entity.isInternal) return null;
  const identity = identityOf(entity, draft);
  return Object.keys(identity).length > 0
    ? { entity: entity.name, draft: identity as Question['draft'] }
    : null;
}

/** What tells a record from others: its title, phones, mail, codes. */
function identityOf(entity: Entity, draft: AnyDraft): AnyDraft {
  const telling = activeFields(entity).filter(
    ({ name, field }) =>
      name === entity.titleField ||
      ['phones', 'mail', 'creditCode'].includes(field.kind) ||
      (field.kind === 'text' && (field.unique || field.code) && field.searchable),
  );
  return Object.fromEntries(
    telling.flatMap(({ name }) => {
      const value = draft[name];
      const isSaid = Array.isArray(value)
        ? value.length > 0
        : typeof value === 'string' && value.trim().length > 1;
      return isSaid ? [[name, value]] : [];
    }),
  );
}
