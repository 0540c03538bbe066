import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { AnyDraft } from '../../db/schema/defineEntity';
import { draftShape } from '../../electron/api/shapes';
import type { Titles } from '../../electron/api/records';
import { longestMemory } from '../../electron/api/memory';
import { createDeskMemory } from './deskMemory';
import { useTitles } from './titles';

/** Typed text that was not saved. */
export interface KeptDraft {
  readonly values: AnyDraft;
  /** The titles of records the values refer to, so that they have names after a restart. */
  readonly titles: Titles;
  /** The version of the record that was being changed; null for a new one. */
  readonly rowVersion: number | null;
  /** When it was last typed on, UTC. */
  readonly at: string;
}

/**
 * Typed text that was not saved, by a name of its own. It is kept on this desk a moment after it was typed: leaving the
 * page, a crash and a power cut lose at most that moment.
 */
export const useDrafts = defineStore('drafts', () => {
  const drafts = shallowReactive(new Map<string, KeptDraft>());
  const memory = createDeskMemory('drafts');

  /** Keeps a draft; an empty one is forgotten. */
  function keep(
    key: string,
    values: AnyDraft,
    about: { readonly titles?: Titles; readonly rowVersion?: number | null } = {},
  ): void {
    if (Object.keys(values).length === 0) return drop(key);
    const kept: KeptDraft = {
      values: { ...values },
      titles: about.titles ?? {},
      rowVersion: about.rowVersion ?? null,
      at: new Date().toISOString(),
    };
    drafts.set(key, kept);
    const text = JSON.stringify(kept);
    // A draft that large is kept for as long as the program runs.
    if (text.length <= longestMemory) memory.put(key, text);
  }

  /** The values that were kept, or nothing. */
  function read(key: string): AnyDraft | undefined {
    return drafts.get(key)?.values;
  }

  /** Everything that is known of a draft. */
  function find(key: string): KeptDraft | undefined {
    return drafts.get(key);
  }

  /** Throws a draft away. */
  function drop(key: string): void {
    if (drafts.delete(key)) memory.put(key, null);
  }

  /** Forgets the drafts of this page; another file is open. What is on the desk stays there. */
  function forget(): void {
    memory.letGo();
    drafts.clear();
  }

  /** Reads what the desk has kept of the open file. @throws RequestFailed */
  async function load(): Promise<void> {
    for (const { key, text } of await memory.read()) {
      const kept = keptOf(text);
      if (kept === null || drafts.has(key)) continue;
      drafts.set(key, kept);
      useTitles().learn(kept.titles);
    }
  }

  return { keep, read, find, drop, forget, load, flush: memory.flush };
});

/** The name of the draft of a record; `null` is a record that does not exist yet. */
export function draftKey(entity: string, id: number | null): string {
  return `${entity}/${id ?? 'new'}`;
}

function keptOf(text: string): KeptDraft | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  const { values, titles, rowVersion, at } = found as Record<string, unknown>;
  const checked = draftShape.safeParse(values);
  if (!checked.success || typeof at !== 'string') return null;
  return {
    values: checked.data,
    titles: isTitles(titles) ? titles : {},
    rowVersion: typeof rowVersion === 'number' ? rowVersion : null,
    at,
  };
}

function isTitles(value: unknown): value is Titles {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (byId) =>
        typeof byId === 'object' &&
        byId !== null &&
        Object.values(byId as object).every((title) => typeof title === 'string'),
    )
  );
}
