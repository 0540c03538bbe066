import { Notification } from 'electron';
import type { Notice, NoticeFate } from '../api/notices';
import type { Settings } from '../api/settings';
import { isQuiet } from './quietHours';

/** The name under which Windows files the program's notifications and its place in the taskbar. */
export const applicationUserModel = 'cn.keyuan.crm';

/** Notifications of the system, as main shows them. */
export interface SystemNotifier {
  /** Shows a notice if it may be shown now; one with the same id is replaced. */
  show(notice: Notice): NoticeFate;
  withdraw(id: string): void;
}

/** What showing takes. */
export interface NotifierSurroundings {
  settings(): Settings;
  now(): Date;
  /** The notice was clicked. */
  chosen(notice: Notice): void;
  /** The system refused the notice after it had taken it (an unsigned program on macOS, a policy on Windows). */
  failed(notice: Notice, why: string): void;
}

/** The most notices that wait in the system's list; the oldest are taken back. */
const mostNotices = 20;

/** Makes the notifier of this desk. */
export function createSystemNotifier(surroundings: NotifierSurroundings): SystemNotifier {
  // Held here as well, since a notification that is collected as garbage no longer hears its click.
  const shown = new Map<string, Notification>();

  function withdraw(id: string): void {
    const notification = shown.get(id);
    shown.delete(id);
    notification?.close();
  }

  return {
    show(notice) {
      const fate = fateOf(surroundings);
      if (fate !== 'shown') return fate;
      withdraw(notice.id);
      const notification = new Notification({
        title: notice.title,
        body: notice.text,
        silent: notice.isSilent,
      });
      notification.on('click', () => {
        withdraw(notice.id);
        surroundings.chosen(notice);
      });
      notification.on('failed', (_event, why) => {
        shown.delete(notice.id);
        surroundings.failed(notice, why);
      });
      shown.set(notice.id, notification);
      const oldest = shown.size > mostNotices ? shown.keys().next().value : undefined;
      if (oldest !== undefined) withdraw(oldest);
      notification.show();
      return 'shown';
    },
    withdraw,
  };
}

function fateOf({ settings, now }: NotifierSurroundings): NoticeFate {
  if (!settings().hasNotifications) return 'off';
  if (isQuiet(settings().quietHours, now())) return 'quiet';
  return Notification.isSupported() ? 'shown' : 'unsupported';
}
