import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { forkWorker } from '../../electron/application/forkedWorker';
import { createSpreadsheets } from '../../electron/application/spreadsheets';
import type { Patience, WorkerConnection } from '../../electron/application/workerCall';
import type { SpreadsheetReader, SpreadsheetWriter } from '../../electron/services/ports';

const workerFile = fileURLToPath(new URL('../../electron/workers/index.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts the real worker from its source in a process of its own; with `nodeArguments` besides. */
export function startForkedWorker(nodeArguments: readonly string[] = []): WorkerConnection {
  return forkWorker(workerFile, ['--import', loader, ...nodeArguments]);
}

/** Reads and writes spreadsheets through real worker processes. */
export function forkedSpreadsheets(patience?: Patience): SpreadsheetReader & SpreadsheetWriter {
  return createSpreadsheets({
    startWorker: () => startForkedWorker(),
    ...(patience === undefined ? {} : { patience }),
  });
}
