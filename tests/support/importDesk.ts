import { join } from 'node:path';
import type { DraftMemory } from '../../electron/services/imports/opening/draftMemory';
import { createImportService, type ImportService } from '../../electron/services/imports/importService';
import { noImportFiles } from '../../electron/services/imports/opening/importFiles';
import { officeImportRuns } from '../../electron/services/imports/writing/importRuns';
import { officeLearnedValues } from '../../electron/services/imports/checking/learnedValues';
import { officeImportStore } from '../../electron/services/imports/officeImportStore';
import { createJobRegistry, type JobRegistry } from '../../electron/services/jobs/jobRegistry';
import type { Clock, SpreadsheetReader, SpreadsheetWriter } from '../../electron/services/ports';
import { toFailure } from '../../electron/handlers/toFailure';
import { createAccess } from '../../electron/services/access/access';
import type { Actor } from '../../electron/services/access/actor';
import { writeChangeSet } from '../../db/changes/writeChangeSet';
import type { Store } from '../../db/store';

/** An import service over a real office file, with a user who answers every question with yes. */
export interface ImportDesk {
  readonly imports: ImportService;
  readonly jobs: JobRegistry;
  readonly actor: Actor;
  /** What the clipboard holds; replaced by tests that paste. */
  readonly clipboard: { content: { html: string; text: string } };
  /** Where the workbook of rejected rows is saved. */
  readonly savedTo: string;
  /** Accounts that were told apart, the new one first. */
  readonly toldApart: readonly (readonly (readonly [number, number])[])[];
  /** Opens, rehearses and commits a file as the wizard does when nothing is changed. */
  importFile(
    path: string,
    onDuplicate?: 'skip' | 'fill' | 'update' | 'create',
  ): Promise<Awaited<ReturnType<ImportService['run']>>>;
}

/** The clock of tests: a day long after every sheet. */
export const testClock: Clock = { now: () => '2026-11-22T02:00:00.000Z', today: () => '2026-11-22' };

/** Makes the desk. */
export function createImportDesk(
  store: Store,
  folder: string,
  spreadsheets: {
    readonly reader: SpreadsheetReader;
    readonly writer?: SpreadsheetWriter;
    /** Where imports that were begun are kept; without it none is. */
    readonly drafts?: DraftMemory;
  },
): ImportDesk {
  const savedTo = join(folder, 'rejects.xlsx');
  const toldApart: (readonly (readonly [number, number])[])[] = [];
  const clipboard = { content: { html: '', text: '' } };
  const jobs = createJobRegistry({
    clock: testClock,
    toFailure: (thrown) => toFailure(thrown, () => undefined),
    tell: () => undefined,
  });
  const actor: Actor = { userId: null, userName: '王芳', deskId: 'desk' };
  const writer: SpreadsheetWriter = spreadsheets.writer ?? {
    create: () => Promise.reject(new Error('no writer')),
  };
  const imports = createImportService({
    reader: spreadsheets.reader,
    writer,
    store: officeImportStore(
      () => store,
      (changes) => writeChangeSet(store, changes),
    ),
    runs: officeImportRuns(() => store),
    learned: officeLearnedValues(() => store),
    schema: () => store.schema,
    drafts: spreadsheets.drafts,
    tellApart: (_actor, pairs) => {
      toldApart.push(pairs);
      return Promise.resolve();
    },
    access: createAccess({ schema: () => store.schema, isReadOnly: false }),
    isReadOnly: () => false,
    files: noImportFiles,
    clock: testClock,
    jobs,
    dialogs: {
      choose: () => Promise.resolve(null),
      save: () => Promise.resolve({ path: savedTo, name: 'rejects.xlsx' }),
    },
    tickets: {
      fileOf: (ticket) => Promise.resolve({ path: ticket, name: 'sheet.xlsx' }),
      ticketFor: (path) => Promise.resolve(path),
      show: () => Promise.resolve(),
    },
    clipboard: { read: () => Promise.resolve(clipboard.content) },
    desk: { read: () => Promise.resolve({ language: 'zh' } as never) },
    pause: () => Promise.resolve(),
  });
  return {
    imports,
    jobs,
    actor,
    clipboard,
    savedTo,
    toldApart,
    async importFile(path, onDuplicate = 'fill') {
      const session = await imports.openFile(path, path.split('/').at(-1) ?? path, {});
      const rehearsal = await imports.rehearse(actor, { session: session.id, onDuplicate });
      const rehearsed = await jobs.ended(rehearsal.job);
      if (rehearsed.state !== 'done')
        throw new Error(`rehearsal ${rehearsed.state} ${JSON.stringify(rehearsed.failure)}`);
      const commit = await imports.commit(actor, { session: session.id, requestId: crypto.randomUUID() });
      const committed = await jobs.ended(commit.job);
      if (committed.state !== 'done')
        throw new Error(`commit ${committed.state} ${JSON.stringify(committed.failure)}`);
      return await imports.run(actor, { run: commit.run });
    },
  };
}
