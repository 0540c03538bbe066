import type { JobRegistry } from '../jobs/jobRegistry';
import type { OpenWorkbook, SpreadsheetReader } from '../ports';
import { Refusal } from '../refusal';
import { withMade } from './finding/cardSheets';
import type { OpenSession } from './importSession';
import type { TablePlan } from './finding/plannedTable';

/** The files on their way in, as all parts of the import service share them. */
export interface ImportSessions {
  /** @throws Refusal `notFound` */
  get(id: string): OpenSession;
  /** The session, when no job of it is under way. @throws Refusal `notFound`, `importInUse` */
  idle(id: string): OpenSession;
  add(session: OpenSession): void;
  /** Every open session. */
  all(): readonly OpenSession[];
  /** Forgets a session; a running job of it is asked to stop. An unknown one is nothing. */
  close(id: string): void;
  closeAll(): void;
  /**
   * Keeps the file of a session open for whoever asks for it next, who closes it: a large sheet need not be unpacked and
   * looked over twice. Closed with the session when nobody asks.
   */
  keepOpen(id: string, workbook: OpenWorkbook): void;
  /** The file again, as it was kept open or opened anew. @throws Refusal `importNotReady` when it is no longer the one that was planned; SpreadsheetFailure */
  reopen(session: OpenSession, signal?: AbortSignal): Promise<OpenWorkbook>;
}

/** Makes the list of sessions, empty. */
export function createImportSessions(parts: {
  readonly reader: SpreadsheetReader;
  readonly jobs: JobRegistry;
}): ImportSessions {
  const { reader, jobs } = parts;
  const sessions = new Map<string, OpenSession>();
  const open = new Map<string, OpenWorkbook>();

  function takeOpen(id: string): OpenWorkbook | undefined {
    const workbook = open.get(id);
    open.delete(id);
    return workbook;
  }

  function get(id: string): OpenSession {
    const session = sessions.get(id);
    if (!session) throw new Refusal('notFound');
    return session;
  }

  function close(id: string): void {
    const session = sessions.get(id);
    if (!session) return;
    if (session.job !== null && jobs.isRunning(session.job)) jobs.cancel(session.job);
    sessions.delete(id);
    void takeOpen(id)?.close();
  }

  return {
    get,
    idle(id) {
      const session = get(id);
      if (session.job !== null && jobs.isRunning(session.job)) throw new Refusal('importInUse');
      return session;
    },
    add(session) {
      // Read again with other options, it is another workbook.
      void takeOpen(session.id)?.close();
      sessions.set(session.id, session);
    },
    all: () => [...sessions.values()],
    close,
    closeAll() {
      for (const id of [...sessions.keys()]) close(id);
    },
    keepOpen(id, workbook) {
      open.set(id, workbook);
    },
    async reopen(session, signal) {
      const kept = takeOpen(session.id);
      if (kept) return kept;
      const workbook = await reader.open(session.path, session.options, signal);
      if (workbook.summary.sha256 === session.summary.sha256)
        return withMade(workbook, session.made, () => session.plans);
      await workbook.close();
      throw new Refusal('importNotReady');
    },
  };
}

/** The plan of a table of a session. @throws Refusal `notFound` */
export function planOf(session: OpenSession, table: number): TablePlan {
  const plan = session.plans.find((one) => one.id === table);
  if (!plan) throw new Refusal('notFound');
  return plan;
}

/** How many rows the chosen tables hold at most, for the progress of a job. */
export function rowsIn(session: OpenSession): number {
  let rows = 0;
  for (const plan of session.plans) {
    if (!plan.isChosen) continue;
    const last = plan.found.lastDataRow ?? session.summary.sheets[plan.sheet]?.lastRow ?? 0;
    rows += Math.max(0, last - plan.found.firstDataRow + 1);
  }
  return rows;
}

/** The tables that are imported, in their order. */
export function chosenTables(session: OpenSession): number[] {
  return session.plans.filter((plan) => plan.isChosen).map((plan) => plan.id);
}
