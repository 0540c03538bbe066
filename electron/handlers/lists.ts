import type { lists } from '../api/lists';
import type { ListService } from '../services/lists/listService';
import type { HandlersOf } from './handlers';

/** Calls about what a list says besides its rows go to the list service of the open office. */
export function listHandlers(service: () => ListService): HandlersOf<typeof lists> {
  return {
    'lists.counts': (actor, input) => service().counts(actor, input),
    'lists.totals': (actor, input) => service().totals(actor, input),
    'lists.facets': (actor, input) => service().facets(actor, input),
    'lists.groups': (actor, input) => service().groups(actor, input),
    'lists.tags': (actor, input) => service().tags(actor, input),
  };
}
