import { computed, shallowRef, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import type { Entity } from '../../../db/schema/defineEntity';
import type { ListView } from '../../../electron/api/views';
import { call } from '../../bridge/client';
import { useWords } from '../../i18n/index';
import { viewName } from '../../record/views/viewName';
import { usePreferences } from '../../stores/preferences';
import { useSchema } from '../../stores/schema';
import { useToasts } from '../../stores/toasts';
import { useViews } from '../../stores/views';
import { isFound, type PaletteEntry } from './paletteEntry';

/**
 * Every view of every list, read once by `read`: whoever types the words of a view means it as often as a record.
 * `leave` is called before a view opens.
 */
export function usePaletteViews(text: Readonly<Ref<string>>, leave: () => void) {
  const { language } = useWords();
  const schema = useSchema();
  const preferences = usePreferences();
  const toasts = useToasts();
  const router = useRouter();
  const all = shallowRef<readonly { readonly entity: Entity; readonly view: ListView }[]>([]);

  /** @throws RequestFailed */
  async function read(): Promise<void> {
    const found = await Promise.all(
      schema.navigation.map(async (entity) => {
        const listed = await call('views.list', { entity: entity.name });
        return listed.map((view) => ({ entity, view }));
      }),
    );
    all.value = found.flat();
  }

  function titleOf(entity: Entity, view: ListView): string {
    return `${entity.label[language.value]} · ${viewName(view, language.value)}`;
  }

  function entryOf(entity: Entity, view: ListView): PaletteEntry {
    const isPinned = preferences.isViewPinned(entity.name, view.key);
    return {
      key: `view ${entity.name} ${view.key}`,
      title: titleOf(entity, view),
      detail: '',
      keys: undefined,
      pin: { isPinned, toggle: () => preferences.pinView(entity.name, view.key, !isPinned) },
      run: () => open(entity.name, view.key),
    };
  }

  async function open(entity: string, view: string): Promise<void> {
    leave();
    await toasts.attempt(async () => {
      await useViews(entity).load(view);
      await router.push({ name: 'list', params: { entity } });
    });
  }

  /** Those the words typed mean; none while nothing is typed. */
  const found = computed<PaletteEntry[]>(() => {
    const words = text.value.trim().toLowerCase();
    if (words === '') return [];
    return all.value
      .filter(({ entity, view }) => isFound(words, titleOf(entity, view)))
      .map(({ entity, view }) => entryOf(entity, view));
  });

  const pinned = computed<PaletteEntry[]>(() =>
    all.value
      .filter(({ entity, view }) => preferences.isViewPinned(entity.name, view.key))
      .map(({ entity, view }) => entryOf(entity, view)),
  );

  return { read, found, pinned };
}
