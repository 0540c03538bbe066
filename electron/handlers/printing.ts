import type { printing } from '../api/printing';
import type { PrintDesk } from '../services/printing/printDesk';
import type { HandlersOf } from './handlers';

/** Calls about paper go to the print desk of the open office. */
export function printingHandlers(service: () => PrintDesk): HandlersOf<typeof printing> {
  return {
    'printing.start': (actor, input) => service().start(actor, input),
    'printing.sheets': (actor, input) => service().sheets(actor, input),
    'printing.picture': (actor, input) => service().picture(actor, input),
    'printing.finish': (actor, input) => service().finish(actor, input),
  };
}
