import type { imports } from '../api/imports';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about imports go to the import service of the open office. */
export function importHandlers(service: () => ImportService): HandlersOf<typeof imports> {
  return {
    'imports.choose': (actor, input) => service().choose(actor, input),
    'imports.open': (actor, input) => service().open(actor, input),
    'imports.chooseFolder': (actor, input) => service().chooseFolder(actor, input),
    'imports.folder': (actor, input) => service().folder(actor, input),
    'imports.paste': (actor, input) => service().paste(actor, input),
    'imports.saveTemplate': (actor, input) => service().saveTemplate(actor, input),
    'imports.reread': (actor, input) => service().reread(actor, input),
    'imports.sheet': (actor, input) => service().sheet(actor, input),
    'imports.declareTable': (actor, input) => service().declareTable(actor, input),
    'imports.judgeRow': (actor, input) => service().judgeRow(actor, input),
    'imports.undoPlan': (actor, input) => service().undoPlan(actor, input),
    'imports.proposeField': (actor, input) => service().proposeField(actor, input),
    'imports.learned': (actor, input) => service().learned(actor, input),
    'imports.forgetLearned': (actor, input) => service().forgetLearned(actor, input),
    'imports.plan': (actor, input) => service().plan(actor, input),
    'imports.targets': (actor, input) => service().targets(actor, input),
    'imports.rehearse': (actor, input) => service().rehearse(actor, input),
    'imports.rehearsal': (actor, input) => service().rehearsal(actor, input),
    'imports.commit': (actor, input) => service().commit(actor, input),
    'imports.resume': (actor, input) => service().resume(actor, input),
    'imports.saveRejectsOf': (actor, input) => service().saveRejectsOf(actor, input),
    'imports.run': (actor, input) => service().run(actor, input),
    'imports.history': (actor, input) => service().history(actor, input),
    'imports.saveRejects': (actor, input) => service().saveRejects(actor, input),
    'imports.close': (actor, input) => service().close(actor, input),
  };
}
