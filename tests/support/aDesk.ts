import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../electron/api';
import type { Failure, Outcome } from '../../electron/api/failure';
import { firstSettings, type Settings } from '../../electron/api/settings';
import { createApplication, type Application } from '../../electron/application/application';
import type { MemoryEntry } from '../../electron/api/memory';
import type { Notice } from '../../electron/api/notices';
import type { ChosenFile, Printer } from '../../electron/services/ports';
import { aClock } from './anOffice';
import { forkedSpreadsheets } from './forkedWorker';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The whole application of one desk on real files; only the system's dialogs, the printer and the window are stood in for. */
export interface Desk {
  readonly application: Application;
  readonly folder: string;
  /** What the next dialogs answer: paths inside the folder, or null for a dialog that is left. */
  readonly answers: (string | null)[];
  /** Everything that was told, in order. */
  readonly told: { readonly name: string; readonly payload: unknown }[];
  readonly log: string[];
  /** Every notification that was shown, in order. */
  readonly notices: Notice[];
  /** Records that were opened in windows of their own. */
  readonly openedWindows: string[];
  /** The names the dialogs for saving offered. */
  readonly offered: string[];
  readonly printed: { readonly html: string; readonly path: string | null }[];
  /** The pages pictures were asked of, as HTML. */
  readonly pictured: string[];
  /** The title of the window. */
  title(): string;
  /** Asks as a window does. @throws when the answer is a failure */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** The failure a call ends in. @throws when it succeeds */
  refused<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Failure>;
}

/** Makes a desk; everything of it is gone after the test. */
export function aDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-desk-'));
  const answers: (string | null)[] = [];
  const told: { name: string; payload: unknown }[] = [];
  const log: string[] = [];
  const notices: Notice[] = [];
  const openedWindows: string[] = [];
  const memories = new Map<string, MemoryEntry[]>();
  const offered: string[] = [];
  const printed: { html: string; path: string | null }[] = [];
  const pictured: string[] = [];
  const paths = new Map<string, string>();
  const recent: { path: string; openedAt: string }[] = [];
  let settings: Settings = firstSettings;
  let title = '';
  const clock = aClock();
  const chosen = (): ChosenFile | null => {
    const name = answers.shift() ?? null;
    return name === null ? null : { path: join(folder, name), name };
  };
  const printer: Printer = {
    // A page on a sheet of lines: every piece is one line high.
    measure: (html) =>
      Promise.resolve({
        pieces: [...html.matchAll(/data-piece="(\d+)"/g)].map((found) => ({
          piece: Number(found[1]),
          height: 20,
          lines: null,
        })),
        heads: [...html.matchAll(/data-head="([^"]*)"/g)].map((found) => ({
          table: found[1] ?? '',
          height: 20,
        })),
      }),
    picture: (html) => {
      pictured.push(html);
      return Promise.resolve('data:image/png;base64,');
    },
    pdf: (html, path) => {
      printed.push({ html, path });
      return Promise.resolve({ byteLength: html.length });
    },
    paper: (html) => {
      printed.push({ html, path: null });
      return Promise.resolve({ isPrinted: true });
    },
  };
  const application = createApplication({
    clock,
    printer,
    dialogs: {
      choose: () => {
        const file = chosen();
        return Promise.resolve(file ? [file] : null);
      },
      save: (_purpose, suggestedName) => {
        offered.push(suggestedName);
        return Promise.resolve(chosen());
      },
    },
    tickets: {
      fileOf: (ticket) => {
        const path = paths.get(ticket);
        return Promise.resolve(path === undefined ? null : { path, name: basename(path) });
      },
      ticketFor: (path) => {
        const ticket = randomUUID();
        paths.set(ticket, path);
        return Promise.resolve(ticket);
      },
      show: () => Promise.resolve(),
    },
    clipboard: { read: () => Promise.resolve({ html: '', text: '' }) },
    desk: {
      read: () => Promise.resolve(settings),
      write: (changes) => Promise.resolve((settings = { ...settings, ...changes })),
      recent: () => Promise.resolve(recent),
      addRecent: (path) => {
        recent.unshift({ path, openedAt: clock.now() });
        return Promise.resolve();
      },
      folders: () => Promise.resolve({ documents: folder, backUps: join(folder, 'backups') }),
      title: (text) => {
        title = text;
        return Promise.resolve();
      },
    },
    notifier: {
      show: (notice) => {
        notices.push(notice);
        return Promise.resolve('shown');
      },
      withdraw: () => Promise.resolve(),
      count: () => Promise.resolve(),
    },
    memory: {
      read: (space, scope) => Promise.resolve(memories.get(`${space}/${scope}`) ?? []),
      write: (space, scope, changes) => {
        const named = new Set(changes.map(({ key }) => key));
        const others = (memories.get(`${space}/${scope}`) ?? []).filter(({ key }) => !named.has(key));
        const kept = changes.flatMap(({ key, text }) =>
          text === null ? [] : [{ key, text, at: clock.now() }],
        );
        memories.set(`${space}/${scope}`, [...kept, ...others]);
        return Promise.resolve();
      },
    },
    windows: {
      openRecord: (entity, id) => {
        openedWindows.push(`${entity}/${id}`);
        return Promise.resolve();
      },
    },
    spreadsheets: forkedSpreadsheets(),
    tell: (name, payload) => void told.push({ name, payload }),
    log: (line) => void log.push(line),
  });
  cleanUps.push(async () => {
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = (name: string, input: unknown): Promise<Outcome<unknown>> => application.answer(name, input);
  return {
    application,
    folder,
    answers,
    told,
    log,
    notices,
    openedWindows,
    offered,
    printed,
    pictured,
    title: () => title,
    async call(name, input) {
      const outcome = await ask(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.failure)} ${log.join('\n')}`);
      return outcome.value as never;
    },
    async refused(name, input) {
      const outcome = await ask(name, input);
      if (outcome.ok) throw new Error(`${name} succeeded`);
      return outcome.failure;
    },
  };
}

/** Waits until a job has ended and answers how. */
export async function endOf(desk: Desk, job: string): Promise<CallOutput<'jobs.get'>> {
  for (;;) {
    const now = await desk.call('jobs.get', { id: job });
    if (now.state !== 'running' && now.state !== 'cancelling') return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
