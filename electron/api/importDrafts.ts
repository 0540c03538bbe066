import { z } from 'zod';
import type { ImportSession } from './imports';
import { procedure } from './procedure';
import { ticketShape } from './shapes';

/** Where in the wizard an import stands. */
export const importSteps = ['columns', 'check', 'confirm'] as const;
export type ImportStep = (typeof importSteps)[number];

/** An import that was begun on this desk and neither written nor thrown away. */
export interface ImportDraft {
  readonly id: string;
  readonly fileName: string;
  readonly step: ImportStep;
  /** When it was last worked on, UTC. */
  readonly at: string;
}

/** An import that goes on. */
export interface ResumedImport {
  readonly session: ImportSession;
  readonly step: ImportStep;
  /**
   * What of the decisions was taken over: all; all but those about single rows and cells, because the file was changed
   * meanwhile; or all but those there were too many of to be kept.
   */
  readonly kept: 'all' | 'withoutRows' | 'tooMany';
}

const draft = z.uuid();

export const importDrafts = {
  /** Imports that were begun and not ended, newest first; those open in a window are left out. */
  'imports.drafts': procedure<{ readonly drafts: readonly ImportDraft[] }>()(z.strictObject({})),
  /**
   * Opens the file again with everything that was decided about it. `ticket`: a file to take in its place, when it is
   * no longer where it was (`fileMissing`).
   */
  'imports.resumeDraft': procedure<ResumedImport>()(
    z.strictObject({ draft, password: z.string().max(255).optional(), ticket: ticketShape.optional() }),
  ),
  /** Throws an import that was begun away. */
  'imports.dropDraft': procedure<null>()(z.strictObject({ draft })),
  /** Says where in the wizard an import stands, so that it goes on there. */
  'imports.keepStep': procedure<null>()(z.strictObject({ session: z.uuid(), step: z.enum(importSteps) })),
};
