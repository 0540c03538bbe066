import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { timelineSources, writtenSources } from '../../../db/schema/derive/relatedLists';
import { keepsStatusChanges } from '../../../db/schema/derive/statusChanges';
import type { CallInput } from '../../../electron/api/index';
import type { TimelineEntry } from '../../../electron/api/timeline';
import { call } from '../../bridge/client';
import { concerns, useRecordChanges } from '../../stores/changes';
import { useSchema } from '../../stores/schema';
import { useTitles } from '../../stores/titles';
import { useToasts } from '../../stores/toasts';
import { timelineStep as step, useTimelineAhead } from './timelineAhead';

/** The timeline of a record as far as it has been read. */
export interface TimelineState {
  readonly entries: ShallowRef<readonly TimelineEntry[]>;
  readonly hasMore: Ref<boolean>;
  readonly isRead: Ref<boolean>;
  /** What is shown: `all`, `changes`, or the name of the entity whose records are entries. */
  readonly show: Ref<string>;
  /** The entities whose records a person writes into it, with their reference to the record. */
  readonly writable: ComputedRef<readonly { readonly entity: Entity; readonly via: string }[]>;
  read(): Promise<void>;
  readMore(): Promise<void>;
}

/** The most entries one call may bring. */
const most = 200;

/** Reads the timeline of a record and follows what is written and changed, here and on other desks. */
export function useTimeline(props: { readonly entity: Entity; readonly record: AnyRecord }): TimelineState {
  const schema = useSchema();
  const toasts = useToasts();
  const ahead = useTimelineAhead();
  const entries = shallowRef<readonly TimelineEntry[]>([]);
  const hasMore = ref(false);
  const isRead = ref(false);
  const show = ref('all');
  const sources = computed(() => timelineSources(schema.schema, props.entity));
  const writable = computed(() => writtenSources(schema.schema, props.entity));

  function asked(): Pick<CallInput<'timeline.list'>, 'show' | 'only'> {
    if (show.value === 'all') return { show: 'all' };
    if (show.value !== 'changes') return { show: 'records', only: [show.value] };
    const only = sources.value.filter(({ entity }) => keepsStatusChanges(entity));
    return { show: 'all', only: only.map(({ entity }) => entity.name) };
  }

  async function part(offset: number, limit: number): Promise<readonly TimelineEntry[] | null> {
    const [entity, id, kind] = [props.entity.name, props.record.id, show.value];
    const isFirst = offset === 0 && limit === step && kind === 'all';
    const answer = await ((isFirst ? ahead?.take(entity, id) : null) ??
      call('timeline.list', { entity, id, offset, limit, ...asked() }));
    // A slower answer about the record or the filter before this one.
    if (entity !== props.entity.name || id !== props.record.id || kind !== show.value) return null;
    useTitles().learn(answer.titles);
    hasMore.value = answer.hasMore;
    isRead.value = true;
    return answer.entries;
  }

  async function readSome(count: number): Promise<void> {
    await toasts.attempt(async () => {
      let found: readonly TimelineEntry[] = [];
      while (found.length < count) {
        const next = await part(found.length, Math.min(count - found.length, most));
        if (next === null) return;
        found = [...found, ...next];
        if (!hasMore.value) break;
      }
      entries.value = found;
    });
  }

  const read = (): Promise<void> => readSome(Math.max(step, entries.value.length));

  async function readMore(): Promise<void> {
    await toasts.attempt(async () => {
      const next = await part(entries.value.length, step);
      if (next) entries.value = [...entries.value, ...next];
    });
  }

  watch(
    () => [props.entity.name, props.record.id, show.value],
    () => {
      isRead.value = false;
      void readSome(step);
    },
    { immediate: true },
  );
  useRecordChanges((change) => {
    const isOurs = concerns(change, props.entity.name, props.record.id);
    if (isOurs || sources.value.some(({ entity }) => concerns(change, entity.name))) void read();
  });
  return { entries, hasMore, isRead, show, writable, read, readMore };
}
