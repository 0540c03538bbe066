import {
  markInterruptedRuns,
  rememberLayout,
  saveImportRun,
  startImportRun,
} from '../../../db/changes/writeImportRuns';
import {
  getImportRun,
  lastImportOf,
  listImportRuns,
  rememberedLayouts,
  type StoredImportRun,
} from '../../../db/repositories/importRuns';
import type { Store } from '../../../db/store';
import type { RememberedLayouts } from './tablePlan';

/** What the file remembers of imports and of the sheets they came from. Every function throws `DatabaseError`. */
export interface ImportRuns {
  start(run: Parameters<typeof startImportRun>[1]): Promise<number>;
  save(id: number, run: Parameters<typeof saveImportRun>[2]): Promise<void>;
  get(id: number): Promise<StoredImportRun>;
  list(offset: number, limit: number): Promise<readonly StoredImportRun[]>;
  lastImportOf(fileHash: string): Promise<string | null>;
  markInterrupted(deskId: string): Promise<readonly number[]>;
  layouts(): Promise<RememberedLayouts>;
  rememberLayout(
    fingerprint: string,
    layout: Readonly<Record<string, string | null>>,
    at: string,
  ): Promise<void>;
}

/** The runs of the open office. */
export function officeImportRuns(store: () => Store): ImportRuns {
  return {
    start: (run) => startImportRun(store(), run),
    save: (id, run) => saveImportRun(store(), id, run),
    get: (id) => getImportRun(store(), id),
    list: (offset, limit) => listImportRuns(store(), offset, limit),
    lastImportOf: (fileHash) => lastImportOf(store(), fileHash),
    markInterrupted: (deskId) => markInterruptedRuns(store(), deskId),
    layouts: () => rememberedLayouts(store()),
    rememberLayout: (fingerprint, layout, at) => rememberLayout(store(), fingerprint, layout, at),
  };
}
