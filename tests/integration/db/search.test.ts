import { describe, expect, it } from 'vitest';
import { indexAll } from '../../../db/search/indexPending';
import { searchRecords } from '../../../db/search/searchRepository';
import { findPage } from '../../../db/queries/page';
import type { Store } from '../../../db/store';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { make, openStore, undo, write } from './openStore';

async function sample(): Promise<Store> {
  const store = await openStore();
  await write(store, [
    {
      action: 'create',
      entity: 'account',
      key: 'a',
      values: {
        name: '杭州华盛机电设备有限公司',
        shortName: '华盛',
        phones: ['0571-88881234'],
        creditCode: '91330100MA2H3KXX01',
        region: '浙江杭州',
      },
    },
    {
      action: 'create',
      entity: 'account',
      values: { name: '重庆长江轴承股份有限公司', phones: ['023-62901111'] },
    },
    { action: 'create', entity: 'account', values: { name: '华为', code: 'HW-001' } },
    { action: 'create', entity: 'account', values: { name: 'Ｓｉｅｍｅｎｓ 西门子（中国）' } },
    {
      action: 'create',
      entity: 'contact',
      values: {
        name: '单雄信',
        mobiles: ['13800001234', '13900005678'],
        mail: 'Shan@Example.cn',
        wechat: 'wx_shan',
      },
    },
    { action: 'create', entity: 'contact', values: { name: '华强' } },
    {
      action: 'create',
      entity: 'followUp',
      values: { content: '客户说交期太长，下周再谈付款方式；联系单总', account: { pending: 'a' } },
    },
    {
      action: 'create',
      entity: 'contract',
      values: { name: '年度框架协议', number: 'HT-2024-017', account: { pending: 'a' } },
    },
  ]);
  return store;
}

const cases: readonly [what: string, text: string, expected: readonly string[]][] = [
  ['the whole name first', '华为', ['华为']],
  ['two characters', '华盛', ['杭州华盛机电设备有限公司']],
  [
    'one character: the title that begins with it first, shorter first',
    '华',
    ['华为', '华强', '杭州华盛机电设备有限公司'],
  ],
  ['two characters in the middle', '轴承', ['重庆长江轴承股份有限公司']],
  ['initials in the middle', 'hsjd', ['杭州华盛机电设备有限公司']],
  ['initials by the other reading', 'cqcj', ['重庆长江轴承股份有限公司']],
  ['initials by the common reading of a polyphone', 'zqcj', ['重庆长江轴承股份有限公司']],
  ['a surname as surnames are read', 'sxx', ['单雄信']],
  ['full pinyin in the middle', 'huasheng', ['杭州华盛机电设备有限公司']],
  ['full pinyin in words', 'chong qing', ['重庆长江轴承股份有限公司']],
  ['a phone, its end', '1234', ['单雄信', '杭州华盛机电设备有限公司']],
  ['a phone, its middle', '80000', ['单雄信']],
  ['a landline with its sign', '0571-8888', ['杭州华盛机电设备有限公司']],
  ['a phone in groups', '138 0000 1234', ['单雄信']],
  ['the second phone', '5678', ['单雄信']],
  ['a mail, any case', 'SHAN@example', ['单雄信']],
  ['the program’s number', 'kh000003', ['华为']],
  ['the office’s number', 'HW-001', ['华为']],
  ['a number of a contract', '2024-017', ['年度框架协议']],
  ['a credit code, its part', 'MA2H3K', ['杭州华盛机电设备有限公司']],
  ['letters written wide', 'siemens', ['Ｓｉｅｍｅｎｓ 西门子（中国）']],
  ['notes', '付款方式', ['客户说交期太长，下周再谈付款方式；联系单总']],
  ['several words, all of them', '华盛 浙江', ['杭州华盛机电设备有限公司']],
  ['words of which one is missing', '华盛 江苏', []],
  ['nothing', '   ', []],
  ['signs only', '%', []],
  ['nothing that is there', '不存在', []],
  ['what looks like a query language', '华盛" OR "', []],
];

describe('search', () => {
  it.each(cases)('finds %s, before and after the index has it', async (_what, text, expected) => {
    const store = await sample();
    const titles = async () => (await searchRecords(store, text, { limit: 10 })).hits.map((hit) => hit.title);
    expect((await titles()).slice(0, expected.length)).toEqual(expected);
    if (expected.length === 0) expect(await titles()).toEqual([]);
    expect(await indexAll(store)).toBe(8);
    expect((await titles()).slice(0, expected.length)).toEqual(expected);
    if (expected.length === 0) expect(await titles()).toEqual([]);
    const [first] = expected;
    if (first === undefined) return;
    const { hits } = await searchRecords(store, text, { limit: 10 });
    const entity = hits[0]?.entity ?? '';
    const page = await findPage(
      store,
      { entity, search: text, offset: 0, limit: 10 },
      { today: '2026-01-01' },
    );
    expect(page.rows.map((row) => row.id)).toContain(hits[0]?.id);
    expect(page.total).toBe(hits.filter((hit) => hit.entity === entity).length);
  });

  it('follows edits, the recycle bin, removal and return', async () => {
    const store = await sample();
    await indexAll(store);
    const found = async (text: string) =>
      (await searchRecords(store, text, { limit: 10 })).hits.map((hit) => `${hit.entity} ${hit.id}`);
    await write(store, [
      { action: 'update', entity: 'account', id: 3, rowVersion: 1, values: { name: '荣耀' } },
    ]);
    for (const round of ['pending', 'indexed']) {
      expect(await found('华为'), round).toEqual([]);
      expect(await found('荣耀'), round).toEqual(['account 3']);
      expect(await found('ry'), round).toContain('account 3');
      await indexAll(store);
    }
    await write(store, [{ action: 'delete', entity: 'account', id: 1 }]);
    expect(await found('华盛')).toEqual([]);
    expect(await found('付款方式')).toEqual([]);
    const bin = await findPage(
      store,
      { entity: 'account', search: '华盛', state: 'deleted', offset: 0, limit: 10 },
      { today: '2026-01-01' },
    );
    expect(bin.total).toBe(1);
    await write(store, [{ action: 'restore', entity: 'account', id: 1 }]);
    expect(await found('华盛')).toEqual(['account 1']);
    const created = await write(store, [
      { action: 'create', entity: 'account', values: { name: '临时公司' } },
    ]);
    await indexAll(store);
    const undone = await undo(store, created.id);
    expect(await found('临时')).toEqual([]);
    await undo(store, undone.id ?? 0);
    expect(await found('lsgs')).toEqual(['account 5']);
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('keeps to the entities asked for and shows the words around the place found', async () => {
    const store = await sample();
    await make(store, 'contact', { name: '华盛强' });
    expect(
      (await searchRecords(store, '华盛', { entities: ['contact'], limit: 10 })).hits.map((hit) => hit.title),
    ).toEqual(['华盛强']);
    const [note] = (await searchRecords(store, '交期', { limit: 10 })).hits;
    expect(note).toMatchObject({ entity: 'followUp', no: null });
    const [company] = (await searchRecords(store, '华盛机电', { limit: 10 })).hits;
    expect(company).toMatchObject({ no: 'KH000001', detail: '华盛' });
  });
});
