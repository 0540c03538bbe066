import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Events } from '../../electron/api/events';
import type { CallInput } from '../../electron/api/index';
import type { OpenDatabase, WorkspaceState } from '../../electron/api/workspace';
import { call } from '../bridge/client';
import { listen } from '../bridge/events';
import { useDrafts } from './drafts';
import { useRecents } from './recents';
import { forgetRecords } from './records';
import { useSchema } from './schema';
import { useTitles } from './titles';

/** Which database is open, who works here, and whether the application answers. */
export const useSession = defineStore('session', () => {
  const state = shallowRef<WorkspaceState>({ database: null, recent: [] });
  const application = ref<Events['application.state']['state']>('alive');
  const isLoaded = ref(false);
  const counts = shallowRef<Readonly<Record<string, number>>>({});
  /** Counted up whenever another database is opened: pages begin anew. */
  const generation = ref(0);
  const database = computed(() => state.value.database);
  const isReadOnly = computed(() => database.value?.isReadOnly ?? false);
  let countTimer: ReturnType<typeof setTimeout> | undefined;

  async function show(next: WorkspaceState): Promise<void> {
    const isOther = placeOf(next.database) !== placeOf(state.value.database);
    if (isOther) {
      useTitles().forget();
      useDrafts().forget();
      useRecents().forget();
      forgetRecords();
      if (next.database) await useSchema().load();
      generation.value += 1;
    }
    state.value = next;
    if (next.database) await readCounts();
  }

  /** Reads what is open and follows it from then on. */
  async function load(): Promise<void> {
    listen('workspace.changed', (next) => void show(next));
    listen('application.state', (event) => {
      const wasAway = application.value === 'restarting';
      application.value = event.state;
      if (wasAway && event.state === 'alive') void comeBack();
    });
    listen('records.changed', () => {
      clearTimeout(countTimer);
      countTimer = setTimeout(() => void readCounts(), 400);
    });
    await refresh();
    isLoaded.value = true;
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
    isLoaded,
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

function placeOf(database: Pick<OpenDatabase, 'folder' | 'name'> | null): string {
  return database ? `${database.folder}\n${database.name}` : '';
}
