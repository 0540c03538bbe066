import { firstSettings, settingsShape, type Settings } from '../api/settings';
import { createJsonStore } from './jsonStore';

/** A database this desk opened before; `openedAt` is an instant in UTC. */
export interface RecentFile {
  readonly path: string;
  readonly openedAt: string;
}

/** What this desk remembers: how the program looks, and which databases it opened. */
export interface DeskSettings {
  settings(): Settings;
  change(changes: Partial<Settings>): Settings;
  recent(): readonly RecentFile[];
  addRecent(path: string): void;
  /** The database that was open when the program was last used; null when it was closed on purpose. */
  lastOpen(): string | null;
  setLastOpen(path: string | null): void;
}

interface Remembered {
  readonly settings: Settings;
  readonly recent: readonly RecentFile[];
  readonly lastOpen: string | null;
}

const longestRecent = 10;

/** The desk's memory in one JSON file. Settings that are damaged or unknown begin anew, one by one. */
export function createDeskSettings(file: string): DeskSettings {
  const store = createJsonStore<Remembered>(file, (found) => ({
    settings: checkedSettings(partOf(found, 'settings')),
    recent: checkedRecent(partOf(found, 'recent')),
    lastOpen: textOr(partOf(found, 'lastOpen'), null),
  }));
  return {
    settings: () => store.read().settings,
    change(changes) {
      const settings = { ...store.read().settings, ...changes };
      store.write({ ...store.read(), settings });
      return settings;
    },
    recent: () => store.read().recent,
    addRecent(path) {
      const others = store.read().recent.filter((one) => one.path !== path);
      const recent = [{ path, openedAt: new Date().toISOString() }, ...others].slice(0, longestRecent);
      store.write({ ...store.read(), recent, lastOpen: path });
    },
    lastOpen: () => store.read().lastOpen,
    setLastOpen(path) {
      if (store.read().lastOpen !== path) store.write({ ...store.read(), lastOpen: path });
    },
  };
}

function partOf(found: unknown, name: string): unknown {
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
}

function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === 'string' ? value : other;
}

function checkedSettings(found: unknown): Settings {
  const good = Object.entries(settingsShape.shape).flatMap(([name, shape]) => {
    const value = shape.safeParse(partOf(found, name));
    return value.success ? [[name, value.data]] : [];
  });
  return { ...firstSettings, ...(Object.fromEntries(good) as Partial<Settings>) };
}

function checkedRecent(found: unknown): readonly RecentFile[] {
  if (!Array.isArray(found)) return [];
  return found
    .flatMap((one: unknown) => {
      const path = partOf(one, 'path');
      const openedAt = partOf(one, 'openedAt');
      return typeof path === 'string' && typeof openedAt === 'string' ? [{ path, openedAt }] : [];
    })
    .slice(0, longestRecent);
}
