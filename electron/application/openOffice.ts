import { createHash, randomUUID } from 'node:crypto';
import { checkDatabase } from '../../db/check/checkDatabase';
import { startChangeFeed } from '../../db/changes/changeFeed';
import { changeSetsInEffect } from '../../db/changes/history';
import { writeChangeSet } from '../../db/changes/writeChangeSet';
import { writeSettings } from '../../db/changes/writeSettings';
import { backUp } from '../../db/connection/backUp';
import { DatabaseError } from '../../db/connection/databaseError';
import { openDatabase, type Database } from '../../db/connection/openDatabase';
import { findIds } from '../../db/queries/page';
import { getDefinitions } from '../../db/repositories/definitionsRepository';
import { countRecords } from '../../db/queries/liveCounts';
import { getTitles } from '../../db/repositories/recordRepository';
import { fieldValues, repeatedValues } from '../../db/repositories/fieldValues';
import { fileOfImport } from '../../db/repositories/importRuns';
import { getSetting } from '../../db/repositories/settingsRepository';
import { effectiveSchema, type Schema } from '../../db/schema/effectiveSchema';
import { registry } from '../../db/schema/registry';
import type { Store } from '../../db/store';
import { createAccess } from '../services/access/access';
import type { Actor } from '../services/access/actor';
import { createStandardFormService } from '../services/cleanUp/standardFormService';
import { createCleanUpService } from '../services/duplicates/cleanUpService';
import { createFillInService } from '../services/fillIn/fillInService';
import { createDuplicateService } from '../services/duplicates/duplicateService';
import { createExportService } from '../services/exports/exportService';
import { createLeadService } from '../services/leads/leadService';
import { createListService } from '../services/lists/listService';
import { seenCounts } from '../services/lists/seenCounts';
import type { JobRegistry } from '../services/jobs/jobRegistry';
import type { Clock, SpreadsheetWriter } from '../services/ports';
import { createMergeService } from '../services/merging/mergeService';
import { createSplitService } from '../services/merging/splitService';
import { createPastingService } from '../services/pasting/pastingService';
import { createPreferenceService } from '../services/preferences/preferenceService';
import { createPrintService } from '../services/printing/printService';
import { createQualityService } from '../services/quality/qualityService';
import { createLongWork } from '../services/records/longWork';
import { createRecordService } from '../services/records/recordService';
import { createReminderService } from '../services/reminders/reminderService';
import { createSampleService } from '../services/sample/sampleService';
import { createSearchService } from '../services/search/searchService';
import { createTagService } from '../services/tags/tagService';
import { createFieldHistoryService } from '../services/timeline/fieldHistory';
import { createTimelineService } from '../services/timeline/timelineService';
import { createUndoService } from '../services/undo/undoService';
import { createSchemaEditorService } from '../services/schemaEditor/schemaEditorService';
import { createDefinitionDesk } from './definitionDesk';
import { createViewService } from '../services/views/viewService';
import { createDuplicateStore } from './duplicateStore';
import { createMergeStore } from './mergeStore';
import { keepIndexed } from './keepIndexed';
import type { Office, OfficeListeners } from './office';
import { createOfficeData } from './officeData';

/** How an office is opened. */
export interface OfficeWish {
  readonly path: string;
  readonly mode: 'create' | 'open' | 'read';
  readonly clock: Clock;
  /** This running program. */
  readonly deskId: string;
  /** For a new office: what it is called. */
  readonly officeName?: string | undefined;
  /** Who works here: in a new office its first user; otherwise the first user there is when nobody is named. */
  readonly userName?: string | undefined;
  readonly writer: SpreadsheetWriter;
  /** Where long work on records is seen and can be stopped; a command line has none. */
  readonly jobs?: JobRegistry;
  /** Where copies from before an update of the file go; beside the file when nothing is said. */
  readonly backUpFolder?: string | undefined;
  /** False: what waits for the search index is left to another program on the file. */
  readonly keepsIndex?: boolean;
  readonly listeners: OfficeListeners;
  readonly log: (line: string) => void;
}

/**
 * Opens an office file and puts its services together.
 * @throws DatabaseError as `openDatabase` does; `notFound` when nobody of the name works there
 */
export async function openOffice(wish: OfficeWish): Promise<Office> {
  const database = await openDatabase({
    path: wish.path,
    mode: wish.mode,
    now: wish.clock.now,
    ...(wish.backUpFolder === undefined ? {} : { backUpFolder: wish.backUpFolder }),
  });
  try {
    return await composeOffice(database, wish);
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

/** Long enough for the answer of a save to be read back, too short to be noticed. */
const tellAfterMilliseconds = 20;

async function composeOffice(database: Database, wish: OfficeWish): Promise<Office> {
  let schema = await readSchema(database);
  const store = (): Store => ({ database, schema });
  if (wish.mode === 'create') await fillNewOffice(store(), wish);
  const officeName = (await getSetting(store(), 'office_name')) ?? '';
  const fileId = await fileIdOf(store());
  const actor = await findActor(store(), wish);
  let telling: NodeJS.Timeout | undefined;
  const indexer = wish.keepsIndex === false ? null : keepIndexed(store, wish.log);
  const data = createOfficeData(store, wish.clock, tellSoon);
  // What is told of a change needs the file: it is closed only when nothing of it is under way.
  let following: Promise<void> = Promise.resolve();
  function follow(work: () => Promise<void>): void {
    following = following
      .then(work)
      .catch((error: unknown) => wish.log(`following changes: ${String(error)}`));
  }
  const feed = await startChangeFeed(database, {
    onChange: ({ changeSet, entities, userId, deskId }) => {
      indexer?.wake();
      follow(async () => {
        const by = await data.userName(userId);
        wish.listeners.changed({ changeSet, entities, by, isOtherDesk: deskId !== wish.deskId });
      });
    },
    onFileChange: () => follow(followSchema),
    onTrouble: (error) => wish.log(`change feed: ${error.message}`),
  });

  /** Whoever saved gets the answer first; then the windows hear of it, of several writes in a row at once. */
  function tellSoon(): void {
    telling ??= setTimeout(() => {
      telling = undefined;
      void feed.look();
    }, tellAfterMilliseconds);
  }

  async function followSchema(): Promise<void> {
    const now = await readSchema(database);
    if (now.revision <= schema.revision) return;
    schema = now;
    indexer?.wake();
    wish.listeners.schemaChanged(now.revision);
  }

  const access = createAccess(data);
  const parts = { data, access, clock: wish.clock };
  const desk = createDefinitionDesk({
    store,
    clock: wish.clock,
    follow: followSchema,
    afterwards: (work) =>
      follow(async () => {
        await work();
        indexer?.wake();
      }),
  });
  const merges = createMergeStore(store);
  const pairs = createDuplicateStore(store);
  const records = createRecordService({ ...parts, ...(wish.jobs ? { jobs: wish.jobs } : {}) });
  const lists = createListService(parts);
  const preferences = createPreferenceService({
    ...parts,
    changed: (changed) => wish.listeners.preferencesChanged?.(changed),
  });
  const duplicates = createDuplicateService({ ...parts, store: pairs });
  return {
    path: database.path,
    officeName,
    fileId,
    get readOnlyReason() {
      return database.readOnlyReason;
    },
    actor,
    data,
    access,
    records,
    lists,
    views: createViewService(parts),
    preferences,
    reminders: createReminderService({ ...parts, records, preferences }),
    quality: createQualityService({
      ...parts,
      counts: (asking, selections) => lists.counts(asking, { selections: [...selections] }),
      values: (entity, field) => fieldValues(store(), entity, field),
      repeated: (entity, field, most) => repeatedValues(store(), entity, field, most),
    }),
    search: createSearchService(parts),
    tags: createTagService({ ...parts, longWork: createLongWork(wish.jobs, 'batch') }),
    cleanUp: createCleanUpService({ ...parts, store: pairs, longWork: createLongWork(wish.jobs, 'batch') }),
    standardForms: createStandardFormService({
      ...parts,
      values: (entity, field) => fieldValues(store(), entity, field),
    }),
    merging: createMergeService({ ...parts, store: merges, longWork: createLongWork(wish.jobs, 'batch') }),
    splitting: createSplitService({ ...parts, store: merges }),
    duplicates,
    fillIn: createFillInService({ data, access, fileOf: (changeSet) => fileOfImport(store(), changeSet) }),
    leads: createLeadService({ ...parts, duplicates }),
    timeline: createTimelineService(parts),
    fieldHistory: createFieldHistoryService(parts),
    undo: createUndoService({ ...parts, longWork: createLongWork(wish.jobs, 'undo') }),
    exports: createExportService({ ...parts, writer: wish.writer, fileId }),
    pasting: createPastingService(parts),
    pages: createPrintService({ ...parts, officeName }),
    sample: createSampleService(parts),
    schemaEditor: createSchemaEditorService({ ...parts, desk }),
    store,
    definitions: () => getDefinitions(store()),
    users: async () => getTitles(store(), { user: await allUsers(store()) }),
    counts: async () => seenCounts(parts, actor, await countRecords(store())),
    sampleChangeSets: () => changeSetsInEffect(store(), 'sample'),
    check: () => checkDatabase(store()),
    indexed: async () => indexer?.settled(),
    backUp: (target, files) => backUp(database.path, target, files),
    async close() {
      clearTimeout(telling);
      await feed.stop();
      await following;
      await indexer?.stop();
      await database.close();
    },
  };
}

async function readSchema(database: Database): Promise<Schema> {
  return effectiveSchema(registry, await getDefinitions({ database }));
}

/** A new office has a name and somebody who works in it. */
async function fillNewOffice(store: Store, wish: OfficeWish): Promise<void> {
  await writeSettings(store, {
    office_name: wish.officeName ?? '',
    created_at: wish.clock.now(),
    file_id: randomUUID(),
  });
  await writeChangeSet(store, {
    requestId: randomUUID(),
    kind: 'system',
    userId: null,
    deskId: wish.deskId,
    at: wish.clock.now(),
    changes: [{ action: 'create', entity: 'user', values: { name: wish.userName ?? '', isActive: true } }],
  });
}

/** The file's own name; a file that has none yet is given one, and one that cannot be written goes by its place. */
async function fileIdOf(store: Store): Promise<string> {
  const known = await getSetting(store, 'file_id');
  // It becomes the name of a folder on this desk, and a file may come from anywhere.
  if (known !== null) return /^[a-zA-Z0-9-]{8,64}$/.test(known) ? known : digestOf(known);
  if (store.database.isReadOnly) return digestOf(store.database.path);
  const made = randomUUID();
  await writeSettings(store, { file_id: made });
  return made;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Also somebody in the recycle bin, when nobody else is left: a file must never lock its office out. */
async function findActor(store: Store, wish: OfficeWish): Promise<Actor> {
  const living = await allUsers(store);
  const ids = living.length > 0 ? living : await allUsers(store, 'deleted');
  const names = (await getTitles(store, { user: ids }))['user'] ?? {};
  const userId = wish.userName === undefined ? ids[0] : ids.find((id) => names[id] === wish.userName);
  if (userId === undefined) throw new DatabaseError('notFound', { entity: 'user' });
  return { userId, userName: names[userId] ?? '', deskId: wish.deskId };
}

/** The ids of everybody who works here, first one first. */
function allUsers(store: Store, state: 'live' | 'deleted' = 'live'): Promise<number[]> {
  const sort = [{ field: 'id', direction: 'ascending' as const }];
  return findIds(store, { entity: 'user', sort, state }, { today: '1970-01-01' });
}
