import type { importSubjects } from '../api/importSubjects';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about what a table is about. */
export function importSubjectHandlers(service: () => ImportService): HandlersOf<typeof importSubjects> {
  return {
    'imports.subjects': (actor, input) => service().subjects(actor, input),
    'imports.chooseSubject': (actor, input) => service().chooseSubject(actor, input),
  };
}
