import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Reminder } from '../../electron/api/reminders';
import { call } from '../bridge/client';
import { listen } from '../bridge/events';
import { saveRecord } from './records';
import { useToasts } from './toasts';
import { undoAction } from './undo';
import { translate } from '../i18n/index';

/** What waits for the person who works here: tasks that have come up, and comments that call them. */
export const useReminders = defineStore('reminders', () => {
  const list = shallowRef<readonly Reminder[]>([]);

  /** Reads what waits; call it whenever a database was opened. @throws RequestFailed */
  async function load(): Promise<void> {
    list.value = await call('reminders.list', {});
  }

  /** Reads it again whenever something came up, was done or was put off, here or on another desk. */
  function follow(): void {
    listen('reminders.changed', () => void useToasts().attempt(load));
    listen('records.changed', ({ entities }) => {
      if ('task' in entities || 'comment' in entities) void useToasts().attempt(load);
    });
  }

  /** Puts a task's reminder off. */
  async function snooze(reminder: Reminder, minutes: number): Promise<void> {
    await useToasts().attempt(async () => {
      await call('reminders.snooze', { requestId: crypto.randomUUID(), id: reminder.id, minutes });
      await load();
    });
  }

  /** Ticks a task off. */
  async function finish(reminder: Pick<Reminder, 'id' | 'title'>): Promise<void> {
    await useToasts().attempt(async () => {
      const record = { id: reminder.id, rowVersion: Number.MAX_SAFE_INTEGER };
      const saved = await saveRecord({ entity: 'task', record, changes: { status: 'done' } });
      useToasts().show({
        tone: 'good',
        text: translate('reminders.finished', { title: reminder.title.slice(0, 40) }),
        ...undoAction(saved.changeSet),
      });
      await load();
    });
  }

  /** Mentions up to now were read. */
  async function markSeen(): Promise<void> {
    await useToasts().attempt(async () => {
      await call('reminders.seen', {});
      await load();
    });
  }

  return { list, load, follow, snooze, finish, markSeen };
});
