import type { importChecks } from '../api/importChecks';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about the check of an import go to the import service of the open office. */
export function importCheckHandlers(service: () => ImportService): HandlersOf<typeof importChecks> {
  return {
    'importChecks.state': (actor, input) => service().state(actor, input),
    'importChecks.rows': (actor, input) => service().rows(actor, input),
    'importChecks.nextProblem': (actor, input) => service().nextProblem(actor, input),
    'importChecks.cell': (actor, input) => service().cell(actor, input),
    'importChecks.repair': (actor, input) => service().repair(actor, input),
    'importChecks.undo': (actor, input) => service().undo(actor, input),
    'importChecks.values': (actor, input) => service().values(actor, input),
  };
}
