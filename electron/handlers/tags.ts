import type { tags } from '../api/tags';
import type { TagService } from '../services/tags/tagService';
import type { HandlersOf } from './handlers';

/** Calls about tags go to the tag service of the open office. */
export function tagHandlers(service: () => TagService): HandlersOf<typeof tags> {
  return {
    'tags.list': (actor) => service().list(actor),
    'tags.rename': (actor, input) => service().rename(actor, input),
    'tags.remove': (actor, input) => service().remove(actor, input),
  };
}
