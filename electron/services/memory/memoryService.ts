import type { MemoryChange, MemoryEntry, MemoryScope } from '../../api/memory';
import type { Actor } from '../access/actor';
import type { DeskMemory } from '../ports';

/** What this desk remembers of the open file for whoever works there. */
export interface MemoryService {
  /** Everything in a scope, newest first. */
  read(actor: Actor, scope: MemoryScope): Promise<readonly MemoryEntry[]>;
  /** Remembers and forgets entries. */
  write(actor: Actor, scope: MemoryScope, changes: readonly MemoryChange[]): Promise<void>;
}

/** Makes the service; `fileId` is that of the open file, wherever it lies. */
export function createMemoryService(parts: {
  readonly memory: DeskMemory;
  /** @throws Refusal `noDatabase` */
  readonly fileId: () => string;
}): MemoryService {
  return {
    read: async (actor, scope) => parts.memory.read(spaceOf(parts.fileId(), actor), scope),
    write: async (actor, scope, changes) =>
      parts.memory.write(spaceOf(parts.fileId(), actor), scope, changes),
  };
}

/** The space of a file and a person in the memory of a desk. */
export function spaceOf(fileId: string, { userId }: Actor): string {
  return `${fileId}.${userId ?? 0}`;
}
