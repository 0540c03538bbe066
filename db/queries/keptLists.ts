import type { Database } from '../connection/openDatabase';

/** The ids of whole lists, each as it was at one version of the file. */
export interface KeptLists {
  /** The list kept under this key, if it is of this version. */
  find(key: string, version: number): readonly number[] | null;
  keep(key: string, version: number, ids: readonly number[]): void;
}

/** Ids kept per file, all lists together: 16 MB at most. The list that was asked for longest ago goes first. */
const mostIds = 2_000_000;
const mostLists = 32;

const kept = new WeakMap<Database, KeptLists>();

/** What is kept of the lists of an open file. */
export function keptListsOf(database: Database): KeptLists {
  const known = kept.get(database);
  if (known) return known;
  const made = createKeptLists();
  kept.set(database, made);
  return made;
}

/** Makes an empty keep. */
function createKeptLists(): KeptLists {
  const lists = new Map<string, { readonly version: number; readonly ids: readonly number[] }>();
  let count = 0;
  function drop(key: string): void {
    count -= lists.get(key)?.ids.length ?? 0;
    lists.delete(key);
  }
  return {
    find(key, version) {
      const found = lists.get(key);
      if (found?.version !== version) return null;
      lists.delete(key);
      lists.set(key, found);
      return found.ids;
    },
    keep(key, version, ids) {
      drop(key);
      if (ids.length > mostIds) return;
      lists.set(key, { version, ids });
      count += ids.length;
      for (const oldest of lists.keys()) {
        if (count <= mostIds && lists.size <= mostLists) return;
        drop(oldest);
      }
    },
  };
}
