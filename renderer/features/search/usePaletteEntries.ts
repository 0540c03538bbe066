import { computed, nextTick, type Ref } from 'vue';
import { commands as commandList, type CommandName } from '../../../electron/api/commands';
import { useWords } from '../../i18n/index';
import { isCommandAvailable, runCommand } from '../../stores/commands';
import { useSchema } from '../../stores/schema';
import { commandGroups, keysOf } from '../../stores/shortcuts';
import { isFound, type PaletteEntry, type PaletteGroup } from './paletteEntry';
import { usePaletteHits } from './usePaletteHits';
import { usePaletteRecords } from './usePaletteRecords';
import { usePaletteViews } from './usePaletteViews';

/** How many of a sort are offered: while words are typed, and while none are. */
const mostViews = 6;
const mostCommands = { asking: 6, idle: 8 } as const;

/** Everything the palette offers for the words typed, in the order it is shown; `leave` ends the palette. */
export function usePaletteEntries(text: Readonly<Ref<string>>, leave: () => void) {
  const { t, language } = useWords();
  const schema = useSchema();
  const { hits, isBusy, isIndexing } = usePaletteHits(text);
  const { entryOf, pinned, visited } = usePaletteRecords(leave);
  const views = usePaletteViews(text, leave);

  const commands = computed<PaletteEntry[]>(() => {
    const words = text.value.trim().toLowerCase();
    return Object.values(commandGroups)
      .flat()
      .filter((name) => name !== 'search.open' && isCommandAvailable(name))
      .filter((name) => words === '' || isFound(words, Object.values(commandList[name].label).join(' ')))
      .map(commandEntry);
  });

  function commandEntry(name: CommandName): PaletteEntry {
    return {
      key: name,
      title: commandList[name].label[language.value],
      detail: '',
      keys: keysOf(name),
      run() {
        leave();
        void nextTick(() => runCommand(name));
      },
    };
  }

  /** What was found, list by list in the order of the menu; then what stands in no menu. */
  function foundGroups(): PaletteGroup[] {
    const listed = schema.navigation.map((entity) => ({
      label: entity.label[language.value],
      entries: hits.value.filter((hit) => hit.entity === entity.name).map(entryOf),
    }));
    const others = hits.value.filter((hit) => !schema.navigation.some(({ name }) => name === hit.entity));
    return [...listed, { label: t('search.others'), entries: others.map(entryOf) }];
  }

  const groups = computed<PaletteGroup[]>(() => {
    const isAsking = text.value.trim() !== '';
    const fixed = isAsking ? [] : [...views.pinned.value, ...pinned.value];
    const last = isAsking ? [] : visited.value;
    const most = isAsking ? mostCommands.asking : mostCommands.idle;
    const all = [
      { label: t('search.pinned'), entries: fixed },
      { label: t('search.recent'), entries: last },
      ...foundGroups(),
      { label: t('search.views'), entries: views.found.value.slice(0, mostViews) },
      { label: t('search.commands'), entries: commands.value.slice(0, most) },
    ];
    return all.filter(({ entries }) => entries.length > 0);
  });
  const entries = computed(() => groups.value.flatMap((group) => group.entries));

  return { groups, entries, isBusy, isIndexing, readViews: views.read };
}
