/**
 * How two edits of a list of words meet: what either side added is in, what either side took away is out. Their order
 * comes first. Nothing left is null.
 */
export function mergeSets(
  base: readonly string[] | null,
  mine: readonly string[] | null,
  theirs: readonly string[] | null,
): readonly string[] | null {
  const before = new Set(base ?? []);
  const wanted = new Set(mine ?? []);
  const kept = (theirs ?? []).filter((entry) => wanted.has(entry) || !before.has(entry));
  const added = (mine ?? []).filter((entry) => !before.has(entry) && !kept.includes(entry));
  const merged = [...kept, ...added];
  return merged.length > 0 ? merged : null;
}

/** The entries stored as a JSON array of texts. Never throws: a column somebody damaged reads as empty. */
export function entriesOf(stored: string | number): readonly string[] {
  try {
    const found: unknown = JSON.parse(String(stored));
    return Array.isArray(found) ? found.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}

/** A JSON array without repeated entries; nothing when it would be empty. */
export function columnOf(entries: readonly string[]): string | null {
  return entries.length > 0 ? JSON.stringify([...new Set(entries)]) : null;
}

/** Whether the value is an array of texts. */
export function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** The order of two lists: by their first entry that differs, the shorter one first. */
export function compareLists(left: readonly string[], right: readonly string[]): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one = '', other = ''] = [left[index], right[index]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
