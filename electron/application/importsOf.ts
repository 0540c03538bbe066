import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createImportService, type ImportService } from '../services/imports/importService';
import type { ImportFiles } from '../services/imports/opening/importFiles';
import { officeImportRuns } from '../services/imports/writing/importRuns';
import { officeLearnedValues } from '../services/imports/checking/learnedValues';
import { officeImportStore } from '../services/imports/officeImportStore';
import { draftsIn } from '../services/imports/opening/draftMemory';
import { spaceOf } from '../services/memory/memoryService';
import type { JobRegistry } from '../services/jobs/jobRegistry';
import type {
  Clipboard,
  Clock,
  DeskMemory,
  DeskSettings,
  Dialogs,
  SpreadsheetReader,
  SpreadsheetWriter,
  Tickets,
} from '../services/ports';
import type { Office } from './office';

/** Between two batches other desks, and the window's own reads, get their turn (measured, docs/adr). */
const pauseMs = 2;

/** The imports of an open office. */
export function importsOf(
  office: Office,
  parts: {
    readonly spreadsheets: SpreadsheetReader & SpreadsheetWriter;
    readonly clock: Clock;
    readonly jobs: JobRegistry;
    readonly dialogs: Dialogs;
    readonly tickets: Tickets;
    readonly clipboard: Clipboard;
    readonly desk: DeskSettings;
    readonly files: ImportFiles;
    /** Where imports that were begun are kept; without it none is. */
    readonly memory?: DeskMemory;
  },
): ImportService {
  const { spreadsheets, clock, jobs, dialogs, tickets, clipboard, desk, files } = parts;
  return createImportService({
    reader: spreadsheets,
    writer: spreadsheets,
    store: officeImportStore(
      () => office.store(),
      (changes) => office.data.write(changes),
    ),
    runs: officeImportRuns(() => office.store()),
    learned: officeLearnedValues(() => office.store()),
    schema: () => office.data.schema(),
    access: office.access,
    tellApart: (actor, pairs) => office.cleanUp.tellApart(actor, 'account', pairs),
    ...(parts.memory ? { drafts: draftsIn(parts.memory, spaceOf(office.fileId, office.actor)) } : {}),
    isReadOnly: () => office.data.isReadOnly,
    files,
    clock,
    jobs,
    dialogs,
    tickets,
    clipboard,
    desk,
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
    async backUp() {
      const { backUps } = await desk.folders();
      await mkdir(backUps, { recursive: true });
      const stamp = clock.now().replace(/[-:]/g, '').replace(/\..*/, '');
      const name = `${basename(office.path, '.kydb')}.before-import.${stamp}.kydb`;
      // An import touches no file of a record.
      await office.backUp(join(backUps, name), 'withoutFiles');
    },
  });
}
