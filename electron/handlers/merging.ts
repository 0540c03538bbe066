import type { merging } from '../api/merging';
import type { MergeService } from '../services/merging/mergeService';
import type { SplitService } from '../services/merging/splitService';
import type { HandlersOf } from './handlers';

/** Calls about records that become one, and are taken apart again, go to the services of the open office. */
export function mergingHandlers(
  services: () => { readonly merging: MergeService; readonly splitting: SplitService },
): HandlersOf<typeof merging> {
  return {
    'merging.preview': (actor, input) => services().merging.preview(actor, input),
    'merging.merge': (actor, input) => services().merging.merge(actor, input),
    'merging.mergeMany': (actor, input) => services().merging.mergeMany(actor, input),
    'merging.list': (actor, input) => services().splitting.list(actor, input),
    'merging.previewSplit': (actor, input) => services().splitting.preview(actor, input),
    'merging.split': (actor, input) => services().splitting.split(actor, input),
  };
}
