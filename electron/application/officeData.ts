import {
  changeSetOfRequest,
  changesOfRecord,
  fieldsChangedSince,
  firstRecordOf,
  getChangeSet,
  lastUndoable,
} from '../../db/changes/history';
import { invertChangeSet } from '../../db/changes/invert';
import { writeChangeSet } from '../../db/changes/writeChangeSet';
import { findIds, findPage } from '../../db/queries/page';
import {
  getRecord,
  getRecords,
  getReferencedTitles,
  getTitles,
} from '../../db/repositories/recordRepository';
import { searchRecords } from '../../db/search/searchRepository';
import type { Store } from '../../db/store';
import type { OfficeData } from '../services/officeData';
import type { Clock } from '../services/ports';

/**
 * Binds the functions of the database room to an open store, for services. The schema may change while it is open.
 * `written` is called after every write, so that this desk's windows hear of it at once.
 */
export function createOfficeData(store: () => Store, clock: Clock, written: () => void): OfficeData {
  async function userName(id: number | null): Promise<string | null> {
    if (id === null) return null;
    return (await getTitles(store(), { user: [id] }))['user']?.[id] ?? null;
  }

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
    async changedSince(entity, id, rowVersion) {
      const since = await fieldsChangedSince(store(), entity, id, rowVersion);
      return Promise.all(
        since.map(async ({ field, original, now, userId, at }) => ({
          field,
          original,
          theirs: now,
          by: await userName(userId),
          at,
        })),
      );
    },
    search: (text, options) => searchRecords(store(), text, options),
    async changesOf(entity, id, offset, limit) {
      const entries = await changesOfRecord(store(), entity, id, { offset, limit });
      return Promise.all(entries.map(async (entry) => ({ ...entry, by: await userName(entry.userId) })));
    },
    changeSet: (id) => getChangeSet(store(), id),
    answered: (requestId, entity) => changeSetOfRequest(store(), requestId, entity),
    lastUndoable: (userId) => lastUndoable(store(), userId),
    firstRecordOf: (changeSet) => firstRecordOf(store(), changeSet),
    inverse: (changeSet) => invertChangeSet(store(), changeSet),
    userName,
    async write(changes) {
      const answer = await writeChangeSet(store(), changes);
      written();
      return answer;
    },
  };
}
