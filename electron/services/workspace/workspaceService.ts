import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CallOutput } from '../../api';
import type { OpenDatabase, WorkspaceState } from '../../api/workspace';
import type { Actor } from '../access/actor';
import type { Clock, Dialogs, DeskSettings, Tickets } from '../ports';
import { Refusal } from '../refusal';
import type { OpenedOffice, OpenOffice } from './openedOffice';

/** The database open on this desk, and how another one takes its place. */
export interface WorkspaceService<Office extends OpenedOffice = OpenedOffice> {
  /** The open office. @throws Refusal `noDatabase` */
  office(): Office;
  isOpen(): boolean;
  state(): Promise<WorkspaceState>;
  /** Makes a database where the user says; null when the dialog was left. */
  create(officeName: string, userName: string): Promise<WorkspaceState | null>;
  /** Opens the file behind a ticket, or one the user chooses; null when the dialog was left. */
  open(ticket?: string): Promise<WorkspaceState | null>;
  /** Opens the sample office, made anew when it is not there yet. */
  openSample(): Promise<WorkspaceState>;
  close(): Promise<WorkspaceState>;
  /** Takes a verified copy where the user says; null when the dialog was left. */
  backUp(): Promise<CallOutput<'workspace.backUp'>>;
  schema(): Promise<CallOutput<'workspace.schema'>>;
  counts(): Promise<CallOutput<'workspace.counts'>>;
  /** Takes the sample data away; what was changed since stays. */
  removeSample(actor: Actor, requestId: string): Promise<void>;
}

/** The ending of an office file. */
const ending = '.kydb';
/** How many accounts the sample office has. */
const sampleAccounts = 300;

/** Makes the service; `changed` is called with the state whenever another file is open than before. */
export function createWorkspaceService<Office extends OpenedOffice>(parts: {
  readonly openOffice: OpenOffice<Office>;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: DeskSettings;
  readonly clock: Clock;
  /** Called before another file takes the place of the open one: what works on it is stopped. */
  readonly beforeClosing: () => Promise<void>;
  /** Called when a file has taken its place, and no other one is open any more: what works on it begins. */
  readonly opened: (office: Office) => Promise<void>;
  readonly changed: (state: WorkspaceState) => void;
}): WorkspaceService<Office> {
  const { openOffice, dialogs, tickets, desk, clock } = parts;
  let current: Office | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Opening and closing take turns: two quick clicks never open two files. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function state(): Promise<WorkspaceState> {
    const recent = await desk.recent();
    return {
      database: current ? await describe(current) : null,
      recent: await Promise.all(
        recent.map(async ({ path, openedAt }) => ({
          ticket: await tickets.ticketFor(path),
          name: basename(path, ending),
          folder: dirname(path),
          openedAt,
        })),
      ),
    };
  }

  async function told(): Promise<WorkspaceState> {
    const now = await state();
    const { database } = now;
    await desk.title(database ? `${database.officeName} – 客源 CRM` : '客源 CRM');
    parts.changed(now);
    return now;
  }

  async function leave(): Promise<void> {
    const left = current;
    if (!left) return;
    await parts.beforeClosing();
    current = null;
    await left.close();
  }

  async function replaceBy(office: Office): Promise<WorkspaceState> {
    try {
      await leave();
    } catch (thrown) {
      await office.close();
      throw thrown;
    }
    current = office;
    await desk.addRecent(office.path);
    try {
      await parts.opened(office);
    } catch (thrown) {
      await leave();
      await told();
      throw thrown;
    }
    return told();
  }

  async function openPath(path: string): Promise<WorkspaceState> {
    if (current?.path === path) return told();
    return replaceBy(await openOffice({ path, mode: 'open' }));
  }

  /** Makes the sample office under a name of its own, so that only a whole one ever has the name that is opened. */
  async function makeSample(path: string): Promise<void> {
    const unfinished = `${path}.unfinished`;
    await removeOffice(unfinished);
    const made = await openOffice({
      path: unfinished,
      mode: 'create',
      officeName: '示例办公室',
      userName: '示例用户',
    });
    try {
      const wish = { accounts: sampleAccounts, seed: 20, today: clock.today() };
      await made.sample.make(made.actor, wish, () => undefined);
      await made.close();
      await rename(unfinished, path);
    } catch (thrown) {
      await made.close();
      await removeOffice(unfinished);
      throw thrown;
    }
  }

  function office(): Office {
    if (!current) throw new Refusal('noDatabase');
    return current;
  }

  return {
    office,
    isOpen: () => current !== null,
    state,
    create: (officeName, userName) =>
      inTurn(async () => {
        const place = await dialogs.save('newDatabase', `${officeName}${ending}`);
        if (!place) return null;
        return replaceBy(await openOffice({ path: place.path, mode: 'create', officeName, userName }));
      }),
    open: (ticket) =>
      inTurn(async () => {
        if (ticket === undefined) {
          const chosen = await dialogs.choose('openDatabase');
          return chosen?.[0] ? openPath(chosen[0].path) : null;
        }
        const file = await tickets.fileOf(ticket);
        if (!file) throw new Refusal('ticketExpired');
        return openPath(file.path);
      }),
    openSample: () =>
      inTurn(async () => {
        const { documents } = await desk.folders();
        const path = join(documents, `客源示例数据${ending}`);
        if (!(await exists(path))) await makeSample(path);
        return openPath(path);
      }),
    close: () =>
      inTurn(async () => {
        await leave();
        return told();
      }),
    async backUp() {
      const open = office();
      const day = clock.today().replaceAll('-', '');
      const place = await dialogs.save('backUp', `${basename(open.path, ending)}_${day}${ending}`);
      if (!place) return null;
      const copy = await open.backUp(place.path, 'withFiles');
      const byteLength = copy.byteLength + (copy.files?.byteLength ?? 0);
      return { ticket: await tickets.ticketFor(copy.path), byteLength };
    },
    schema: async () => ({ definitions: await office().definitions(), users: await office().users() }),
    counts: async () => office().counts(),
    async removeSample(actor, requestId) {
      const open = office();
      // Each of them is a request of its own; under one name all but the first would pass for repeated.
      for (const changeSet of await open.sampleChangeSets()) {
        await open.undo.changeSet(actor, `${requestId}/${changeSet}`, changeSet);
      }
      await told();
    },
  };
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Removes an office file with what SQLite may have left beside it. */
async function removeOffice(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal', '.files'])
    await rm(path + suffix, { recursive: true, force: true });
}

async function describe(office: OpenedOffice): Promise<OpenDatabase> {
  const { readOnlyReason } = office;
  return {
    name: basename(office.path, ending),
    officeName: office.officeName,
    folder: dirname(office.path),
    isReadOnly: office.data.isReadOnly,
    // 'asked' is never a desk's own wish; it would be told like a file that cannot be written.
    readOnlyReason: readOnlyReason === 'asked' ? 'file' : readOnlyReason,
    user: { id: office.actor.userId ?? 0, name: office.actor.userName },
    hasSampleData: (await office.sampleChangeSets()).length > 0,
  };
}
