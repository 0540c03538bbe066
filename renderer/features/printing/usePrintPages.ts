import { computed, onBeforeUnmount, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import type { PrintedSheets, PrintOrder, SheetChoice } from '../../../electron/api/printing';
import { call } from '../../bridge/client';
import { failureOf, failureWords } from '../../bridge/failures';
import { useJobs } from '../../stores/jobs';

/** The pages that are set for a dialog: what they came to, how far they are, what is wrong. */
export interface PrintPages {
  /** The job whose pages are shown, and how they came out; null while they are set. */
  readonly pages: Readonly<Ref<{ readonly job: string; readonly sheets: PrintedSheets } | null>>;
  readonly state: Readonly<Ref<'setting' | 'done' | 'failed' | 'cancelled'>>;
  readonly share: ComputedRef<number | null>;
  readonly progress: ComputedRef<{
    readonly done: number;
    readonly total: number | null;
    readonly phase: string;
  }>;
  readonly trouble: Readonly<Ref<string>>;
  /** Sets the pages anew; what was being set before is stopped. */
  set(order: PrintOrder, sheet: SheetChoice): Promise<void>;
  cancel(): Promise<void>;
}

/** Keeps the pages of a print dialog; what is still being set when the dialog goes is stopped. */
export function usePrintPages(): PrintPages {
  const jobs = useJobs();
  const pages = shallowRef<{ readonly job: string; readonly sheets: PrintedSheets } | null>(null);
  const state = ref<'setting' | 'done' | 'failed' | 'cancelled'>('setting');
  const trouble = ref('');
  const running = ref<string | null>(null);
  /** Only the last order counts: answers to the ones before it come too late. */
  let asked = 0;

  const job = computed(() => (running.value === null ? undefined : jobs.job(running.value)));

  async function stop(): Promise<void> {
    const { value } = running;
    running.value = null;
    if (value !== null) await jobs.cancel(value).catch(() => undefined);
  }

  async function set(order: PrintOrder, sheet: SheetChoice): Promise<void> {
    asked += 1;
    const mine = asked;
    await stop();
    state.value = 'setting';
    try {
      const started = await call('printing.start', { order, sheet });
      if (mine !== asked) return void (await jobs.cancel(started.job).catch(() => undefined));
      running.value = started.job;
      const end = await jobs.finished(started.job);
      if (mine !== asked) return;
      running.value = null;
      if (end.state === 'done') {
        const sheets = await call('printing.sheets', { job: started.job });
        if (mine !== asked) return;
        pages.value = { job: started.job, sheets };
        state.value = 'done';
      } else {
        pages.value = null;
        state.value = end.state === 'cancelled' ? 'cancelled' : 'failed';
        trouble.value = end.failure ? failureWords(end.failure) : '';
      }
    } catch (thrown) {
      if (mine !== asked) return;
      pages.value = null;
      state.value = 'failed';
      trouble.value = failureWords(failureOf(thrown));
    }
  }

  onBeforeUnmount(() => {
    asked += 1;
    void stop();
  });

  return {
    pages,
    state,
    share: computed(() => {
      const now = job.value;
      return now?.total ? Math.min(100, Math.round((now.done / now.total) * 100)) : null;
    }),
    progress: computed(() => ({
      done: job.value?.done ?? 0,
      total: job.value?.total ?? null,
      phase: job.value?.phase ?? 'waiting',
    })),
    trouble,
    set,
    cancel: async () => {
      asked += 1;
      state.value = 'cancelled';
      pages.value = null;
      await stop();
    },
  };
}
