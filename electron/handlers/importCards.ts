import type { importCards } from '../api/importCards';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about forms with one record per card. */
export function importCardHandlers(service: () => ImportService): HandlersOf<typeof importCards> {
  return {
    'imports.readCards': (actor, input) => service().readCards(actor, input),
  };
}
