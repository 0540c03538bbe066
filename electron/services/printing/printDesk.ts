import type { CallInput, CallOutput } from '../../api';
import type { Actor } from '../access/actor';
import type { DeskSettings, Dialogs, Printer, Tickets } from '../ports';
import type { PrintService } from './printService';

/** Printing as a window asks for it: to a PDF where the user says, or to the printer with the system's dialog. */
export interface PrintDesk {
  record(actor: Actor, input: CallInput<'printing.record'>): Promise<CallOutput<'printing.record'>>;
}

/** Letters no file system takes, or that would lead out of the folder. */
const unfit = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;

/** Makes the desk. */
export function createPrintDesk(parts: {
  readonly pages: PrintService;
  readonly printer: Printer;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: DeskSettings;
}): PrintDesk {
  const { pages, printer, dialogs, tickets, desk } = parts;
  return {
    async record(actor, { entity, id, to }) {
      const { language } = await desk.read();
      const page = await pages.recordHtml(actor, entity, id, language);
      if (to === 'paper') {
        const { isPrinted } = await printer.paper(page.html);
        return isPrinted ? { ticket: null } : null;
      }
      const name = page.title.replace(unfit, ' ').trim().slice(0, 80) || entity;
      const place = await dialogs.save('pdf', `${name}.pdf`);
      if (!place) return null;
      await printer.pdf(page.html, place.path, page.footer);
      return { ticket: await tickets.ticketFor(place.path) };
    },
  };
}
