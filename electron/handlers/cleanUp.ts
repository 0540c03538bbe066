import type { cleanUp } from '../api/cleanUp';
import type { StandardFormService } from '../services/cleanUp/standardFormService';
import type { HandlersOf } from './handlers';

/** Calls about values that are not in standard form go to the service of the open office. */
export function cleanUpHandlers(service: () => StandardFormService): HandlersOf<typeof cleanUp> {
  return {
    'cleanUp.forms': (actor, { entity }) => service().forms(actor, entity),
    'cleanUp.applyForms': (actor, input) => service().apply(actor, input),
  };
}
