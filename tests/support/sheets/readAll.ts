import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawCell, RawRow } from '../../../db/schema/cell';
import { openWorkbook } from '../../../electron/workers/openWorkbook';
import type { OpenOptions, WorkbookSummary } from '../../../electron/workers/protocol';

/** A workbook read to its end. */
export interface ReadWorkbook {
  readonly summary: WorkbookSummary;
  readonly sheets: readonly (readonly RawRow[])[];
}

/** Runs `use` with a folder that is removed afterwards. */
export async function inTemporaryFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'keyuan-sheets-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads every row of every sheet of a file. */
export async function readFileWhole(path: string, options: OpenOptions): Promise<ReadWorkbook> {
  const { summary, rows } = await openWorkbook(path, options);
  const sheets: RawRow[][] = [];
  for (const { index } of summary.sheets) {
    const all: RawRow[] = [];
    for await (const piece of rows(index)) all.push(...piece);
    sheets.push(all);
  }
  return { summary, sheets };
}

/** Writes the bytes to a file whose name says nothing and reads it whole. */
export async function readBytes(bytes: Buffer | string, options: OpenOptions = {}): Promise<ReadWorkbook> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, 'file.dat');
    await writeFile(path, bytes);
    return readFileWhole(path, options);
  });
}

/** The rows of the first sheet, by their number. */
export function cellsByRow(workbook: ReadWorkbook): Record<number, readonly RawCell[]> {
  return Object.fromEntries((workbook.sheets[0] ?? []).map(({ row, cells }) => [row, cells]));
}

/** The code a file is refused with; `opened` when it is not. */
export async function refusalOf(bytes: Buffer | string, options: OpenOptions = {}): Promise<string> {
  try {
    await readBytes(bytes, options);
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
