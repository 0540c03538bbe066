import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ImportDraft } from '../../electron/api/importDrafts';
import { call } from '../bridge/client';

/** Imports that were begun on this desk and not ended, to go on with. */
export const useImportDrafts = defineStore('importDrafts', () => {
  const drafts = shallowRef<readonly ImportDraft[]>([]);
  /** The one somebody chose to go on with on another page; the import page takes it. */
  const wanted = ref<string | null>(null);

  /** Asks which there are. @throws RequestFailed */
  async function load(): Promise<void> {
    drafts.value = (await call('imports.drafts', {})).drafts;
  }

  /** Throws one away. @throws RequestFailed */
  async function drop(id: string): Promise<void> {
    await call('imports.dropDraft', { draft: id });
    await load();
  }

  /** The one that was chosen elsewhere, once. */
  function take(): string | null {
    const id = wanted.value;
    wanted.value = null;
    return id;
  }

  return { drafts, wanted, load, drop, take };
});
