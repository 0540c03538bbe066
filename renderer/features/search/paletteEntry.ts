/** One line of the palette: a record, a view of a list or a command. */
export interface PaletteEntry {
  readonly key: string;
  /** A record may also be opened in a window of its own. */
  readonly record?: { readonly entity: string; readonly id: number };
  readonly title: string;
  readonly detail: string;
  /** The keys of a command, as the program knows them. */
  readonly keys: string | undefined;
  /** Records and views may be pinned to the menu; pinned ones stand before those visited last. */
  readonly pin?: { readonly isPinned: boolean; readonly toggle: () => Promise<void> };
  readonly run: () => void | Promise<unknown>;
}

/** Entries of one sort under their name. */
export interface PaletteGroup {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}

/** Whether every word stands in the text, in any order; `words` are lower case. */
export function isFound(words: string, where: string): boolean {
  const found = where.toLowerCase();
  return words.split(/\s+/).every((word) => found.includes(word));
}
