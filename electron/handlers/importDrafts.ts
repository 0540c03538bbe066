import type { importDrafts } from '../api/importDrafts';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about imports that were begun and not ended. */
export function importDraftHandlers(service: () => ImportService): HandlersOf<typeof importDrafts> {
  return {
    'imports.drafts': (actor, input) => service().drafts(actor, input),
    'imports.resumeDraft': (actor, input) => service().resumeDraft(actor, input),
    'imports.dropDraft': (actor, input) => service().dropDraft(actor, input),
    'imports.keepStep': (actor, input) => service().keepStep(actor, input),
  };
}
