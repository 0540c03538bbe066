import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import { checkDatabase } from '../../../db/check/checkDatabase';
import type { FieldPick, Merged } from '../../../electron/api/merging';
import type { Actor } from '../../../electron/services/access/actor';
import {
  aColleague,
  anAccount,
  anOffice,
  edit,
  failureOf,
  make,
  type TestOffice,
} from '../../support/anOffice';

function versionOf({ id, rowVersion }: AnyRecord): { id: number; rowVersion: number } {
  return { id, rowVersion };
}

/** Merges records as the window does: the newest versions, unless others are given. */
async function merge(
  office: TestOffice,
  [survivor, ...absorbed]: readonly AnyRecord[],
  {
    picks = {},
    entity = 'account',
    actor,
  }: { picks?: Record<string, FieldPick>; entity?: string; actor?: Actor } = {},
): Promise<Merged> {
  if (!survivor) throw new Error('nobody survives');
  return office.merging.merge(actor ?? office.actor, {
    requestId: randomUUID(),
    entity,
    survivor: versionOf(survivor),
    absorbed: absorbed.map(versionOf),
    picks,
  });
}

async function fresh(office: TestOffice, { id }: AnyRecord, entity = 'account'): Promise<AnyRecord> {
  const record = await office.data.get(entity, id);
  if (!record) throw new Error('gone');
  return record;
}

async function childrenOf(office: TestOffice, entity: string, account: AnyRecord): Promise<number[]> {
  const found = await office.data.ids({
    entity,
    filter: { field: 'account', operator: 'is', value: account.id },
  });
  return [...found].sort((left, right) => left - right);
}

describe('merging', () => {
  it('moves everything that belongs to a record and leaves a tombstone that says where it went', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '杭州华盛机电有限公司', phones: ['0571-88881234'] });
    const two = await anAccount(office, {
      name: '华盛机电（杭州）',
      phones: ['13800138000'],
      website: 'http://hs.cn',
      remark: '月结',
    });
    const followUp = (await make(office, 'followUp', { account: two.id, content: '来电询价' })).record;
    const opportunity = (await make(office, 'opportunity', { account: two.id, name: '空压机' })).record;
    const task = (await make(office, 'task', { account: two.id, title: '寄样品' })).record;

    const merged = await merge(office, [one, two]);

    expect(merged).toMatchObject({ merged: 1, folded: 0, skipped: 0 });
    expect(await fresh(office, one)).toMatchObject({
      name: '杭州华盛机电有限公司',
      phones: ['0571-88881234', '13800138000'],
      website: 'http://hs.cn',
      remark: '月结',
      deletedAt: null,
      followUpCount: 1,
    });
    const gone = await fresh(office, two);
    expect(gone.mergedInto).toBe(one.id);
    expect(gone.deletedAt).not.toBeNull();
    expect(gone).toMatchObject({ name: '华盛机电（杭州）', phones: ['13800138000'], remark: '月结' });
    for (const [entity, child] of [
      ['followUp', followUp],
      ['opportunity', opportunity],
      ['task', task],
    ] as const)
      expect((await fresh(office, child, entity))['account'], entity).toBe(one.id);
    expect(await checkDatabase(office.store())).toMatchObject({ problems: [] });
  });

  it('takes the picked values and leaves the others', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司', remark: '老客户', phones: ['13800138000'] });
    const two = await anAccount(office, { name: '乙公司', remark: '新客户', phones: ['13900139000'] });
    await merge(office, [one, two], { picks: { name: two.id, remark: one.id, phones: two.id } });
    expect(await fresh(office, one)).toMatchObject({
      name: '乙公司',
      remark: '老客户',
      phones: ['13900139000'],
    });
  });

  it('folds a position the survivor has already, fills its blanks and keeps one primary contact', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '乙公司' });
    const person = (await make(office, 'contact', { name: '王芳' })).record;
    const other = (await make(office, 'contact', { name: '李雷' })).record;
    const kept = (
      await make(office, 'accountContact', { account: one.id, contact: person.id, isPrimary: true })
    ).record;
    const doubled = (
      await make(office, 'accountContact', {
        account: two.id,
        contact: person.id,
        title: '采购经理',
        isPrimary: true,
      })
    ).record;
    const added = (
      await make(office, 'accountContact', { account: two.id, contact: other.id, isPrimary: true })
    ).record;
    const merged = await merge(office, [await fresh(office, one), await fresh(office, two)]);
    expect(merged).toMatchObject({ folded: 1, moved: 1 });
    expect(await childrenOf(office, 'accountContact', one)).toEqual([kept.id, added.id]);
    expect(await fresh(office, kept, 'accountContact')).toMatchObject({ title: '采购经理', isPrimary: true });
    expect((await fresh(office, doubled, 'accountContact')).deletedAt).not.toBeNull();
    expect((await fresh(office, added, 'accountContact'))['isPrimary']).toBe(false);
    expect((await fresh(office, one))['contactCount']).toBe(2);
  });

  it('drops a relation of the merged records to each other', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '乙公司' });
    const relation = (
      await make(office, 'accountRelation', { account: one.id, other: two.id, kind: 'partner' })
    ).record;
    await merge(office, [await fresh(office, one), await fresh(office, two)]);
    expect((await fresh(office, relation, 'accountRelation')).deletedAt).not.toBeNull();
  });

  it('moves contacts as it moves accounts', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const one = (await make(office, 'contact', { name: '王芳', mobiles: ['13800138000'] })).record;
    const two = (await make(office, 'contact', { name: '王 芳', mail: 'wf@hs.cn' })).record;
    const position = (await make(office, 'accountContact', { account: account.id, contact: two.id })).record;
    await merge(office, [one, two], { entity: 'contact' });
    expect((await fresh(office, position, 'accountContact'))['contact']).toBe(one.id);
    expect(await fresh(office, one, 'contact')).toMatchObject({ mail: 'wf@hs.cn', mobiles: ['13800138000'] });
  });

  it('writes nothing when another desk changed one of them meanwhile', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '乙公司' });
    await edit(office, two, { remark: '刚改的' }, { actor: colleague });
    expect(await failureOf(merge(office, [one, two]))).toMatchObject({ code: 'stale' });
    expect((await fresh(office, two)).deletedAt).toBeNull();
    expect(await fresh(office, one)).toEqual(one);
  });

  it('gives a repeated request its first answer and merges nothing twice', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '乙公司' });
    const input = {
      requestId: randomUUID(),
      entity: 'account',
      survivor: versionOf(one),
      absorbed: [versionOf(two)],
      picks: {},
    };
    const first = await office.merging.merge(office.actor, input);
    const again = await office.merging.merge(office.actor, input);
    expect(again.changeSet).toBe(first.changeSet);
  });

  it('is taken back by the next undo, and put into effect again by undoing that', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '乙公司', remark: '月结' });
    const followUp = (await make(office, 'followUp', { account: two.id, content: '询价' })).record;
    await merge(office, [await fresh(office, one), await fresh(office, two)]);
    const undone = await office.undo.last(office.actor, randomUUID());
    expect(undone).toMatchObject({ kind: 'merge', keptCount: 0 });
    expect(await fresh(office, two)).toMatchObject({ deletedAt: null, remark: '月结' });
    expect((await fresh(office, two)).mergedInto).toBeUndefined();
    expect((await fresh(office, one))['remark']).toBeNull();
    expect((await fresh(office, followUp, 'followUp'))['account']).toBe(two.id);
    await office.undo.changeSet(office.actor, randomUUID(), undone.changeSet ?? 0);
    expect((await fresh(office, two)).mergedInto).toBe(one.id);
    expect((await fresh(office, followUp, 'followUp'))['account']).toBe(one.id);
    expect(
      await office.splitting.list(office.actor, { entity: 'account', id: one.id, limit: 9 }),
    ).toHaveLength(1);
  });

  it('is not brought back from the recycle bin without what belongs to it', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '乙公司' });
    await merge(office, [one, two]);
    const restore = office.records.restore(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      ids: [two.id],
    });
    expect(await failureOf(restore)).toEqual({ code: 'mergedOn', params: { title: '甲公司' } });
    expect((await fresh(office, two)).mergedInto).toBe(one.id);
  });

  it('leaves a merged record among many where it is, and brings the others back', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '甲公司（旧）' });
    const other = await anAccount(office, { name: '乙公司' });
    await merge(office, [one, two]);
    const which = { entity: 'account', ids: [other.id] };
    await office.records.delete(office.actor, { requestId: randomUUID(), ...which });

    // Records that are not there fill the first part, so that the merged one is alone in the second.
    const missing = Array.from({ length: 399 }, (_, at) => 1_000_000 + at);
    const ids = [other.id, ...missing, two.id];
    const back = { requestId: randomUUID(), entity: 'account', ids };
    expect(await office.records.restore(office.actor, back)).toMatchObject({ changed: 1, skipped: 400 });
    expect((await fresh(office, other)).deletedAt).toBeNull();
    expect((await fresh(office, two)).mergedInto).toBe(one.id);
  });
});

describe('splitting', () => {
  it('gives 40 children of three customers back and asks about the follow-up that came since', async () => {
    const office = await anOffice();
    const accounts = [
      await anAccount(office, { name: '杭州华盛机电有限公司' }),
      await anAccount(office, { name: '华盛机电' }),
      await anAccount(office, { name: '杭州华盛' }),
    ];
    const [survivor, second, third] = accounts as [AnyRecord, AnyRecord, AnyRecord];
    const before = new Map<string, unknown>();
    for (let index = 0; index < 40; index += 1) {
      const entity = ['followUp', 'opportunity', 'task', 'accountAddress'][index % 4] ?? '';
      const account = accounts[index % 3]?.id;
      const words = { followUp: { content: `第 ${index} 次` }, opportunity: { name: `商机 ${index}` } };
      const more = { task: { title: `任务 ${index}` }, accountAddress: { address: `路 ${index} 号` } };
      const values = { ...words, ...more }[entity as 'task'];
      const { record } = await make(office, entity, { account, ...values });
      before.set(`${entity} ${record.id}`, record['account']);
    }
    const merged = await merge(office, await Promise.all(accounts.map((one) => fresh(office, one))));
    const since = (await make(office, 'followUp', { account: survivor.id, content: '合并以后的跟进' }))
      .record;
    const which = { changeSet: merged.changeSet ?? 0, survivor: survivor.id };

    const preview = await office.splitting.preview(office.actor, which);
    expect(preview.newcomers).toEqual([
      { entity: 'followUp', id: since.id, field: 'account', title: '合并以后的跟进', at: since.createdAt },
    ]);
    expect(preview.back.reduce((sum, { count }) => sum + count, 0)).toBe(26);

    await office.splitting.split(office.actor, {
      requestId: randomUUID(),
      ...which,
      moves: [{ entity: 'followUp', id: since.id, field: 'account', to: third.id }],
    });
    const after = new Map<string, unknown>();
    for (const key of before.keys()) {
      const [entity = '', id] = key.split(' ');
      after.set(key, (await office.data.get(entity, Number(id)))?.['account']);
    }
    expect(after).toEqual(before);
    expect((await fresh(office, since, 'followUp'))['account']).toBe(third.id);
    for (const { id, ['name']: name } of [survivor, second, third])
      expect(await office.data.get('account', id)).toMatchObject({ name, deletedAt: null });
    expect(
      await office.splitting.list(office.actor, { entity: 'account', id: survivor.id, limit: 9 }),
    ).toEqual([]);
    expect(await checkDatabase(office.store())).toMatchObject({ problems: [] });
  });

  it('keeps what was edited since, names it, and takes only its own entries out of a list', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司', phones: ['13800138000'] });
    const two = await anAccount(office, { name: '乙公司', phones: ['13900139000'], website: 'http://b.cn' });
    const { changeSet } = await merge(office, [one, two]);
    await edit(office, await fresh(office, one), {
      website: 'http://new.cn',
      phones: ['13800138000', '13900139000', '13700137000'],
    });
    const split = await office.splitting.split(office.actor, {
      requestId: randomUUID(),
      changeSet: changeSet ?? 0,
      survivor: one.id,
      moves: [],
    });
    expect(split.kept).toMatchObject([
      { entity: 'account', id: one.id, fields: ['website'], reason: 'edited' },
    ]);
    expect(await fresh(office, one)).toMatchObject({
      website: 'http://new.cn',
      phones: ['13800138000', '13700137000'],
    });
    expect(await fresh(office, two)).toMatchObject({ website: 'http://b.cn', phones: ['13900139000'] });
  });

  it('takes the newest of two merges apart first', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司' });
    const two = await anAccount(office, { name: '乙公司' });
    const three = await anAccount(office, { name: '丙公司' });
    const first = await merge(office, [two, three]);
    const second = await merge(office, [one, await fresh(office, two)]);
    const early = office.splitting.preview(office.actor, {
      changeSet: first.changeSet ?? 0,
      survivor: two.id,
    });
    expect(await failureOf(early)).toEqual({ code: 'mergedOn', params: { title: '甲公司' } });
    for (const [changeSet, survivor] of [
      [second.changeSet, one.id],
      [first.changeSet, two.id],
    ] as const)
      await office.splitting.split(office.actor, {
        requestId: randomUUID(),
        changeSet: changeSet ?? 0,
        survivor,
        moves: [],
      });
    for (const { id } of [one, two, three])
      expect((await office.data.get('account', id))?.deletedAt).toBeNull();
  });

  it('splits one of many merges of one action and leaves the others', async () => {
    const office = await anOffice();
    const accounts: AnyRecord[] = [];
    for (const name of ['甲一', '甲二', '乙一', '乙二']) accounts.push(await anAccount(office, { name }));
    const [a1, a2, b1, b2] = accounts as [AnyRecord, AnyRecord, AnyRecord, AnyRecord];
    const ofA = (await make(office, 'followUp', { account: a2.id, content: '甲' })).record;
    const ofB = (await make(office, 'followUp', { account: b2.id, content: '乙' })).record;
    const many = await office.merging.mergeMany(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      groups: [
        { survivor: versionOf(await fresh(office, a1)), absorbed: [versionOf(await fresh(office, a2))] },
        { survivor: versionOf(await fresh(office, b1)), absorbed: [versionOf(await fresh(office, b2))] },
      ],
    });
    expect(many).toMatchObject({ merged: 2, moved: 2, skipped: 0 });
    await office.splitting.split(office.actor, {
      requestId: randomUUID(),
      changeSet: many.changeSet ?? 0,
      survivor: b1.id,
      moves: [],
    });
    expect((await fresh(office, ofB, 'followUp'))['account']).toBe(b2.id);
    expect((await fresh(office, ofA, 'followUp'))['account']).toBe(a1.id);
    expect((await fresh(office, a2)).mergedInto).toBe(a1.id);
    expect((await fresh(office, b2)).deletedAt).toBeNull();
    const list = await office.splitting.list(office.actor, { limit: 10 });
    expect(list.map(({ survivor, isInEffect }) => [survivor.title, isInEffect])).toEqual([
      ['甲一', true],
      ['乙一', false],
    ]);
  });
});
