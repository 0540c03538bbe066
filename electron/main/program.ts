import { basename } from 'node:path';
import { app, nativeTheme, session, shell } from 'electron';
import type { CommandName } from '../api/events';
import type { Outcome } from '../api/failure';
import { listBuiltFiles, serveWindow } from '../platform/appProtocol';
import { startChild } from '../platform/childProcess';
import { createDialogs, kindOfFile, type SystemDialogs } from '../platform/dialogs';
import { openLink } from '../platform/externalLinks';
import type { Log } from '../platform/log';
import { setMenu } from '../platform/menu';
import { guardNavigation } from '../platform/navigationGuard';
import { deskFolders, entryOf } from '../platform/paths';
import { hardenSession } from '../platform/permissions';
import { createPrinter, printOrigin } from '../platform/printer';
import { ourOrigin } from '../platform/senderCheck';
import { createDeskMemory } from '../platform/settings';
import type { StartWish } from '../platform/startWords';
import { createTickets } from '../platform/tickets';
import { createWindows } from '../platform/windows';
import { wordsOf } from '../platform/words';
import { createApplicationHost, type ApplicationHost } from './applicationHost';
import type { AnswerCommandLine } from './commandLine';
import { createHostCalls } from './hostCalls';
import { listenToWindows } from './windowCalls';
import { createWorkerHost } from './workerHost';

/** The program as its start sees it. */
export interface Program {
  /** Opens the window and starts the application; once, when Electron is ready. */
  open(wish: StartWish): Promise<void>;
  /** Brings the window forward, and opens what a second start named. */
  reopen(wish: StartWish): void;
  readonly answerCommandLine: AnswerCommandLine;
}

/** How long a page takes to show itself once it knows what is open. */
const pageSettlesMilliseconds = 500;

/** Puts main together: what it owns, and who tells whom. */
export function createProgram(log: Log): Program {
  const folders = deskFolders();
  const memory = createDeskMemory(folders.settings);
  const tickets = createTickets();
  const printer = createPrinter();
  const workers = createWorkerHost(log);
  const words = () => wordsOf(memory.settings().language);
  const windows = createWindows({
    stateFile: folders.windowState,
    firstTitle: words().program,
    mayLeave: (window) => dialogs.agreeToLeave(window),
    pageGone,
  });
  const dialogs = createDialogs({
    window: () => windows.current(),
    words,
    documents: () => folders.documents,
  });
  let application: ApplicationHost | null = null;
  let isLinkAsked = false;
  let fileForPage: string | null = null;

  const parts = {
    printer,
    memory,
    tickets,
    windows,
    log,
    killWorker: (worker: string) => workers.kill(worker),
    settingsChanged: drawMenu,
  };
  const answerHostCall = createHostCalls({
    ...parts,
    dialogs,
    startWorker: () => workers.start((worker, port) => application?.givePort(worker, port)),
  });

  function startApplication(): ApplicationHost {
    return createApplicationHost({
      start: (heard, gone) =>
        startChild({ name: 'application', entry: entryOf('application'), log, heard, gone }),
      answerHostCall,
      tell: (name, payload) => windows.tell(name, payload),
      silent: () => void offerRestart(),
      log,
    });
  }

  async function offerRestart(): Promise<void> {
    if (await dialogs.agreeToRestart()) await application?.restart();
  }

  function pageGone(reason: string): void {
    log.error(`the page of the window ended: ${reason}`);
    void dialogs.sayPageIsGone().then(() => {
      windows.current()?.destroy();
      windows.open();
    });
  }

  function drawMenu(): void {
    setMenu({
      settings: memory.settings(),
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      choose: (command: CommandName) => {
        windows.open();
        windows.tell('command.chosen', { command });
      },
      restartApplication: () => void application?.restart(),
      showLogs: () => shell.showItemInFolder(folders.logs),
    });
  }

  function followLink(link: string): void {
    if (isLinkAsked) return;
    isLinkAsked = true;
    openLink(link, (target) => dialogs.agreeToLink(target))
      .catch((error: unknown) => log.error('opening a link', error))
      .finally(() => (isLinkAsked = false));
  }

  async function open(wish: StartWish): Promise<void> {
    log.info(
      `Keyuan CRM ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`,
    );
    nativeTheme.themeSource = memory.settings().theme;
    app.setAboutPanelOptions({ applicationName: words().program, applicationVersion: app.getVersion() });
    guardNavigation([ourOrigin, printOrigin], followLink);
    hardenSession(session.defaultSession, !app.isPackaged);
    serveWindow(session.defaultSession, await listBuiltFiles(entryOf('window')));
    application = startApplication();
    listenToWindows({
      isOurWindow: (id) => windows.isOurs(id),
      call: callOfPage,
      tickets,
    });
    endWithProgram();
    drawMenu();
    await openWished(wish, application);
    windows.open();
  }

  /** Ends the processes beside main before the program ends; asks them once, then it ends in any case. */
  function endWithProgram(): void {
    let isEnded = false;
    app.on('will-quit', (event) => {
      if (isEnded) return;
      event.preventDefault();
      isEnded = true;
      void Promise.all([application?.stop(), workers.killAll()]).finally(() => app.exit(0));
    });
  }

  /** What the start was asked for; a database is open before its window asks what is. */
  async function openWished(wish: StartWish, host: ApplicationHost): Promise<void> {
    if (wish.do !== 'open') return;
    if (wish.isSample) await logged('the sample data', host.call('workspace.openSample', {}));
    if (wish.file !== null && kindOfFile(wish.file) === 'database') {
      const ticket = tickets.ticketFor(wish.file);
      await logged('the database that was named', host.call('workspace.open', { ticket }));
    } else fileForPage = wish.file;
  }

  async function logged(what: string, asked: Promise<Outcome<unknown>>): Promise<void> {
    const outcome = await asked;
    if (!outcome.ok) log.warn(`${what}: ${outcome.failure.code}`);
  }

  /** Tells the page of a file. */
  function openFile(path: string): void {
    const is = kindOfFile(path);
    if (is !== null)
      windows.tell('file.opened', { ticket: tickets.ticketFor(path), name: basename(path), is });
  }

  /** Hands a call of the page on. A page that has asked what is open can be told of the file it was started with. */
  async function callOfPage(name: string, input: unknown): Promise<Outcome<unknown>> {
    const outcome = (await application?.call(name, input)) ?? applicationGone;
    const file = fileForPage;
    if (name === 'workspace.state' && file !== null) {
      fileForPage = null;
      setTimeout(() => openFile(file), pageSettlesMilliseconds);
    }
    return outcome;
  }

  return {
    open,
    reopen(wish) {
      void app.whenReady().then(() => {
        const isThere = windows.current() !== null;
        const file = wish.do === 'open' ? wish.file : null;
        if (!isThere) fileForPage = file;
        windows.open();
        if (isThere && file !== null) openFile(file);
      });
    },
    answerCommandLine: (name, input, givePort) =>
      createHostCalls({ ...parts, dialogs: noDialogs, startWorker: () => workers.start(givePort) })(
        name,
        input,
      ),
  };
}

const applicationGone: Outcome<never> = { ok: false, failure: { code: 'applicationGone' } };

/** Without a window every question is answered as if the dialog had been left. */
const noDialogs: SystemDialogs = {
  choose: () => Promise.resolve(null),
  save: () => Promise.resolve(null),
  agreeToLink: () => Promise.resolve(false),
  agreeToRestart: () => Promise.resolve(false),
  agreeToLeave: () => true,
  sayPageIsGone: () => Promise.resolve(),
};
