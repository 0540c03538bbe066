import type { exportCalls } from '../api/exports';
import type { ExportDesk } from '../services/exports/exportDesk';
import type { HandlersOf } from './handlers';

/** Calls about exports go to the export desk of the open office. */
export function exportHandlers(service: () => ExportDesk): HandlersOf<typeof exportCalls> {
  return {
    'exports.start': (actor, input) => service().start(actor, input),
    'exports.show': async (_actor, { ticket, how }) => {
      await service().show(ticket, how);
      return null;
    },
  };
}
