import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { mostMemories } from '../../electron/api/memory';
import type { SearchHit } from '../../electron/api/search';
import { currentLanguage } from '../i18n/index';
import { createDeskMemory } from './deskMemory';
import { useSchema } from './schema';

/** The records a person opened last in this file on this desk, newest first; they outlive the program. */
export const useRecents = defineStore('recents', () => {
  const list = shallowRef<readonly SearchHit[]>([]);
  const memory = createDeskMemory('recents');

  /** Remembers that a record was opened. */
  function add(hit: SearchHit): void {
    const others = list.value.filter((other) => other.entity !== hit.entity || other.id !== hit.id);
    list.value = [hit, ...others].slice(0, mostMemories.recents);
    memory.put(keyOf(hit), JSON.stringify(hit));
  }

  /** Forgets a record (it is gone), here and on the desk; without one the list of this page, as another file is open. */
  function forget(entity?: string, id?: number): void {
    if (entity === undefined || id === undefined) {
      memory.letGo();
      list.value = [];
      return;
    }
    list.value = list.value.filter((other) => other.entity !== entity || other.id !== id);
    memory.put(keyOf({ entity, id }), null);
  }

  /** Reads what the desk has kept of the open file. @throws RequestFailed */
  async function load(): Promise<void> {
    const kept = (await memory.read()).flatMap(({ text }) => hitOf(text) ?? []);
    const isNew = (hit: SearchHit): boolean => !list.value.some((other) => keyOf(other) === keyOf(hit));
    list.value = [...list.value, ...kept.filter(isNew)].slice(0, mostMemories.recents);
  }

  return { list, add, forget, load };
});

/** What sort of record was opened, in the language of now: what was remembered may be in the other one. */
export function sortOfRecent({ entity }: Pick<SearchHit, 'entity'>): string {
  const schema = useSchema();
  return schema.has(entity) ? schema.entity(entity).label[currentLanguage()] : '';
}

function keyOf({ entity, id }: Pick<SearchHit, 'entity' | 'id'>): string {
  return `${entity}/${id}`;
}

function hitOf(text: string): SearchHit | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  const { entity, id, title, detail, no } = found as Record<string, unknown>;
  const isWhole =
    typeof entity === 'string' &&
    Number.isInteger(id) &&
    typeof title === 'string' &&
    typeof detail === 'string' &&
    (no === null || typeof no === 'string');
  return isWhole ? (found as SearchHit) : null;
}
