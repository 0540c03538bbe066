import type { DatabaseReport } from '../../db/check/checkDatabase';
import type { Store } from '../../db/store';
import type { Events } from '../api/events';
import type { Access } from '../services/access/access';
import type { ExportService } from '../services/exports/exportService';
import type { PrintService } from '../services/printing/printService';
import type { RecordService } from '../services/records/recordService';
import type { SearchService } from '../services/search/searchService';
import type { TimelineService } from '../services/timeline/timelineService';
import type { OpenedOffice } from '../services/workspace/openedOffice';

/** An open office: its file, who works in it here, and everything that can be done with it. */
export interface Office extends OpenedOffice {
  readonly access: Access;
  readonly records: RecordService;
  readonly search: SearchService;
  readonly timeline: TimelineService;
  readonly exports: ExportService;
  readonly pages: PrintService;
  /** The store itself, for services that are put together elsewhere; its schema follows the office's own fields. */
  store(): Store;
  check(): Promise<DatabaseReport>;
  /** Resolves when all that was written is in the search index; a command line ends only then. */
  indexed(): Promise<void>;
}

/** Who hears of changes in an open office, from whichever desk, until it is closed. */
export interface OfficeListeners {
  changed(change: Events['records.changed']): void;
  /** The office changed its own fields. */
  schemaChanged(revision: number): void;
}
