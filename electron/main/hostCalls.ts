import { app, nativeTheme } from 'electron';
import type { Outcome } from '../api/failure';
import { host } from '../api/host';
import { trialPrefix } from '../api/notices';
import type { InputOf, OutputOf } from '../api/procedure';
import type { Settings } from '../api/settings';
import { readClipboard } from '../platform/clipboard';
import type { SystemDialogs } from '../platform/dialogs';
import { showFile } from '../platform/externalLinks';
import type { FileMemory } from '../platform/fileMemory';
import type { Log } from '../platform/log';
import type { SystemNotifier } from '../platform/notifier';
import { deskFolders } from '../platform/paths';
import type { PagePrinter } from '../platform/printer';
import type { DeskSettings } from '../platform/settings';
import type { Tickets } from '../platform/tickets';
import type { Windows } from '../platform/windows';
import { basename } from 'node:path';

type Host = typeof host;
type HostName = keyof Host;
type HostHandlers = {
  readonly [Name in HostName]: (
    input: InputOf<Host[Name]>,
  ) => Promise<OutputOf<Host[Name]>> | OutputOf<Host[Name]>;
};

/** What answering the application takes. */
export interface HostCallParts {
  readonly dialogs: SystemDialogs;
  readonly printer: PagePrinter;
  readonly memory: DeskSettings;
  readonly tickets: Tickets;
  readonly windows: Windows;
  readonly notifier: SystemNotifier;
  readonly fileMemory: FileMemory;
  readonly log: Log;
  startWorker(): string;
  killWorker(worker: string): Promise<void>;
  settingsChanged(settings: Settings): void;
}

/** Answers what the application asks of main. Never rejects: what fails is logged and answered with a code. */
export function createHostCalls(
  parts: HostCallParts,
): (name: string, input: unknown) => Promise<Outcome<unknown>> {
  const handlers = createHandlers(parts);
  return async (name, input) => {
    if (!Object.hasOwn(host, name)) return { ok: false, failure: { code: 'unknownCall' } };
    const known = name as HostName;
    const checked = host[known].input.safeParse(input);
    if (!checked.success) return { ok: false, failure: { code: 'malformedInput' } };
    try {
      const handle = handlers[known] as (given: unknown) => unknown;
      return { ok: true, value: await handle(checked.data) };
    } catch (error) {
      parts.log.error(`host call ${name}`, error);
      return { ok: false, failure: { code: known.startsWith('print.') ? printFailure(error) : 'internal' } };
    }
  };
}

/** A PDF that finds no room or no right says so; everything else is the printer's. */
function printFailure(error: unknown): 'diskFull' | 'notWritable' | 'printFailed' {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'diskFull';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY') return 'notWritable';
  return 'printFailed';
}

function createHandlers(parts: HostCallParts): HostHandlers {
  const { dialogs, printer, memory, tickets, windows, notifier, fileMemory } = parts;
  return {
    'files.choose': ({ purpose }) => dialogs.choose(purpose),
    'clipboard.read': () => readClipboard(),
    'files.save': ({ purpose, suggestedName }) => dialogs.save(purpose, suggestedName),
    'files.byTicket': ({ ticket }) => {
      const path = tickets.pathOf(ticket);
      return path === null ? null : { path, name: basename(path) };
    },
    'files.ticketFor': ({ path }) => tickets.ticketFor(path),
    'files.show': async ({ path, how }) => {
      await showFile(path, how);
      return null;
    },
    'files.folders': () => ({ documents: deskFolders().documents, backUps: deskFolders().backUps }),
    'print.measure': ({ html }) => printer.measure(html),
    'print.picture': ({ html, size }) => printer.picture(html, size),
    'print.pdf': ({ html, path, size }) => printer.pdf(html, path, size),
    'print.paper': ({ html, size }) => printer.paper(html, size),
    'settings.read': () => memory.settings(),
    'settings.write': (changes) => {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const settings = memory.change(Object.fromEntries(given));
      nativeTheme.themeSource = settings.theme;
      parts.settingsChanged(settings);
      return settings;
    },
    'recent.list': () => memory.recent(),
    'recent.add': ({ path }) => {
      memory.addRecent(path);
      app.addRecentDocument(path);
      return null;
    },
    'window.title': ({ title }) => {
      windows.setTitle(title);
      return null;
    },
    'window.openRecord': ({ entity, id }) => {
      windows.openRecord(entity, id);
      return null;
    },
    'notify.show': (notice) => {
      const fate = notifier.show(notice);
      if (fate !== 'shown' && !notice.id.startsWith(trialPrefix))
        windows.tell('notification.missed', { notice, why: fate });
      return fate;
    },
    'notify.withdraw': ({ id }) => {
      notifier.withdraw(id);
      return null;
    },
    'notify.count': ({ waiting }) => {
      windows.showCount(waiting);
      return null;
    },
    'memory.read': ({ space, scope }) => fileMemory.read(space, scope),
    'memory.write': async ({ space, scope, changes }) => {
      await fileMemory.write(space, scope, changes);
      return null;
    },
    'worker.start': () => ({ worker: parts.startWorker() }),
    'worker.kill': async ({ worker }) => {
      await parts.killWorker(worker);
      return null;
    },
  };
}
