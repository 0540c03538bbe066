import { customerSheet } from '../customerSheet';
import { exportRecords } from './exportRecords';
import { importStages } from './importStages';
import { importSheet } from './importSheet';
import { insertCells } from './insertCells';
import { makeDemo } from './makeDemo';
import { makeVolume } from './makeVolume';
import { readLists } from './readLists';
import { readSheet } from './readSheet';
import { saveRecords } from './saveRecords';
import { saveWhileIndexing } from './saveWhileIndexing';
import { scanDuplicates } from './scanDuplicates';
import { undoImport } from './undoImport';
import { volumeFilters } from './volumeFilters';
import { volumePages } from './volumePages';
import { volumeRecords } from './volumeRecords';
import { volumeSearch } from './volumeSearch';
import { writeCells } from './writeCells';

/** Every part of the bench, by name; each runs in a process of its own. */
export const parts = {
  exportRecords,
  importSheet,
  importStages,
  insertCells,
  makeDemo,
  makeVolume,
  makeSheet: (input: { readonly rows: number }) => customerSheet(input.rows),
  readLists,
  readSheet,
  saveRecords,
  saveWhileIndexing,
  scanDuplicates,
  undoImport,
  volumeFilters,
  volumePages,
  volumeRecords,
  volumeSearch,
  writeCells,
};
export type PartName = keyof typeof parts;
export type PartInput<Name extends PartName> = Parameters<(typeof parts)[Name]>[0];
export type PartResult<Name extends PartName> = Awaited<ReturnType<(typeof parts)[Name]>>;
