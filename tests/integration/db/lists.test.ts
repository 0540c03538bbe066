import { describe, expect, it } from 'vitest';
import { findIds, findPage } from '../../../db/queries/page';
import type { Filter, ListQuery } from '../../../db/schema/listQuery';
import type { Store } from '../../../db/store';
import { make, openStore, write } from './openStore';

const today = '2026-03-18';
const names = [
  '张三机电',
  '阿里',
  '单县商行',
  '华为',
  '重庆机电',
  'Apple',
  'apple 中国',
  '123 公司',
  '沈阳铸造',
  '１２３ 厂',
  '%有_号\\',
  '华盛 机电',
  '华盛机电',
];

async function sample(): Promise<Store> {
  const store = await openStore({
    definitions: [
      {
        entity: 'account',
        key: 'xArea',
        label: { zh: '面积', en: 'Area' },
        kind: 'integer',
        options: {},
        order: 1,
        isActive: true,
      },
    ],
  });
  const source = await make(store, 'source', { name: '展会' });
  const second = await make(store, 'source', { name: '阿里巴巴' });
  await write(
    store,
    names.map((name, index) => ({
      action: 'create',
      entity: 'account',
      values: {
        name,
        grade: ['A', 'B', null][index % 3],
        source: [source, null, second][index % 3],
        nextContactOn: `2026-03-${10 + index}`,
        creditLimit: index * 100,
        types: index % 2 === 0 ? ['customer', 'partner'] : ['supplier'],
        phones: [`0571-8888${String(1000 + index)}`],
        xArea: index % 4 === 0 ? null : index,
      },
    })),
  );
  return store;
}

async function list(store: Store, query: Partial<ListQuery>): Promise<string[]> {
  const page = await findPage(store, { entity: 'account', offset: 0, limit: 500, ...query }, { today });
  return page.rows.map((row) => String(row['name']));
}

describe('a list', () => {
  it('sorts Chinese as the collator does, over pages', async () => {
    const store = await sample();
    const found: string[] = [];
    for (let offset = 0; offset < names.length; offset += 4) {
      const sort = [{ field: 'name', direction: 'ascending' as const }];
      const page = await findPage(store, { entity: 'account', sort, offset, limit: 4 }, { today });
      expect(page.total).toBe(names.length);
      found.push(...page.rows.map((row) => String(row['name'])));
    }
    expect(found).toEqual([...names].sort(new Intl.Collator('zh-Hans-CN').compare));
    expect(await list(store, { sort: [{ field: 'name', direction: 'descending' }] })).toEqual(
      [...found].reverse(),
    );
  });

  it('sorts references by the name they point at, choices by their place, nothing last', async () => {
    const store = await sample();
    const page = await findPage(
      store,
      {
        entity: 'account',
        sort: [
          { field: 'source', direction: 'ascending' },
          { field: 'creditLimit', direction: 'descending' },
        ],
        offset: 0,
        limit: 500,
      },
      { today },
    );
    const sources = page.rows.map((row) => row['source']);
    expect(sources).toEqual([
      ...Array<number>(4).fill(2),
      ...Array<number>(5).fill(1),
      ...Array<null>(4).fill(null),
    ]);
    expect(page.titles['source']).toEqual({ 1: '展会', 2: '阿里巴巴' });
    for (const direction of ['ascending', 'descending'] as const) {
      const grades = (
        await findPage(
          store,
          { entity: 'account', sort: [{ field: 'grade', direction }], offset: 0, limit: 500 },
          { today },
        )
      ).rows.map((row) => row['grade']);
      expect(grades.indexOf(null)).toBe(9);
      expect(grades[0]).toBe(direction === 'ascending' ? 'A' : 'B');
    }
  });

  it.each<[string, Filter, number]>([
    ['is', { field: 'grade', operator: 'is', value: 'A' }, 5],
    ['is not, empty ones too', { field: 'grade', operator: 'isNot', value: 'A' }, 8],
    ['one of', { field: 'grade', operator: 'isAnyOf', value: ['A', 'B'] }, 9],
    ['none of, empty ones too', { field: 'grade', operator: 'isNoneOf', value: ['A'] }, 8],
    ['empty', { field: 'grade', operator: 'isEmpty' }, 4],
    ['not empty', { field: 'grade', operator: 'isNotEmpty' }, 9],
    ['contains', { field: 'name', operator: 'contains', value: '机电' }, 4],
    ['contains, without regard to case', { field: 'name', operator: 'contains', value: 'APPLE' }, 2],
    ['contains a percent sign', { field: 'name', operator: 'contains', value: '%' }, 1],
    ['contains a backslash', { field: 'name', operator: 'contains', value: '号\\' }, 1],
    ['contains an underscore', { field: 'name', operator: 'contains', value: '有_' }, 1],
    ['more than', { field: 'creditLimit', operator: 'moreThan', value: 1000 }, 2],
    ['between', { field: 'creditLimit', operator: 'between', value: [100, 300] }, 3],
    ['before', { field: 'nextContactOn', operator: 'before', value: '2026-03-12' }, 2],
    ['this week, Monday to Sunday', { field: 'nextContactOn', operator: 'within', value: 'thisWeek' }, 7],
    ['overdue', { field: 'nextContactOn', operator: 'within', value: 'overdue' }, 8],
    ['a list that holds', { field: 'types', operator: 'isAnyOf', value: ['partner', 'competitor'] }, 7],
    ['a phone, any part', { field: 'phones', operator: 'contains', value: '7188881' }, 13],
    ['a phone, with its sign', { field: 'phones', operator: 'contains', value: '1-8888 1003' }, 1],
    ['a field of the office', { field: 'xArea', operator: 'atLeast', value: 9 }, 3],
    ['a field of the office that is empty', { field: 'xArea', operator: 'isEmpty' }, 4],
    [
      'all',
      {
        all: [
          { field: 'grade', operator: 'is', value: 'A' },
          { field: 'creditLimit', operator: 'lessThan', value: 400 },
        ],
      },
      2,
    ],
    [
      'any',
      {
        any: [
          { field: 'grade', operator: 'is', value: 'A' },
          { field: 'grade', operator: 'is', value: 'B' },
        ],
      },
      9,
    ],
    ['not', { not: { field: 'grade', operator: 'is', value: 'A' } }, 8],
    ['all of nothing', { all: [] }, 13],
    ['any of nothing', { any: [] }, 0],
    ['by ids', { field: 'id', operator: 'isAnyOf', value: [1, 3, 99] }, 2],
    [
      'created on a day of the office’s calendar',
      { field: 'createdAt', operator: 'within', value: 'thisYear' },
      13,
    ],
  ])('filters: %s', async (_what, filter, count) => {
    const store = await sample();
    expect(await list(store, { filter })).toHaveLength(count);
    expect(await findIds(store, { entity: 'account', filter }, { today })).toHaveLength(count);
  });

  it('refuses what the schema does not know, and never lets a name become SQL', async () => {
    const store = await sample();
    const bad: Partial<ListQuery>[] = [
      { entity: 'accounts; DROP TABLE accounts' },
      { entity: '__proto__' },
      { sort: [{ field: 'name; --', direction: 'ascending' }] },
      { filter: { field: "x') OR 1=1 --", operator: 'is', value: 'A' } },
      { filter: { field: 'toString', operator: 'is', value: 'A' } },
      { filter: { field: 'grade', operator: 'moreThan', value: 'A' } },
      { filter: { field: 'creditLimit', operator: 'moreThan', value: '1 OR 1=1' } },
      { filter: { field: 'creditLimit', operator: 'between', value: 5 } },
      { filter: { field: 'nextContactOn', operator: 'within', value: 'someday' } },
      { filter: { field: 'id', operator: 'contains', value: '1' } },
    ];
    for (const query of bad)
      await expect(list(store, query), JSON.stringify(query)).rejects.toMatchObject({ kind: 'invalid' });
    expect(
      await list(store, {
        filter: { field: 'name', operator: 'contains', value: `'; DROP TABLE accounts; --` },
      }),
    ).toEqual([]);
    expect(await list(store, {})).toHaveLength(names.length);
  });

  it('shows the recycle bin apart, adds the scope to everything, and brings records along', async () => {
    const store = await sample();
    await write(store, [{ action: 'delete', entity: 'account', id: 1 }]);
    expect(await list(store, { state: 'deleted' })).toEqual(['张三机电']);
    expect(await list(store, {})).toHaveLength(12);
    const scope: Filter = { field: 'source', operator: 'is', value: 2 };
    const page = await findPage(
      store,
      { entity: 'account', offset: 0, limit: 2 },
      { today, scope, include: ['source'] },
    );
    expect(page.total).toBe(4);
    expect(page.rows).toHaveLength(2);
    expect(page.included['source']?.[2]).toMatchObject({ name: '阿里巴巴' });
  });
});
