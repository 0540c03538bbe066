import type { fillIn } from '../api/fillIn';
import type { FillInService } from '../services/fillIn/fillInService';
import type { HandlersOf } from './handlers';

/** What is known of a company goes to the service of the open office. */
export function fillInHandlers(
  services: () => { readonly fillIn: FillInService },
): HandlersOf<typeof fillIn> {
  return {
    'fillIn.find': (actor, input) => services().fillIn.find(actor, input),
  };
}
