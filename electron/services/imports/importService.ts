import type { Schema } from '../../../db/schema/effectiveSchema';
import type { Access } from '../access/access';
import type { JobRegistry } from '../jobs/jobRegistry';
import type {
  Clipboard,
  Clock,
  DeskSettings,
  Dialogs,
  SpreadsheetReader,
  SpreadsheetWriter,
  Tickets,
} from '../ports';
import { createCheckDesks } from './checking/checkDesk';
import type { ImportCall } from './importCall';
import { createImportChecks, type ImportChecks } from './checking/importChecks';
import { createImportCommits, type ImportCommits, type TellApart } from './writing/importCommits';
import { createImportLearning, type ImportLearning } from './writing/importLearning';
import { createImportConfirmations, type ImportConfirmations } from './writing/importConfirmations';
import { createImportDrafts, type ImportDrafts } from './opening/importDrafts';
import type { DraftMemory } from './opening/draftMemory';
import { createImportMatches, type ImportMatches } from './checking/importMatches';
import { createImportPlans, type ImportPlans } from './opening/importPlans';
import type { ImportFiles } from './opening/importFiles';
import { createImportRepairs, type ImportRepairs } from './checking/importRepairs';
import { createImportResumes, type ImportResumes } from './writing/importResumes';
import type { ImportRuns } from './writing/importRuns';
import type { OpenSession } from './importSession';
import { createImportSessions } from './importSessions';
import { createImportSources, type ImportSources } from './opening/importSources';
import type { ImportStore } from './importStore';
import { createImportLayouts, type ImportLayouts } from './writing/importLayouts';
import type { LearnedValues } from './checking/learnedValues';
import { createImportCards, type ImportCards } from './opening/importCards';
import { createImportSubjects, type ImportSubjects } from './opening/importSubjects';
import { createImportUpdates, type ImportUpdates } from './checking/importUpdates';

/** What imports are made with. */
export interface ImportServiceParts {
  readonly reader: SpreadsheetReader;
  readonly writer: SpreadsheetWriter;
  readonly store: ImportStore;
  readonly runs: ImportRuns;
  readonly learned: LearnedValues;
  readonly schema: () => Schema;
  readonly access: Access;
  /** Remembers that two accounts are not the same; without it nobody does. */
  readonly tellApart?: TellApart | undefined;
  /** Where imports that were begun are kept; without it none is. */
  readonly drafts?: DraftMemory | undefined;
  readonly isReadOnly: () => boolean;
  readonly files: ImportFiles;
  readonly clock: Clock;
  readonly jobs: JobRegistry;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly clipboard: Clipboard;
  readonly desk: Pick<DeskSettings, 'read'>;
  /** Waits between two batches while others may want to write. */
  readonly pause: () => Promise<void>;
  /** A copy of the file before an import of many rows; without it none is made. */
  readonly backUp?: (() => Promise<void>) | undefined;
}

/** Imports as a window asks for them. Sessions live in memory until they are closed. */
export interface ImportService
  extends
    ImportSources,
    ImportPlans,
    ImportLearning,
    ImportChecks,
    ImportRepairs,
    ImportMatches,
    ImportUpdates,
    ImportConfirmations,
    ImportDrafts,
    ImportLayouts,
    ImportCards,
    ImportSubjects,
    ImportCommits,
    ImportResumes {
  close: ImportCall<'imports.close'>;
  /** Closes every session; running jobs are asked to stop. What was pasted is removed. */
  closeAll(): Promise<void>;
}

/**
 * Makes the service.
 * Calls throw Refusal `notFound` (no such session), `ticketExpired`, `noTable`, `importNotReady` (not rehearsed, or the
 * file changed since), `importInUse` (a job of the session is under way), `databaseReadOnly`; SpreadsheetFailure.
 */
export function createImportService(parts: ImportServiceParts): ImportService {
  const sessions = createImportSessions(parts);
  const desks = createCheckDesks();
  const shared = {
    ...parts,
    sessions,
    desks,
    learn: (session: OpenSession) =>
      parts.learned.keep(session.amendments.values, desks(session).learned ?? {}, parts.clock.now()),
  };
  const sources = createImportSources(shared);
  const matches = createImportMatches(shared);
  const commits = createImportCommits({ ...shared, candidatesOf: matches.candidatesOf });
  const plans = createImportPlans(shared);
  const drafts = createImportDrafts({ ...shared, openFile: plans.openFile });
  return {
    ...sources,
    ...plans,
    ...drafts,
    ...createImportLayouts(shared),
    ...createImportCards(shared),
    ...createImportSubjects(shared),
    ...createImportLearning(shared),
    ...createImportChecks(shared),
    ...createImportRepairs(shared),
    ...commits,
    ...createImportResumes({ ...shared, startCommit: commits.startCommit }),
    ...matches,
    ...createImportUpdates(shared),
    ...createImportConfirmations({ ...shared, openMatches: matches.openMatches }),
    async close(_actor, { session, isKept }) {
      if (isKept === true) await drafts.keepDrafts();
      sessions.close(session);
      await drafts.endDraft(session, isKept === true);
      return null;
    },
    closeAll: async () => {
      await drafts.stopKeeping();
      sessions.closeAll();
      await sources.forgetPasted();
    },
  };
}
