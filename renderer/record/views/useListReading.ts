import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { useRoute } from 'vue-router';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import { call } from '../../bridge/client';
import { concerns, useRecordChanges } from '../../stores/changes';
import { useRecords } from '../../stores/records';
import { useSession } from '../../stores/session';
import { useToasts } from '../../stores/toasts';
import { useViews } from '../../stores/views';
import type { GridHandle, GridSource } from '../grid/gridColumn';
import { createFirstPageAhead } from './firstPageAhead';

/** How long changes rest before a list is read again. */
const restMilliseconds = 150;
/** How often a list that is searched asks whether the index caught up. */
const indexMilliseconds = 3000;

/** The rows of a list as they are read, and read again when they change. */
export interface ListReading {
  /** The view is known: the grid may be shown. */
  readonly isReady: Ref<boolean>;
  /** Nothing was read yet. */
  readonly isReading: Ref<boolean>;
  /** The search index is behind. */
  readonly isIndexing: Ref<boolean>;
  readonly source: GridSource<AnyRecord>;
}

/** Makes the reading of the list of an entity. */
export function useListReading(parts: {
  readonly entity: () => string;
  readonly grid: () => GridHandle<AnyRecord> | null;
  /** Another list begins. */
  readonly begun: () => void;
  /** Its sums and groups are to be worked out again. */
  readonly refreshFigures: () => void;
}): ListReading {
  const { entity, grid, begun, refreshFigures } = parts;
  const session = useSession();
  const toasts = useToasts();
  const route = useRoute();
  const list = computed(() => useRecords(entity()));
  const views = computed(() => useViews(entity()));
  const isReady = ref(false);
  const isReading = ref(true);
  const isIndexing = ref(false);
  const ahead = createFirstPageAhead(() => list.value);
  let indexTimer: ReturnType<typeof setTimeout> | undefined;
  let changeTimer: ReturnType<typeof setTimeout> | undefined;

  async function begin(): Promise<void> {
    isReady.value = false;
    isReading.value = true;
    begun();
    const wanted = typeof route.query['view'] === 'string' ? route.query['view'] : null;
    await toasts.attempt(() => views.value.load(wanted));
    // While the grid is being made; before anything that is counted beside it.
    ahead.ask();
    isReady.value = true;
    refreshFigures();
  }
  watch(() => [entity(), session.generation], begin, { immediate: true });
  watch(
    () => route.query['view'],
    (wanted) => {
      if (typeof wanted === 'string' && isReady.value) views.value.choose(wanted);
    },
  );
  watch(
    () => [list.value.search, list.value.filter, list.value.top],
    () => {
      list.value.forgetOrder();
      grid()?.restart();
      void lookAtIndex();
    },
  );

  /** Says when the search index is behind, and reads again once it is not. */
  async function lookAtIndex(): Promise<void> {
    const text = list.value.search.trim();
    clearTimeout(indexTimer);
    if (text === '') return void (isIndexing.value = false);
    const found = await toasts.attempt(() => call('search.find', { text, entities: [entity()], limit: 1 }));
    const wasIndexing = isIndexing.value;
    isIndexing.value = found?.isIndexing ?? false;
    if (isIndexing.value) indexTimer = setTimeout(() => void lookAtIndex(), indexMilliseconds);
    else if (wasIndexing) grid()?.refresh();
  }

  useRecordChanges((change) => {
    if (concerns(change, 'savedView')) void toasts.attempt(() => views.value.load(null));
    if (!concerns(change, entity())) return;
    ahead.drop();
    clearTimeout(changeTimer);
    changeTimer = setTimeout(() => {
      list.value.forgetOrder();
      grid()?.refresh();
      refreshFigures();
    }, restMilliseconds);
  });
  onBeforeUnmount(() => {
    clearTimeout(changeTimer);
    clearTimeout(indexTimer);
  });

  return {
    isReady,
    isReading,
    isIndexing,
    async source(offset, limit) {
      const page = await (ahead.take(offset, limit) ?? list.value.page(offset, limit));
      isReading.value = false;
      return page;
    },
  };
}
