import { hostname, userInfo } from 'node:os';
import type { EventName, Events } from '../api/events';
import type { Failure } from '../api/failure';
import { exportHandlers } from '../handlers/exports';
import type { Handlers } from '../handlers/handlers';
import { importHandlers } from '../handlers/imports';
import { jobHandlers } from '../handlers/jobs';
import { printingHandlers } from '../handlers/printing';
import { recordHandlers } from '../handlers/records';
import { createRouter, type Router } from '../handlers/router';
import { searchHandlers } from '../handlers/search';
import { settingsHandlers } from '../handlers/settings';
import { timelineHandlers } from '../handlers/timeline';
import { toFailure } from '../handlers/toFailure';
import { undoHandlers } from '../handlers/undo';
import { workspaceHandlers } from '../handlers/workspace';
import type { Actor } from '../services/access/actor';
import { createExportDesk } from '../services/exports/exportDesk';
import type { ImportService } from '../services/imports/importService';
import { createJobRegistry } from '../services/jobs/jobRegistry';
import type {
  Clock,
  DeskSettings,
  Dialogs,
  Printer,
  SpreadsheetReader,
  SpreadsheetWriter,
  Tickets,
} from '../services/ports';
import { createPrintDesk } from '../services/printing/printDesk';
import { createWorkspaceService } from '../services/workspace/workspaceService';
import type { Office } from './office';
import { importsOf } from './importsOf';
import { openOffice } from './openOffice';

/** Everything outside that the application reaches, and how it is heard. */
export interface Outside {
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly printer: Printer;
  readonly desk: DeskSettings;
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
  const { clock, dialogs, tickets, printer, desk, spreadsheets, tell, log } = outside;
  // The same after a restart: what this desk left unfinished is found again.
  const deskId = `${hostname()}:${userInfo().username}`;
  const failureOf = (thrown: unknown): Failure =>
    toFailure(thrown, (incident, details) => log(`incident ${incident}: ${details}`));
  const jobs = createJobRegistry({ clock, toFailure: failureOf, tell: (job) => tell('job.progressed', job) });
  const workspace = createWorkspaceService<Office>({
    async openOffice(wish) {
      const opened = await openOffice({
        ...wish,
        clock,
        deskId,
        writer: spreadsheets,
        backUpFolder: (await desk.folders()).backUps,
        listeners: {
          changed: (change) => tell('records.changed', change),
          schemaChanged: (revision) => tell('schema.changed', { revision }),
        },
        log,
      });
      const broken = await imports(opened).findInterrupted(deskId);
      if (broken.length > 0) tell('imports.interrupted', { runs: broken });
      return opened;
    },
    dialogs,
    tickets,
    desk,
    clock,
    beforeClosing: () => jobs.stopAll(),
    changed: (state) => tell('workspace.changed', state),
  });
  const office = (): Office => workspace.office();
  // Sessions of an import belong to the file that is open: another file knows nothing of them.
  const importServices = new WeakMap<Office, ImportService>();
  function imports(open: Office): ImportService {
    const known = importServices.get(open);
    if (known) return known;
    const made = importsOf(open, { spreadsheets, clock, jobs, dialogs, tickets, desk });
    importServices.set(open, made);
    return made;
  }
  const handlers: Handlers = {
    ...recordHandlers(() => office().records),
    ...searchHandlers(() => office().search),
    ...timelineHandlers(() => office().timeline),
    ...undoHandlers(() => office().undo),
    ...exportHandlers(() =>
      createExportDesk({ exports: office().exports, jobs, dialogs, tickets, desk, clock }),
    ),
    ...printingHandlers(() => createPrintDesk({ pages: office().pages, printer, dialogs, tickets, desk })),
    ...importHandlers(() => imports(office())),
    ...jobHandlers(jobs),
    ...settingsHandlers(desk),
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
      await jobs.stopAll();
      await workspace.close();
    },
  };
}

/** Before a file is open nobody works here; calls that need one are refused by the workspace. */
function nobody(deskId: string): Actor {
  return { userId: null, userName: '', deskId };
}
