import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { AnyDraft } from '../../db/schema/defineEntity';

/** What is being made in the drawer at the side. */
export interface QuickCreation {
  readonly entity: string;
  readonly preset: AnyDraft;
  /** Whether the page of the new record is opened afterwards. */
  readonly opensPage: boolean;
}

/** The drawer for new records: any page may open it, the layout draws it. */
export const useQuickCreate = defineStore('quickCreate', () => {
  const creation = shallowRef<QuickCreation | null>(null);
  /** Whether pasted words are being turned into records. */
  const pasting = ref(false);

  /** What was made last while this page stands: what is written next is most likely about it. */
  const made = shallowRef<{ readonly entity: string; readonly id: number } | null>(null);

  /** Opens the drawer. */
  function begin(entity: string, preset: AnyDraft = {}, opensPage = false): void {
    creation.value = { entity, preset, opensPage };
  }

  /** Closes the drawer. */
  function end(): void {
    creation.value = null;
  }

  return { creation, pasting, made, begin, end };
});
