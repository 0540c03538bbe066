import { timeCase, type CaseToTime, type TimedCase } from '../timings';
import { pageRows, withVolume, type VolumeDesk } from '../volumeDesk';

const byName = [{ field: 'name', direction: 'ascending' as const }];
const region = [{ field: 'region', direction: 'ascending' as const }];
const owner = [{ field: 'owner', direction: 'ascending' as const }];

/**
 * Pages of the list of accounts, each right after somebody saved an account, so that nothing kept from before counts;
 * the last two without a save, as somebody scrolls. Bare is the least SQL that answers the same rows; where something
 * is filtered or searched, also that which counts them. A page of the program tells the total and the names behind
 * references in every case.
 */
export function volumePages(input: { readonly db: string; readonly times: number }): Promise<TimedCase[]> {
  return withVolume(input.db, async (desk) => {
    const cases: TimedCase[] = [];
    for (const one of pageCases(desk)) cases.push(await timeCase(input.times, one));
    return cases;
  });
}

function pageCases({ accounts, list, sql, save }: VolumeDesk): CaseToTime[] {
  const part = (share: number, turn: number): number => Math.floor(accounts * share) + turn * 7;
  const rows = (where: string, order: string, join = '') =>
    `SELECT t.* FROM accounts t ${join} WHERE t.deleted_at IS NULL ${where} ORDER BY ${order} LIMIT ${pageRows} OFFSET ?`;
  const counted = async (where: string, order: string): Promise<void> => {
    await sql(rows(where, order), [0]);
    await sql(`SELECT count(*) AS total FROM accounts t WHERE t.deleted_at IS NULL ${where}`);
  };
  const grades = ['A', 'B', 'C', 'D'];
  const words = ['机电', '华盛', '有限', '启明', '半导体', '杭州'];
  return [
    {
      name: 'opened',
      label: { zh: '客户列表首页（默认顺序）', en: 'accounts, first page as opened' },
      before: save,
      program: () => list({}),
      bare: () => sql(rows('', 't.id DESC'), [0]),
    },
    {
      name: 'byName',
      label: { zh: '首页，按名称', en: 'first page by name' },
      before: save,
      program: () => list({ sort: byName }),
      bare: () => sql(rows('', 't.sort_key, t.id'), [0]),
    },
    {
      name: 'middle',
      label: { zh: '中间一页，按名称', en: 'a page in the middle by name' },
      before: save,
      program: (turn) => list({ sort: byName, offset: part(0.4, turn) }),
      bare: (turn) => sql(rows('', 't.sort_key, t.id'), [part(0.4, turn)]),
    },
    {
      name: 'deep',
      label: { zh: '第 150,000 行，按名称', en: 'row 150,000 by name' },
      before: save,
      program: (turn) => list({ sort: byName, offset: part(0.75, turn) }),
      bare: (turn) => sql(rows('', 't.sort_key, t.id'), [part(0.75, turn)]),
    },
    {
      name: 'deepOpened',
      label: { zh: '第 150,000 行，默认顺序', en: 'row 150,000 as opened' },
      before: save,
      program: (turn) => list({ offset: part(0.75, turn) }),
      bare: (turn) => sql(rows('', 't.id DESC'), [part(0.75, turn)]),
    },
    {
      name: 'byColumn',
      label: { zh: '首页，按地区', en: 'first page by region' },
      before: save,
      program: () => list({ sort: region }),
      bare: () => sql(rows('', 't.region COLLATE NOCASE ASC NULLS LAST, t.id'), [0]),
    },
    {
      name: 'byOwner',
      label: { zh: '首页，按负责人', en: 'first page by owner' },
      before: save,
      program: () => list({ sort: owner }),
      bare: () =>
        sql(rows('', 's.sort_key ASC NULLS LAST, t.id', 'LEFT JOIN users s ON s.id = t.owner_id'), [0]),
    },
    {
      name: 'filtered',
      label: { zh: '首页，按等级筛选、按名称排序', en: 'first page of a grade by name' },
      before: save,
      program: (turn) =>
        list({ filter: { field: 'grade', operator: 'is', value: grades[turn % 4] ?? 'A' }, sort: byName }),
      bare: (turn) => counted(`AND t.grade = '${grades[turn % 4] ?? 'A'}'`, 't.sort_key, t.id'),
    },
    {
      name: 'searched',
      label: { zh: '首页，列表内搜索', en: 'first page of a search in the list' },
      before: save,
      program: (turn) => list({ search: words[turn % words.length] ?? '', sort: byName }),
      bare: (turn) => counted(`AND t.name LIKE '%${words[turn % words.length] ?? ''}%'`, 't.sort_key, t.id'),
    },
    {
      name: 'scrolledColumn',
      label: { zh: '按地区排序后滚动', en: 'scrolling a list by region' },
      program: (turn) => list({ sort: region, offset: part(0.5, turn * 13) }),
      bare: (turn) => sql(rows('', 't.region COLLATE NOCASE ASC NULLS LAST, t.id'), [part(0.5, turn * 13)]),
    },
    {
      name: 'scrolledFilter',
      label: { zh: '筛选后滚动', en: 'scrolling a filtered list' },
      program: (turn) =>
        list({
          filter: { field: 'grade', operator: 'is', value: 'B' },
          sort: byName,
          offset: part(0.1, turn * 13),
        }),
      bare: (turn) => sql(rows(`AND t.grade = 'B'`, 't.sort_key NULLS LAST, t.id'), [part(0.1, turn * 13)]),
    },
  ];
}
