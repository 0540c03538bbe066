import type { pasting } from '../api/pasting';
import type { PastingService } from '../services/pasting/pastingService';
import type { HandlersOf } from './handlers';

/** Calls about pasted words go to the pasting of the open office. */
export function pastingHandlers(service: () => PastingService): HandlersOf<typeof pasting> {
  return {
    'pasting.read': (_actor, { text }) => Promise.resolve(service().read(text)),
    'pasting.save': (actor, input) => service().save(actor, input),
  };
}
