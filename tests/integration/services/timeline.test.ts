import { describe, expect, it } from 'vitest';
import {
  aClock,
  aColleague,
  aCrowd,
  anAccount,
  anOffice,
  edit,
  failureOf,
  make,
} from '../../support/anOffice';
import type { TimelineEntry } from '../../../electron/api/timeline';

const wordOf = (entry: TimelineEntry): string =>
  entry.is === 'record' ? String(entry.record['content']) : entry.action;

describe('the timeline of a record', () => {
  it('mixes follow-ups and changes, newest first, page by page without loss or repeat', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { name: '甲' });
    let version = 1;
    for (let round = 0; round < 5; round += 1) {
      const { record } = await edit(
        office,
        { id: account.id, rowVersion: version },
        { remark: `第${round}次` },
      );
      version = record.rowVersion;
      await make(office, 'followUp', { content: `来电${round}`, account: account.id });
    }
    const list = (offset: number, limit: number, show: 'all' | 'records' | 'changes' = 'all') =>
      office.timeline.list(office.actor, { entity: 'account', id: account.id, offset, limit, show });
    const whole = await list(0, 50);
    expect(whole.hasMore).toBe(false);
    expect(whole.entries.map(wordOf)).toEqual([
      ...[4, 3, 2, 1, 0].flatMap((round) => [`来电${round}`, 'update']),
      'create',
    ]);
    expect(whole.entries.map(({ at }) => at)).toEqual(
      whole.entries
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(whole.entries.every(({ by }) => by === '张伟')).toBe(true);
    const pages = [await list(0, 4), await list(4, 4), await list(8, 4)];
    expect(pages.flatMap(({ entries }) => entries)).toEqual(whole.entries);
    expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
    expect((await list(0, 50, 'records')).entries).toHaveLength(5);
    expect((await list(0, 50, 'changes')).entries).toHaveLength(6);
  });

  it('goes on past five hundred follow-ups', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const day = (index: number) => new Date(Date.UTC(2024, 0, 1) + index * 3_600_000).toISOString();
    await aCrowd(
      office,
      620,
      (index) => ({ content: `${index}`, account: account.id, followedAt: day(index) }),
      'followUp',
    );
    const late = await office.timeline.list(office.actor, {
      entity: 'account',
      id: account.id,
      offset: 590,
      limit: 50,
      show: 'records',
    });
    expect(late.entries.map(wordOf)).toEqual(Array.from({ length: 30 }, (_, index) => `${29 - index}`));
    expect(late.hasMore).toBe(false);
  });

  it('loses and repeats nothing when the clocks of two desks differ', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const slow = await anOffice({
      path: office.path,
      mode: 'open',
      deskId: 'desk-2',
      clock: aClock('2026-11-20'),
    });
    for (let round = 0; round < 4; round += 1)
      for (const desk of [office, slow]) {
        const { record } = await desk.records.get(desk.actor, 'account', account.id);
        await edit(desk, record, { remark: `${desk === slow ? '慢' : '准'}${round}` });
        await make(desk, 'followUp', {
          content: `${desk === slow ? '慢' : '准'}${round}`,
          account: account.id,
        });
      }
    const list = async (offset: number, limit: number) =>
      (
        await office.timeline.list(office.actor, {
          entity: 'account',
          id: account.id,
          offset,
          limit,
          show: 'all',
        })
      ).entries;
    const pages = [];
    for (let offset = 0; offset < 17; offset += 3) pages.push(...(await list(offset, 3)));
    expect(pages).toEqual(await list(0, 50));
    expect(pages).toHaveLength(17);
  });

  it('says of a change of state who made it, also where another desk wrote it down', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const account = await anAccount(office);
    const change = { account: account.id, operator: colleague.userId, what: '生命周期' };
    await aCrowd(
      office,
      1,
      () => ({ ...change, toState: '成交', changedAt: '2025-04-25T00:30:00.000Z' }),
      'statusChange',
    );
    const { entries, titles } = await office.timeline.list(office.actor, {
      entity: 'account',
      id: account.id,
      offset: 0,
      limit: 20,
      show: 'records',
    });
    expect(entries.map(({ by }) => by)).toEqual([titles['user']?.[colleague.userId ?? 0]]);
  });

  it('names what references pointed at, before and after', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const old = (await make(office, 'source', { name: '展会' })).record;
    const now = (await make(office, 'source', { name: '转介绍' })).record;
    const account = await anAccount(office, { source: old.id });
    await edit(office, account, { source: now.id, owner: colleague.userId }, { actor: colleague });
    const { entries, titles } = await office.timeline.list(office.actor, {
      entity: 'account',
      id: account.id,
      offset: 0,
      limit: 10,
      show: 'all',
    });
    expect(titles['source']).toMatchObject({ [old.id]: '展会', [now.id]: '转介绍' });
    expect(titles['user']).toMatchObject({
      [office.actor.userId ?? 0]: '张伟',
      [colleague.userId ?? 0]: '李强',
    });
    expect(entries[0]).toMatchObject({
      is: 'change',
      action: 'update',
      kind: 'edit',
      by: '李强',
      changes: expect.arrayContaining([{ field: 'source', before: old.id, after: now.id }]) as unknown,
    });
  });

  it('of a record that does not exist is not found', async () => {
    const office = await anOffice();
    const list = (entity: string, id: number) =>
      failureOf(office.timeline.list(office.actor, { entity, id, offset: 0, limit: 10, show: 'all' }));
    expect(await list('account', 999)).toEqual({ code: 'notFound' });
    expect(await list('constructor', 1)).toEqual({ code: 'notFound' });
  });
});

describe('what a reference field offers', () => {
  it('begins with the people of the account and leaves out who lies in the bin', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const contact = async (name: string) =>
      (
        await make(
          office,
          'contact',
          { name },
          { also: [{ entity: 'accountContact', via: 'contact', changes: { account: account.id } }] },
        )
      ).record.id;
    const [own, gone] = [await contact('刘洋'), await contact('刘静')];
    const stranger = (await make(office, 'contact', { name: '刘强' })).record.id;
    await office.records.delete(office.actor, {
      requestId: crypto.randomUUID(),
      entity: 'contact',
      ids: [gone],
    });
    const pick = async (text: string) =>
      (
        await office.search.pick(office.actor, { entity: 'contact', text, limit: 10, account: account.id })
      ).hits.map(({ id }) => id);
    expect(await pick('')).toEqual([own, stranger]);
    expect(await pick('刘')).toEqual([own, stranger]);
    expect(await pick('刘静')).toEqual([]);
    expect((await office.search.find(office.actor, { text: 'liuyang', limit: 5 })).hits[0]).toMatchObject({
      id: own,
      title: '刘洋',
    });
    expect((await office.search.find(office.actor, { text: '  ', limit: 5 })).hits).toEqual([]);
    expect(
      await failureOf(office.search.find(office.actor, { text: 'x', entities: ['nothing'], limit: 5 })),
    ).toEqual({ code: 'notFound' });
  });
});
