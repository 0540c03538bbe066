import { fieldsChangedSince } from '../../db/changes/history';
import { writeChangeSet } from '../../db/changes/writeChangeSet';
import { findIds, findPage } from '../../db/queries/page';
import {
  getRecord,
  getRecords,
  getReferencedTitles,
  getTitles,
} from '../../db/repositories/recordRepository';
import { findRecords } from '../../db/search/searchRepository';
import type { Store } from '../../db/store';
import type { Clock } from '../services/ports';
import type { OfficeData } from '../services/officeData';

/** Binds the functions of the database room to an open store, for services. The schema may change while it is open. */
export function createOfficeData(store: () => Store, clock: Clock): OfficeData {
  return {
    get isReadOnly() {
      return store().database.isReadOnly;
    },
    schema: () => store().schema,
    page: (query, include) => findPage(store(), query, { today: clock.today(), include }),
    ids: (selection) => findIds(store(), selection, { today: clock.today() }),
    get: (entity, id) => getRecord(store(), entity, id),
    getMany: (entity, ids) => getRecords(store(), entity, ids),
    titlesFor: (entity, records) => getReferencedTitles(store(), entity, records),
    titleOf: async (entity, id) => (await getTitles(store(), { [entity]: [id] }))[entity]?.[id] ?? '',
    changedSince: (entity, id, rowVersion) => fieldsChangedSince(store(), entity, id, rowVersion),
    search: (text, options) => findRecords(store(), text, options),
    write: (changes) => writeChangeSet(store(), changes),
  };
}
