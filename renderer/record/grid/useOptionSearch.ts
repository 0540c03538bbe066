import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { EditorCell } from './cellEditing';
import { askOptions, optionsAtOnce } from './editorOptions';
import type { EditorOption } from './editorValue';

/** How long typing rests before the application is asked. */
const restMilliseconds = 120;

/** The options a cell's editor offers for what was typed so far. */
export interface OptionSearch {
  readonly options: ShallowRef<readonly EditorOption[]>;
  /** The option the keyboard is on; -1 for none. */
  readonly active: Ref<number>;
  readonly isBusy: Ref<boolean>;
  /** Whether the words are still being looked for: what is offered belongs to words before. */
  readonly isPending: () => boolean;
  /** Offers what fits some words: at once where the list is known, else a moment after the last word. */
  readonly offer: (cell: EditorCell, words: string, isTyped: boolean) => void;
  readonly walk: (step: 1 | -1) => void;
  readonly end: () => void;
}

/** Makes the search of an editor; `failed` says that the application could not be asked. */
export function useOptionSearch(failed: (thrown: unknown) => void): OptionSearch {
  const options = shallowRef<readonly EditorOption[]>([]);
  const active = ref(-1);
  const isBusy = ref(false);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPending = false;

  function offer(cell: EditorCell, words: string, isTyped: boolean): void {
    clearTimeout(timer);
    const mine = ++asked;
    const known = optionsAtOnce(cell, words);
    if (known) return show(known, cell, words);
    isPending = true;
    timer = setTimeout(() => void ask(mine, cell, words), isTyped ? restMilliseconds : 0);
  }

  async function ask(mine: number, cell: EditorCell, words: string): Promise<void> {
    isBusy.value = true;
    try {
      const found = await askOptions(cell, words);
      if (mine === asked) show(found, cell, words);
    } catch (thrown) {
      if (mine !== asked) return;
      show([], cell, words);
      failed(thrown);
    }
  }

  function show(found: readonly EditorOption[], cell: EditorCell, words: string): void {
    isBusy.value = false;
    isPending = false;
    options.value = found;
    const current = found.findIndex((option) => option.value === cell.value);
    active.value = words.trim() !== '' && found.length > 0 ? 0 : current;
  }

  return {
    options,
    active,
    isBusy,
    isPending: () => isPending,
    offer,
    walk(step) {
      const count = options.value.length;
      if (count === 0) return;
      active.value = active.value < 0 && step < 0 ? count - 1 : (active.value + step + count) % count;
    },
    end() {
      clearTimeout(timer);
      asked += 1;
      isPending = false;
      isBusy.value = false;
      options.value = [];
      active.value = -1;
    },
  };
}
