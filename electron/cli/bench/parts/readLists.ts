import { recordHandlers } from '../../../handlers/records';
import { searchHandlers } from '../../../handlers/search';
import { createRandom } from '../../../services/sample/random';
import { withBenchOffice } from '../benchOffice';
import { percentile } from '../measure';

/** p95 in milliseconds: as the window asks, and the least SQL that answers the same question. */
export interface ReadTimes {
  readonly page: { readonly p95: number; readonly bare: number };
  readonly search: { readonly p95: number; readonly bare: number };
}

const pageRows = 100;
const sought = [
  '华盛',
  '杭州启明',
  'hs',
  'dongfang',
  '1386',
  '0571',
  '王伟',
  'KH0004',
  '机电设备',
  '苏州 建材',
];

/** Pages anywhere in the list of accounts, by name, and searches of every sort. */
export function readLists(input: { readonly db: string; readonly times: number }): Promise<ReadTimes> {
  return withBenchOffice(input.db, 'open', async ({ office, actor }) => {
    const { database } = office.store();
    const random = createRandom(7);
    const { account: accounts = 0 } = await office.counts();
    const list = recordHandlers(() => office.records)['records.list'];
    const find = searchHandlers(() => office.search)['search.find'];
    const times = {
      page: [] as number[],
      pageBare: [] as number[],
      find: [] as number[],
      findBare: [] as number[],
    };
    for (let turn = 0; turn < input.times; turn += 1) {
      const offset = random.between(0, accounts - pageRows);
      const text = sought[turn % sought.length] ?? '';
      const sort = [{ field: 'name', direction: 'ascending' as const }];
      times.page.push(
        await timeOf(() => list(actor, { query: { entity: 'account', sort, offset, limit: pageRows } })),
      );
      times.pageBare.push(
        await timeOf(() =>
          database.query(
            'SELECT * FROM accounts WHERE deleted_at IS NULL ORDER BY sort_key, id LIMIT ? OFFSET ?',
            [pageRows, offset],
          ),
        ),
      );
      times.find.push(await timeOf(() => find(actor, { text, limit: 20 })));
      times.findBare.push(
        await timeOf(() =>
          database.query(
            `SELECT id, title FROM search_documents WHERE title LIKE ? OR text LIKE ? LIMIT 20`,
            [`%${text}%`, `%${text}%`],
          ),
        ),
      );
    }
    return {
      page: { p95: percentile(times.page, 0.95), bare: percentile(times.pageBare, 0.95) },
      search: { p95: percentile(times.find, 0.95), bare: percentile(times.findBare, 0.95) },
    };
  });
}

async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
