import { basename, dirname, join } from 'node:path';
import type { OpenDatabase, WorkspaceState } from '../api/workspace';
import type { Dialogs, DeskSettings, Tickets } from '../services/ports';
import { Refusal } from '../services/refusal';
import type { Office } from './office';

/** The database open on this desk, and how another one takes its place. */
export interface Workspace {
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
}

/** How an office is opened; `create` and `sample` fill a new file. */
export interface OfficeOpener {
  (wish: {
    readonly path: string;
    readonly mode: 'create' | 'open';
    readonly officeName?: string;
    readonly userName?: string;
  }): Promise<Office>;
}

/** The ending of an office file. */
const ending = '.kydb';
/** How many accounts the sample office has. */
const sampleAccounts = 300;

/** Makes the workspace; `changed` is called with the state whenever another file is open than before. */
export function createWorkspace(parts: {
  readonly openOffice: OfficeOpener;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: DeskSettings;
  readonly today: () => string;
  readonly changed: (state: WorkspaceState) => void;
}): Workspace {
  const { openOffice, dialogs, tickets, desk } = parts;
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

  async function replaceBy(office: Office): Promise<WorkspaceState> {
    await current?.close();
    current = office;
    await desk.addRecent(office.path);
    return told();
  }

  async function openPath(path: string): Promise<WorkspaceState> {
    if (current?.path === path) return told();
    return replaceBy(await openOffice({ path, mode: 'open' }));
  }

  return {
    office() {
      if (!current) throw new Refusal('noDatabase');
      return current;
    },
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
        const made = await openOffice({
          path,
          mode: 'create',
          officeName: '示例办公室',
          userName: '示例用户',
        }).catch((thrown: unknown) => {
          if ((thrown as { kind?: string }).kind === 'exists') return null;
          throw thrown;
        });
        if (!made) return openPath(path);
        const wish = { accounts: sampleAccounts, seed: 20, today: parts.today() };
        await made.sample.make(made.actor, wish, () => undefined);
        return replaceBy(made);
      }),
    close: () =>
      inTurn(async () => {
        await current?.close();
        current = null;
        return told();
      }),
  };
}

async function describe(office: Office): Promise<OpenDatabase> {
  const { readOnlyReason } = office;
  return {
    name: basename(office.path, ending),
    officeName: office.officeName,
    folder: dirname(office.path),
    isReadOnly: office.data.isReadOnly,
    readOnlyReason:
      readOnlyReason === null || readOnlyReason === 'share' || readOnlyReason === 'olderProgram'
        ? readOnlyReason
        : 'file',
    user: { id: office.actor.userId ?? 0, name: office.actor.userName },
    hasSampleData: (await office.sampleChangeSets()).length > 0,
  };
}
