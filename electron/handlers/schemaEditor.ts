import type { schemaEditor } from '../api/schemaEditor';
import type { SchemaEditorService } from '../services/schemaEditor/schemaEditorService';
import type { HandlersOf } from './handlers';

/** Calls about the office's own schema go to the editor of the open office. */
export function schemaEditorHandlers(service: () => SchemaEditorService): HandlersOf<typeof schemaEditor> {
  return {
    'schemaEditor.saveField': (actor, wish) => service().saveField(actor, wish),
    'schemaEditor.resetField': (actor, input) => service().resetField(actor, input),
    'schemaEditor.saveObject': (actor, wish) => service().saveObject(actor, wish),
    'schemaEditor.saveLayout': (actor, wish) => service().saveLayout(actor, wish),
    'schemaEditor.resetLayout': (actor, input) => service().resetLayout(actor, input),
    'schemaEditor.usage': (actor, { entity, key }) => service().usage(actor, entity, key),
    'schemaEditor.numberRules': (actor) => service().numberRules(actor),
    'schemaEditor.saveNumberRule': (actor, rule) => service().saveNumberRule(actor, rule),
    'schemaEditor.tryFormula': (actor, input) => service().tryFormula(actor, input),
    'schemaEditor.log': (actor) => service().log(actor),
    'schemaEditor.undo': (actor, { id }) => service().undo(actor, id),
  };
}
