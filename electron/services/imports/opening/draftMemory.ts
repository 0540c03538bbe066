import { longestMemory } from '../../../api/memory';
import type { DeskMemory } from '../../ports';

/** Where texts of any length are kept on this desk under a name. */
export interface DraftMemory {
  /** All texts, newest first. */
  all(): Promise<readonly { readonly id: string; readonly text: string; readonly at: string }[]>;
  /** Keeps a text, or with null forgets it. */
  put(id: string, text: string | null): Promise<void>;
}

/** Beyond this a text is not kept: the memory of a desk is for what a person typed, not for copies of files. */
export const longestDraft = longestMemory * 12;

/** The drafts in one space of a desk's memory. A text longer than an entry lies in several, `id/0`, `id/1` and so on. */
export function draftsIn(memory: DeskMemory, space: string): DraftMemory {
  const scope = 'importDrafts';
  return {
    async all() {
      const entries = await memory.read(space, scope);
      const pieces = new Map(entries.map((entry) => [entry.key, entry.text]));
      return entries.flatMap(({ key, text, at }) => {
        if (key.includes('/')) return [];
        const count = Number(text);
        const found = Array.from({ length: count }, (_none, index) => pieces.get(`${key}/${String(index)}`));
        // A piece that was pushed out by younger ones takes the whole with it.
        return found.some((piece) => piece === undefined) ? [] : [{ id: key, text: found.join(''), at }];
      });
    },
    async put(id, text) {
      const before = (await memory.read(space, scope)).filter(({ key }) => key.startsWith(`${id}/`));
      const pieces = text === null ? [] : cut(text);
      const stale = before
        .map(({ key }) => key)
        .filter((key) => Number(key.slice(id.length + 1)) >= pieces.length);
      if (text === null && before.length === 0) return;
      await memory.write(space, scope, [
        ...pieces.map((piece, index) => ({ key: `${id}/${String(index)}`, text: piece })),
        ...stale.map((key) => ({ key, text: null })),
        { key: id, text: text === null ? null : String(pieces.length) },
      ]);
    },
  };
}

function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += longestMemory)
    pieces.push(text.slice(start, start + longestMemory));
  return pieces;
}
