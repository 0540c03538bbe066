import { computed, type ComputedRef } from 'vue';
import type { AnyDraft, Entity } from '../../db/schema/defineEntity';
import { fieldOf } from '../../db/schema/effectiveSchema';
import type { KnownValue } from '../../electron/api/fillIn';
import type { CallInput } from '../../electron/api/index';
import { call } from '../bridge/client';
import { useAskedWhileTyping } from './useAskedWhileTyping';

/** What is known of the company that is being typed, for fields that are still empty. */
export interface KnownValues {
  readonly values: ComputedRef<readonly KnownValue[]>;
  /** The person does not want them; they come back when something else is typed. */
  dismiss(): void;
}

/** Looks for what is known as the draft grows. Fields that are filled meanwhile are no longer offered. */
export function useKnownValues(entity: () => Entity | null, draft: () => AnyDraft): KnownValues {
  const { found, forget } = useAskedWhileTyping(
    () => questionOf(entity(), draft()),
    (question) => call('fillIn.find', question),
  );
  return {
    values: computed(() => found.value.filter(({ field }) => isEmpty(draft()[field]))),
    dismiss: forget,
  };
}

function questionOf(entity: Entity | null, draft: AnyDraft): CallInput<'fillIn.find'> | null {
  if (!entity) return null;
  const words = wordsOf(entity, draft) as CallInput<'fillIn.find'>['draft'];
  return Object.keys(words).length > 0 ? { entity: entity.name, draft: words } : null;
}

/** Names and tax numbers: by these a company is known. */
function wordsOf(entity: Entity, draft: AnyDraft): AnyDraft {
  return Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => {
      const kind = fieldOf(entity, name)?.kind;
      return (
        (kind === 'text' || kind === 'creditCode') && typeof value === 'string' && value.trim().length >= 4
      );
    }),
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
