import type { timeline } from '../api/timeline';
import type { TimelineService } from '../services/timeline/timelineService';
import type { HandlersOf } from './handlers';

/** Calls about timelines go to the timeline service of the open office. */
export function timelineHandlers(service: () => TimelineService): HandlersOf<typeof timeline> {
  return { 'timeline.list': (actor, input) => service().list(actor, input) };
}
