import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createImportService, type ImportService } from '../services/imports/importService';
import { officeImportRuns } from '../services/imports/importRuns';
import { officeImportStore } from '../services/imports/officeImportStore';
import type { JobRegistry } from '../services/jobs/jobRegistry';
import type {
  Clock,
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
    readonly desk: DeskSettings;
  },
): ImportService {
  const { spreadsheets, clock, jobs, dialogs, tickets, desk } = parts;
  return createImportService({
    reader: spreadsheets,
    writer: spreadsheets,
    store: officeImportStore(
      () => office.store(),
      (changes) => office.data.write(changes),
    ),
    runs: officeImportRuns(() => office.store()),
    schema: () => office.data.schema(),
    isReadOnly: () => office.data.isReadOnly,
    clock,
    jobs,
    dialogs,
    tickets,
    desk,
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
    async backUp() {
      const { backUps } = await desk.folders();
      await mkdir(backUps, { recursive: true });
      const stamp = clock.now().replace(/[-:]/g, '').replace(/\..*/, '');
      await office.backUp(join(backUps, `${basename(office.path, '.kydb')}.before-import.${stamp}.kydb`));
    },
  });
}
