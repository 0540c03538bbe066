import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { firstSettings, type Settings } from '../../electron/api/settings';
import { call, plainCopy } from '../bridge/client';
import { listen } from '../bridge/events';
import { speak } from '../i18n/index';

const darkness = window.matchMedia('(prefers-color-scheme: dark)');

/** What this desk remembers about itself, and its effect on the page: language, light or dark, density. */
export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>(firstSettings);
  const isSystemDark = ref(darkness.matches);
  const isDark = computed(
    () => settings.value.theme === 'dark' || (settings.value.theme === 'system' && isSystemDark.value),
  );
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
    listen('settings.changed', show);
    show(await call('settings.get', {}));
  }

  /** Changes settings: at once on the page, then on the desk. */
  async function change(part: Partial<Settings>): Promise<void> {
    show({ ...settings.value, ...part });
    show(await call('settings.set', part));
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

  return { settings, isDark, rowHeight, load, change, listState, keepListState };
});
