import {
  changeSetOfRequest,
  changesOfRecord,
  fieldsChangedSince,
  firstRecordOf,
  getChangeSet,
  lastUndoable,
  unfinishedUndos,
} from '../../db/changes/history';
import { insistedChanges } from '../../db/changes/insistedChanges';
import type { Change } from '../../db/changes/changeSet';
import { invertChangeSet, wholeInverse } from '../../db/changes/invert';
import { keptByUndo } from '../../db/changes/keptByUndo';
import type { KeptRecord } from '../../db/changes/keptRecords';
import { logExtent, recordsAsOf } from '../../db/changes/recordsAsOf';
import { writeChangeSet } from '../../db/changes/writeChangeSet';
import { writePreferences } from '../../db/changes/writePreferences';
import { isAskable } from '../../db/queries/compileListQuery';
import { facetsOf, groupsOf, groupTitles, mostGroups, totalsOf } from '../../db/queries/listAnswers';
import { countsOf } from '../../db/queries/listCounts';
import { findIds, findPage } from '../../db/queries/page';
import { getPreferences } from '../../db/repositories/preferencesRepository';
import {
  findByValues,
  getRecord,
  getRecords,
  getReferencedTitles,
  getTitles,
} from '../../db/repositories/recordRepository';
import { lastStatusChanges } from '../../db/repositories/statusChanges';
import { likeDocuments } from '../../db/search/likeDocuments';
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
    isAskable: (selection) => isAskable(selection, { schema: store().schema, today: clock.today() }),
    counts: (selections) => countsOf(store(), selections, { today: clock.today() }),
    totals: (selection, fields) => totalsOf(store(), selection, { today: clock.today() }, fields),
    async facets(selection, fields, limit) {
      const facets = await facetsOf(store(), selection, { today: clock.today() }, { fields, limit });
      return { facets, titles: await groupTitles(store(), selection.entity, facets) };
    },
    async groups(selection, by, sums) {
      const asked = { by, sums, limit: mostGroups };
      const groups = await groupsOf(store(), selection, { today: clock.today() }, asked);
      return { groups, titles: await groupTitles(store(), selection.entity, { [by]: groups }) };
    },
    preferences: (userId) => getPreferences(store(), userId),
    writePreferences: (userId, preferences) => writePreferences(store(), userId, preferences),
    get: (entity, id) => getRecord(store(), entity, id),
    getMany: (entity, ids) => getRecords(store(), entity, ids),
    async first(selection, limit) {
      const query = { ...selection, offset: 0, limit };
      return (await findPage(store(), query, { today: clock.today() })).rows;
    },
    holding: (entity, field, values) => findByValues(store(), entity, field, values),
    lastStatusChanges: (link, ids) => lastStatusChanges(store(), link, ids),
    like: (entities, likeness) => likeDocuments(store(), entities, likeness),
    titlesFor: (entity, records) => getReferencedTitles(store(), entity, records),
    titlesOf: (ids) => getTitles(store(), ids),
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
      const people = [...new Set(entries.flatMap(({ userId }) => userId ?? []))];
      const names = (await getTitles(store(), { user: people }))['user'] ?? {};
      return entries.map((entry) => ({
        ...entry,
        by: entry.userId === null ? null : (names[entry.userId] ?? null),
      }));
    },
    logExtent: () => logExtent(store()),
    recordsAsOf: (entity, wanted, at) => recordsAsOf(store(), entity, wanted, at),
    changeSet: (id) => getChangeSet(store(), id),
    answered: (requestId, entity) => changeSetOfRequest(store(), requestId, entity),
    lastUndoable: (userId) => lastUndoable(store(), userId),
    firstRecordOf: (changeSet) => firstRecordOf(store(), changeSet),
    inverse: (changeSet, underWay) => invertChangeSet(store(), changeSet, { underWay }),
    async wholeInverse(changeSet) {
      const changes: Change[] = [];
      const kept: KeptRecord[] = [];
      for await (const part of wholeInverse(store(), changeSet)) {
        changes.push(...part.changes);
        kept.push(...part.kept);
      }
      return { changes, kept };
    },
    keptByUndo: (changeSet, undo) => keptByUndo(store(), changeSet, undo),
    insistedChanges: (changeSet, records) => insistedChanges(store(), changeSet, records),
    unfinishedUndos: (deskId) => unfinishedUndos(store(), deskId),
    userName,
    async write(changes) {
      const answer = await writeChangeSet(store(), changes);
      written();
      return answer;
    },
  };
}
