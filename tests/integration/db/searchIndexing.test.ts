import { describe, expect, it } from 'vitest';
import { findPage } from '../../../db/queries/page';
import { indexAll, indexPending } from '../../../db/search/indexPending';
import { matchExpression, searchWords, verification } from '../../../db/search/searchQuery';
import { searchRecords } from '../../../db/search/searchRepository';
import type { Store } from '../../../db/store';
import { make, openStore, write } from './openStore';
import { fc } from '../../support/seed';

const found = async (store: Store, text: string, entities?: readonly string[]) =>
  (await searchRecords(store, text, { limit: 50, entities })).hits.map(({ entity, id }) => `${entity} ${id}`);

/** Documents that wait for the index, without records: only how many there are matters. */
async function fillPending(store: Store, count: number): Promise<void> {
  await store.database.write(async (connection) => {
    await connection.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO search_pending SELECT (1000 + i) * 64 + 63, '占位 ' || i, '' FROM n`,
      [count],
    );
  });
}

describe('search while the index is being built', () => {
  it('finds names that wait by all their readings, and says that nothing is missing', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '重庆长江轴承', shortName: '长轴' });
    await make(store, 'contact', { name: '单雄信', wechat: 'shan88' });
    for (const [text, expected] of [
      ['cqcj', ['account 1']],
      ['zhongqing', ['account 1']],
      ['cz', ['account 1']],
      ['sxx', ['contact 1']],
      ['shan88', ['contact 1']],
      ['shanxiong 雄', ['contact 1']],
      ['qqq', []],
    ] as const) {
      expect(await found(store, text), text).toEqual(expected);
      expect(await searchRecords(store, text, { limit: 9 })).toMatchObject({ isIndexing: false });
    }
  });

  it('finds in lists too, by their pinyin, names that wait, once each and within the filter', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '重庆华盛', grade: 'A' });
    await make(store, 'account', { name: '苏州华盛 cq', grade: 'A' });
    await make(store, 'account', { name: '重庆启明', grade: 'B' });
    const list = async (search: string) =>
      (
        await findPage(
          store,
          {
            entity: 'account',
            search,
            filter: { field: 'grade', operator: 'is', value: 'A' },
            offset: 0,
            limit: 9,
          },
          { today: '2026-01-01' },
        )
      ).rows.map(({ id }) => id);
    for (const round of ['pending', 'indexed']) {
      expect(await list('cq'), round).toEqual([2, 1]);
      expect(await list('chongqing 华'), round).toEqual([1]);
      expect(await list('zzz'), round).toEqual([]);
      await indexAll(store);
    }
  });

  it('says so when more waits than is looked through, and no longer when the index is complete', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '华盛机电' });
    await fillPending(store, 10_000);
    expect(await searchRecords(store, 'hsjd', { limit: 9 })).toMatchObject({ hits: [], isIndexing: true });
    // By its characters it is found wherever it waits.
    expect(await searchRecords(store, '华盛', { limit: 9 })).toMatchObject({
      hits: [{ entity: 'account', id: 1 }],
      isIndexing: false,
    });
    await store.database.write(async (connection) => {
      await connection.run('DELETE FROM search_pending WHERE id % 64 = 63');
    });
    await indexAll(store);
    expect(await searchRecords(store, 'hsjd', { limit: 9 })).toMatchObject({
      hits: [{ entity: 'account', id: 1 }],
      isIndexing: false,
    });
  });

  it('does not look for the readings of notes, which are found by their characters', async () => {
    const store = await openStore();
    const account = await make(store, 'account', { name: '甲' });
    await make(store, 'followUp', { content: '已寄样品，等测试结果。', account });
    for (const round of ['pending', 'indexed']) {
      expect(await found(store, 'jyp'), round).toEqual([]);
      expect(await found(store, '样品'), round).toEqual(['followUp 1']);
      await indexAll(store);
    }
  });
});

describe('search by one character', () => {
  it.each(['h', '3', '华', '司', 'q'])(
    'finds %s wherever it stands, as a look at every text does',
    async (text) => {
      const store = await openStore();
      await write(
        store,
        ['华盛机电', '三华公司', 'Hello 3', '启明', '0571 厂', '司马', '强'].flatMap((name) => [
          { action: 'create' as const, entity: 'account', values: { name } },
          { action: 'create' as const, entity: 'contact', values: { name } },
        ]),
      );
      await indexAll(store);
      const looked = await store.database.query<{ id: number; entity: string }>(
        `SELECT d.id / 64 AS id, e.entity FROM search_documents d JOIN search_entities e ON e.code = d.id % 64
       WHERE instr(d.title, ?) OR instr(d.text, ?) OR instr(d.pinyin, ?)`,
        [text, text, text],
      );
      const wanted = looked.map(({ entity, id }) => `${entity} ${id}`).sort();
      expect(wanted.length).toBeGreaterThan(0);
      expect((await found(store, text)).sort()).toEqual(wanted);
      expect((await found(store, text, ['contact'])).sort()).toEqual(
        wanted.filter((one) => one.startsWith('contact')),
      );
    },
  );

  it('finds a character that stands only behind the texts looked through first', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '启明' });
    await indexAll(store);
    await store.database.write(async (connection) => {
      await connection.run(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10500)
         INSERT INTO search_documents SELECT i * 64 + 62, '占位', '', 'zw' FROM n`,
      );
    });
    const last = 20_000;
    await write(store, [{ action: 'create', entity: 'account', id: last, values: { name: '鑫' } }]);
    await indexAll(store);
    expect(await found(store, '鑫')).toEqual([`account ${last}`]);
  });
});

describe('what the index finds without a look at the text', () => {
  const letters = [...'华盛机电ab12,（·'];
  const text = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 8 })
    .map((all) => all.join(''));

  it('is what it finds with one, in lists and in search', async () => {
    const store = await openStore();
    const names = fc.sample(text, { numRuns: 120, seed: 5 });
    await write(
      store,
      names.map((name) => ({ action: 'create', entity: 'account', values: { name: `客${name}` } })),
    );
    while ((await indexPending(store)) > 0);
    /** Every document the index names, and then a look at its texts. */
    const wanted = async (word: string): Promise<number[]> => {
      const words = searchWords(word);
      const holds = verification(words, ['title', 'text', 'pinyin']);
      const rows = await store.database.query<{ id: number }>(
        `SELECT d.id / 64 AS id FROM search_index i JOIN search_documents d ON d.id = i.rowid
         WHERE search_index MATCH ? AND ${holds.text} ORDER BY d.id`,
        [matchExpression(words), ...holds.values],
      );
      return rows.map(({ id }) => id);
    };
    const letter = fc.constantFrom(...'华盛机电ab12hsjd');
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { minLength: 1, maxLength: 4 }), async (all) => {
        const word = all.join('');
        const expected = await wanted(word);
        const page = await findPage(
          store,
          {
            entity: 'account',
            search: word,
            sort: [{ field: 'id', direction: 'ascending' }],
            offset: 0,
            limit: 500,
          },
          { today: '2026-01-01' },
        );
        expect(page.rows.map(({ id }) => id)).toEqual(expected);
        if (word.length === 1) return;
        const hits = (await searchRecords(store, word, { limit: 500 })).hits.map(({ id }) => id);
        expect(hits.sort((left, right) => left - right)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the keeper of the index', () => {
  it('indexes all that waits while somebody goes on saving, and lets every save through', async () => {
    const store = await openStore();
    await write(
      store,
      Array.from({ length: 3_000 }, (_one, index) => ({
        action: 'create' as const,
        entity: 'account',
        values: { name: `杭州华盛机电${index}` },
      })),
    );
    const indexing = indexAll(store);
    for (let turn = 0; turn < 30; turn += 1)
      await write(store, [
        {
          action: 'update',
          entity: 'account',
          id: 1 + turn,
          rowVersion: 1,
          values: { name: `苏州启明${turn}` },
        },
      ]);
    await indexing;
    await indexAll(store);
    expect(await store.database.query('SELECT id FROM search_pending')).toEqual([]);
    expect(await found(store, 'szqm29')).toEqual(['account 30']);
    expect(await found(store, '苏州启明')).toHaveLength(30);
  });

  it('ends when it is told to, and goes on later', async () => {
    const store = await openStore();
    for (let round = 0; round < 3; round += 1)
      await write(
        store,
        Array.from({ length: 500 }, (_one, index) => ({
          action: 'create' as const,
          entity: 'account',
          values: { name: `客户${round} ${index}` },
        })),
      );
    const stop = new AbortController();
    stop.abort();
    expect(await indexAll(store, stop.signal)).toBe(0);
    expect(await indexAll(store)).toBe(1_500);
  });
});
