import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { longestMemory, mostMemories } from '../api/memory';
import type { MemoryChange, MemoryEntry, MemoryScope } from '../api/memory';

/** What this desk keeps of each database file beside it, in small files under a folder of its own. */
export interface FileMemory {
  /** The entries of a scope, newest first. */
  read(space: string, scope: MemoryScope): Promise<readonly MemoryEntry[]>;
  /** Changes entries; resolves when they are on the disk. */
  write(space: string, scope: MemoryScope, changes: readonly MemoryChange[]): Promise<void>;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
}

/** Beyond this many characters in one scope the oldest entries are forgotten. */
const longestScope = 2_000_000;

/**
 * Keeps memories in `folder/space/scope.json`, each written whole under another name and then renamed, so that a
 * crash leaves the old or the new file. A file that cannot be read is set aside as `scope.json.damaged`.
 */
export function createFileMemory(folder: string, now: () => string): FileMemory {
  const kept = new Map<string, readonly MemoryEntry[]>();
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other: a reading never meets half a change, and the last change wins. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function entriesOf(file: string): Promise<readonly MemoryEntry[]> {
    const known = kept.get(file);
    if (known) return known;
    const found = await readEntries(file);
    kept.set(file, found);
    return found;
  }

  return {
    read: (space, scope) => inTurn(() => entriesOf(join(folder, space, `${scope}.json`))),
    write: (space, scope, changes) =>
      inTurn(async () => {
        const file = join(folder, space, `${scope}.json`);
        const next = changed(await entriesOf(file), changes, { at: now(), most: mostMemories[scope] });
        await writeWhole(file, JSON.stringify(next));
        kept.set(file, next);
      }),
    settled: () => inTurn(() => Promise.resolve()),
  };
}

function changed(
  before: readonly MemoryEntry[],
  changes: readonly MemoryChange[],
  { at, most }: { readonly at: string; readonly most: number },
): readonly MemoryEntry[] {
  const named = new Map(changes.map(({ key, text }) => [key, text]));
  const added = [...named].flatMap(([key, text]) => (text === null ? [] : [{ key, text, at }])).reverse();
  const next = [...added, ...before.filter(({ key }) => !named.has(key))].slice(0, most);
  let length = 0;
  return next.filter(({ text }) => (length += text.length) <= longestScope);
}

async function readEntries(file: string): Promise<readonly MemoryEntry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const found = parsed(text);
  if (found !== null) return found;
  await rename(file, `${file}.damaged`);
  return [];
}

function parsed(text: string): readonly MemoryEntry[] | null {
  try {
    const found = JSON.parse(text) as unknown;
    return Array.isArray(found) ? found.filter(isEntry) : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is MemoryEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { key, text, at } = value as Record<string, unknown>;
  return (
    typeof key === 'string' &&
    typeof at === 'string' &&
    typeof text === 'string' &&
    text.length <= longestMemory
  );
}

/** Onto the disk before the name is given, or a loss of power could leave an empty file under the right name. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const written = await open(`${file}.new`, 'w', 0o600);
  try {
    await written.writeFile(text);
    await written.sync();
  } finally {
    await written.close();
  }
  await rename(`${file}.new`, file);
}
