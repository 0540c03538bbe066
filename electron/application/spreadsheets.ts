import { rm } from 'node:fs/promises';
import type { RawRow } from '../../db/schema/cell';
import {
  SpreadsheetFailure,
  type OpenWorkbook,
  type SpreadsheetReader,
  type SpreadsheetWriter,
  type TableBeingWritten,
} from '../services/ports';
import { rowsPerBatch, temporaryPathOf, type SheetSummary, type WorkerAnswer } from '../workers/protocol';
import { createWorkerCall, type Patience, type WorkerCall, type WorkerConnection } from './workerCall';

/** What spreadsheets are read and written with: a fresh worker process per job. */
export interface SpreadsheetsParts {
  startWorker(): Promise<WorkerConnection> | WorkerConnection;
  /** `usualPatience` but in tests. */
  readonly patience?: Patience;
}

/** A minute without an answer is a file that will never be read; two seconds is what a person waits for a stop. */
const usualPatience: Patience = { stallMilliseconds: 60_000, stopMilliseconds: 2_000 };

function unexpected(answer: WorkerAnswer): SpreadsheetFailure {
  return new SpreadsheetFailure('workerGone', `unexpected answer ${answer.is}`);
}

async function* rowsOf(
  call: WorkerCall,
  sheet: Pick<SheetSummary, 'index' | 'name'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly RawRow[]> {
  const cancel = { signal, stop: { do: 'stopReading' } } as const;
  let next = call.ask({ do: 'read', sheet: sheet.index, batchRows: rowsPerBatch }, cancel);
  let isOver = false;
  let row = 0;
  try {
    for (;;) {
      const answer = await next;
      if (answer.is === 'readToEnd') isOver = true;
      if (answer.is === 'readToEnd') return;
      if (answer.is !== 'rows') throw unexpected(answer);
      // the worker reads the next batch while the caller uses this one; never more than one ahead
      next = call.ask({ do: 'more' }, cancel);
      next.catch(() => undefined);
      row = answer.rows.at(-1)?.row ?? row;
      yield answer.rows;
    }
  } catch (error) {
    isOver = true;
    if (!(error instanceof SpreadsheetFailure)) throw error;
    throw new SpreadsheetFailure(error.code, error.detail, { sheet: sheet.name, row });
  } finally {
    if (!isOver) {
      await next.catch(() => undefined);
      call.tell({ do: 'stopReading' });
    }
  }
}

function tableOf(call: WorkerCall, path: string, signal: AbortSignal | undefined): TableBeingWritten {
  const cancel = { signal, stop: { do: 'discard' } } as const;
  let isOver = false;
  async function discard(): Promise<void> {
    if (isOver) return;
    isOver = true;
    // a worker that is gone or does not answer cannot remove its file
    await call.ask({ do: 'discard' }).catch(() => undefined);
    await call.end();
    await rm(temporaryPathOf(path), { force: true });
  }
  const run = async (work: () => Promise<WorkerAnswer>): Promise<WorkerAnswer> => {
    if (isOver)
      throw new SpreadsheetFailure(signal?.aborted === true ? 'cancelled' : 'workerGone', 'table is closed');
    try {
      return await work();
    } catch (error) {
      await discard();
      throw error;
    }
  };
  signal?.addEventListener('abort', () => void discard().catch(() => undefined), { once: true });
  return {
    async write(rows) {
      await run(() => call.ask({ do: 'write', rows }, cancel));
    },
    async finish() {
      const answer = await run(() => call.ask({ do: 'finish' }));
      isOver = true;
      await call.end();
      if (answer.is !== 'finished') throw unexpected(answer);
      return { byteLength: answer.byteLength };
    },
    discard,
  };
}

/**
 * Reads and writes spreadsheets in a process of their own per job. A worker that ends by itself gives `workerGone`, one
 * that is silent for a minute `tooSlow`; an aborted signal gives `cancelled` at once and ends the work within two seconds.
 */
export function createSpreadsheets(parts: SpreadsheetsParts): SpreadsheetReader & SpreadsheetWriter {
  const patience = parts.patience ?? usualPatience;
  async function start(signal: AbortSignal | undefined): Promise<WorkerCall> {
    if (signal?.aborted === true) throw new SpreadsheetFailure('cancelled', 'before the start');
    try {
      return createWorkerCall(await parts.startWorker(), patience);
    } catch (error) {
      throw new SpreadsheetFailure('workerGone', error instanceof Error ? error.message : String(error));
    }
  }
  return {
    async open(path, options, signal): Promise<OpenWorkbook> {
      const call = await start(signal);
      try {
        const cancel = { signal, stop: { do: 'stopReading' } } as const;
        const answer = await call.ask({ do: 'open', path, options }, cancel);
        if (answer.is !== 'opened') throw unexpected(answer);
        return {
          summary: answer.workbook,
          rows: (index, rowsSignal) =>
            rowsOf(call, answer.workbook.sheets[index] ?? { index, name: null }, rowsSignal),
          close: () => call.end(),
        };
      } catch (error) {
        await call.end();
        throw error;
      }
    },
    async create(path, format, table, signal): Promise<TableBeingWritten> {
      const call = await start(signal);
      try {
        const cancel = { signal, stop: { do: 'discard' } } as const;
        const answer = await call.ask({ do: 'create', path, format, table }, cancel);
        if (answer.is !== 'created') throw unexpected(answer);
        return tableOf(call, path, signal);
      } catch (error) {
        await call.end();
        await rm(temporaryPathOf(path), { force: true }).catch(() => undefined);
        throw error;
      }
    },
  };
}
