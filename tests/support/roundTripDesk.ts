import { execFileSync, spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import type { Workbook, Worksheet } from 'exceljs';
import type { Job } from '../../electron/api/jobs';
import type {
  ComparedRow,
  RoundTripResult,
  RoundTripSummary,
  RowFilter,
} from '../../electron/api/roundTrips';
import { toFailure } from '../../electron/handlers/toFailure';
import { createJobRegistry } from '../../electron/services/jobs/jobRegistry';
import type { SpreadsheetReader } from '../../electron/services/ports';
import {
  createRoundTripService,
  type RoundTripService,
} from '../../electron/services/roundTrips/roundTripService';
import { aClock, aFolder, type TestOffice } from './anOffice';
import { editedWorkbook } from './editedWorkbook';
import { forkedSpreadsheets } from './forkedWorker';

/** Whether LibreOffice is on this machine. */
export const hasSoffice = spawnSync('soffice', ['--version']).status === 0;

/** A desk that exports lists, lets them be edited, and compares what comes back. */
export interface RoundTripDesk {
  readonly trips: RoundTripService;
  /** The sheets that were read, by their place in the file, each as often as it was. */
  readonly reads: readonly number[];
  /** Writes a list that may come back; answers its path. */
  exported(
    selection: { readonly entity: string; readonly filter?: unknown },
    columns?: readonly string[],
  ): Promise<string>;
  /** Compares a file; answers how the job ended as well. */
  compare(path: string): Promise<{
    readonly session: string;
    readonly job: Job;
    readonly summary: RoundTripSummary;
    rows(show?: RowFilter): Promise<readonly ComparedRow[]>;
  }>;
  apply(session: string): Promise<RoundTripResult>;
}

/** Makes the desk over an open office. */
export function aRoundTripDesk(office: TestOffice): RoundTripDesk {
  const clock = aClock();
  const jobs = createJobRegistry({
    clock,
    toFailure: (thrown) =>
      toFailure(thrown, (_incident, details) => {
        throw new Error(`unforeseen: ${details}`);
      }),
    tell: () => undefined,
  });
  const tickets = {
    fileOf: (ticket: string) => Promise.resolve({ path: ticket, name: basename(ticket) }),
    ticketFor: (path: string) => Promise.resolve(path),
    show: () => Promise.resolve(),
  };
  const spreadsheets = forkedSpreadsheets();
  const reads: number[] = [];
  const reader: SpreadsheetReader = {
    ...spreadsheets,
    async open(path, options) {
      const workbook = await spreadsheets.open(path, options);
      const rows: typeof workbook.rows = (sheet, signal) => {
        reads.push(sheet);
        return workbook.rows(sheet, signal);
      };
      return { summary: workbook.summary, close: () => workbook.close(), rows };
    },
  };
  const trips = createRoundTripService({ ...office, clock, reader, tickets, jobs });
  const { actor } = office;
  return {
    trips,
    reads,
    async exported(selection, columns) {
      const path = join(aFolder(), 'list.xlsx');
      const quiet = { signal: new AbortController().signal, report: () => undefined };
      const order = { selection: selection as never, columns, format: 'xlsx', language: 'zh', path } as const;
      await office.exports.write(actor, { ...order, roundTrip: true }, quiet);
      return path;
    },
    async compare(path) {
      const opened = await trips.openFile(actor, { path, name: basename(path) }, {});
      const job = await jobs.ended(opened.job);
      const session = opened.id;
      const summary = job.state === 'done' ? await trips.summary(actor, { session }) : (null as never);
      return {
        session,
        job,
        summary,
        rows: async (show = 'all') =>
          (await trips.rows(actor, { session, show, offset: 0, limit: 500 })).rows,
      };
    },
    async apply(session) {
      const { job } = await trips.apply(actor, { session, requestId: crypto.randomUUID() });
      const ended = await jobs.ended(job);
      if (ended.state !== 'done') throw new Error(`${ended.state} ${JSON.stringify(ended.failure)}`);
      return trips.result(actor, { session });
    },
  };
}

/** Edits a workbook as a person would, with another library than the one that reads it; answers the new file. */
export async function edited(
  path: string,
  change: (sheet: Worksheet, book: Workbook) => void,
): Promise<string> {
  const target = join(aFolder(), 'edited.xlsx');
  await editedWorkbook(path, target, change);
  return target;
}

/** Opens and saves a file with LibreOffice; `as` is the format it saves. */
export function savedByOffice(path: string, as = 'xlsx'): string {
  const folder = aFolder();
  const words = ['--headless', `-env:UserInstallation=file://${join(dirname(folder), 'keyuan-soffice')}`];
  execFileSync('soffice', [...words, '--convert-to', as, '--outdir', folder, path], { stdio: 'pipe' });
  return join(folder, `${basename(path).replace(/\.\w+$/, '')}.${as}`);
}
