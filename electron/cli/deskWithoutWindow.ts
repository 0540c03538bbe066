import { dirname, join } from 'node:path';
import type { Language } from '../../db/schema/label';
import { firstSettings } from '../api/settings';
import type { Clipboard, DeskSettings, Dialogs, Tickets } from '../services/ports';

/** A desk nobody sits at: every dialog is left, nothing is remembered, copies lie beside the database. */
export function deskWithoutWindow(
  language: Language,
  databasePath: string,
): {
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly clipboard: Clipboard;
  readonly desk: DeskSettings;
} {
  const folder = dirname(databasePath);
  return {
    dialogs: { choose: () => Promise.resolve(null), save: () => Promise.resolve(null) },
    tickets: {
      fileOf: () => Promise.resolve(null),
      ticketFor: () => Promise.resolve(''),
      show: () => Promise.resolve(),
    },
    clipboard: { read: () => Promise.resolve({ html: '', text: '' }) },
    desk: {
      read: () => Promise.resolve({ ...firstSettings, language }),
      write: (changes) => Promise.resolve({ ...firstSettings, language, ...changes }),
      recent: () => Promise.resolve([]),
      addRecent: () => Promise.resolve(),
      folders: () => Promise.resolve({ documents: folder, backUps: join(folder, 'backups') }),
      title: () => Promise.resolve(),
    },
  };
}
