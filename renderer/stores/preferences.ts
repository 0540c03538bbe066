import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { firstPreferences, type Preferences } from '../../electron/api/preferences';
import { call, plainCopy } from '../bridge/client';
import { listen } from '../bridge/events';

/** What the person prefers, on whichever desk: pins, default views. Kept in the office's file. */
export const usePreferences = defineStore('preferences', () => {
  const preferences = shallowRef<Preferences>(firstPreferences);

  /** Reads them; call it whenever a database was opened. @throws RequestFailed */
  async function load(): Promise<void> {
    preferences.value = await call('preferences.get', {});
  }

  /** Hears of them from other windows from then on. */
  function follow(): void {
    listen('preferences.changed', (next) => (preferences.value = next));
  }

  /** Changes the parts named, at once in the window. @throws RequestFailed, and everything stands as before. */
  async function change(part: Partial<Preferences>): Promise<void> {
    const before = preferences.value;
    preferences.value = { ...before, ...part };
    try {
      preferences.value = await call('preferences.set', plainCopy(part));
    } catch (thrown) {
      preferences.value = before;
      throw thrown;
    }
  }

  /** Whether a view stands in the menu. */
  function isViewPinned(entity: string, view: string): boolean {
    return preferences.value.pinnedViews.some((pin) => pin.entity === entity && pin.view === view);
  }

  /** Puts a view into the menu, or takes it out. */
  function pinView(entity: string, view: string, isPinned: boolean): Promise<void> {
    const others = preferences.value.pinnedViews.filter((pin) => pin.entity !== entity || pin.view !== view);
    return change({ pinnedViews: isPinned ? [...others, { entity, view }].slice(-30) : others });
  }

  /** Whether a record stands in the menu. */
  function isRecordPinned(entity: string, id: number): boolean {
    return preferences.value.pinnedRecords.some((pin) => pin.entity === entity && pin.id === id);
  }

  /** Puts a record into the menu, or takes it out. */
  function pinRecord(entity: string, id: number, isPinned: boolean): Promise<void> {
    const others = preferences.value.pinnedRecords.filter((pin) => pin.entity !== entity || pin.id !== id);
    return change({ pinnedRecords: isPinned ? [...others, { entity, id }].slice(-30) : others });
  }

  /** Makes a view the one a list opens with; null goes back to the one used last. */
  function setDefaultView(entity: string, view: string | null): Promise<void> {
    const { [entity]: _before, ...others } = preferences.value.defaultViews;
    return change({ defaultViews: view === null ? others : { ...others, [entity]: view } });
  }

  /** Forgets everything; another database is open. */
  function forget(): void {
    preferences.value = firstPreferences;
  }

  return {
    preferences,
    load,
    follow,
    change,
    isViewPinned,
    pinView,
    isRecordPinned,
    pinRecord,
    setDefaultView,
    forget,
  };
});
