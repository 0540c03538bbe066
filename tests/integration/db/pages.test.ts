import { describe, expect, it } from 'vitest';
import { indexOwnFields } from '../../../db/changes/indexOwnFields';
import { compileListQuery } from '../../../db/queries/compileListQuery';
import { countRecords } from '../../../db/queries/liveCounts';
import { findIds, findPage } from '../../../db/queries/page';
import type { FieldDefinition } from '../../../db/schema/definitions';
import type { Filter, ListQuery, SortKey } from '../../../db/schema/listQuery';
import { indexPending } from '../../../db/search/indexPending';
import type { Store } from '../../../db/store';
import { make, openStore, undo, write } from './openStore';
import { fc } from '../../support/seed';

const today = '2026-03-18';
const own = (key: string, kind: FieldDefinition['kind'], isActive = true): FieldDefinition => ({
  entity: 'account',
  key,
  label: { zh: key, en: key },
  kind,
  options: {},
  order: 1,
  isActive,
});
const definitions = [own('xPark', 'text'), own('xBudget', 'money'), own('xRenewOn', 'date')];
const rows = 1_300;
const cities = ['杭州', '苏州', '重庆', '长沙', '厦门', ''];

/** More rows than are sorted ahead of the others, so that every way a page is read is taken. */
async function sample(): Promise<Store> {
  const store = await openStore({ definitions });
  const people = [await make(store, 'user', { name: '王芳' }), await make(store, 'user', { name: '李强' })];
  await write(
    store,
    Array.from({ length: rows }, (_one, index) => ({
      action: 'create' as const,
      entity: 'account',
      values: {
        name: `${cities[index % 6] ?? ''}${['华盛', '启明', 'Ａlpha', '3M'][index % 4] ?? ''}${index % 97}`,
        region: index % 5 === 0 ? null : (cities[(index * 7) % 6] ?? null),
        grade: ['A', 'B', null][index % 3],
        creditLimit: index % 4 === 0 ? null : (index * 37) % 1000,
        owner: index % 7 === 0 ? null : people[index % 2],
        xPark: index % 3 === 0 ? null : `园区${index % 11}`,
        xBudget: index % 2 === 0 ? null : (index * 13) % 500,
        xRenewOn: index % 4 === 1 ? null : `2026-0${(index % 9) + 1}-01`,
      },
    })),
  );
  await write(
    store,
    [3, 70, 700, 1200].map((id) => ({ action: 'delete' as const, entity: 'account', id })),
  );
  return store;
}

/** What the page must be: the query as it is compiled, asked without any of what makes pages quick. */
async function plain(
  store: Store,
  query: ListQuery,
  scope?: Filter,
): Promise<{ ids: number[]; total: number }> {
  const list = compileListQuery(query, { schema: store.schema, today, scope });
  const found = await store.database.query<{ id: number }>(
    `SELECT t.id FROM ${list.table} t ${list.joins} WHERE ${list.where.text} ORDER BY ${list.orderBy}`,
    list.where.values,
  );
  const ids = found.map(({ id }) => id);
  return { ids: ids.slice(query.offset, query.offset + query.limit), total: ids.length };
}

async function read(store: Store, query: ListQuery): Promise<{ ids: number[]; total: number }> {
  const page = await findPage(store, query, { today });
  return { ids: page.rows.map(({ id }) => id), total: page.total };
}

const conditions: readonly Filter[] = [
  { field: 'grade', operator: 'is', value: 'A' },
  { field: 'region', operator: 'contains', value: '州' },
  { field: 'owner', operator: 'isEmpty' },
  { field: 'creditLimit', operator: 'atLeast', value: 500 },
  { field: 'xPark', operator: 'contains', value: '1' },
  { field: 'xPark', operator: 'is', value: '园区4' },
  { field: 'xPark', operator: 'isEmpty' },
  { field: 'xBudget', operator: 'between', value: [100, 300] },
  { field: 'xRenewOn', operator: 'before', value: '2026-05-01' },
  { not: { field: 'xRenewOn', operator: 'isEmpty' } },
];
const filter = fc.oneof(
  fc.constantFrom(...conditions),
  fc.array(fc.constantFrom(...conditions), { minLength: 2, maxLength: 3 }).map((all): Filter => ({ all })),
  fc.array(fc.constantFrom(...conditions), { minLength: 2, maxLength: 3 }).map((any): Filter => ({ any })),
);
const sortKey: fc.Arbitrary<SortKey> = fc.record({
  field: fc.constantFrom(
    'id',
    'name',
    'region',
    'grade',
    'owner',
    'creditLimit',
    'updatedAt',
    'xPark',
    'xBudget',
  ),
  direction: fc.constantFrom('ascending', 'descending'),
});
const query: fc.Arbitrary<ListQuery> = fc
  .record({
    filter: fc.option(filter, { nil: undefined }),
    search: fc.constantFrom(undefined, undefined, '华盛', '杭州 3', 'hs', '启'),
    sort: fc.array(sortKey, { maxLength: 2 }),
    state: fc.constantFrom('live' as const, 'live' as const, 'deleted' as const),
    offset: fc.constantFrom(0, 0, 40, 900, 1250, 5000),
    limit: fc.constantFrom(1, 60, 200),
  })
  .map((parts) => ({ entity: 'account', ...parts }));

describe('a page of a list', () => {
  it('is what the plain query says, however it is read, while records are written in between', async () => {
    const store = await sample();
    await indexOwnFields(store);
    while ((await indexPending(store)) > 0);
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(query, fc.boolean(), async (asked, isWrittenBefore) => {
        turn += 1;
        if (isWrittenBefore) await writeSomething(store, turn);
        // What waits for the index is read in pinyin by the program, not by SQL.
        if (asked.search === 'hs') while ((await indexPending(store)) > 0);
        const wanted = await plain(store, asked);
        expect(await read(store, asked)).toEqual(wanted);
        // Asked once more it may come from what was kept.
        expect(await read(store, asked)).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });

  it('is that in the orders an index has, for few and for many records, to whoever sees a part of them', async () => {
    const store = await sample();
    while ((await indexPending(store)) > 0);
    const walked = fc.record({
      query: fc.record({
        // Few records and many: few are sorted, of many the order is read from the index.
        filter: fc.option(fc.oneof(filter, fc.constant<Filter>({ field: 'id', operator: 'is', value: 7 })), {
          nil: undefined,
        }),
        search: fc.constantFrom(undefined, '华盛', '华盛8', '杭州', '1', '，', '没有', 'alpha'),
        sort: fc.option(
          fc.record({
            field: fc.constantFrom('id', 'name', 'updatedAt'),
            direction: fc.constantFrom('ascending' as const, 'descending' as const),
          }),
          { nil: undefined },
        ),
        offset: fc.constantFrom(0, 40, 900),
      }),
      scope: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
      isWrittenBefore: fc.boolean(),
    });
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(walked, async ({ query: { sort, ...rest }, scope, isWrittenBefore }) => {
        turn += 1;
        if (isWrittenBefore) await writeSomething(store, turn);
        const asked = { entity: 'account', limit: 200, ...rest, ...(sort ? { sort: [sort] } : {}) };
        const wanted = await plain(store, asked, scope);
        const page = await findPage(store, asked, { today, scope });
        expect({ ids: page.rows.map(({ id }) => id), total: page.total }).toEqual(wanted);
        const ids = await findIds(store, asked, { today, scope });
        expect(ids.slice(asked.offset, asked.offset + 200)).toEqual(wanted.ids);
        expect(ids).toHaveLength(wanted.total);
      }),
      { numRuns: 150 },
    );
  });

  async function writeSomething(store: Store, turn: number): Promise<void> {
    const id = 1 + ((turn * 131) % 1000);
    const [row] = await store.database.query<{ deleted_at: string | null }>(
      'SELECT deleted_at FROM accounts WHERE id = ?',
      [id],
    );
    if (row?.deleted_at != null) await write(store, [{ action: 'restore', entity: 'account', id }]);
    else if (turn % 3 === 0) await write(store, [{ action: 'delete', entity: 'account', id }]);
    else if (turn % 3 === 1)
      await make(store, 'account', { name: `新客户${turn}`, xPark: '园区4', grade: 'A' });
    else
      await write(store, [
        {
          action: 'update',
          entity: 'account',
          id,
          rowVersion: null,
          values: { name: `华盛${turn}`, xBudget: 200 },
        },
      ]);
    if (turn % 2 === 0) while ((await indexPending(store)) > 0);
  }

  it('comes with the names it shows in one turn, so that it waits behind nothing else twice', async () => {
    const store = await sample();
    let turns = 0;
    const { database } = store;
    const counting: Store = {
      ...store,
      database: Object.create(database, {
        read: { value: (job: never) => ((turns += 1), database.read(job)) },
        query: { value: (sql: string) => ((turns += 1), database.query(sql)) },
      }) as Store['database'],
    };
    const page = await findPage(
      counting,
      { entity: 'account', offset: 0, limit: 60 },
      { today, include: ['owner'] },
    );
    expect([turns, Object.values(page.titles['user'] ?? {}).sort()]).toEqual([1, ['李强', '王芳']]);
    expect(Object.keys(page.included['user'] ?? {})).toHaveLength(2);
  });

  it('goes with the whole list: the ids of all of it are those of its pages', async () => {
    const store = await sample();
    const asked = { entity: 'account', sort: [{ field: 'region', direction: 'ascending' as const }] };
    const paged: number[] = [];
    for (let offset = 0; offset < rows; offset += 300)
      paged.push(...(await read(store, { ...asked, offset, limit: 300 })).ids);
    expect(paged).toEqual(await findIds(store, asked, { today }));
    expect(new Set(paged).size).toBe(rows - 4);
  });

  it('shows what another connection wrote a moment ago', async () => {
    const store = await sample();
    const asked: ListQuery = {
      entity: 'account',
      filter: { field: 'grade', operator: 'is', value: 'A' },
      offset: 0,
      limit: 1,
    };
    const { total } = await read(store, asked);
    const other = await openStore({ path: store.database.path, mode: 'open', definitions });
    await make(other, 'account', { name: '别处新建', grade: 'A' });
    expect((await read(store, asked)).total).toBe(total + 1);
    expect((await countRecords(store))['account']).toBe(rows - 4 + 1);
  });
});

describe('the counts of living records', () => {
  it('follow making, editing, deleting, restoring and undoing', async () => {
    const store = await openStore();
    const count = async () => (await countRecords(store))['account'];
    const counted = async () =>
      (
        await store.database.query<{ n: number }>(
          'SELECT count(*) AS n FROM accounts WHERE deleted_at IS NULL',
        )
      )[0]?.n;
    expect(await count()).toBe(0);
    const made = await write(store, [
      { action: 'create', entity: 'account', values: { name: '甲' } },
      { action: 'create', entity: 'account', values: { name: '乙' } },
    ]);
    expect(await count()).toBe(2);
    await write(store, [
      { action: 'update', entity: 'account', id: 1, rowVersion: 1, values: { name: '丙' } },
    ]);
    expect(await count()).toBe(2);
    const gone = await write(store, [{ action: 'delete', entity: 'account', id: 1 }]);
    expect(await count()).toBe(1);
    await undo(store, gone.id);
    expect(await count()).toBe(2);
    await undo(store, made.id);
    expect([await count(), await counted()]).toEqual([1, 1]);
  });

  it('are right after more changes than are looked through', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '第一个' });
    expect((await countRecords(store))['account']).toBe(1);
    const many = (letter: string) =>
      Array.from({ length: 1_500 }, (_one, index) => ({
        action: 'create' as const,
        entity: 'contact',
        values: { name: `${letter}${index}` },
      }));
    await write(store, many('甲'));
    await write(store, many('乙'));
    await make(store, 'account', { name: '第二个' });
    expect(await countRecords(store)).toMatchObject({ account: 2, contact: 3_000 });
  });
});

describe('the indexes of the office’s own fields', () => {
  const names = async (store: Store) =>
    (
      await store.database.query<{ name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'index' AND name GLOB '*_own_*' ORDER BY name`,
      )
    ).map(({ name }) => name);

  it('are made once, hold all that a filter reads, and go when the field is retired', async () => {
    const store = await openStore({ definitions: [...definitions, own('xNote', 'longText')] });
    expect(await indexOwnFields(store)).toBe(3);
    expect(await indexOwnFields(store)).toBe(0);
    expect(await names(store)).toEqual([
      'accounts_own_xBudget',
      'accounts_own_xPark',
      'accounts_own_xRenewOn',
    ]);
    const plan = await store.database.query<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT t.id FROM accounts t WHERE +t.deleted_at IS NULL
         AND json_extract(t.custom, '$.xPark') LIKE '%1%' ORDER BY +t.sort_key`,
    );
    expect(plan[0]?.detail).toBe('SCAN t USING COVERING INDEX accounts_own_xPark');
    const later = await openStore({
      path: store.database.path,
      mode: 'open',
      definitions: [own('xPark', 'text', false), own('xBudget', 'money')],
    });
    expect(await indexOwnFields(later)).toBe(0);
    expect(await names(later)).toEqual(['accounts_own_xBudget']);
  });
});
