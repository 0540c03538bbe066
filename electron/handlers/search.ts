import type { search } from '../api/search';
import type { SearchService } from '../services/search/searchService';
import type { HandlersOf } from './handlers';

/** Calls about search go to the search service of the open office. */
export function searchHandlers(service: () => SearchService): HandlersOf<typeof search> {
  return {
    'search.find': (actor, input) => service().find(actor, input),
    'search.pick': (actor, input) => service().pick(actor, input),
  };
}
