import { nextTick, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import type { ImportRehearsal, ImportRun, ImportSession } from '../../../electron/api/imports';
import { call } from '../../bridge/client';
import { useImportQueue } from '../../stores/importQueue';
import { useToasts } from '../../stores/toasts';
import type { ImportStep } from './importSteps';
import type { ImportTargetEntry } from './importTargets';

/** The file that is open on the page, the step it stands at, and how it ends when the page is left. */
export type OpenImport = ReturnType<typeof useOpenImport>;

/** Makes it, with nothing open. To be called once by the page. */
export function useOpenImport() {
  const queue = useImportQueue();
  const toasts = useToasts();
  const step = ref<ImportStep>('choose');
  const opened = shallowRef<ImportSession | null>(null);
  const targets = shallowRef<readonly ImportTargetEntry[]>([]);
  /** The sheet that is looked at. */
  const sheet = ref(0);
  const rehearsal = shallowRef<ImportRehearsal | null>(null);
  const run = shallowRef<ImportRun | null>(null);
  const jobId = ref<string | null>(null);
  const isBusy = ref(false);
  let isLeft = false;

  /**
   * Takes a session up. One that was opened too late, for the page is left, or that cannot be shown, is closed again
   * and can be gone on with later; false where the page is left. @throws RequestFailed
   */
  async function hold(session: ImportSession): Promise<boolean> {
    try {
      targets.value = (await call('imports.targets', { session: session.id })).targets;
    } catch (thrown) {
      await call('imports.close', { session: session.id, isKept: true });
      throw thrown;
    }
    if (isLeft) {
      await call('imports.close', { session: session.id, isKept: true });
      return false;
    }
    opened.value = session;
    sheet.value = (session.tables.find((one) => one.isChosen) ?? session.tables[0])?.sheetIndex ?? 0;
    return true;
  }

  /** The next step is named where the keyboard is. */
  function goTo(next: ImportStep): void {
    step.value = next;
    void nextTick(() =>
      document.querySelector<HTMLElement>('.import-page .head h1')?.focus({ preventScroll: true }),
    );
  }

  async function close(isKept = false): Promise<void> {
    const before = opened.value;
    opened.value = null;
    rehearsal.value = null;
    run.value = null;
    jobId.value = null;
    // What is kept to go on with is offered as that, not as a file that waits.
    if (queue.current) queue.change(queue.current.key, { state: isKept ? 'skipped' : 'waiting' });
    if (before) await call('imports.close', { session: before.id, isKept });
  }

  async function readTargets(): Promise<void> {
    const now = opened.value;
    if (now) targets.value = (await call('imports.targets', { session: now.id })).targets;
  }

  watch(step, async (now) => {
    if (!opened.value || (now !== 'columns' && now !== 'check' && now !== 'confirm')) return;
    const { id } = opened.value;
    await toasts.attempt(() => call('imports.keepStep', { session: id, step: now }));
  });

  onBeforeUnmount(() => {
    isLeft = true;
    // An import that is running goes on without this page; its end is seen in the history.
    if (step.value === 'run') {
      if (queue.current) queue.change(queue.current.key, { state: 'done' });
      // Whoever only leaves the page can go on with it later.
    } else void close(step.value !== 'result').catch(() => undefined);
  });

  return {
    step,
    opened,
    targets,
    sheet,
    rehearsal,
    run,
    jobId,
    isBusy,
    /** Whether the page is gone: what ends after that is shown to nobody. */
    isLeft: () => isLeft,
    hold,
    goTo,
    close,
    readTargets,
  };
}
