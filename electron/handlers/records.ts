import type { records } from '../api/records';
import type { RecordService } from '../services/records/recordService';
import type { HandlersOf } from './handlers';

/** Calls about records go to the record service of the open office. */
export function recordHandlers(service: () => RecordService): HandlersOf<typeof records> {
  return {
    'records.list': (actor, { query, include }) => service().list(actor, query, include),
    'records.get': (actor, { entity, id }) => service().get(actor, entity, id),
    'records.save': (actor, input) => service().save(actor, input),
    'records.batch': (actor, input) => service().batch(actor, input),
    'records.delete': (actor, input) => service().delete(actor, input),
    'records.restore': (actor, input) => service().restore(actor, input),
  };
}
