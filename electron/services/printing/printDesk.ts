import type { CallInput, CallOutput } from '../../api';
import type { Actor } from '../access/actor';
import type { JobRegistry } from '../jobs/jobRegistry';
import type { DeskSettings, Dialogs, Printer, Tickets } from '../ports';
import { Refusal } from '../refusal';
import { layOut, type LaidOut } from './layOut';
import type { PrintService } from './printService';

/** Printing as a window asks for it: pages are set in a job, looked at, then sent to a PDF or to paper. */
export interface PrintDesk {
  /** Sets pages. What is wrong with the order is the failure of the job. */
  start(actor: Actor, input: CallInput<'printing.start'>): Promise<CallOutput<'printing.start'>>;
  /** How they came out. @throws Refusal `notFound` */
  sheets(actor: Actor, input: CallInput<'printing.sheets'>): CallOutput<'printing.sheets'>;
  /** A page as a picture. @throws Refusal `notFound` */
  picture(actor: Actor, input: CallInput<'printing.picture'>): Promise<CallOutput<'printing.picture'>>;
  /** To a PDF or to paper. @throws Refusal `notFound` */
  finish(actor: Actor, input: CallInput<'printing.finish'>): Promise<CallOutput<'printing.finish'>>;
}

/** Letters no file system takes, or that would lead out of the folder. */
const unfit = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;
/** The last few that were set stay at hand: several windows may print at once. */
const mostKept = 4;

/** Makes the desk of an open office. */
export function createPrintDesk(parts: {
  readonly pages: PrintService;
  readonly printer: Printer;
  readonly jobs: JobRegistry;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: DeskSettings;
}): PrintDesk {
  const { pages, printer, jobs, dialogs, tickets, desk } = parts;
  const kept = new Map<string, { readonly userId: number | null; readonly laidOut: LaidOut }>();

  function keep(job: string, actor: Actor, laidOut: LaidOut): void {
    kept.set(job, { userId: actor.userId, laidOut });
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(oldest);
  }

  function laidOut(actor: Actor, job: string): LaidOut {
    const found = kept.get(job);
    if (found?.userId !== actor.userId) throw new Refusal('notFound');
    return found.laidOut;
  }

  return {
    async start(actor, { order, sheet }) {
      const { language } = await desk.read();
      const job = jobs.start('print', async (handle) => {
        const document = await pages.document(actor, { order, sheet, language }, handle);
        keep(handle.id, actor, await layOut(printer, document, sheet, handle));
      });
      return { job: job.id };
    },
    sheets(actor, { job }) {
      const { count, size, document } = laidOut(actor, job);
      return { count, width: size.width, height: size.height, scale: document.scale, rows: document.rows };
    },
    async picture(actor, { job, page }) {
      const found = laidOut(actor, job);
      if (page >= found.count) throw new Refusal('notFound');
      return { picture: await printer.picture(found.html(page), found.size) };
    },
    async finish(actor, { job, to }) {
      const { html, size, document } = laidOut(actor, job);
      if (to === 'paper') {
        const { isPrinted } = await printer.paper(html(), size);
        return isPrinted ? { ticket: null } : null;
      }
      const name = document.title.replace(unfit, ' ').trim().slice(0, 80) || 'print';
      const place = await dialogs.save('pdf', `${name}.pdf`);
      if (!place) return null;
      await printer.pdf(html(), place.path, size);
      return { ticket: await tickets.ticketFor(place.path) };
    },
  };
}
