import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { firstSettings, zoomSteps, type Settings } from '../../electron/api/settings';
import { call, plainCopy } from '../bridge/client';
import { listen } from '../bridge/events';
import { speak } from '../i18n/index';
import { handleCommand } from './commands';

const darkness = window.matchMedia('(prefers-color-scheme: dark)');
/** Narrower than this, as on a small screen drawn at 150 % or a large one at 200 %, the page needs the room beside it. */
const narrowness = window.matchMedia('(max-width: 1000px)');

/** What this desk remembers about itself, and its effect on the page: language, light or dark, density. */
export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>(firstSettings);
  const isSystemDark = ref(darkness.matches);
  const isDark = computed(
    () => settings.value.theme === 'dark' || (settings.value.theme === 'system' && isSystemDark.value),
  );
  const isNarrow = ref(narrowness.matches);
  /** Whether the navigation shows signs only: wished, or for want of room. */
  const isNavigationFolded = computed(() => settings.value.isNavigationFolded || isNarrow.value);
  /** Answers of changes that are still on their way; what another window says meanwhile is older than they are. */
  let changing = 0;
  const rowHeight = computed(() => (settings.value.density === 'compact' ? 32 : 40));

  function show(next: Settings): void {
    settings.value = next;
    if (document.documentElement.lang !== next.language) speak(next.language);
    document.documentElement.classList.toggle('dark', isDark.value);
    document.documentElement.dataset['density'] = next.density;
  }

  /** Reads the settings and follows them from then on. */
  async function load(): Promise<void> {
    darkness.addEventListener('change', () => {
      isSystemDark.value = darkness.matches;
      show(settings.value);
    });
    narrowness.addEventListener('change', () => void (isNarrow.value = narrowness.matches));
    listen('settings.changed', (next) => {
      if (changing === 0) show(next);
    });
    handleCommand('view.zoomIn', () => zoomTo(1));
    handleCommand('view.zoomOut', () => zoomTo(-1));
    handleCommand('view.zoomReset', () => change({ zoom: 100 }));
    show(await call('settings.get', {}));
  }

  /** Changes settings: at once on the page, then on the desk. */
  async function change(part: Partial<Settings>): Promise<void> {
    show({ ...settings.value, ...part });
    changing += 1;
    try {
      const answer = await call('settings.set', part);
      if (changing === 1) show(answer);
    } finally {
      changing -= 1;
    }
  }

  /** Draws the page one step larger (1) or smaller (-1). */
  async function zoomTo(direction: 1 | -1): Promise<void> {
    const { zoom } = settings.value;
    const next =
      direction === 1 ? zoomSteps.find((step) => step > zoom) : zoomSteps.findLast((step) => step < zoom);
    if (next !== undefined) await change({ zoom: next });
  }

  /** What a list remembered about its columns, or nothing. */
  function listState(entity: string): string | undefined {
    return settings.value.lists[entity];
  }

  /** Remembers a list's columns. */
  async function keepListState(entity: string, state: string): Promise<void> {
    if (settings.value.lists[entity] === state) return;
    await change({ lists: { ...plainCopy(settings.value.lists), [entity]: state } });
  }

  return {
    settings,
    isDark,
    rowHeight,
    isNarrow,
    isNavigationFolded,
    load,
    change,
    listState,
    keepListState,
  };
});
