import type { importLayouts } from '../api/importLayouts';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about the layouts earlier imports went in with. */
export function importLayoutHandlers(service: () => ImportService): HandlersOf<typeof importLayouts> {
  return {
    'imports.layoutsOfRun': (actor, input) => service().layoutsOfRun(actor, input),
  };
}
