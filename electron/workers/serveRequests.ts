import type { RawRow } from '../../db/schema/cell';
import type { Channel } from './openChannel';
import { inBatches } from './openedWorkbook';
import { openWorkbook, type WorkbookOfFile } from './openWorkbook';
import type { WorkerAnswer, WorkerRequest } from './protocol';
import { createTable, type OpenTable } from './tableWriter';
import { toWorkerFailure, WorkerFailure } from './workerFailure';

type Job = Exclude<WorkerRequest, { do: 'stopReading' }>;

const jobsOfWriting: ReadonlySet<WorkerRequest['do']> = new Set(['create', 'write', 'finish', 'discard']);

/** The requests of one parent, carried out one after the other. */
export interface Service {
  /** Removes an unfinished table; for the end of the process. */
  dispose(): Promise<void>;
}

/** Answers the requests of a channel after protocol.ts; every mistake becomes `failed`, none is thrown. */
export function serveRequests(channel: Channel): Service {
  let workbook: WorkbookOfFile | null = null;
  let reading: AsyncGenerator<readonly RawRow[]> | null = null;
  let table: OpenTable | null = null;

  async function stopReading(): Promise<void> {
    const stopped = reading;
    reading = null;
    await stopped?.return(undefined);
  }

  async function nextRows(): Promise<WorkerAnswer> {
    if (reading === null) return { is: 'readToEnd' };
    const next: IteratorResult<readonly RawRow[], unknown> = await reading.next();
    if (next.done !== true) return { is: 'rows', rows: next.value };
    reading = null;
    return { is: 'readToEnd' };
  }

  async function discard(): Promise<void> {
    const discarded = table;
    table = null;
    await discarded?.discard();
  }

  function openTable(): OpenTable {
    if (table === null) throw new WorkerFailure('notWritable', 'no table was created');
    return table;
  }

  async function carryOut(job: Job): Promise<WorkerAnswer> {
    switch (job.do) {
      case 'open':
        await stopReading();
        workbook = null;
        workbook = await openWorkbook(job.path, job.options);
        return { is: 'opened', workbook: workbook.summary };
      case 'read':
        await stopReading();
        if (workbook === null) throw new WorkerFailure('sheetMissing', 'no workbook is open');
        reading = inBatches(workbook.rows(job.sheet), Math.max(1, job.batchRows));
        return nextRows();
      case 'more':
        return nextRows();
      case 'create':
        await discard();
        table = await createTable(job.path, job.format, job.table);
        return { is: 'created' };
      case 'write':
        await openTable().write(job.rows);
        return { is: 'written' };
      case 'finish': {
        const byteLength = await openTable().finish();
        table = null;
        return { is: 'finished', byteLength };
      }
      case 'discard':
        await discard();
        return { is: 'discarded' };
    }
  }

  async function answer(request: WorkerRequest): Promise<void> {
    if (request.do === 'stopReading') return stopReading();
    const activity = jobsOfWriting.has(request.do) ? 'writing' : 'reading';
    try {
      channel.send(await carryOut(request));
    } catch (error) {
      const failure = toWorkerFailure(error, activity);
      if (activity === 'reading') reading = null;
      else await discard();
      channel.send({ is: 'failed', code: failure.code, detail: failure.detail });
    }
  }

  let queue = Promise.resolve();
  channel.listen((request) => {
    queue = queue.then(() => answer(request));
  });
  return { dispose: discard };
}
