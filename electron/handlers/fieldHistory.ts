import type { fieldHistory } from '../api/fieldHistory';
import type { FieldHistoryService } from '../services/timeline/fieldHistory';
import type { HandlersOf } from './handlers';

/** Calls about the past of single fields go to its service of the open office. */
export function fieldHistoryHandlers(service: () => FieldHistoryService): HandlersOf<typeof fieldHistory> {
  return { 'fieldHistory.list': (actor, input) => service().list(actor, input) };
}
