import type { DatabaseReport } from '../../db/check/checkDatabase';
import type { Store } from '../../db/store';
import type { Events } from '../api/events';
import type { Preferences } from '../api/preferences';
import type { Access } from '../services/access/access';
import type { StandardFormService } from '../services/cleanUp/standardFormService';
import type { CleanUpService } from '../services/duplicates/cleanUpService';
import type { FillInService } from '../services/fillIn/fillInService';
import type { DuplicateService } from '../services/duplicates/duplicateService';
import type { ExportService } from '../services/exports/exportService';
import type { ListService } from '../services/lists/listService';
import type { MergeService } from '../services/merging/mergeService';
import type { SplitService } from '../services/merging/splitService';
import type { PastingService } from '../services/pasting/pastingService';
import type { PreferenceService } from '../services/preferences/preferenceService';
import type { PrintService } from '../services/printing/printService';
import type { QualityService } from '../services/quality/qualityService';
import type { RecordService } from '../services/records/recordService';
import type { LeadService } from '../services/leads/leadService';
import type { ReminderService } from '../services/reminders/reminderService';
import type { SchemaEditorService } from '../services/schemaEditor/schemaEditorService';
import type { SearchService } from '../services/search/searchService';
import type { TagService } from '../services/tags/tagService';
import type { FieldHistoryService } from '../services/timeline/fieldHistory';
import type { TimelineService } from '../services/timeline/timelineService';
import type { ViewService } from '../services/views/viewService';
import type { OpenedOffice } from '../services/workspace/openedOffice';

/** An open office: its file, who works in it here, and everything that can be done with it. */
export interface Office extends OpenedOffice {
  /** The file's own name for itself, the same wherever the file lies. */
  readonly fileId: string;
  readonly access: Access;
  readonly records: RecordService;
  readonly lists: ListService;
  readonly views: ViewService;
  readonly preferences: PreferenceService;
  readonly reminders: ReminderService;
  readonly leads: LeadService;
  readonly quality: QualityService;
  readonly search: SearchService;
  readonly tags: TagService;
  readonly duplicates: DuplicateService;
  readonly cleanUp: CleanUpService;
  readonly fillIn: FillInService;
  readonly standardForms: StandardFormService;
  readonly merging: MergeService;
  readonly splitting: SplitService;
  readonly timeline: TimelineService;
  readonly fieldHistory: FieldHistoryService;
  readonly exports: ExportService;
  readonly pasting: PastingService;
  readonly pages: PrintService;
  readonly schemaEditor: SchemaEditorService;
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
  /** Whoever works here changed what they prefer, in one of this desk's windows. */
  preferencesChanged?(preferences: Preferences): void;
}
