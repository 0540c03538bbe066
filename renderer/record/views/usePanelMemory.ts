import { computed, ref, watch, type ComputedRef, type Ref, type WritableComputedRef } from 'vue';
import { createDeskMemory } from '../../stores/deskMemory';
import { useSettings } from '../../stores/settings';
import { useToasts } from '../../stores/toasts';

const memory = createDeskMemory('lists');

/** What lies open in the panel beside a list; remembered by desk and list. */
export interface PanelMemory {
  /**
   * Where there is no room beside the list it lies over it, only while it is asked for; that is not remembered.
   */
  readonly isShown: WritableComputedRef<boolean>;
  readonly isOver: ComputedRef<boolean>;
  readonly open: Ref<readonly string[]>;
}

/** Reads what was remembered of the panel, and remembers every change. `first` lies open on a new desk. */
export function usePanelMemory(entity: ComputedRef<string>, first: () => readonly string[]): PanelMemory {
  const isBeside = ref(true);
  const isAsked = ref(false);
  const isOver = computed(() => useSettings().isNarrow);
  const isShown = computed({
    get: () => (isOver.value ? isAsked.value : isBeside.value),
    set(shown) {
      (isOver.value ? isAsked : isBeside).value = shown;
    },
  });
  const open = ref<readonly string[]>(first());
  let isRead = false;

  async function read(): Promise<void> {
    isRead = false;
    isAsked.value = false;
    const key = keyOf(entity.value);
    const entries = await useToasts().attempt(() => memory.read());
    const kept = readKept(entries?.find((entry) => entry.key === key)?.text);
    isBeside.value = kept?.isShown ?? true;
    open.value = kept?.open ?? first();
    isRead = true;
  }
  watch(entity, read, { immediate: true });
  watch([isBeside, open], () => {
    if (isRead)
      memory.put(keyOf(entity.value), JSON.stringify({ isShown: isBeside.value, open: open.value }));
  });
  return { isShown, isOver, open };
}

const keyOf = (entity: string): string => `panel/${entity}`;

/** What was kept; text that is no such thing is left aside. */
function readKept(text: string | undefined): { isShown: boolean; open: readonly string[] } | null {
  if (text === undefined) return null;
  try {
    const found = JSON.parse(text) as { isShown?: unknown; open?: unknown };
    const open = Array.isArray(found.open) ? found.open.filter((one) => typeof one === 'string') : [];
    return { isShown: found.isShown !== false, open };
  } catch {
    return null;
  }
}
