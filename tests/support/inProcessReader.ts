import { openWorkbook } from '../../electron/workers/openWorkbook';
import { inBatches } from '../../electron/workers/openedWorkbook';
import { rowsPerBatch } from '../../electron/workers/protocol';
import { toWorkerFailure } from '../../electron/workers/workerFailure';
import { SpreadsheetFailure, type SpreadsheetReader } from '../../electron/services/ports';

/** The worker's own readers without a process around them: quick, for tests of what is made of the rows. */
export function inProcessReader(): SpreadsheetReader {
  return {
    async open(path, options) {
      try {
        const { summary, rows } = await openWorkbook(path, options);
        return {
          summary,
          rows: (sheet) => inBatches(rows(sheet), rowsPerBatch),
          close: () => Promise.resolve(),
        };
      } catch (thrown) {
        const failure = toWorkerFailure(thrown, 'reading');
        throw new SpreadsheetFailure(failure.code, failure.detail);
      }
    },
  };
}
