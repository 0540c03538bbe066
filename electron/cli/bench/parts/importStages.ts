import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { withBenchOffice, type BenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';

/** What each step of an import costs, as a person goes through them in the window. */
export interface StageCosts {
  /** From the file to the first page with its columns brought to fields. */
  readonly open: Cost;
  /** Every row read and checked, nothing written. */
  readonly rehearse: Cost;
  readonly commit: Cost;
  readonly undo: Cost;
  /** Accounts, contacts and positions after the undo. */
  readonly left: number;
  /** Seconds by the clock from the wish to stop an import that is writing until it has stopped. */
  readonly cancel: number;
}

/** How long an import writes before it is stopped. */
const millisecondsOfWriting = 1500;

/** Opens, rehearses, writes and takes back one sheet in a new office; then begins once more and stops. */
export function importStages(input: { readonly sheet: string; readonly db: string }): Promise<StageCosts> {
  return withBenchOffice(input.db, 'create', async (bench) => {
    const { office, imports, actor } = bench;
    const opened = await costOf(() => imports.openFile(input.sheet, basename(input.sheet), {}));
    const session = opened.value.id;
    const rehearse = await costOf(async () => {
      const { job } = await imports.rehearse(actor, { session, onDuplicate: 'fill' });
      await ended(bench, job);
    });
    const commit = await costOf(async () => {
      const { job } = await imports.commit(actor, { session, requestId: randomUUID() });
      await ended(bench, job);
    });
    await imports.close(actor, { session });
    const undone = await costOf(() => office.undo.last(actor, randomUUID()));
    const counts = await office.counts();
    const left = ['account', 'contact', 'accountContact'].reduce((sum, name) => sum + (counts[name] ?? 0), 0);
    const cancel = await stopped(bench, input.sheet);
    return {
      open: opened.cost,
      rehearse: rehearse.cost,
      commit: commit.cost,
      undo: undone.cost,
      left,
      cancel,
    };
  });
}

async function stopped({ imports, jobs, actor }: BenchOffice, sheet: string): Promise<number> {
  const { id: session } = await imports.openFile(sheet, basename(sheet), {});
  const wish = { session, requestId: randomUUID(), onDuplicate: 'fill' } as const;
  const { job } = await imports.importAtOnce(actor, wish);
  await new Promise((resolve) => setTimeout(resolve, millisecondsOfWriting));
  const since = performance.now();
  jobs.cancel(job);
  await jobs.ended(job);
  return (performance.now() - since) / 1000;
}

async function ended({ jobs }: BenchOffice, job: string): Promise<void> {
  const { failure, state } = await jobs.ended(job);
  if (state !== 'done') throw new Error(`the import ended ${state}: ${failure?.code ?? ''}`);
}
