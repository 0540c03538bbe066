import { computed } from 'vue';
import { useRouter } from 'vue-router';
import type { SearchHit } from '../../../electron/api/search';
import { useWords } from '../../i18n/index';
import { usePreferences } from '../../stores/preferences';
import { sortOfRecent, useRecents } from '../../stores/recents';
import { useTitles } from '../../stores/titles';
import type { PaletteEntry } from './paletteEntry';

const mostRecents = 8;

/** Records as entries of the palette: what was found, what is pinned, what was visited last. */
export function usePaletteRecords(leave: () => void) {
  const { t } = useWords();
  const recents = useRecents();
  const preferences = usePreferences();
  const titles = useTitles();
  const router = useRouter();

  function open(entity: string, id: number): void {
    leave();
    void router.push({ name: 'record', params: { entity, id: String(id) } });
  }

  function entryOf(hit: SearchHit): PaletteEntry {
    const { mergedFrom } = hit;
    const about = mergedFrom === undefined ? hit.detail : t('cleanUp.wasMerged', { title: mergedFrom });
    return {
      key: `${hit.entity}/${hit.id}`,
      title: hit.title,
      detail: [hit.no, about].filter(Boolean).join(' · '),
      keys: undefined,
      record: { entity: hit.entity, id: hit.id },
      pin: pinOf(hit),
      run: () => open(hit.entity, hit.id),
    };
  }

  function pinOf({ entity, id, title }: SearchHit): NonNullable<PaletteEntry['pin']> {
    const isPinned = preferences.isRecordPinned(entity, id);
    return {
      isPinned,
      toggle() {
        titles.learnOne(entity, id, title);
        return preferences.pinRecord(entity, id, !isPinned);
      },
    };
  }

  const pinned = computed<PaletteEntry[]>(() =>
    preferences.preferences.pinnedRecords.map(({ entity, id }) =>
      entryOf({ entity, id, title: titles.titleOf(entity, id), detail: sortOfRecent({ entity }), no: null }),
    ),
  );

  /** Those that are not pinned, newest first. */
  const visited = computed<PaletteEntry[]>(() =>
    recents.list
      .filter(({ entity, id }) => !preferences.isRecordPinned(entity, id))
      .slice(0, mostRecents)
      .map((hit) => entryOf({ ...hit, detail: sortOfRecent(hit) })),
  );

  return { entryOf, pinned, visited };
}
