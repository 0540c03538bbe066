import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Failure } from '../../electron/api/failure';
import type { DuplicatePolicy, ImportRun, ImportSession, SheetFolder } from '../../electron/api/imports';
import { call, RequestFailed } from '../bridge/client';
import { failureOf } from '../bridge/failures';
import { useDropped, type DroppedFile } from './dropped';
import { useJobs } from './jobs';

/** A file on its way in, and how far it came. */
export interface QueuedFile {
  readonly key: number;
  readonly ticket: string;
  readonly name: string;
  readonly state: 'waiting' | 'open' | 'working' | 'done' | 'skipped' | 'failed';
  /** Why it could not be opened or imported. */
  readonly failure: Failure | null;
  /** It was not imported along with others because its layout is another one. */
  readonly isOtherLayout: boolean;
  /** It was not imported along with others because it is a list of this program that came back changed. */
  readonly isReturned: boolean;
  readonly run: ImportRun | null;
}

/** Files are imported one after the other; files of a layout that is known may go in by themselves. */
export const useImportQueue = defineStore('importQueue', () => {
  const files = shallowRef<readonly QueuedFile[]>([]);
  const leftOut = shallowRef<Pick<SheetFolder, 'name' | 'leftOut' | 'leftOutCount'> | null>(null);
  const isWorking = shallowRef(false);
  let lastKey = 0;

  const waiting = computed(() => files.value.filter((file) => file.state === 'waiting'));
  const current = computed(() => files.value.find((file) => file.state === 'open') ?? null);

  function add(more: readonly DroppedFile[]): void {
    // A new beginning: what came to its end before says nothing about these files.
    if (files.value.every(({ state }) => state === 'done' || state === 'skipped' || state === 'failed'))
      files.value = [];
    const known = new Set(
      files.value.filter(({ state }) => state === 'waiting' || state === 'open').map(({ ticket }) => ticket),
    );
    const fresh = more
      .filter(({ ticket }) => !known.has(ticket))
      .map(({ ticket, name }) => ({
        key: ++lastKey,
        ticket,
        name,
        state: 'waiting' as const,
        failure: null,
        isOtherLayout: false,
        isReturned: false,
        run: null,
      }));
    files.value = [...files.value, ...fresh];
  }

  /** Takes the sheets of a folder, and remembers what was left out of it. */
  function addFolder(folder: SheetFolder): void {
    leftOut.value = folder.leftOutCount > 0 || folder.files.length === 0 ? folder : null;
    add(folder.files);
  }

  /** Takes what was handed to the window; folders are looked into. @throws RequestFailed */
  async function takeDropped(): Promise<void> {
    const dropped = useDropped();
    for (let next = dropped.next(); next; next = dropped.next()) {
      if (next.isFolder) addFolder(await call('imports.folder', { ticket: next.ticket }));
      else add([next]);
    }
  }

  function change(key: number, part: Partial<Omit<QueuedFile, 'key' | 'ticket' | 'name'>>): void {
    files.value = files.value.map((file) => (file.key === key ? { ...file, ...part } : file));
  }

  function remove(key: number): void {
    files.value = files.value.filter((file) => file.key !== key);
  }

  /** Moves a file one place up (-1) or down (1). */
  function move(key: number, by: -1 | 1): void {
    const at = files.value.findIndex((file) => file.key === key);
    const [one, other] = [files.value[at], files.value[at + by]];
    if (!one || !other) return;
    files.value = files.value.map((file, index) => (index === at ? other : index === at + by ? one : file));
  }

  /** Takes away what needs nothing more. */
  function clearEnded(): void {
    files.value = files.value.filter(({ state }) => state !== 'done' && state !== 'skipped');
    leftOut.value = null;
  }

  /** Imports all waiting files of a known layout, each as an import of its own; others, and lists that came back, are left and marked. */
  async function importRest(onDuplicate: DuplicatePolicy): Promise<void> {
    if (isWorking.value) return;
    isWorking.value = true;
    try {
      for (const { key } of waiting.value) {
        const file = files.value.find((one) => one.key === key);
        if (file?.state !== 'waiting') continue;
        change(key, { state: 'working' });
        await importAlone(file, onDuplicate);
      }
    } finally {
      isWorking.value = false;
    }
  }

  async function importAlone(file: QueuedFile, onDuplicate: DuplicatePolicy): Promise<void> {
    let session: string | null = null;
    try {
      const opened = await call('imports.open', { ticket: file.ticket });
      session = opened.id;
      // Its columns are known, of course; but only what was changed in it may be written.
      if (opened.roundTrip && useDropped().asSheet !== file.ticket)
        return change(file.key, { state: 'waiting', isReturned: true });
      if (!isOfKnownLayout(opened)) return change(file.key, { state: 'waiting', isOtherLayout: true });
      await finished((await call('imports.rehearse', { session, onDuplicate })).job);
      const commit = await call('imports.commit', { session, requestId: crypto.randomUUID() });
      await finished(commit.job);
      change(file.key, { state: 'done', run: await call('imports.run', { run: commit.run }) });
    } catch (thrown) {
      change(file.key, { state: 'failed', failure: failureOf(thrown) });
    } finally {
      if (session !== null) await call('imports.close', { session });
    }
  }

  async function finished(job: string): Promise<void> {
    const end = await useJobs().finished(job);
    if (end.state !== 'done') throw new RequestFailed(end.failure ?? { code: 'cancelled' }, 'imports');
  }

  return {
    files,
    leftOut,
    isWorking,
    waiting,
    current,
    add,
    addFolder,
    takeDropped,
    change,
    remove,
    move,
    clearEnded,
    importRest,
  };
});

/** Whether nothing is left to be decided: every table that goes in has been there before, or was made here. */
function isOfKnownLayout({ tables }: ImportSession): boolean {
  const chosen = tables.filter((table) => table.isChosen);
  return (
    chosen.length > 0 &&
    chosen.every(
      (table) =>
        table.obstacle === null &&
        (table.isRemembered || table.columns.every(({ reason }) => reason.code === 'ownSheet')),
    )
  );
}
