/**
 * Whose a record is while an import runs: made by the import itself, or the office's and taken for what a row says.
 * A row that is a record of its own is never taken for either.
 */
export interface Claims {
  /** The import made the record. */
  made(entity: string, id: number): void;
  /** A row was recognised as the record of the office. */
  claim(entity: string, id: number): void;
  /** Whether the record is the office's and no row was recognised as it yet. */
  isFree(entity: string, id: number): boolean;
  isMade(entity: string, id: number): boolean;
}

/** Makes the list, empty. */
export function createClaims(): Claims {
  const made = new Map<string, Set<number>>();
  const claimed = new Map<string, Set<number>>();
  return {
    made: (entity, id) => void idsIn(made, entity).add(id),
    claim: (entity, id) => void idsIn(claimed, entity).add(id),
    isFree: (entity, id) => made.get(entity)?.has(id) !== true && claimed.get(entity)?.has(id) !== true,
    isMade: (entity, id) => made.get(entity)?.has(id) === true,
  };
}

function idsIn(lists: Map<string, Set<number>>, entity: string): Set<number> {
  const ids = lists.get(entity) ?? new Set();
  lists.set(entity, ids);
  return ids;
}
