import type { printing } from '../api/printing';
import type { PrintDesk } from '../services/printing/printDesk';
import type { HandlersOf } from './handlers';

/** Calls about paper go to the print desk of the open office. */
export function printingHandlers(service: () => PrintDesk): HandlersOf<typeof printing> {
  return { 'printing.record': (actor, input) => service().record(actor, input) };
}
