import { onBeforeUnmount, onMounted } from 'vue';
import type { Events } from '../../electron/api/events';
import { listen } from '../bridge/events';

/** Hears of changed records, of this desk and of others, for as long as the component is on the page. */
export function useRecordChanges(heard: (change: Events['records.changed']) => void): void {
  let stop: (() => void) | undefined;
  onMounted(() => {
    stop = listen('records.changed', heard);
  });
  onBeforeUnmount(() => stop?.());
}

/** Whether a change touches that record (or, without an id, any record of that entity). */
export function concerns(change: Events['records.changed'], entity: string, id?: number): boolean {
  const ids = change.entities[entity];
  if (ids === undefined) return false;
  return ids === null || id === undefined || ids.includes(id);
}
