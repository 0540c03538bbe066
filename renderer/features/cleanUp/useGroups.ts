import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { DuplicateGroup, DuplicateOverview } from '../../../electron/api/duplicates';
import { call } from '../../bridge/client';
import { concerns, useRecordChanges } from '../../stores/changes';
import { useTitles } from '../../stores/titles';
import { useToasts } from '../../stores/toasts';

/** The groups of duplicates on the page. */
export interface Groups {
  readonly overview: ShallowRef<DuplicateOverview | null>;
  readonly shown: ComputedRef<readonly DuplicateGroup[]>;
  readonly chosen: ComputedRef<DuplicateGroup | null>;
  readonly isCertainOnly: Ref<boolean>;
  /** The id of the request of a running look; empty when none runs. */
  readonly job: Ref<string>;
  read(): Promise<void>;
  more(): Promise<void>;
  choose(key: string): void;
  /** A group is settled: the next one takes its place at once. */
  settle(group: DuplicateGroup): void;
  scan(): Promise<{ readonly compared: number; readonly found: number } | undefined>;
}

/** So many groups are read at a time. */
const step = 50;

/** Reads the groups of an entity, follows changes, and keeps one of them chosen. */
export function useGroups(entity: () => string): Groups {
  const toasts = useToasts();
  const overview = shallowRef<DuplicateOverview | null>(null);
  const groups = shallowRef<readonly DuplicateGroup[]>([]);
  const chosenKey = ref('');
  const isCertainOnly = ref(false);
  const job = ref('');
  let asked = 0;

  async function read(most = Math.max(step, groups.value.length)): Promise<void> {
    const mine = ++asked;
    const answer = await toasts.attempt(() => ask(0, Math.min(500, most)));
    if (!answer || mine !== asked) return;
    useTitles().learn(answer.titles);
    overview.value = answer;
    groups.value = answer.groups;
    if (!groups.value.some(({ key }) => key === chosenKey.value))
      chosenKey.value = groups.value[0]?.key ?? '';
  }

  function ask(offset: number, limit: number): Promise<DuplicateOverview> {
    const only = isCertainOnly.value ? { only: 'certain' as const } : {};
    return call('duplicates.groups', { entity: entity(), offset, limit, ...only });
  }

  async function more(): Promise<void> {
    const answer = await toasts.attempt(() => ask(groups.value.length, step));
    if (!answer) return;
    useTitles().learn(answer.titles);
    groups.value = [...groups.value, ...answer.groups];
  }

  function settle(group: DuplicateGroup): void {
    const place = groups.value.findIndex(({ key }) => key === group.key);
    groups.value = groups.value.filter(({ key }) => key !== group.key);
    chosenKey.value = (groups.value[place] ?? groups.value.at(-1))?.key ?? '';
    if (overview.value)
      overview.value = {
        ...overview.value,
        total: overview.value.total - 1,
        certain: overview.value.certain - (group.isCertain ? 1 : 0),
      };
  }

  async function scan(): Promise<{ readonly compared: number; readonly found: number } | undefined> {
    const requestId = crypto.randomUUID();
    job.value = requestId;
    const done = await toasts.attempt(() => call('duplicates.scan', { requestId, entity: entity() }));
    job.value = '';
    await read(step);
    return done?.isStopped ? undefined : done;
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  useRecordChanges((change) => {
    if (!concerns(change, entity())) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void read(), 300);
  });

  return {
    overview,
    shown: computed(() => groups.value),
    chosen: computed(() => groups.value.find(({ key }) => key === chosenKey.value) ?? null),
    isCertainOnly,
    job,
    read: () => read(),
    more,
    choose: (key) => void (chosenKey.value = key),
    settle,
    scan,
  };
}
