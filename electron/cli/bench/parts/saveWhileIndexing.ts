import { randomUUID } from 'node:crypto';
import { indexAll } from '../../../../db/search/indexPending';
import { recordHandlers } from '../../../handlers/records';
import { timingOf, type Timing } from '../timings';
import { withBenchOffice } from '../benchOffice';

/** Saves while the keeper builds the index, and how fast it goes on meanwhile and alone. */
export interface IndexingTimes {
  readonly save: Timing;
  /** Documents a second while somebody saves without a pause, and when nobody does. */
  readonly beside: number;
  readonly alone: number;
}

/** How long somebody saves while the index is built. */
const savingMilliseconds = 5_000;

/** A fresh sample office, not indexed: first somebody saves one record after the other, then nobody does. */
export function saveWhileIndexing(input: {
  readonly db: string;
  readonly accounts: number;
}): Promise<IndexingTimes> {
  return withBenchOffice(input.db, 'create', async ({ office, actor }) => {
    await office.sample.make(
      actor,
      { accounts: input.accounts, seed: 1, today: '2026-11-22' },
      () => undefined,
    );
    const save = recordHandlers(() => office.records)['records.save'];
    const stop = new AbortController();
    const started = performance.now();
    const indexing = indexAll(office.store(), stop.signal);
    const times: number[] = [];
    for (let turn = 0; performance.now() - started < savingMilliseconds; turn += 1) {
      const id = 1 + (turn % input.accounts);
      const { record } = await office.records.get(actor, 'account', id);
      const begun = performance.now();
      await save(actor, {
        requestId: randomUUID(),
        entity: 'account',
        id,
        rowVersion: record.rowVersion,
        changes: { remark: `第 ${turn} 次` },
      });
      times.push(performance.now() - begun);
    }
    stop.abort();
    const beside = ((await indexing) / (performance.now() - started)) * 1000;
    const begun = performance.now();
    const alone = ((await indexAll(office.store())) / (performance.now() - begun)) * 1000;
    return { save: timingOf(times), beside, alone };
  });
}
