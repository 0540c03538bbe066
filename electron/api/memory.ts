import { z } from 'zod';
import { procedure } from './procedure';

/** What a desk keeps of an open file beside the file, for the person who works there. */
export const windowScopes = ['drafts', 'recents', 'notes', 'lists', 'places', 'reminders', 'prints'] as const;
/** One of them. */
export type WindowScope = (typeof windowScopes)[number];

/**
 * All scopes there are; `imports` says where the files of imports lie, `importDrafts` holds imports that were begun. Both
 * are the program's own: no window reads paths.
 */
export const memoryScopes = [...windowScopes, 'imports', 'importDrafts'] as const;
export type MemoryScope = (typeof memoryScopes)[number];

/** One small thing a desk remembers. `text` is what the window wrote (usually JSON); `at` when, UTC. */
export interface MemoryEntry {
  readonly key: string;
  readonly text: string;
  readonly at: string;
}

/** The longest text of one entry, in characters, and how many changes fit into one call. */
export const longestMemory = 100_000;
const mostChanges = 50;

/** A change of what is remembered; null forgets the entry. */
export const memoryChangeShape = z.strictObject({
  key: z.string().min(1).max(200),
  text: z.string().max(longestMemory).nullable(),
});
export type MemoryChange = z.output<typeof memoryChangeShape>;

/** How many entries a scope holds; beyond it the oldest are forgotten. */
export const mostMemories: Readonly<Record<MemoryScope, number>> = {
  drafts: 60,
  recents: 20,
  notes: 200,
  lists: 100,
  places: 20,
  reminders: 300,
  prints: 100,
  imports: 60,
  importDrafts: 60,
};

const scopeShape = z.enum(windowScopes);

export const memory = {
  /** Everything remembered in a scope for the open file and this person, newest first. */
  'memory.read': procedure<readonly MemoryEntry[]>()(z.strictObject({ scope: scopeShape })),
  /** Remembers and forgets entries; what is not named stays, so that two windows do not undo one another. */
  'memory.write': procedure<null>()(
    z.strictObject({ scope: scopeShape, changes: z.array(memoryChangeShape).min(1).max(mostChanges) }),
  ),
};
