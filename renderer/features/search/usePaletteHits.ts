import { ref, shallowRef, watch, type Ref } from 'vue';
import type { SearchHit } from '../../../electron/api/search';
import { call } from '../../bridge/client';
import { useToasts } from '../../stores/toasts';

/** Between two keys of a quick hand; longer would be felt, shorter asks for words nobody meant. */
const waitMilliseconds = 25;

/** The records the words typed find; an answer that was overtaken by newer words is dropped. */
export function usePaletteHits(text: Readonly<Ref<string>>) {
  const toasts = useToasts();
  const hits = shallowRef<readonly SearchHit[]>([]);
  const isBusy = ref(false);
  const isIndexing = ref(false);
  let asked = 0;

  watch(text, async (words) => {
    const mine = ++asked;
    if (words.trim() === '') {
      hits.value = [];
      return;
    }
    isBusy.value = true;
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
    if (mine !== asked) return;
    const found = await toasts.attempt(() => call('search.find', { text: words.trim(), limit: 30 }));
    if (mine !== asked) return;
    hits.value = found?.hits ?? [];
    isIndexing.value = found?.isIndexing ?? false;
    isBusy.value = false;
  });

  return { hits, isBusy, isIndexing };
}
