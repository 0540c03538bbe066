import { join } from 'node:path';
import { createImportService, type ImportService } from '../../electron/services/imports/importService';
import { officeImportRuns } from '../../electron/services/imports/importRuns';
import { officeImportStore } from '../../electron/services/imports/officeImportStore';
import { createJobRegistry, type JobRegistry } from '../../electron/services/jobs/jobRegistry';
import type { Clock, SpreadsheetReader, SpreadsheetWriter } from '../../electron/services/ports';
import { toFailure } from '../../electron/handlers/toFailure';
import type { Actor } from '../../electron/services/access/actor';
import { writeChangeSet } from '../../db/changes/writeChangeSet';
import type { Store } from '../../db/store';

/** An import service over a real office file, with a user who answers every question with yes. */
export interface ImportDesk {
  readonly imports: ImportService;
  readonly jobs: JobRegistry;
  readonly actor: Actor;
  /** Where the workbook of rejected rows is saved. */
  readonly savedTo: string;
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
  spreadsheets: { readonly reader: SpreadsheetReader; readonly writer?: SpreadsheetWriter },
): ImportDesk {
  const savedTo = join(folder, 'rejects.xlsx');
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
    schema: () => store.schema,
    isReadOnly: () => false,
    clock: testClock,
    jobs,
    dialogs: {
      choose: () => Promise.resolve(null),
      save: () => Promise.resolve({ path: savedTo, name: 'rejects.xlsx' }),
    },
    tickets: {
      fileOf: (ticket) => Promise.resolve({ path: ticket, name: 'sheet.xlsx' }),
      ticketFor: () => Promise.resolve('ticket-of-a-file'),
      show: () => Promise.resolve(),
    },
    desk: { read: () => Promise.resolve({ language: 'zh' } as never) },
    pause: () => Promise.resolve(),
  });
  return {
    imports,
    jobs,
    actor,
    savedTo,
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
