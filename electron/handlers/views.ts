import type { views } from '../api/views';
import type { ViewService } from '../services/views/viewService';
import type { HandlersOf } from './handlers';

/** Calls about views go to the view service of the open office. */
export function viewHandlers(service: () => ViewService): HandlersOf<typeof views> {
  return { 'views.list': (actor, { entity }) => service().list(actor, entity) };
}
