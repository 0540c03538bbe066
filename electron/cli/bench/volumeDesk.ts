import { randomUUID } from 'node:crypto';
import type { Bound } from '../../../db/connection/statements';
import type { Filter, SortKey } from '../../../db/schema/listQuery';
import { recordHandlers } from '../../handlers/records';
import { searchHandlers } from '../../handlers/search';
import { timelineHandlers } from '../../handlers/timeline';
import { withBenchOffice, type BenchOffice } from './benchOffice';

/** The large office, asked as its windows ask. */
export interface VolumeDesk {
  readonly bench: BenchOffice;
  readonly accounts: number;
  /** A page of accounts as the list asks for it. */
  list(query: {
    readonly filter?: Filter;
    readonly sort?: readonly SortKey[];
    readonly search?: string;
    readonly offset?: number;
  }): Promise<{ readonly total: number }>;
  readonly records: ReturnType<typeof recordHandlers>;
  readonly search: ReturnType<typeof searchHandlers>;
  readonly timeline: ReturnType<typeof timelineHandlers>;
  /** Bare SQL on the connection lists are read on. */
  sql(text: string, values?: readonly Bound[]): Promise<unknown[]>;
  /** Somebody saves an account: whatever was kept of lists before is no longer to be trusted. */
  save(turn: number): Promise<unknown>;
}

/** Rows of a page, as the grid of the window asks for them. */
export const pageRows = 100;

/** Opens the large office for one part. */
export function withVolume<T>(db: string, work: (desk: VolumeDesk) => Promise<T>): Promise<T> {
  return withBenchOffice(db, 'open', async (bench) => {
    const { office, actor } = bench;
    const records = recordHandlers(() => office.records);
    const { account: accounts = 0 } = await office.counts();
    return work({
      bench,
      accounts,
      records,
      search: searchHandlers(() => office.search),
      timeline: timelineHandlers(() => office.timeline),
      list: async ({ offset = 0, ...query }) =>
        records['records.list'](actor, { query: { entity: 'account', offset, limit: pageRows, ...query } }),
      sql: (text, values) => office.store().database.query(text, values),
      async save(turn) {
        const id = accounts - (turn % 1000);
        const { record } = await office.records.get(actor, 'account', id);
        await records['records.save'](actor, {
          requestId: randomUUID(),
          entity: 'account',
          id,
          rowVersion: record.rowVersion,
          changes: { bankAccount: `6222 ${turn} ${record.rowVersion}` },
        });
      },
    });
  });
}
