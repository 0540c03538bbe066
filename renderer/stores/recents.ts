import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { SearchHit } from '../../electron/api/search';

/** The records that were opened last, newest first, as long as the program runs. */
export const useRecents = defineStore('recents', () => {
  const list = shallowRef<readonly SearchHit[]>([]);

  /** Remembers that a record was opened. */
  function add(hit: SearchHit): void {
    const others = list.value.filter((other) => other.entity !== hit.entity || other.id !== hit.id);
    list.value = [hit, ...others].slice(0, 8);
  }

  /** Forgets a record (it is gone), or all. */
  function forget(entity?: string, id?: number): void {
    list.value =
      entity === undefined ? [] : list.value.filter((other) => other.entity !== entity || other.id !== id);
  }

  return { list, add, forget };
});
