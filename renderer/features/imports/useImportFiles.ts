import { computed, ref, watch } from 'vue';
import { useRouter } from 'vue-router';
import { call } from '../../bridge/client';
import { failureOf } from '../../bridge/failures';
import { useDropped } from '../../stores/dropped';
import { useImportQueue, type QueuedFile } from '../../stores/importQueue';
import { useToasts } from '../../stores/toasts';
import type { OpenImport } from './useOpenImport';

/** The files that wait: opened one after the other, those that cannot be opened kept with the reason. */
export function useImportFiles({ step, opened, isBusy, isLeft, hold, goTo, close }: OpenImport) {
  const dropped = useDropped();
  const router = useRouter();
  const queue = useImportQueue();
  const toasts = useToasts();
  /** The name of the file that is being opened. */
  const opening = ref('');
  /** The file that could not be opened, with its failure; a password is asked for in its place. */
  const troubled = ref<number | null>(null);
  const trouble = computed(() => {
    const file = queue.files.find(({ key }) => key === troubled.value);
    return file?.failure ? file : null;
  });
  const asksPassword = computed(() => {
    const code = trouble.value?.failure?.code;
    return code === 'filePassword' || code === 'filePasswordWrong' ? trouble.value : null;
  });

  async function open(file: QueuedFile, password?: string): Promise<void> {
    if (isBusy.value || queue.isWorking) return;
    isBusy.value = true;
    opening.value = file.name;
    try {
      await close();
      const session = await call('imports.open', {
        ticket: file.ticket,
        ...(password === undefined ? {} : { password }),
      });
      if (!isLeft() && session.roundTrip && dropped.asSheet !== file.ticket)
        return await compareInstead(file, { session: session.id, password });
      if (!(await hold(session))) return queue.change(file.key, { state: 'skipped' });
      queue.change(file.key, { state: 'open', failure: null, isOtherLayout: false, isReturned: false });
      troubled.value = null;
      goTo('recognise');
    } catch (thrown) {
      queue.change(file.key, { state: 'failed', failure: failureOf(thrown) });
      troubled.value = file.key;
      step.value = 'choose';
    } finally {
      isBusy.value = false;
    }
    // A file that cannot be opened keeps none of the others waiting; it stays in the list with the reason.
    if (troubled.value === file.key && !asksPassword.value) await openNext();
  }

  /** The sheet is a list of this program that came back changed: it is compared instead. */
  async function compareInstead(
    { key, ticket, name }: QueuedFile,
    opened: { readonly session: string; readonly password: string | undefined },
  ): Promise<void> {
    const { session, password } = opened;
    queue.change(key, { state: 'skipped', isReturned: true });
    await call('imports.close', { session });
    dropped.returned = { ticket, name, ...(password === undefined ? {} : { password }) };
    await router.replace({ name: 'roundTrip' });
  }

  function skip(file: QueuedFile): void {
    queue.change(file.key, { state: 'skipped' });
    troubled.value = null;
    void openNext();
  }

  /** Leaves this file, which stays in the list as skipped unless it was imported, and goes on with the next one. */
  async function restart(): Promise<void> {
    const file = queue.current;
    if (file) queue.change(file.key, { state: 'skipped' });
    await toasts.attempt(close);
    step.value = 'choose';
    await openNext();
  }

  async function importRest(): Promise<void> {
    const now = opened.value;
    const chosen = now && (await toasts.attempt(() => call('imports.policies', { session: now.id })));
    const policy = chosen?.policies['account'];
    await toasts.attempt(close);
    step.value = 'choose';
    await toasts.attempt(() => queue.importRest(policy === undefined || policy === 'each' ? 'fill' : policy));
  }

  /** Files left from an earlier visit wait until somebody opens them; those that came since go one after the other. */
  const firstOfVisit = Math.max(0, ...queue.files.map(({ key }) => key)) + 1;

  async function openNext(): Promise<void> {
    if (isLeft() || step.value !== 'choose' || isBusy.value || queue.isWorking || asksPassword.value) return;
    const next = queue.waiting.find(
      ({ key, isOtherLayout, isReturned }) => key >= firstOfVisit && !isOtherLayout && !isReturned,
    );
    if (next) await open(next);
  }

  async function takeDropped(): Promise<void> {
    await toasts.attempt(() => queue.takeDropped());
  }

  watch(() => dropped.files.length, takeDropped);
  watch(
    () => queue.waiting.length,
    (now, before) => {
      if (now > before) void openNext();
    },
  );

  return { opening, trouble, asksPassword, open, skip, restart, importRest, takeDropped };
}
