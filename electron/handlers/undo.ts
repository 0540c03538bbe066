import type { undo } from '../api/undo';
import type { UndoService } from '../services/undo/undoService';
import type { HandlersOf } from './handlers';

/** Calls about taking back go to the undo service of the open office. */
export function undoHandlers(service: () => UndoService): HandlersOf<typeof undo> {
  return {
    'undo.peek': (actor) => service().peek(actor),
    'undo.last': (actor, { requestId }) => service().last(actor, requestId),
    'undo.changeSet': (actor, { requestId, changeSet }) => service().changeSet(actor, requestId, changeSet),
    'undo.preview': (actor, { changeSet }) => service().preview(actor, changeSet),
    'undo.insist': (actor, { requestId, ...wish }) => service().insist(actor, requestId, wish),
  };
}
