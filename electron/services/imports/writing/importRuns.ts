import {
  markInterruptedRuns,
  resumeImportRun,
  rememberLayout,
  saveImportRun,
  startImportRun,
} from '../../../../db/changes/writeImportRuns';
import {
  getImportRun,
  lastImportOf,
  listImportRuns,
  planOfRun,
  rememberedLayouts,
  type StoredImportRun,
} from '../../../../db/repositories/importRuns';
import {
  forgetHeadings,
  learnHeadings,
  type ConfirmedHeading,
} from '../../../../db/changes/writeLearnedHeadings';
import { learnedHeadings, type StoredHeading } from '../../../../db/repositories/learnedHeadings';
import type { Store } from '../../../../db/store';
import type { LearnedHeadings } from '../mapping/knownTargets';
import {
  layoutFromStored,
  type RememberedLayout,
  type RememberedLayouts,
} from '../mapping/rememberedLayouts';

/** What the file remembers of imports and of the sheets they came from. Every function throws `DatabaseError`. */
export interface ImportRuns {
  start(run: Parameters<typeof startImportRun>[1]): Promise<number>;
  save(id: number, run: Parameters<typeof saveImportRun>[2]): Promise<void>;
  get(id: number): Promise<StoredImportRun>;
  list(offset: number, limit: number): Promise<readonly StoredImportRun[]>;
  lastImportOf(fileHash: string): Promise<{ readonly at: string; readonly by: string | null } | null>;
  /** How the rows of a run are read and written; null when that was not kept. */
  planOf(id: number): Promise<unknown>;
  /** A broken-off run goes on at this desk; false when it cannot. */
  resume(id: number, deskId: string): Promise<boolean>;
  markInterrupted(deskId: string): Promise<readonly number[]>;
  layouts(): Promise<RememberedLayouts>;
  rememberLayout(fingerprint: string, layout: RememberedLayout, at: string): Promise<void>;
  /** What headings meant before. */
  learned(): Promise<LearnedHeadings>;
  learnedEntries(): Promise<readonly StoredHeading[]>;
  learn(headings: readonly ConfirmedHeading[], at: string): Promise<void>;
  /** Forgets headings by their compared form; null forgets all. @returns how many */
  forget(headings: readonly string[] | null): Promise<number>;
}

/** The runs of the open office. */
export function officeImportRuns(store: () => Store): ImportRuns {
  return {
    start: (run) => startImportRun(store(), run),
    save: (id, run) => saveImportRun(store(), id, run),
    get: (id) => getImportRun(store(), id),
    list: (offset, limit) => listImportRuns(store(), offset, limit),
    lastImportOf: (fileHash) => lastImportOf(store(), fileHash),
    planOf: (id) => planOfRun(store(), id),
    resume: (id, deskId) => resumeImportRun(store(), id, deskId),
    markInterrupted: (deskId) => markInterruptedRuns(store(), deskId),
    async layouts() {
      const stored = await rememberedLayouts(store());
      return new Map([...stored].map(([fingerprint, layout]) => [fingerprint, layoutFromStored(layout)]));
    },
    rememberLayout: (fingerprint, layout, at) => rememberLayout(store(), fingerprint, layout, at),
    async learned() {
      const learned = new Map<string, StoredHeading[]>();
      for (const entry of await learnedHeadings(store()))
        learned.set(entry.heading, [...(learned.get(entry.heading) ?? []), entry]);
      return learned;
    },
    learnedEntries: () => learnedHeadings(store()),
    learn: (headings, at) => learnHeadings(store(), headings, at),
    forget: (headings) => forgetHeadings(store(), headings),
  };
}
