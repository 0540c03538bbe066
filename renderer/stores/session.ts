import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Events } from '../../electron/api/events';
import type { CallInput } from '../../electron/api/index';
import type { OpenDatabase, WorkspaceState } from '../../electron/api/workspace';
import { call } from '../bridge/client';
import { listen } from '../bridge/events';
import { useDrafts } from './drafts';
import { useNotes } from './notes';
import { usePreferences } from './preferences';
import { useRecents } from './recents';
import { forgetRecords } from './records';
import { useReminders } from './reminders';
import { useSchema } from './schema';
import { useTags } from './tags';
import { useTitles } from './titles';
import { useToasts } from './toasts';
import { forgetViews } from './views';

/** How long changes rest before the records are counted again. */
const countsRestMilliseconds = 400;

/** Which database is open, who works here, and whether the application answers. */
export const useSession = defineStore('session', () => {
  const state = shallowRef<WorkspaceState>({ database: null, recent: [] });
  const application = ref<Events['application.state']['state']>('alive');
  const counts = shallowRef<Readonly<Record<string, number>>>({});
  /** Counted up whenever another database is opened: pages begin anew. */
  const generation = ref(0);
  const database = computed(() => state.value.database);
  const isReadOnly = computed(() => database.value?.isReadOnly ?? false);
  let countTimer: ReturnType<typeof setTimeout> | undefined;
  /** The database that is shown or on its way to the page. */
  let coming = '';
  let arrival: Promise<void> = Promise.resolve();

  /**
   * Shows what is open. The same may be told twice, by an event and by an answer: its words and fields are read once,
   * and of two databases opened quickly one after the other the last one stays.
   */
  async function show(next: WorkspaceState): Promise<void> {
    const place = placeOf(next.database);
    const isOther = place !== coming;
    if (isOther) {
      coming = place;
      arrival = arrive(next.database !== null);
    }
    try {
      await arrival;
    } catch (thrown) {
      if (coming === place) coming = placeOf(state.value.database);
      throw thrown;
    }
    if (coming !== place) return;
    if (isOther) generation.value += 1;
    state.value = next;
    countSoon();
  }

  /** Leaves what was open before, and reads what pages of the next database need. */
  async function arrive(isDatabase: boolean): Promise<void> {
    useTitles().forget();
    useDrafts().forget();
    useRecents().forget();
    forgetRecords();
    forgetViews();
    useNotes().forget();
    if (!isDatabase) return;
    const { attempt } = useToasts();
    await Promise.all([useSchema().load(), attempt(readMemories), attempt(readPersonal)]);
  }

  /** Reads what is open and follows it from then on. */
  async function load(): Promise<void> {
    listen('workspace.changed', (next) => void show(next));
    listen('application.state', (event) => {
      const wasAway = application.value === 'restarting';
      application.value = event.state;
      if (wasAway && event.state === 'alive') void comeBack();
    });
    listen('records.changed', countSoon);
    await refresh();
  }

  async function refresh(): Promise<void> {
    await show(await call('workspace.state', {}));
  }

  /** After the application was started again: what was open is opened again, and the page stays where it is. */
  async function comeBack(): Promise<void> {
    const place = placeOf(state.value.database);
    const now = await call('workspace.state', {});
    const again = now.database ? undefined : now.recent.find((recent) => placeOf(recent) === place);
    if (again) await open(again.ticket);
    else await show(now);
  }

  /** Soon, not at once: whoever opened a database or saved waits for the page, not for its numbers. */
  function countSoon(): void {
    clearTimeout(countTimer);
    countTimer = setTimeout(() => void useToasts().attempt(readCounts), countsRestMilliseconds);
  }

  async function readCounts(): Promise<void> {
    if (state.value.database) counts.value = await call('workspace.counts', {});
  }

  async function follow(next: Promise<WorkspaceState | null>): Promise<boolean> {
    const answer = await next;
    if (answer) await show(answer);
    return answer !== null;
  }

  /** Makes a new database; false when the dialog was left. */
  function create(input: CallInput<'workspace.create'>): Promise<boolean> {
    return follow(call('workspace.create', input));
  }

  /** Opens a recent, dropped or chosen database; false when the dialog was left. */
  function open(ticket?: string): Promise<boolean> {
    return follow(call('workspace.open', ticket === undefined ? {} : { ticket }));
  }

  /** Makes and opens a database with a realistic office in it. */
  function openSample(): Promise<boolean> {
    return follow(call('workspace.openSample', {}));
  }

  /** Closes the database. */
  function close(): Promise<boolean> {
    return follow(call('workspace.close', {}));
  }

  return {
    state,
    database,
    application,
    isReadOnly,
    counts,
    generation,
    load,
    refresh,
    create,
    open,
    openSample,
    close,
    readCounts,
  };
});

/** What this desk has kept of the file that is open now. */
async function readMemories(): Promise<void> {
  await Promise.all([useDrafts().load(), useRecents().load()]);
}

/** What the person who works here prefers, waits for and sorts by. */
async function readPersonal(): Promise<void> {
  await Promise.all([usePreferences().load(), useReminders().load(), useTags().loadList()]);
}

function placeOf(database: Pick<OpenDatabase, 'folder' | 'name'> | null): string {
  return database ? `${database.folder}\n${database.name}` : '';
}
