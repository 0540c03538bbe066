import type { Values } from './rowRecords';

/** Which fields of records of the office rows have said something about: of rows that differ the first one counts. */
export interface SaidFields {
  /** The names; undefined when no row said anything yet. */
  of(entity: string, id: number): ReadonlySet<string> | undefined;
  /** Adds the fields these values say something about; blanks say nothing. */
  add(entity: string, id: number, values: Values): void;
}

/**
 * Makes the list, empty. Rows of one sheet mostly say the same fields: records share the sets, for there may be
 * hundreds of thousands of them.
 */
export function createSaidFields(): SaidFields {
  const byRecord = new Map<string, ReadonlySet<string>>();
  const sets = new Map<string, ReadonlySet<string>>();

  function shared(names: readonly string[]): ReadonlySet<string> {
    const key = [...names].sort().join();
    const known = sets.get(key);
    if (known) return known;
    const made = new Set(names);
    sets.set(key, made);
    return made;
  }

  return {
    of: (entity, id) => byRecord.get(keyOf(entity, id)),
    add(entity, id, values) {
      const key = keyOf(entity, id);
      const earlier = byRecord.get(key);
      const names = Object.keys(values).filter((name) => values[name] !== undefined && values[name] !== null);
      const more = earlier === undefined ? names : names.filter((name) => !earlier.has(name));
      if (more.length > 0) byRecord.set(key, shared([...(earlier ?? []), ...more]));
    },
  };
}

function keyOf(entity: string, id: number): string {
  return `${entity}:${String(id)}`;
}
