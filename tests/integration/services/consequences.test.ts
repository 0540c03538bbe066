import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { Office } from '../../../electron/application/office';
import { mentionedNames } from '../../../electron/services/records/rules/comment';
import { aColleague, anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';

async function all(office: Office, entity: string): Promise<readonly AnyRecord[]> {
  return (await office.records.list(office.actor, { entity, offset: 0, limit: 100 })).rows;
}

async function now(office: Office, entity: string, id: number): Promise<AnyRecord> {
  return (await office.records.get(office.actor, entity, id)).record;
}

const undo = (office: Office) => office.undo.last(office.actor, randomUUID());

describe('a follow-up', () => {
  it('says when account and deal are contacted next, adds to the portrait, and takes all of it back', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { interests: '进口设备' });
    const { record: deal } = await make(office, 'opportunity', { name: '冲床', account: account.id });
    await make(office, 'followUp', {
      content: '来访',
      opportunity: deal.id,
      nextContactOn: '2026-12-01',
      interests: '看重\n能耗',
      painPoints: '交期',
      followedAt: '2026-11-20T04:00:00.000Z',
    });
    expect(await now(office, 'account', account.id)).toMatchObject({
      nextContactOn: '2026-12-01',
      interests: '进口设备\n2026-11-20 看重；能耗',
      painPoints: '2026-11-20 交期',
      doubts: null,
      protectUntil: null,
    });
    expect(await now(office, 'opportunity', deal.id)).toMatchObject({ nextContactOn: '2026-12-01' });
    expect(await undo(office)).toMatchObject({ keptCount: 0 });
    expect(await now(office, 'account', account.id)).toMatchObject({
      nextContactOn: null,
      interests: '进口设备',
      painPoints: null,
    });
    expect(await now(office, 'opportunity', deal.id)).toMatchObject({ nextContactOn: null });
    expect((await checkDatabase(office.store())).problems).toEqual([]);
  });

  it('that is written down late does not move the next contact; a changed one does, and so does an emptied one', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const newest = await make(office, 'followUp', {
      content: '新',
      account: account.id,
      nextContactOn: '2026-12-01',
      doubts: '价格',
    });
    await make(office, 'followUp', {
      content: '旧',
      account: account.id,
      nextContactOn: '2026-10-01',
      followedAt: '2026-09-01T04:00:00.000Z',
    });
    expect((await now(office, 'account', account.id))['nextContactOn']).toBe('2026-12-01');
    const changed = await edit(
      office,
      newest.record,
      { nextContactOn: '2026-12-24', doubts: '付款方式' },
      { entity: 'followUp' },
    );
    expect(await now(office, 'account', account.id)).toMatchObject({
      nextContactOn: '2026-12-24',
      doubts: '2026-11-22 付款方式',
    });
    await edit(office, changed.record, { nextContactOn: null }, { entity: 'followUp' });
    expect((await now(office, 'account', account.id))['nextContactOn']).toBeNull();
  });

  it('extends a protection that was set, and never shortens one', async () => {
    const office = await anOffice();
    const near = await anAccount(office, { protectUntil: '2026-11-25' });
    const far = await anAccount(office, { name: '乙', protectUntil: '2027-06-01' });
    for (const { id } of [near, far]) await make(office, 'followUp', { content: '电话', account: id });
    expect((await now(office, 'account', near.id))['protectUntil']).toBe('2026-12-22');
    expect((await now(office, 'account', far.id))['protectUntil']).toBe('2027-06-01');
  });

  it('meets a colleague’s edit of the account made meanwhile, and loses neither', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const colleague = await aColleague(office);
    await Promise.all([
      make(office, 'followUp', { content: '一', account: account.id, interests: '甲' }),
      edit(office, account, { region: '湖北' }, { actor: colleague }),
      make(office, 'followUp', { content: '二', account: account.id, interests: '乙' }),
    ]);
    const after = await now(office, 'account', account.id);
    expect(after['region']).toBe('湖北');
    expect(String(after['interests']).split('\n').sort()).toEqual(['2026-11-22 乙', '2026-11-22 甲'].sort());
  });
});

describe('a tracked state', () => {
  it('keeps every change with its words, reason, operator and how long the one before lasted', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const one = await edit(office, account, { lifecycle: 'signed', grade: 'A' }, { reason: ' 首单 ' });
    await edit(office, one.record, { lifecycle: 'lost' });
    const [second, first] = await all(office, 'statusChange');
    expect(first).toMatchObject({
      what: '生命周期',
      fromState: '潜在',
      toState: '成交',
      reason: '首单',
      operator: office.actor.userId,
      account: account.id,
    });
    expect(second).toMatchObject({ fromState: '成交', toState: '流失', reason: null });
    const between = Date.parse(String(second?.['changedAt'])) - Date.parse(String(first?.['changedAt']));
    expect(second?.['lastedSeconds']).toBe(Math.round(between / 1000));
    expect(Number(first?.['lastedSeconds'])).toBeGreaterThan(0);
    expect(await undo(office)).toMatchObject({ keptCount: 0 });
    expect(await all(office, 'statusChange')).toHaveLength(1);
    expect((await now(office, 'account', account.id))['lifecycle']).toBe('signed');
  });

  it('changes in a batch as it does alone', async () => {
    const office = await anOffice();
    const ids = [await anAccount(office), await anAccount(office, { name: '乙', status: 'dormant' })].map(
      ({ id }) => id,
    );
    await office.records.batch(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      ids,
      changes: { status: 'dormant' },
      reason: '清理',
    });
    expect(await all(office, 'statusChange')).toMatchObject([
      { account: ids[0], fromState: '活跃', toState: '休眠', reason: '清理' },
    ]);
    await undo(office);
    expect(await all(office, 'statusChange')).toEqual([]);
  });
});

describe('a customer who is a person', () => {
  it('has a primary contact of the same name and numbers, and both stay in step either way', async () => {
    const office = await anOffice();
    const account = await anAccount(office, {
      name: '周小梅',
      partyKind: 'person',
      phones: ['13800001111', '0731-85551234'],
    });
    const [contact] = await all(office, 'contact');
    expect(contact).toMatchObject({ name: '周小梅', mobiles: ['13800001111'], phones: ['0731-85551234'] });
    expect(await all(office, 'accountContact')).toMatchObject([
      { account: account.id, contact: contact?.id, isPrimary: true },
    ]);
    await edit(office, await now(office, 'account', account.id), { name: '周晓梅', phones: ['13800002222'] });
    expect(await now(office, 'contact', contact?.id ?? 0)).toMatchObject({
      name: '周晓梅',
      mobiles: ['13800002222'],
      phones: null,
    });
    await edit(
      office,
      await now(office, 'contact', contact?.id ?? 0),
      { name: '周晓媚', mobiles: ['13800003333'] },
      { entity: 'contact' },
    );
    expect(await now(office, 'account', account.id)).toMatchObject({
      name: '周晓媚',
      phones: ['13800003333'],
    });
    expect(await all(office, 'contact')).toHaveLength(1);
    await undo(office);
    expect((await now(office, 'account', account.id))['name']).toBe('周晓梅');
  });

  it('is made with its contact in one action; companies have none', async () => {
    const office = await anOffice();
    await anAccount(office);
    expect(await all(office, 'contact')).toEqual([]);
    await anAccount(office, { name: '周小梅', partyKind: 'person' });
    await undo(office);
    expect([await all(office, 'contact'), await all(office, 'accountContact')]).toEqual([[], []]);
    expect(await all(office, 'account')).toHaveLength(1);
  });
});

describe('what the program fills in', () => {
  it('of a task: for whom, and when it was done or is to be reminded again', async () => {
    const office = await anOffice();
    const { record } = await make(office, 'task', { title: '寄样', remindAt: '2026-11-23T01:00:00.000Z' });
    expect(record).toMatchObject({ assignee: office.actor.userId, status: 'todo', doneAt: null });
    await office.records.markReminded([record.id]);
    const reminded = await now(office, 'task', record.id);
    expect(reminded['remindedAt']).not.toBeNull();
    // A form opened before saves without a word about it.
    const done = await edit(office, record, { status: 'done' }, { entity: 'task' });
    expect(done).toMatchObject({ mergedFields: [], mergedFrom: null });
    expect(done.record['doneAt']).not.toBeNull();
    const open = await edit(
      office,
      done.record,
      { status: 'doing', remindAt: '2026-11-24T01:00:00.000Z' },
      { entity: 'task' },
    );
    expect(open.record).toMatchObject({ doneAt: null, remindedAt: null });
    expect(
      (await failureOf(make(office, 'task', { title: 'x', doneAt: '2026-11-23T01:00:00.000Z' }))).code,
    ).toBe('invalid');
  });

  it('of a task that was reminded does not keep its making from being taken back', async () => {
    const office = await anOffice();
    const { record } = await make(office, 'task', { title: '寄样' });
    await office.records.markReminded([record.id]);
    expect(await undo(office)).toMatchObject({ kind: 'create', keptCount: 0 });
    expect(await all(office, 'task')).toEqual([]);
  });

  it('of a comment: who said it, when, and whom it calls', async () => {
    const office = await anOffice();
    await aColleague(office, '王芳');
    await aColleague(office, '王芳芳');
    const account = await anAccount(office);
    const { record } = await make(office, 'comment', {
      content: '@王芳芳 请看，＠王芳 也是；@无名 不在',
      account: account.id,
    });
    expect(record).toMatchObject({ author: office.actor.userId, mentions: ['王芳芳', '王芳'] });
    expect(record['commentedAt']).not.toBeNull();
    const edited = await edit(office, record, { content: '算了' }, { entity: 'comment' });
    expect(edited.record).toMatchObject({ mentions: null, author: office.actor.userId });
    expect(mentionedNames('@@李强@李强 a@李', ['李强', '李', ''])).toEqual(['李强', '李']);
  });

  it('of any record: what its fields begin with, today among them', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const { record } = await make(office, 'purchase', { product: '冲床', account: account.id });
    expect(record['purchasedOn']).toBe('2026-11-22');
  });
});

describe('a value only one record may have', () => {
  it('is refused by name, free again when its record lies in the bin, and no trouble to a repeated request', async () => {
    const office = await anOffice();
    const { record } = await make(office, 'tag', { name: '重点' });
    const refused = { code: 'invalid', fields: [{ field: 'name', problem: 'notUnique' }] };
    expect(await failureOf(make(office, 'tag', { name: '重点' }))).toMatchObject(refused);
    await office.records.delete(office.actor, { requestId: randomUUID(), entity: 'tag', ids: [record.id] });
    const requestId = randomUUID();
    const again = await make(office, 'tag', { name: '重点' }, { requestId });
    expect((await make(office, 'tag', { name: '重点' }, { requestId })).record.id).toBe(again.record.id);
  });
});
