import { open, rename, rm, stat } from 'node:fs/promises';
import { temporaryPathOf, type WrittenCell, type WrittenTable } from './protocol';
import type { TableFormat } from './tableFormat';
import { toWorkerFailure } from './workerFailure';
import { createCsv } from './writeCsv';

/** A table under its temporary name. */
export interface OpenTable {
  write(rows: readonly (readonly WrittenCell[])[]): Promise<void>;
  /** Gives the file its name and returns its bytes; where that fails, nothing of it is left. Throws `WorkerFailure`. */
  finish(): Promise<number>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

async function startFormat(
  path: string,
  format: 'xlsx' | 'csv' | 'csvGbk',
  table: WrittenTable,
): Promise<TableFormat> {
  if (format !== 'xlsx') return createCsv(path, table, format === 'csv' ? 'utf-8' : 'gb18030');
  const { createXlsx } = await import('./writeXlsx');
  return createXlsx(path, table);
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Begins a table beside its target, so that a crash, a full disk or a cancel never leaves half a file under the name
 * the user chose, and an older file of that name stays until the new one is whole. Throws `WorkerFailure`.
 */
export async function createTable(
  path: string,
  format: 'xlsx' | 'csv' | 'csvGbk',
  table: WrittenTable,
): Promise<OpenTable> {
  const temporary = temporaryPathOf(path);
  try {
    await rm(temporary, { force: true });
    // opened once here, so that a folder that cannot be written to is said at once and not by a stream later
    await (await open(temporary, 'wx')).close();
    const writer = await startFormat(temporary, format, table);
    const discard = async (): Promise<void> => {
      await writer.abandon();
      await rm(temporary, { force: true });
    };
    return {
      write: (rows) => writer.write(rows),
      async finish() {
        try {
          await writer.finish();
          await flush(temporary);
          const { size } = await stat(temporary);
          await rename(temporary, path);
          return size;
        } catch (error) {
          await discard();
          throw toWorkerFailure(error, 'writing');
        }
      },
      discard,
    };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw toWorkerFailure(error, 'writing');
  }
}
