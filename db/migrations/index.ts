// Written by `npm run db:migration`; a landed step is never edited, only new ones are added.
import { createPlatform } from './0001_create_platform';
import { createRecords } from './0002_create_records';
import { createWindow } from './0003_create_window';
import { indexLists } from './0004_index_lists';
import { logDefinitions } from './0005_log_definitions';
import { joinDuplicates } from './0006_join_duplicates';
import { continueWork } from './0007_continue_work';
import { learnHeadings } from './0008_learn_headings';
import { learnValues } from './0009_learn_values';
import { addLeads } from './0010_add_leads';
import { fillCompanies } from './0011_fill_companies';
import { addDeliveries } from './0012_add_deliveries';
import type { Migration } from './migration';

/** Every step of the tables, in order. */
export const migrations: readonly Migration[] = [
  createPlatform,
  createRecords,
  createWindow,
  indexLists,
  logDefinitions,
  joinDuplicates,
  continueWork,
  learnHeadings,
  learnValues,
  addLeads,
  fillCompanies,
  addDeliveries,
];
