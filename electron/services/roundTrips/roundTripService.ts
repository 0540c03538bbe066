import { randomUUID } from 'node:crypto';
import type { RawCell } from '../../../db/schema/cell';
import { hasEntity } from '../../../db/schema/effectiveSchema';
import type { Entity } from '../../../db/schema/defineEntity';
import type { CallInput, CallName, CallOutput } from '../../api';
import type { RoundTripResult, RoundTripSession } from '../../api/roundTrips';
import type { OpenOptions } from '../../workers/protocol';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { DuplicateService } from '../duplicates/duplicateService';
import { readStamp, stampSheet, type ExportStamp } from '../exports/exportStamp';
import type { JobRegistry } from '../jobs/jobRegistry';
import type { OfficeData } from '../officeData';
import type { Clock, OpenWorkbook, SpreadsheetReader, Tickets } from '../ports';
import { createDraftCheck } from '../records/checkDraft';
import { createConsequences } from '../records/consequences';
import { Refusal } from '../refusal';
import { applyComparison } from './applyComparison';
import { compareSheet } from './compareSheet';
import { pageOf, summaryOf, take, tick, valuesAsRecords, type Comparison } from './comparison';

type Call<Name extends CallName> = (actor: Actor, input: CallInput<Name>) => Promise<CallOutput<Name>>;

/** Exported sheets that come back changed. Sessions live in memory until they are closed. */
export interface RoundTripService {
  open: Call<'roundTrips.open'>;
  summary: Call<'roundTrips.summary'>;
  rows: Call<'roundTrips.rows'>;
  tick: Call<'roundTrips.tick'>;
  take: Call<'roundTrips.take'>;
  apply: Call<'roundTrips.apply'>;
  result: Call<'roundTrips.result'>;
  close: Call<'roundTrips.close'>;
  /** Opens a file by its path, as `open` does by a ticket. */
  openFile(
    actor: Actor,
    file: { readonly path: string; readonly name: string },
    options: OpenOptions,
  ): Promise<RoundTripSession>;
}

interface OpenSession {
  readonly id: string;
  readonly entity: Entity;
  comparison: Comparison | null;
  /** The comparison, or the writing. */
  job: string;
  applied: { readonly requestId: string; readonly job: string } | null;
  result: RoundTripResult | null;
}

/**
 * Makes the service. Calls throw Refusal `notFound` (no such session), `ticketExpired`, `stampMissing`, `stampNewer`,
 * `stampOfOtherOffice`, `stampTooOld`, `importNotReady`, `importInUse`, `databaseReadOnly`; SpreadsheetFailure.
 */
export function createRoundTripService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly duplicates: DuplicateService;
  readonly reader: SpreadsheetReader;
  readonly tickets: Tickets;
  readonly jobs: JobRegistry;
  /** The file's own name for itself. */
  readonly fileId: string;
}): RoundTripService {
  const { data, access, reader, jobs } = parts;
  const drafts = createDraftCheck(parts);
  const consequences = createConsequences(parts);
  const sessions = new Map<string, OpenSession>();

  function sessionOf(id: string): OpenSession {
    const session = sessions.get(id);
    if (!session) throw new Refusal('notFound');
    return session;
  }

  function compared(id: string): OpenSession & { readonly comparison: Comparison } {
    const session = sessionOf(id);
    const { comparison } = session;
    if (!comparison) throw new Refusal('importNotReady');
    return session as OpenSession & { readonly comparison: Comparison };
  }

  /** Ticks and choices change nothing any more once they are being written. */
  function choosing(id: string): OpenSession & { readonly comparison: Comparison } {
    const session = compared(id);
    if (session.applied) throw new Refusal('importInUse');
    return session;
  }

  async function openFile(
    actor: Actor,
    { path, name }: { readonly path: string; readonly name: string },
    options: OpenOptions,
  ): Promise<RoundTripSession> {
    const workbook = await reader.open(path, options);
    const { stamp, entity } = await closingOnFailure(workbook, () => accepted(actor, workbook));
    const session: OpenSession = {
      id: randomUUID(),
      entity,
      comparison: null,
      job: '',
      applied: null,
      result: null,
    };
    const job = jobs.start('compare', async (handle) => {
      try {
        const order = { actor, entity, stamp, workbook };
        session.comparison = await compareSheet({ ...parts, drafts }, order, handle);
      } finally {
        await workbook.close();
      }
    });
    session.job = job.id;
    sessions.set(session.id, session);
    return {
      id: session.id,
      fileName: name,
      entity: entity.name,
      exportedAt: stamp.at,
      exportedBy: stamp.by,
      job: job.id,
    };
  }

  /** The stamp of a file of this office whose log still reaches back to it. */
  async function accepted(
    actor: Actor,
    workbook: OpenWorkbook,
  ): Promise<{ readonly stamp: ExportStamp; readonly entity: Entity }> {
    const sheet = workbook.summary.sheets.find(({ name }) => name === stampSheet);
    if (!sheet) throw new Refusal('stampMissing');
    const cells: RawCell[] = [];
    for await (const rows of workbook.rows(sheet.index))
      cells.push(...rows.map((row) => row.cells.find((cell) => cell !== null) ?? null));
    const stamp = readStamp(cells);
    if (stamp === null) throw new Refusal('stampMissing');
    if (stamp === 'newer') throw new Refusal('databaseOlderProgram');
    if (stamp.office !== parts.fileId) throw new Refusal('stampOfOtherOffice');
    if (!hasEntity(data.schema(), stamp.entity)) throw new Refusal('stampTooOld');
    const { first, last } = await data.logExtent();
    if (stamp.sequence > last) throw new Refusal('stampNewer');
    if (first > stamp.sequence + 1) throw new Refusal('stampTooOld');
    return { stamp, entity: access.writable(actor, stamp.entity) };
  }

  function startApply(actor: Actor, session: OpenSession, comparison: Comparison, requestId: string): string {
    const { entity } = session;
    const job = jobs.start('batch', async (handle) => {
      try {
        const order = { actor, entity, requestId, comparison };
        session.result = await applyComparison({ ...parts, drafts, consequences }, order, handle);
      } catch (thrown) {
        // What failed before anything was written may be tried again.
        session.applied = null;
        throw thrown;
      }
    });
    session.job = job.id;
    session.applied = { requestId, job: job.id };
    return job.id;
  }

  return {
    openFile,
    async open(actor, { ticket, ...options }) {
      const file = await parts.tickets.fileOf(ticket);
      if (!file) throw new Refusal('ticketExpired');
      return openFile(actor, file, options);
    },
    summary: async (_actor, { session }) => Promise.resolve(summaryOf(compared(session).comparison)),
    async rows(_actor, { session, ...page }) {
      const { comparison, entity } = compared(session);
      const shown = pageOf(comparison, page);
      return { ...shown, titles: await data.titlesFor(entity.name, valuesAsRecords(shown.rows)) };
    },
    async tick(_actor, { session, isTicked, ...chosen }) {
      const { comparison } = choosing(session);
      tick(comparison, chosen, isTicked);
      return Promise.resolve(summaryOf(comparison));
    },
    async take(_actor, { session, cell, take: side }) {
      const { comparison } = choosing(session);
      take(comparison, cell, side);
      return Promise.resolve(summaryOf(comparison));
    },
    async apply(actor, { session: id, requestId }) {
      const session = compared(id);
      if (session.applied?.requestId === requestId) return { job: session.applied.job };
      if (session.applied) throw new Refusal('importInUse');
      access.writableFile(actor);
      return Promise.resolve({ job: startApply(actor, session, session.comparison, requestId) });
    },
    async result(_actor, { session: id }) {
      const { result } = sessionOf(id);
      if (!result) throw new Refusal('importNotReady');
      return Promise.resolve(result);
    },
    async close(_actor, { session: id }) {
      const session = sessionOf(id);
      sessions.delete(id);
      // What is being written goes on to its end; a comparison nobody waits for does not.
      if (!session.applied && jobs.isRunning(session.job)) jobs.cancel(session.job);
      return Promise.resolve(null);
    },
  };
}

async function closingOnFailure<T>(workbook: OpenWorkbook, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    await workbook.close();
    throw thrown;
  }
}
