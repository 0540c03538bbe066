import type { batches } from '../api/batches';
import type { BatchService } from '../services/records/batchService';
import type { HandlersOf } from './handlers';

/** Calls about many records at once go to the record service of the open office. */
export function batchHandlers(service: () => BatchService): HandlersOf<typeof batches> {
  return {
    'batches.check': (actor, input) => service().checkBatch(actor, input),
    'batches.checkPaste': (actor, input) => service().checkPaste(actor, input),
    'batches.paste': (actor, input) => service().paste(actor, input),
  };
}
