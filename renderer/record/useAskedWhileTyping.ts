import { computed, shallowRef, watch, type ShallowRef } from 'vue';
import { useToasts } from '../stores/toasts';

/** Long enough to wait for a word of an input method, short enough to answer before the next field. */
const waitMilliseconds = 250;

/** Answers to what is being typed. */
export interface AskedWhileTyping<Answer> {
  readonly found: ShallowRef<readonly Answer[]>;
  /** Takes the answers away, and those still under way; typing something else asks again. */
  forget(): void;
}

/** Asks whenever the question changes and typing rests; `null` asks nothing. Answers to an older question are dropped. */
export function useAskedWhileTyping<Question, Answer>(
  question: () => Question | null,
  ask: (question: Question) => Promise<readonly Answer[]>,
): AskedWhileTyping<Answer> {
  const found = shallowRef<readonly Answer[]>([]);
  const words = computed(() => JSON.stringify(question()));
  let asked = 0;

  watch(words, async (typed) => {
    const mine = ++asked;
    found.value = [];
    const said = JSON.parse(typed) as Question | null;
    if (said === null) return;
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
    if (mine !== asked) return;
    const answer = await useToasts().attempt(() => ask(said));
    if (mine === asked) found.value = answer ?? [];
  });

  return {
    found,
    forget() {
      asked += 1;
      found.value = [];
    },
  };
}
