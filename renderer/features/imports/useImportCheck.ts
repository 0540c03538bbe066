import {
  computed,
  nextTick,
  onBeforeUnmount,
  ref,
  shallowRef,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue';
import type { ImportCheck, Repair, Repaired } from '../../../electron/api/importChecks';
import type { ImportRehearsal } from '../../../electron/api/imports';
import { call, RequestFailed } from '../../bridge/client';
import { translate } from '../../i18n/index';
import { useJobs } from '../../stores/jobs';
import { useToasts } from '../../stores/toasts';

/** The check step of one import: how it stands, its repairs, and the counting of records again after them. */
export interface CheckState {
  /** Null until it was read. */
  readonly check: ShallowRef<ImportCheck | null>;
  /** Counted up when rows were changed that the repairing part does not know of: what shows rows reads them again. */
  readonly revision: Readonly<Ref<number>>;
  /** Tells that rows were changed. */
  readonly changed: () => void;
  /** A repair is under way. */
  readonly isBusy: Readonly<Ref<boolean>>;
  /** Records are being counted again; null: they are not. */
  readonly counting: ComputedRef<{ readonly done: number; readonly total: number | null } | null>;
  /** Nothing when it was refused, which was said. */
  readonly repair: (repair: Repair) => Promise<Repaired | undefined>;
  /** What a repair would do. */
  readonly trial: (repair: Repair) => Promise<Repaired>;
  /** Takes the last repair back or does it again; null: there was none. */
  readonly undo: (direction: 'undo' | 'redo') => Promise<Repaired | null | undefined>;
  /** Says that the last repair was done, with a way back; an earlier way back would take back another one and goes. */
  readonly tell: (text: string, undo: () => Promise<void>) => void;
  /** Counts records again with what is decided now. True when it was done. */
  readonly recount: () => Promise<boolean>;
  readonly stopCounting: () => Promise<void>;
  readonly refresh: () => Promise<void>;
}

/** Files of more rows are not counted again by themselves: that takes seconds, and the person decides when. */
const mostRowsCountedAtOnce = 20_000;
/** Quiet after the last repair before records are counted again, in milliseconds. */
const quiet = 700;

/** Makes the state. `counted` is told every new count. */
export function useImportCheck(parts: {
  readonly session: () => string;
  readonly counted: (rehearsal: ImportRehearsal) => void;
}): CheckState {
  const toasts = useToasts();
  const jobs = useJobs();
  const check = shallowRef<ImportCheck | null>(null);
  const revision = ref(0);
  const busy = ref(0);
  const job = ref<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  let told = 0;
  onBeforeUnmount(() => {
    isGone = true;
    clearTimeout(timer);
    void stopCounting();
  });

  const counting = computed(() => {
    if (job.value === null) return null;
    const found = jobs.job(job.value);
    return { done: found?.done ?? 0, total: found?.total ?? null };
  });

  function learn(next: ImportCheck): void {
    check.value = next;
    clearTimeout(timer);
    if (next.isStale && next.shown.all <= mostRowsCountedAtOnce)
      timer = setTimeout(() => void recount(), quiet);
  }

  async function working<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    busy.value += 1;
    toasts.dismiss(told);
    try {
      return await toasts.attempt(work);
    } finally {
      busy.value -= 1;
    }
  }

  async function stopCounting(): Promise<void> {
    const id = job.value;
    if (id !== null) await toasts.attempt(() => jobs.cancel(id));
  }

  async function count(): Promise<boolean> {
    const before = job.value;
    if (before !== null) {
      await jobs.cancel(before);
      await jobs.finished(before);
    }
    // Whoever asks for a new count has said so in the same moment: it reaches this page a moment later.
    await nextTick();
    if (isGone) return false;
    const session = parts.session();
    const started = await call('imports.rehearse', { session });
    job.value = started.job;
    const end = await jobs.finished(started.job);
    if (job.value === started.job) job.value = null;
    if (end.failure) throw new RequestFailed(end.failure, 'imports.rehearse');
    if (end.state !== 'done' || isGone) return false;
    parts.counted(await call('imports.rehearsal', { session }));
    check.value = await call('importChecks.state', { session });
    revision.value += 1;
    return true;
  }

  async function recount(): Promise<boolean> {
    clearTimeout(timer);
    return (await toasts.attempt(count)) ?? false;
  }

  async function refresh(): Promise<void> {
    await toasts.attempt(async () => learn(await call('importChecks.state', { session: parts.session() })));
  }

  return {
    check,
    revision,
    changed: () => (revision.value += 1),
    isBusy: computed(() => busy.value > 0),
    counting,
    recount,
    stopCounting,
    refresh,
    repair: (repair) =>
      working(async () => {
        const done = await call('importChecks.repair', { session: parts.session(), repair, isTrial: false });
        learn(done.check);
        return done;
      }),
    tell(text, undo) {
      toasts.dismiss(told);
      told = toasts.show({ tone: 'good', text, action: { label: translate('undo.undo'), run: undo } });
    },
    trial: (repair) => call('importChecks.repair', { session: parts.session(), repair, isTrial: true }),
    undo: (direction) =>
      working(async () => {
        const done = await call('importChecks.undo', { session: parts.session(), direction });
        if (done) learn(done.check);
        return done;
      }),
  };
}
