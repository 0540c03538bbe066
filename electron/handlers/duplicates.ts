import type { duplicates } from '../api/duplicates';
import type { CleanUpService } from '../services/duplicates/cleanUpService';
import type { DuplicateService } from '../services/duplicates/duplicateService';
import type { HandlersOf } from './handlers';

/** Calls about records that may be the same go to the services of the open office. */
export function duplicateHandlers(
  services: () => { readonly duplicates: DuplicateService; readonly cleanUp: CleanUpService },
): HandlersOf<typeof duplicates> {
  return {
    'duplicates.find': (actor, input) => services().duplicates.find(actor, input),
    'duplicates.scan': (actor, input) => services().cleanUp.scan(actor, input),
    'duplicates.groups': (actor, input) => services().cleanUp.groups(actor, input),
    'duplicates.decide': (actor, input) => services().cleanUp.decide(actor, input),
    'duplicates.toldApart': (actor, { limit }) => services().cleanUp.toldApart(actor, limit),
    'duplicates.forget': (actor, input) => services().cleanUp.forget(actor, input),
  };
}
