import type { imports } from '../api/imports';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about imports go to the import service of the open office. */
export function importHandlers(service: () => ImportService): HandlersOf<typeof imports> {
  return {
    'imports.choose': (actor, input) => service().choose(actor, input),
    'imports.open': (actor, input) => service().open(actor, input),
    'imports.preview': (actor, input) => service().preview(actor, input),
    'imports.plan': (actor, input) => service().plan(actor, input),
    'imports.targets': (actor, input) => service().targets(actor, input),
    'imports.rehearse': (actor, input) => service().rehearse(actor, input),
    'imports.rehearsal': (actor, input) => service().rehearsal(actor, input),
    'imports.rows': (actor, input) => service().rows(actor, input),
    'imports.commit': (actor, input) => service().commit(actor, input),
    'imports.run': (actor, input) => service().run(actor, input),
    'imports.history': (actor, input) => service().history(actor, input),
    'imports.saveRejects': (actor, input) => service().saveRejects(actor, input),
    'imports.close': (actor, input) => service().close(actor, input),
  };
}
