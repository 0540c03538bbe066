import { hostname, userInfo } from 'node:os';
import type { EventName, Events } from '../api/events';
import type { Failure } from '../api/failure';
import { severalReminders } from '../api/reminders';
import { attachmentHandlers } from '../handlers/attachments';
import { batchHandlers } from '../handlers/batches';
import { cleanUpHandlers } from '../handlers/cleanUp';
import { duplicateHandlers } from '../handlers/duplicates';
import { fillInHandlers } from '../handlers/fillIn';
import { exportHandlers } from '../handlers/exports';
import { fieldHistoryHandlers } from '../handlers/fieldHistory';
import type { Handlers } from '../handlers/handlers';
import { importCheckHandlers } from '../handlers/importChecks';
import { importLayoutHandlers } from '../handlers/importLayouts';
import { importCardHandlers } from '../handlers/importCards';
import { importSubjectHandlers } from '../handlers/importSubjects';
import { importMatchHandlers } from '../handlers/importMatches';
import { importDraftHandlers } from '../handlers/importDrafts';
import { importHandlers } from '../handlers/imports';
import { jobHandlers } from '../handlers/jobs';
import { leadHandlers } from '../handlers/leads';
import { listHandlers } from '../handlers/lists';
import { memoryHandlers } from '../handlers/memory';
import { mergingHandlers } from '../handlers/merging';
import { noticeHandlers } from '../handlers/notices';
import { pastingHandlers } from '../handlers/pasting';
import { preferenceHandlers } from '../handlers/preferences';
import { printingHandlers } from '../handlers/printing';
import { qualityHandlers } from '../handlers/quality';
import { recordHandlers } from '../handlers/records';
import { reminderHandlers } from '../handlers/reminders';
import { createRouter, type Router } from '../handlers/router';
import { roundTripHandlers } from '../handlers/roundTrips';
import { schemaEditorHandlers } from '../handlers/schemaEditor';
import { searchHandlers } from '../handlers/search';
import { settingsHandlers } from '../handlers/settings';
import { tagHandlers } from '../handlers/tags';
import { timelineHandlers } from '../handlers/timeline';
import { toFailure } from '../handlers/toFailure';
import { undoHandlers } from '../handlers/undo';
import { viewHandlers } from '../handlers/views';
import { windowHandlers } from '../handlers/windows';
import { workspaceHandlers } from '../handlers/workspace';
import type { Actor } from '../services/access/actor';
import { createAttachmentService } from '../services/attachments/attachmentService';
import { createExportDesk } from '../services/exports/exportDesk';
import { rememberedImportFiles } from '../services/imports/opening/importFiles';
import type { ImportService } from '../services/imports/importService';
import { createJobRegistry } from '../services/jobs/jobRegistry';
import { createMemoryService, spaceOf } from '../services/memory/memoryService';
import { watchReminders, type ReminderWatch } from '../services/reminders/reminderWatch';
import type {
  Clipboard,
  Clock,
  DeskMemory,
  DeskSettings,
  Dialogs,
  Notifier,
  OpenWindows,
  Printer,
  SpreadsheetReader,
  SpreadsheetWriter,
  Tickets,
} from '../services/ports';
import { createPrintDesk, type PrintDesk } from '../services/printing/printDesk';
import { createRoundTripService, type RoundTripService } from '../services/roundTrips/roundTripService';
import { createWorkspaceService } from '../services/workspace/workspaceService';
import type { Office } from './office';
import { importsOf } from './importsOf';
import { openOffice } from './openOffice';

/** Everything outside that the application reaches, and how it is heard. */
export interface Outside {
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly clipboard: Clipboard;
  readonly printer: Printer;
  readonly desk: DeskSettings;
  readonly notifier: Notifier;
  readonly memory: DeskMemory;
  readonly windows: OpenWindows;
  readonly spreadsheets: SpreadsheetReader & SpreadsheetWriter;
  tell<Name extends EventName>(name: Name, payload: Events[Name]): void;
  log(line: string): void;
}

/** The application of one desk. */
export interface Application {
  readonly answer: Router;
  /** Stops what runs and closes what is open. */
  close(): Promise<void>;
}

/** Puts the application together: the one place where services meet repositories and ports. */
export function createApplication(outside: Outside): Application {
  const { clock, dialogs, tickets, clipboard, printer, desk, spreadsheets, tell, log } = outside;
  // The same after a restart: what this desk left unfinished is found again.
  const deskId = `${hostname()}:${userInfo().username}`;
  const failureOf = (thrown: unknown): Failure =>
    toFailure(thrown, (incident, details) => log(`incident ${incident}: ${details}`));
  const jobs = createJobRegistry({ clock, toFailure: failureOf, tell: (job) => tell('job.progressed', job) });
  let watch: ReminderWatch | undefined;
  const workspace = createWorkspaceService<Office>({
    async openOffice(wish) {
      return openOffice({
        ...wish,
        clock,
        deskId,
        writer: spreadsheets,
        jobs,
        backUpFolder: (await desk.folders()).backUps,
        listeners: {
          changed(change) {
            tell('records.changed', change);
            if ('task' in change.entities || 'comment' in change.entities) void watch?.look();
          },
          schemaChanged: (revision) => tell('schema.changed', { revision }),
          preferencesChanged: (preferences) => tell('preferences.changed', preferences),
        },
        log,
      });
    },
    async opened(open) {
      watch = watchReminders({
        ...outside,
        list: () => open.reminders.list(open.actor),
        noteTold: (ids) => open.reminders.told(ids),
        space: spaceOf(open.fileId, open.actor),
        several: async (count) =>
          severalReminders[(await desk.read()).language].replace('{count}', String(count)),
        changed: (waiting) => tell('reminders.changed', { waiting }),
      });
      void watch.look();
      const broken = await imports(open).findInterrupted(deskId);
      if (broken.length > 0) tell('imports.interrupted', { runs: broken });
      // What this desk was taking back when it ended goes on by itself, seen as a job.
      void open.undo.finish(open.actor).catch((error: unknown) => log(`undo: ${String(error)}`));
    },
    dialogs,
    tickets,
    desk,
    clock,
    async beforeClosing() {
      await watch?.stop();
      watch = undefined;
      await jobs.stopAll();
      await importServices.get(office())?.closeAll();
    },
    changed: (state) => tell('workspace.changed', state),
  });
  const office = (): Office => workspace.office();
  const memory = createMemoryService({ memory: outside.memory, fileId: () => office().fileId });
  // Sessions of an import belong to the file that is open: another file knows nothing of them.
  const importServices = new WeakMap<Office, ImportService>();
  function imports(open: Office): ImportService {
    const known = importServices.get(open);
    if (known) return known;
    const made = importsOf(open, {
      spreadsheets,
      clock,
      jobs,
      dialogs,
      tickets,
      clipboard,
      desk,
      files: rememberedImportFiles(outside.memory, spaceOf(open.fileId, open.actor)),
      memory: outside.memory,
    });
    importServices.set(open, made);
    return made;
  }
  const roundTripServices = new WeakMap<Office, RoundTripService>();
  function roundTrips(open: Office): RoundTripService {
    const known = roundTripServices.get(open);
    if (known) return known;
    const made = createRoundTripService({ ...open, reader: spreadsheets, clock, tickets, jobs });
    roundTripServices.set(open, made);
    return made;
  }
  // Pages that were set belong to the file that is open.
  const printDesks = new WeakMap<Office, PrintDesk>();
  function printDesk(open: Office): PrintDesk {
    const known = printDesks.get(open);
    if (known) return known;
    const made = createPrintDesk({ pages: open.pages, printer, jobs, dialogs, tickets, desk });
    printDesks.set(open, made);
    return made;
  }
  const handlers: Handlers = {
    ...recordHandlers(() => office().records),
    ...listHandlers(() => office().lists),
    ...viewHandlers(() => office().views),
    ...preferenceHandlers(() => office().preferences),
    ...reminderHandlers(() => office().reminders),
    ...qualityHandlers(() => office().quality),
    ...searchHandlers(() => office().search),
    ...timelineHandlers(() => office().timeline),
    ...fieldHistoryHandlers(() => office().fieldHistory),
    ...undoHandlers(() => office().undo),
    ...exportHandlers(() =>
      createExportDesk({ exports: office().exports, jobs, dialogs, tickets, desk, clock }),
    ),
    ...schemaEditorHandlers(() => office().schemaEditor),
    ...printingHandlers(() => printDesk(office())),
    ...importHandlers(() => imports(office())),
    ...importCheckHandlers(() => imports(office())),
    ...roundTripHandlers(() => roundTrips(office())),
    ...pastingHandlers(() => office().pasting),
    ...importMatchHandlers(() => imports(office())),
    ...importLayoutHandlers(() => imports(office())),
    ...importCardHandlers(() => imports(office())),
    ...importSubjectHandlers(() => imports(office())),
    ...importDraftHandlers(() => imports(office())),
    ...jobHandlers(jobs),
    ...settingsHandlers(desk),
    ...memoryHandlers(memory),
    ...noticeHandlers(outside.notifier),
    ...windowHandlers(outside.windows),
    ...attachmentHandlers(() => {
      const { path: databasePath, access } = office();
      return createAttachmentService({ databasePath, access, dialogs, tickets, clock });
    }),
    ...batchHandlers(() => office().records),
    ...tagHandlers(() => office().tags),
    ...mergingHandlers(office),
    ...cleanUpHandlers(() => office().standardForms),
    ...duplicateHandlers(office),
    ...fillInHandlers(office),
    ...leadHandlers(() => office().leads),
    ...workspaceHandlers(workspace),
  };
  return {
    answer: createRouter({
      handlers,
      actor: () => (workspace.isOpen() ? office().actor : nobody(deskId)),
      toFailure: (thrown) => ({ ok: false, failure: failureOf(thrown) }),
      log: ({ call, ms }) => log(`${call} took ${ms} ms`),
    }),
    async close() {
      await watch?.stop();
      await jobs.stopAll();
      await workspace.close();
    },
  };
}

/** Before a file is open nobody works here; calls that need one are refused by the workspace. */
function nobody(deskId: string): Actor {
  return { userId: null, userName: '', deskId };
}
