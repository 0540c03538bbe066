import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forkWorker } from '../application/forkedWorker';
import { startHostWorker } from '../application/hostWorker';
import { linkOfProcess } from '../application/processLink';
import { createSpreadsheets } from '../application/spreadsheets';
import type { SpreadsheetReader, SpreadsheetWriter } from '../services/ports';

/**
 * Spreadsheets in a process of their own: a child of this one in plain Node, one that main starts in the packaged
 * program, where a child of Node's own is forbidden.
 */
export function spreadsheetsOfProcess(): SpreadsheetReader & SpreadsheetWriter {
  const outside = linkOfProcess();
  return createSpreadsheets({
    startWorker: () => (outside ? startHostWorker(outside.link) : forkWorker(...workerEntry())),
  });
}

/** The built worker beside the built command line, or its source when the command line runs from source. */
function workerEntry(): [path: string, nodeArguments: string[]] {
  const built = fileURLToPath(new URL('../worker/index.js', import.meta.url));
  if (existsSync(built)) return [built, []];
  return [fileURLToPath(new URL('../workers/index.ts', import.meta.url)), ['--import', 'tsx']];
}
