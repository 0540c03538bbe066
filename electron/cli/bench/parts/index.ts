import { customerSheet } from '../customerSheet';
import { exportRecords } from './exportRecords';
import { importSheet } from './importSheet';
import { insertCells } from './insertCells';
import { makeDemo } from './makeDemo';
import { readLists } from './readLists';
import { readSheet } from './readSheet';
import { saveRecords } from './saveRecords';
import { undoImport } from './undoImport';
import { writeCells } from './writeCells';

/** Every part of the bench, by name; each runs in a process of its own. */
export const parts = {
  exportRecords,
  importSheet,
  insertCells,
  makeDemo,
  makeSheet: (input: { readonly rows: number }) => customerSheet(input.rows),
  readLists,
  readSheet,
  saveRecords,
  undoImport,
  writeCells,
};
export type PartName = keyof typeof parts;
export type PartInput<Name extends PartName> = Parameters<(typeof parts)[Name]>[0];
export type PartResult<Name extends PartName> = Awaited<ReturnType<(typeof parts)[Name]>>;
