import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { AnyDraft } from '../../db/schema/defineEntity';

/** Typed text that was not saved, kept while the program runs so that leaving a page loses nothing. */
export const useDrafts = defineStore('drafts', () => {
  const drafts = shallowReactive(new Map<string, AnyDraft>());

  /** Keeps a draft under a name of its own; an empty one is forgotten. */
  function keep(key: string, draft: AnyDraft): void {
    if (Object.keys(draft).length === 0) drafts.delete(key);
    else drafts.set(key, { ...draft });
  }

  /** The draft that was kept, or nothing. */
  function read(key: string): AnyDraft | undefined {
    return drafts.get(key);
  }

  /** Throws a draft away. */
  function drop(key: string): void {
    drafts.delete(key);
  }

  /** Throws all drafts away. */
  function forget(): void {
    drafts.clear();
  }

  return { keep, read, drop, forget };
});

/** The name of the draft of a record; `null` is a record that does not exist yet. */
export function draftKey(entity: string, id: number | null): string {
  return `${entity}/${id ?? 'new'}`;
}
