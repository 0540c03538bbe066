import { defineStore } from 'pinia';
import { ref } from 'vue';
import { wordsOf } from '../bridge/failures';

/** A short message at the edge of the window, read aloud by screen readers. */
export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'attention' | 'bad' | 'neutral';
  readonly text: string;
  readonly details?: readonly string[];
  readonly action?: { readonly label: string; readonly run: () => void | Promise<void> };
}

const seconds = { good: 6, neutral: 6, attention: 12, bad: 12 } as const;

/** The messages that are shown now. */
export const useToasts = defineStore('toasts', () => {
  const toasts = ref<readonly Toast[]>([]);
  let lastId = 0;

  /** Shows a message; it goes by itself, later when it matters more. */
  function show(toast: Omit<Toast, 'id'>): number {
    const id = ++lastId;
    // The same words twice would only push other messages away.
    const others = toasts.value.filter((other) => other.text !== toast.text);
    toasts.value = [...others.slice(-2), { ...toast, id }];
    setTimeout(() => dismiss(id), seconds[toast.tone] * 1000);
    return id;
  }

  /** Takes a message away. */
  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }

  /** Says in words why something failed. */
  function failed(thrown: unknown): void {
    show({ tone: 'bad', text: wordsOf(thrown) });
  }

  /** Runs something and says so when it fails; answers undefined then. */
  async function attempt<Value>(action: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await action();
    } catch (thrown) {
      failed(thrown);
      return undefined;
    }
  }

  return { toasts, show, dismiss, failed, attempt };
});
