import type { MemoryChange, MemoryEntry, WindowScope } from '../../electron/api/memory';
import { call } from '../bridge/client';
import { useToasts } from './toasts';

/** How long typing rests before it is written; a crash later than that loses nothing. */
const restMilliseconds = 250;
/** What fits into one call. */
const mostChanges = 50;

/** One scope of what this desk remembers of the open file. */
export interface DeskMemory {
  /** Everything in the scope, newest first. @throws RequestFailed */
  read(): Promise<readonly MemoryEntry[]>;
  /** Remembers an entry soon, or with null forgets it; of several in a row only the last is written. */
  put(key: string, text: string | null): void;
  /** Writes at once what waits. */
  flush(): Promise<void>;
  /** Lets go of what waits; another file is open, and it belongs to the one before. */
  letGo(): void;
}

/** Makes the door to one scope. */
export function createDeskMemory(scope: WindowScope): DeskMemory {
  const waiting = new Map<string, string | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const changes: MemoryChange[] = [...waiting].map(([key, text]) => ({ key, text }));
    waiting.clear();
    for (let start = 0; start < changes.length; start += mostChanges)
      await call('memory.write', { scope, changes: changes.slice(start, start + mostChanges) });
  }

  // The page ends before the timer does: closed, or taken to another place by the system.
  window.addEventListener('pagehide', () => void flush());

  return {
    read: () => call('memory.read', { scope }),
    put(key, text) {
      waiting.delete(key);
      waiting.set(key, text);
      timer ??= setTimeout(() => void useToasts().attempt(flush), restMilliseconds);
    },
    flush,
    letGo: () => waiting.clear(),
  };
}
