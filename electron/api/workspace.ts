import { z } from 'zod';
import type { OfficeDefinitions } from '../../db/schema/definitions';
import { procedure } from './procedure';
import type { Titles } from './records';
import { requestIdShape, ticketShape } from './shapes';

/** The database that is open on this desk. */
export interface OpenDatabase {
  readonly name: string;
  readonly officeName: string;
  /** The folder it lies in, to be shown; never sent back. */
  readonly folder: string;
  readonly isReadOnly: boolean;
  readonly readOnlyReason: 'share' | 'syncFolder' | 'file' | 'olderProgram' | null;
  /** Who works here. */
  readonly user: { readonly id: number; readonly name: string };
  readonly hasSampleData: boolean;
}

/** A database opened before. */
export interface RecentDatabase {
  readonly ticket: string;
  readonly name: string;
  readonly folder: string;
  readonly openedAt: string;
}

/** What is open, and what could be. */
export interface WorkspaceState {
  readonly database: OpenDatabase | null;
  readonly recent: readonly RecentDatabase[];
}

export const workspace = {
  'workspace.state': procedure<WorkspaceState>()(z.strictObject({})),
  /** Asks where to and makes a new database there; null when the dialog was left. */
  'workspace.create': procedure<WorkspaceState | null>()(
    z.strictObject({
      officeName: z.string().trim().min(1).max(100),
      userName: z.string().trim().min(1).max(60),
    }),
  ),
  /** Opens a database: a recent one, a dropped one, or one chosen in a dialog; null when the dialog was left. */
  'workspace.open': procedure<WorkspaceState | null>()(z.strictObject({ ticket: ticketShape.optional() })),
  /** Makes a database with a realistic office in it, in the user's documents, and opens it. */
  'workspace.openSample': procedure<WorkspaceState>()(z.strictObject({})),
  'workspace.close': procedure<WorkspaceState>()(z.strictObject({})),
  /** Takes a verified copy of the open database; null when the dialog was left. */
  'workspace.backUp': procedure<{ readonly ticket: string; readonly byteLength: number } | null>()(
    z.strictObject({}),
  ),
  /** What the office added to the schema, and the titles of the people. */
  'workspace.schema': procedure<{
    readonly definitions: OfficeDefinitions;
    readonly users: Titles;
  }>()(z.strictObject({})),
  /** How many records each entity has, for the menu and the empty page. */
  'workspace.counts': procedure<Readonly<Record<string, number>>>()(z.strictObject({})),
  /** Removes the sample data in one action. */
  'workspace.removeSample': procedure<null>()(z.strictObject({ requestId: requestIdShape })),
};
