// Written by `npm run db:migration`; a landed step is never edited, only new ones are added.
import { createPlatform } from './0001_create_platform';
import { createRecords } from './0002_create_records';
import type { Migration } from './migration';

/** Every step of the tables, in order. */
export const migrations: readonly Migration[] = [createPlatform, createRecords];
