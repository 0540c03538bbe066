import { basename } from 'node:path';
import { app, nativeTheme, session, shell } from 'electron';
import type { CommandName } from '../api/commands';
import type { EventName, Events } from '../api/events';
import type { Outcome } from '../api/failure';
import type { Settings } from '../api/settings';
import { listBuiltFiles, serveWindow } from '../platform/appProtocol';
import { startChild } from '../platform/childProcess';
import { createDialogs, kindOfFile, type SystemDialogs } from '../platform/dialogs';
import { openLink } from '../platform/externalLinks';
import { createFileMemory } from '../platform/fileMemory';
import type { Log } from '../platform/log';
import { setMenu } from '../platform/menu';
import { guardNavigation } from '../platform/navigationGuard';
import { applicationUserModel, createSystemNotifier } from '../platform/notifier';
import { deskFolders, entryOf } from '../platform/paths';
import { hardenSession } from '../platform/permissions';
import { createPrinter, printOrigin } from '../platform/printer';
import { ourOrigin } from '../platform/senderCheck';
import { createDeskSettings } from '../platform/settings';
import type { StartWish } from '../platform/startWords';
import { showTasks } from '../platform/tasks';
import { createTickets } from '../platform/tickets';
import { createWindows } from '../platform/windows';
import { wordsOf } from '../platform/words';
import { createApplicationHost, type ApplicationHost } from './applicationHost';
import type { AnswerCommandLine } from './commandLine';
import { createHostCalls } from './hostCalls';
import { createJobWatch } from './jobWatch';
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

/** A database on a share that does not answer must not keep the first page from showing itself. */
const longestWaitForDatabase = 4000;

/** Puts main together: what it owns, and who tells whom. */
export function createProgram(log: Log): Program {
  const folders = deskFolders();
  const memory = createDeskSettings(folders.settings);
  const tickets = createTickets();
  const printer = createPrinter();
  const workers = createWorkerHost(log);
  const words = () => wordsOf(memory.settings().language);
  const windows = createWindows({
    stateFile: folders.windowState,
    firstTitle: words().program,
    zoom: () => memory.settings().zoom,
    mayLeave: (window) => dialogs.agreeToLeave(window),
    pageGone,
  });
  const notifier = createSystemNotifier({
    settings: () => memory.settings(),
    now: () => new Date(),
    chosen({ id, entity, recordId }) {
      windows.open();
      windows.tellOne('notification.chosen', { id, entity, recordId });
    },
    failed(notice, why) {
      log.warn(`a notification was refused: ${why}`);
      windows.tell('notification.missed', { notice, why: 'failed' });
    },
  });
  const fileMemory = createFileMemory(folders.memories, () => new Date().toISOString());
  const jobWatch = createJobWatch({
    showProgress: (share) => windows.showProgress(share),
    isLookedAt: () => windows.isLookedAt(),
    notify: (notice) => void notifier.show(notice),
    wordsOf: (kind, state) => ({
      title: words()[state === 'done' ? (`${kind}Done` as const) : (`${kind}Failed` as const)],
      text: words()[state === 'done' ? 'jobDoneText' : 'jobFailedText'],
    }),
    now: () => Date.now(),
  });
  const dialogs = createDialogs({
    window: () => windows.current(),
    words,
    documents: () => folders.documents,
  });
  let application: ApplicationHost | null = null;
  /** Over when what the start was asked for is open, or takes longer than a page should wait. */
  let wished: Promise<void> = Promise.resolve();
  let isLinkAsked = false;
  let isEnding = false;
  /** What the start was asked for and no page has been told yet. */
  let forPage: { readonly files: readonly string[]; readonly command: CommandName | null } = nothingForPage;
  /** The pages that hear commands. */
  const ready = new Set<number>();
  let markOpened: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (markOpened = resolve));

  const parts = {
    printer,
    memory,
    tickets,
    windows,
    notifier,
    fileMemory,
    log,
    killWorker: (worker: string) => workers.kill(worker),
    settingsChanged,
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
      tell: relay,
      silent: () => void offerRestart(),
      log,
    });
  }

  /** What the application tells goes to every window, and main takes its own part of it. */
  function relay<Name extends EventName>(name: Name, payload: Events[Name]): void {
    // While everything ends, the database closes too; that it was open is what the next start wants to know.
    if (isEnding) return;
    if (name === 'job.progressed') jobWatch.heard(payload as Events['job.progressed']);
    if (name === 'application.state' && (payload as Events['application.state']).state === 'restarting')
      jobWatch.forget();
    if (name === 'workspace.changed' && (payload as Events['workspace.changed']).database === null)
      memory.setLastOpen(null);
    windows.tell(name, payload);
  }

  function settingsChanged(settings: Settings): void {
    windows.setZoom(settings.zoom);
    windows.tell('settings.changed', settings);
    drawMenu();
  }

  function choose(command: CommandName): void {
    reopen({ file: null, command });
  }

  async function offerRestart(): Promise<void> {
    if (await dialogs.agreeToRestart()) await application?.restart();
  }

  function pageGone(reason: string, again: () => void): void {
    log.error(`the page of the window ended: ${reason}`);
    void dialogs.sayPageIsGone().then(again);
  }

  let tasksShownIn: Settings['language'] | null = null;
  function drawMenu(): void {
    setMenu({
      settings: memory.settings(),
      isMac: process.platform === 'darwin',
      isPackaged: app.isPackaged,
      choose,
      restartApplication: () => void application?.restart(),
      showLogs: () => shell.showItemInFolder(folders.logs),
    });
    const { language } = memory.settings();
    if (language === tasksShownIn) return;
    tasksShownIn = language;
    showTasks(
      language,
      { program: process.execPath, words: app.isPackaged ? [] : [app.getAppPath()] },
      choose,
    );
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
    if (process.platform === 'win32') app.setAppUserModelId(applicationUserModel);
    nativeTheme.themeSource = memory.settings().theme;
    app.setAboutPanelOptions({ applicationName: words().program, applicationVersion: app.getVersion() });
    // The application starts and opens the database while the window is made and its page is read.
    application = startApplication();
    endWithProgram();
    const waited = new Promise<void>((resolve) => setTimeout(resolve, longestWaitForDatabase));
    wished = Promise.race([openWished(wish, application), waited]);
    guardNavigation([ourOrigin, printOrigin], followLink);
    hardenSession(session.defaultSession, !app.isPackaged);
    serveWindow(session.defaultSession, await listBuiltFiles(entryOf('window')));
    listenToWindows({
      isOurWindow: (id) => windows.isOurs(id),
      call: callOfPage,
      tickets,
    });
    drawMenu();
    windows.open();
    markOpened();
  }

  /** Ends the processes beside main before the program ends; asks them once, then it ends in any case. */
  function endWithProgram(): void {
    let isEnded = false;
    app.on('will-quit', (event) => {
      if (isEnded) return;
      event.preventDefault();
      isEnded = true;
      isEnding = true;
      void endAll().finally(() => app.exit(0));
    });
  }

  async function endAll(): Promise<void> {
    await Promise.all([application?.stop(), workers.killAll()]);
    await fileMemory.settled();
  }

  /** What the start was asked for; until it is over, what a page asks waits. */
  async function openWished(wish: StartWish, host: ApplicationHost): Promise<void> {
    if (wish.do !== 'open') return;
    const isDatabase = wish.file !== null && kindOfFile(wish.file) === 'database';
    const others = wish.file === null || isDatabase ? [] : [wish.file];
    forPage = { files: others, command: wish.command };
    if (wish.isSample) await logged('the sample data', host.call('workspace.openSample', {}));
    const path = isDatabase ? wish.file : wish.isSample ? null : lastDatabase();
    if (path === null) return;
    // A page that shows itself before the file is open, or because it could not be opened, asks for it again and says so.
    forPage = { ...forPage, files: [path, ...others] };
    const isOpen = await logged(
      'the database',
      host.call('workspace.open', { ticket: tickets.ticketFor(path) }),
    );
    if (isOpen) forPage = { ...forPage, files: forPage.files.filter((file) => file !== path) };
  }

  /** The database that was open last, if it is to be opened again. */
  function lastDatabase(): string | null {
    return memory.settings().isLastReopened ? memory.lastOpen() : null;
  }

  async function logged(what: string, asked: Promise<Outcome<unknown>>): Promise<boolean> {
    const outcome = await asked;
    if (!outcome.ok) log.warn(`${what}: ${outcome.failure.code}`);
    return outcome.ok;
  }

  /** Tells a page of a file. */
  function openFile(path: string, contentsId: number): void {
    const is = kindOfFile(path);
    if (is === null) return;
    const file = { ticket: tickets.ticketFor(path), name: basename(path), is };
    windows.tellOne('file.opened', file, contentsId);
  }

  /** A page hears commands now: what the start was asked for is told to it, once. */
  function pageIsReady(contentsId: number): void {
    ready.add(contentsId);
    const { files, command } = forPage;
    forPage = nothingForPage;
    for (const file of files) openFile(file, contentsId);
    if (command !== null) windows.tellOne('command.chosen', { command }, contentsId);
  }

  async function callOfPage(name: string, input: unknown, contentsId: number): Promise<Outcome<unknown>> {
    // How a page looks does not depend on what is open; everything else a page asks does.
    if (name !== 'settings.get') await wished;
    const outcome = (await application?.call(name, input)) ?? applicationGone;
    if (name === 'windows.ready') pageIsReady(contentsId);
    return outcome;
  }

  function reopen({ file, command }: { file: string | null; command: CommandName | null }): void {
    const { id } = windows.open().webContents;
    if (!ready.has(id)) {
      forPage = { files: file === null ? forPage.files : [file], command: command ?? forPage.command };
      return;
    }
    if (file !== null) openFile(file, id);
    if (command !== null) windows.tellOne('command.chosen', { command }, id);
  }

  return {
    open,
    reopen(wish) {
      if (wish.do === 'open') void opened.then(() => reopen(wish));
    },
    answerCommandLine: (name, input, givePort) =>
      createHostCalls({ ...parts, dialogs: noDialogs, startWorker: () => workers.start(givePort) })(
        name,
        input,
      ),
  };
}

/** No page has to be told anything. */
const nothingForPage = { files: [], command: null };

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
