import type { CallInput, CallOutput } from '../../api';
import type { Actor } from '../access/actor';
import type { JobRegistry } from '../jobs/jobRegistry';
import type { Clock, DeskSettings, Dialogs, Tickets } from '../ports';
import { Refusal } from '../refusal';
import type { ExportService } from './exportService';

/** Exports as a window asks for them: the user says where to, a job writes. */
export interface ExportDesk {
  start(actor: Actor, input: CallInput<'exports.start'>): Promise<CallOutput<'exports.start'>>;
  /** Shows a file made here. @throws Refusal `ticketExpired` */
  show(ticket: string, how: 'folder' | 'open'): Promise<void>;
}

/** Makes the desk. */
export function createExportDesk(parts: {
  readonly exports: ExportService;
  readonly jobs: JobRegistry;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: DeskSettings;
  readonly clock: Clock;
}): ExportDesk {
  const { exports, jobs, dialogs, tickets, desk, clock } = parts;
  return {
    async start(actor, { selection, columns, format, roundTrip }) {
      const { language } = await desk.read();
      const suggested = exports.suggestedName(actor, selection.entity, language, clock.today(), format);
      const place = await dialogs.save('export', suggested);
      if (!place) return null;
      const order = { selection: selection as never, columns, format, language, roundTrip, path: place.path };
      const job = jobs.start('export', async (handle) => {
        await exports.write(actor, order, handle);
      });
      return { job: job.id, ticket: await tickets.ticketFor(place.path), fileName: place.name };
    },
    async show(ticket, how) {
      const file = await tickets.fileOf(ticket);
      if (!file) throw new Refusal('ticketExpired');
      await tickets.show(file.path, how);
    },
  };
}
