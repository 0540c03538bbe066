import { join } from 'node:path';
import { app } from 'electron';

/** The parts the program is built of, each in a folder of its own beside this one. */
export type Part = 'window' | 'preload' | 'application' | 'worker' | 'cli';

const built = join(import.meta.dirname, '..');

const entries: Readonly<Record<Part, string>> = {
  window: 'window',
  preload: 'preload/index.cjs',
  application: 'application/index.js',
  worker: 'worker/index.js',
  cli: 'cli/index.js',
};

/** Where the entry of a part lies; for the window, its folder. */
export function entryOf(part: Part): string {
  return join(built, entries[part]);
}

/** The folders of this desk: what the program remembers, its log, and where documents and back-ups go. */
export function deskFolders() {
  const own = app.getPath('userData');
  return {
    own,
    settings: join(own, 'settings.json'),
    windowState: join(own, 'window.json'),
    memories: join(own, 'memories'),
    logs: join(own, 'logs'),
    documents: app.getPath('documents'),
    backUps: join(own, 'back-ups'),
  };
}
