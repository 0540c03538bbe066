import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { viewDefinitionShape, type ListView, type ViewDefinition } from '../../electron/api/views';
import { call, plainCopy } from '../bridge/client';
import { isSameView } from './sameView';
import { createDeskMemory } from './deskMemory';
import { usePreferences } from './preferences';
import { deleteRecords, saveRecord, useRecords } from './records';
import { useToasts } from './toasts';
import { undoAction } from './undo';

/** How a view is saved anew. */
export interface NewView {
  readonly name: string;
  readonly isShared: boolean;
  readonly isGroup: boolean;
}

/** The view a list was left in, and how it stood when that was changed and not saved. */
interface LastUsed {
  readonly key: string | null;
  readonly changed: ViewDefinition | null;
}

const nothingUsed: LastUsed = { key: null, changed: null };

const memory = createDeskMemory('lists');

/** The views of one list: which there are, which one is shown, and whether it was changed since. */
export function useViews(entity: string): ReturnType<ReturnType<typeof defineViews>> {
  const known = definitions.get(entity);
  if (known) return known();
  const made = defineViews(entity);
  definitions.set(entity, made);
  return made();
}
const definitions = new Map<string, ReturnType<typeof defineViews>>();

/** Lets a list stand as a definition says, over all its records: what a page that names records leads to. */
export async function showList(entity: string, definition: ViewDefinition): Promise<void> {
  await useViews(entity).load('ready.all');
  useRecords(entity).show(definition);
}

/** Begins the views of all lists anew; another database was opened. */
export function forgetViews(): void {
  memory.letGo();
  for (const use of definitions.values()) use().forget();
}

function defineViews(entity: string) {
  return defineStore(`views/${entity}`, () => {
    const records = useRecords(entity);
    const preferences = usePreferences();
    const views = shallowRef<readonly ListView[]>([]);
    const key = ref<string | null>(null);
    const isLoaded = ref(false);
    const current = computed(() => views.value.find((view) => view.key === key.value) ?? null);
    const isChanged = computed(
      () => current.value !== null && !isSameView(current.value.definition, records.definition),
    );
    /** Views chosen at the top of the list, and the groups of its panel. */
    const tabs = computed(() => views.value.filter((view) => !view.isGroup));
    const groups = computed(() => views.value.filter((view) => view.isGroup));
    const own = computed(() => views.value.filter((view) => view.isOwn && view.id !== null));
    const isDefault = computed(() => preferences.preferences.defaultViews[entity] === key.value);
    const memoryKey = `view/${entity}`;

    /** Reads the views; the first time the list then stands as the default or the last used view says. */
    async function load(wanted: string | null): Promise<void> {
      const before = current.value;
      const wasChanged = isChanged.value;
      const [found, last] = await Promise.all([
        call('views.list', { entity }),
        isLoaded.value ? null : lastUsed(),
      ]);
      views.value = found;
      if (!isLoaded.value) {
        begin(wanted, last ?? (await lastUsed()));
        isLoaded.value = true;
        return;
      }
      if (wanted !== null && wanted !== key.value) return choose(wanted);
      const now = current.value;
      if (now === null) key.value = fallback()?.key ?? null;
      else if (before && !wasChanged && !isSameView(before.definition, now.definition))
        records.show(now.definition);
    }

    /** Reads what views there are, without showing one: for the menu. @throws RequestFailed */
    async function learn(): Promise<void> {
      if (!isLoaded.value) views.value = await call('views.list', { entity });
    }

    function begin(wanted: string | null, last: LastUsed): void {
      const defaultKey = preferences.preferences.defaultViews[entity];
      const named = [wanted, defaultKey, last.key].find((one) =>
        views.value.some((view) => view.key === one),
      );
      const first = views.value.find((view) => view.key === named) ?? fallback();
      key.value = first?.key ?? null;
      const isLast = first !== undefined && first.key === last.key && wanted === null;
      records.show((isLast && defaultKey === undefined ? last.changed : null) ?? first?.definition ?? {});
    }

    async function lastUsed(): Promise<LastUsed> {
      const entry = (await memory.read()).find((one) => one.key === memoryKey);
      return entry ? readLast(entry.text) : nothingUsed;
    }

    function fallback(): ListView | undefined {
      return views.value.find((view) => view.key === 'ready.all') ?? tabs.value[0] ?? views.value[0];
    }

    watch([key, () => records.definition], () => {
      if (!isLoaded.value || key.value === null) return;
      const { search: _search, ...kept } = records.definition;
      const changed = isChanged.value ? plainCopy(kept) : null;
      memory.put(memoryKey, JSON.stringify({ key: key.value, changed }));
    });

    /** Shows the list as a view says; what was changed and not saved is let go. */
    function choose(next: string): void {
      const view = views.value.find((one) => one.key === next);
      if (!view) return;
      key.value = next;
      records.show(view.definition);
    }

    /** Goes back to what the view says. */
    function revert(): void {
      if (current.value) records.show(current.value.definition);
    }

    /** Keeps the list as it stands in the view that is shown. */
    async function save(columns: ViewDefinition['columns']): Promise<void> {
      if (current.value?.isOwn && current.value.id !== null)
        await change(current.value, { definition: asText({ ...records.definition, columns }) });
    }

    /** Keeps the list as it stands as a new view, and shows that one. */
    async function saveAs(made: NewView, columns: ViewDefinition['columns']): Promise<void> {
      const position = Math.max(0, ...own.value.map((_view, index) => (index + 1) * 10)) + 10;
      const saved = await saveRecord({
        entity: 'savedView',
        record: null,
        changes: {
          ...made,
          target: entity,
          definition: asText({ ...records.definition, columns }),
          position,
        },
      });
      if (columns) records.columns = columns;
      await load(null);
      key.value = `own.${saved.record.id}`;
    }

    /** Changes a saved view: its name, whether others see it, whether it is a group, what it holds. */
    async function change(
      view: ListView,
      changes: Partial<NewView> & { readonly definition?: string; readonly position?: number },
    ): Promise<void> {
      if (view.id === null || view.rowVersion === null) return;
      const record = { id: view.id, rowVersion: view.rowVersion };
      await saveRecord({ entity: 'savedView', record, changes });
      await load(null);
    }

    /** Moves a view to the recycle bin; the message takes it back. */
    async function remove(view: ListView, words: string): Promise<void> {
      if (view.id === null) return;
      const done = await deleteRecords('savedView', [view.id]);
      useToasts().show({ tone: 'good', text: words, ...undoAction(done.changeSet) });
      if (key.value === view.key) choose(fallback()?.key ?? '');
      await load(null);
    }

    /** Moves a view one place to the left (-1) or right (+1) among the saved ones of its sort. */
    async function move(view: ListView, step: -1 | 1): Promise<void> {
      const row = own.value.filter((one) => one.isGroup === view.isGroup);
      const from = row.findIndex((one) => one.key === view.key);
      const to = from + step;
      if (from < 0 || to < 0 || to >= row.length) return;
      const next = [...row];
      next.splice(to, 0, ...next.splice(from, 1));
      for (const [index, one] of next.entries()) {
        if (one.id === null || one.rowVersion === null) continue;
        const record = { id: one.id, rowVersion: one.rowVersion };
        await saveRecord({ entity: 'savedView', record, changes: { position: (index + 1) * 10 } });
      }
      await load(null);
    }

    function forget(): void {
      views.value = [];
      key.value = null;
      isLoaded.value = false;
    }

    return {
      views,
      key,
      current,
      isLoaded,
      isChanged,
      isDefault,
      tabs,
      groups,
      own,
      load,
      learn,
      choose,
      revert,
      save,
      saveAs,
      change,
      remove,
      move,
      forget,
    };
  });
}

/** A definition as it is kept: without parts that say nothing. */
function asText(definition: ViewDefinition): string {
  return JSON.stringify(viewDefinitionShape.parse(JSON.parse(JSON.stringify(definition))));
}

/** What a desk remembered of a list; text that is no such thing is left aside. */
function readLast(text: string): LastUsed {
  try {
    const found = JSON.parse(text) as { key?: unknown; changed?: unknown };
    const changed = viewDefinitionShape.safeParse(found.changed);
    return {
      key: typeof found.key === 'string' ? found.key : null,
      changed: changed.success ? changed.data : null,
    };
  } catch {
    return nothingUsed;
  }
}
