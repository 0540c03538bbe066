import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDesk, endOf, type Desk } from '../../support/aDesk';
import { anOffice } from '../../support/anOffice';
import { createWorkspaceService } from '../../../electron/services/workspace/workspaceService';
import type { OpenedOffice, OpenOffice } from '../../../electron/services/workspace/openedOffice';

async function create(desk: Desk, name: string) {
  desk.answers.push(name);
  return desk.call('workspace.create', { officeName: name.replace('.kydb', ''), userName: '张伟' });
}
const account = (name: string) => ({
  requestId: randomUUID(),
  entity: 'account',
  id: null,
  rowVersion: null,
  changes: { name },
});
const page = (entity: string) => ({ query: { entity, offset: 0, limit: 50 } });

describe('the workspace', () => {
  it('makes, leaves, opens and remembers files; before one is open nothing can be asked of it', async () => {
    const desk = aDesk();
    expect((await desk.call('workspace.state', {})).database).toBeNull();
    expect(await desk.refused('records.list', page('account'))).toEqual({ code: 'noDatabase' });
    desk.answers.push(null);
    expect(await desk.call('workspace.create', { officeName: '甲', userName: '张伟' })).toBeNull();

    const made = await create(desk, '甲.kydb');
    expect(made?.database).toMatchObject({
      name: '甲',
      officeName: '甲',
      isReadOnly: false,
      hasSampleData: false,
      user: { name: '张伟' },
    });
    expect(desk.title()).toBe('甲 – 客源 CRM');
    await desk.call('records.save', account('在甲'));
    await create(desk, '乙.kydb');
    expect((await desk.call('records.list', page('account'))).total).toBe(0);

    const { recent } = await desk.call('workspace.state', {});
    expect(recent.map(({ name }) => name)).toEqual(['乙', '甲']);
    const back = await desk.call('workspace.open', { ticket: recent[1]?.ticket });
    expect(back?.database?.officeName).toBe('甲');
    expect((await desk.call('records.list', page('account'))).rows).toMatchObject([{ name: '在甲' }]);

    expect((await desk.call('workspace.close', {})).database).toBeNull();
    expect(desk.title()).toBe('客源 CRM');
    expect(await desk.refused('workspace.open', { ticket: 'no-such-ticket' })).toEqual({
      code: 'ticketExpired',
    });
    desk.answers.push(null);
    expect(await desk.call('workspace.open', {})).toBeNull();
    const states = desk.told.filter(({ name }) => name === 'workspace.changed');
    expect(states).toHaveLength(4);
  });

  it('never writes over a file, and refuses what is none of ours, keeping the open one', async () => {
    const desk = aDesk();
    await create(desk, '甲.kydb');
    writeFileSync(join(desk.folder, '文字.kydb'), '这不是数据库'.repeat(200));
    desk.answers.push('甲.kydb');
    expect(await desk.refused('workspace.create', { officeName: '甲', userName: '张伟' })).toEqual({
      code: 'databaseExists',
    });
    desk.answers.push('文字.kydb');
    expect(await desk.refused('workspace.open', {})).toEqual({ code: 'databaseNotOurs' });
    desk.answers.push('没有.kydb');
    expect(await desk.refused('workspace.open', {})).toEqual({ code: 'databaseMissing' });
    expect((await desk.call('workspace.state', {})).database?.officeName).toBe('甲');
    expect((await desk.call('records.save', account('还在'))).record['name']).toBe('还在');
  });

  it('stops a running job before another file takes the place of the open one', async () => {
    const desk = aDesk();
    await desk.call('workspace.openSample', {});
    desk.answers.push('客户.xlsx', '乙.kydb');
    const started = await desk.call('exports.start', { selection: { entity: 'account' }, format: 'xlsx' });
    await desk.call('workspace.create', { officeName: '乙', userName: '张伟' });
    const job = await desk.call('jobs.get', { id: started?.job ?? '' });
    expect(job.state).toBe('cancelled');
    expect(readdirSync(desk.folder).filter((name) => /xlsx/.test(name))).toEqual([]);
  });

  it('watches over the reminders of the file that is open now, not of the one before', async () => {
    const desk = aDesk();
    for (const name of ['甲.kydb', '乙.kydb']) await create(desk, name);
    const remindAt = '2026-11-22T01:00:00.000Z';
    await desk.call('records.save', {
      ...account(''),
      entity: 'task',
      changes: { title: '打电话', remindAt },
    });
    await expect.poll(() => desk.notices.map(({ title }) => title)).toEqual(['打电话']);
  });

  it('lets two quick openings take turns', async () => {
    const desk = aDesk();
    for (const name of ['甲.kydb', '乙.kydb']) await create(desk, name);
    const { recent } = await desk.call('workspace.state', {});
    const states = await Promise.all(
      [...recent, ...recent].map(({ ticket }) => desk.call('workspace.open', { ticket })),
    );
    expect(states.map((state) => state?.database?.officeName)).toEqual(['乙', '甲', '乙', '甲']);
    expect((await desk.call('records.save', account('在甲'))).record['no']).toBe('KH000001');
  });

  it('takes a verified copy that opens as an office of its own', async () => {
    const desk = aDesk();
    await create(desk, '甲.kydb');
    await desk.call('records.save', account('要留下'));
    desk.answers.push('copy.kydb', 'copy.kydb', null);
    const copy = await desk.call('workspace.backUp', {});
    expect(copy?.byteLength).toBeGreaterThan(1000);
    expect(await desk.refused('workspace.backUp', {})).toEqual({ code: 'databaseExists' });
    expect(await desk.call('workspace.backUp', {})).toBeNull();
    const opened = await desk.call('workspace.open', { ticket: copy?.ticket });
    expect(opened?.database?.name).toBe('copy');
    expect((await desk.call('records.list', page('account'))).rows).toMatchObject([{ name: '要留下' }]);
  });
});

describe('the sample office', () => {
  it('is made whole, opened again as it is, and taken away without leaving a record', async () => {
    const desk = aDesk();
    const made = await desk.call('workspace.openSample', {});
    expect(made.database).toMatchObject({ officeName: '示例办公室', hasSampleData: true });
    expect((await desk.call('workspace.counts', {}))['account']).toBe(300);
    await desk.call('records.save', account('自己的'));
    await desk.call('workspace.close', {});
    await desk.call('workspace.openSample', {});
    expect((await desk.call('workspace.counts', {}))['account']).toBe(301);

    await desk.call('workspace.removeSample', { requestId: randomUUID() });
    const counts = await desk.call('workspace.counts', {});
    expect(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))).toEqual({
      account: 1,
      user: 1,
    });
    expect((await desk.call('workspace.state', {})).database?.hasSampleData).toBe(false);
  });

  it('is taken away whole also when it was made in two actions', async () => {
    const office = await anOffice();
    const wish = { accounts: 20, seed: 1, today: '2026-11-22' };
    await office.sample.make(office.actor, wish, () => undefined);
    await office.data.write({
      requestId: randomUUID(),
      kind: 'sample',
      userId: office.actor.userId,
      deskId: 'desk-1',
      at: '2026-11-22T02:30:00.000Z',
      changes: [{ action: 'create', entity: 'account', values: { name: '又一家' } }],
    });
    expect(await office.sampleChangeSets()).toHaveLength(2);
    const workspace = workspaceOn(() => Promise.resolve(office), '');
    await workspace.create('甲', '张伟');
    await workspace.removeSample(office.actor, randomUUID());
    expect(await office.sampleChangeSets()).toEqual([]);
    expect(await office.counts()).toMatchObject({ account: 0, contact: 0, followUp: 0, source: 0 });
  });

  it('that could not be made whole is not opened the next time', async () => {
    const desk = aDesk();
    const path = join(desk.folder, '客源示例数据.kydb');
    const half = await anOffice({ path: `${path}.unfinished` });
    await half.sample.make(half.actor, { accounts: 7, seed: 1, today: '2026-11-22' }, () => undefined);
    await half.close();
    // What a killed program left behind is cleared away, and a whole office is made.
    await desk.call('workspace.openSample', {});
    expect((await desk.call('workspace.counts', {}))['account']).toBe(300);
    expect(readdirSync(desk.folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('whose making fails leaves no file', async () => {
    const desk = aDesk();
    const workspace = workspaceOn(async ({ path, mode }) => {
      const office = await anOffice({ path, mode });
      return {
        ...office,
        sample: {
          async make(actor, wish, report) {
            await office.sample.make(actor, { ...wish, accounts: 3 }, report);
            throw new Error('the disk is full');
          },
        },
      };
    }, desk.folder);
    await expect(workspace.openSample()).rejects.toThrow('the disk is full');
    expect(readdirSync(desk.folder)).toEqual([]);
    expect(existsSync(join(desk.folder, '客源示例数据.kydb'))).toBe(false);
    expect(workspace.isOpen()).toBe(false);
  });
});

/** A workspace over offices the test opens itself. */
function workspaceOn(openOffice: OpenOffice<OpenedOffice>, documents: string) {
  return createWorkspaceService<OpenedOffice>({
    openOffice,
    dialogs: { choose: () => Promise.resolve(null), save: () => Promise.resolve({ path: 'x', name: 'x' }) },
    tickets: {
      fileOf: () => Promise.resolve(null),
      ticketFor: () => Promise.resolve('ticket-1'),
      show: () => Promise.resolve(),
    },
    desk: {
      read: () => Promise.reject(new Error('not asked')),
      write: () => Promise.reject(new Error('not asked')),
      recent: () => Promise.resolve([]),
      addRecent: () => Promise.resolve(),
      folders: () => Promise.resolve({ documents, backUps: documents }),
      title: () => Promise.resolve(),
    },
    clock: { now: () => '2026-11-22T02:00:00.000Z', today: () => '2026-11-22' },
    beforeClosing: () => Promise.resolve(),
    opened: () => Promise.resolve(),
    changed: () => undefined,
  });
}

describe('exports as a window asks for them', () => {
  it('write where the user said, and leave nothing when stopped', async () => {
    const desk = aDesk();
    await desk.call('workspace.openSample', {});
    desk.answers.push('全部.csv', null, '停.csv');
    const order = { selection: { entity: 'followUp' }, format: 'csv' as const };
    const started = await desk.call('exports.start', order);
    expect(await endOf(desk, started?.job ?? '')).toMatchObject({ state: 'done', failure: null });
    expect(existsSync(join(desk.folder, '全部.csv'))).toBe(true);
    expect(await desk.call('exports.start', order)).toBeNull();
    const second = await desk.call('exports.start', order);
    await desk.call('jobs.cancel', { id: second?.job ?? '' });
    expect(await endOf(desk, second?.job ?? '')).toMatchObject({ state: 'cancelled' });
    expect(readdirSync(desk.folder).filter((name) => name.includes('停'))).toEqual([]);
    expect(await desk.call('exports.show', { ticket: started?.ticket ?? '', how: 'folder' })).toBeNull();
    expect(await desk.refused('exports.show', { ticket: 'no-such-ticket', how: 'open' })).toEqual({
      code: 'ticketExpired',
    });
    for (const entity of ['nothing', 'constructor', '__proto__'])
      expect(await desk.refused('exports.start', { selection: { entity }, format: 'csv' })).toEqual({
        code: 'notFound',
      });
  });
});
