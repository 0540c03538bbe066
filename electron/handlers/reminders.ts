import type { reminders } from '../api/reminders';
import type { ReminderService } from '../services/reminders/reminderService';
import type { HandlersOf } from './handlers';

/** Calls about reminders go to the reminder service of the open office. */
export function reminderHandlers(service: () => ReminderService): HandlersOf<typeof reminders> {
  return {
    'reminders.list': (actor) => service().list(actor),
    'reminders.snooze': (actor, input) => service().snooze(actor, input),
    'reminders.seen': (actor) => service().seen(actor),
  };
}
