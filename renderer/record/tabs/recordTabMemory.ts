import { ref } from 'vue';
import { createDeskMemory } from '../../stores/deskMemory';

const chosen = ref<Readonly<Record<string, string>>>({});
let memory: ReturnType<typeof createDeskMemory> | null = null;

/** The tab a person looked at last on records of an entity; empty before the first time. */
export function rememberedTab(entity: string): string {
  return chosen.value[entity] ?? '';
}

/** Remembers the tab for every record of the entity, on this desk, beyond the end of the program. */
export function rememberTab(entity: string, tab: string): void {
  chosen.value = { ...chosen.value, [entity]: tab };
  memory ??= createDeskMemory('places');
  memory.put(`tab/${entity}`, tab);
}

/** Reads what the desk has kept of the open file; what was chosen meanwhile stays. @throws RequestFailed */
export async function loadTabs(): Promise<void> {
  memory ??= createDeskMemory('places');
  const kept = (await memory.read()).flatMap(({ key, text }) =>
    key.startsWith('tab/') ? [[key.slice(4), text] as const] : [],
  );
  chosen.value = { ...Object.fromEntries(kept), ...chosen.value };
}
