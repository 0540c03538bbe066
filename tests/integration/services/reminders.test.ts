import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../electron/api/notices';
import type { MemoryEntry } from '../../../electron/api/memory';
import type { Reminder } from '../../../electron/api/reminders';
import { watchReminders } from '../../../electron/services/reminders/reminderWatch';
import { aColleague, anOffice, make, type TestOffice } from '../../support/anOffice';

const before = '2026-11-22T01:00:00.000Z';
const after = '2026-11-23T01:00:00.000Z';

async function made(office: TestOffice, entity: string, values: Readonly<Record<string, unknown>>) {
  return (await make(office, entity, values)).record;
}

describe('what a person is reminded of', () => {
  it('is open tasks of theirs whose time has come, newest first, with what they are about', async () => {
    const office = await anOffice();
    const account = await made(office, 'account', { name: '华盛机电' });
    await made(office, 'task', {
      title: '已到提醒时间',
      remindAt: before,
      dueAt: after,
      account: account.id,
    });
    await made(office, 'task', { title: '没有提醒但已到期', dueAt: '2026-11-21T01:00:00.000Z' });
    await made(office, 'task', { title: '已到期但推迟了', dueAt: before, remindAt: after });
    await made(office, 'task', { title: '还没有到', remindAt: after });
    await made(office, 'task', { title: '已完成', remindAt: before, status: 'done' });
    const other = await aColleague(office, '李娜');
    await made(office, 'task', { title: '别人的', remindAt: before, assignee: other.userId });
    const found = await office.reminders.list(office.actor);
    expect(found.map(({ title, about }) => [title, about?.title])).toEqual([
      ['已到提醒时间', '华盛机电'],
      ['没有提醒但已到期', undefined],
    ]);
    expect(found[0]).toMatchObject({ is: 'task', at: before, dueAt: after, by: '张伟' });
    expect((await office.reminders.list(other)).map(({ title }) => title)).toEqual(['别人的']);
  });

  it('is put off by an action that can be taken back, and comes again at its time', async () => {
    const office = await anOffice();
    const task = await made(office, 'task', { title: '打电话', remindAt: before });
    await office.reminders.snooze(office.actor, { requestId: crypto.randomUUID(), id: task.id, minutes: 10 });
    expect(await office.reminders.list(office.actor)).toEqual([]);
    const kept = await office.records.get(office.actor, 'task', task.id);
    expect(String(kept.record['remindAt']) > before).toBe(true);
    await office.undo.last(office.actor, crypto.randomUUID());
    expect(await office.reminders.list(office.actor)).toHaveLength(1);
  });

  it('is a comment that calls them by name, until it was seen', async () => {
    const office = await anOffice();
    const account = await made(office, 'account', { name: '华盛机电' });
    const other = await aColleague(office, '李娜');
    await made(office, 'comment', { content: '@李娜 请看一下报价', account: account.id });
    await made(office, 'comment', { content: '没有叫谁', account: account.id });
    expect(await office.reminders.list(office.actor)).toEqual([]);
    expect(await office.reminders.list(other)).toMatchObject([
      {
        is: 'mention',
        title: '@李娜 请看一下报价',
        by: '张伟',
        about: { entity: 'account', id: account.id },
      },
    ]);
    await office.reminders.seen(other);
    expect(await office.reminders.list(other)).toEqual([]);
  });
});

describe('the watch over reminders', () => {
  function aDesk() {
    const shown: Notice[] = [];
    const counts: number[] = [];
    const entries = new Map<string, MemoryEntry>();
    return {
      shown,
      counts,
      notifier: {
        show: (notice: Notice) => Promise.resolve((shown.push(notice), 'shown' as const)),
        withdraw: () => Promise.resolve(),
        count: (waiting: number) => Promise.resolve(void counts.push(waiting)),
      },
      memory: {
        read: () => Promise.resolve([...entries.values()]),
        write: (_space: string, _scope: string, changes: readonly { key: string; text: string | null }[]) => {
          for (const { key, text } of changes) if (text !== null) entries.set(key, { key, text, at: before });
          return Promise.resolve();
        },
      },
    };
  }
  function reminder(id: number, at = before): Reminder {
    return { is: 'task', id, title: `任务 ${id}`, at, dueAt: null, about: null, by: null, wasTold: false };
  }

  it('tells each reminder once, also after a restart, and again when it was put off', async () => {
    const desk = aDesk();
    const changed: number[] = [];
    let list: readonly Reminder[] = [reminder(1)];
    const start = () =>
      watchReminders({
        ...desk,
        list: () => Promise.resolve(list),
        noteTold: () => Promise.resolve(),
        space: 'file.1',
        several: (count) => Promise.resolve(`${count} 项`),
        changed: (waiting) => void changed.push(waiting),
        log: () => undefined,
      });
    const first = start();
    await first.look();
    await first.look();
    expect(desk.shown.map(({ id }) => id)).toEqual(['task/1']);
    expect(desk.shown[0]).toMatchObject({ title: '任务 1', entity: 'task', recordId: 1 });
    expect(changed).toEqual([1]);
    await first.stop();
    const second = start();
    await second.look();
    expect(desk.shown).toHaveLength(1);
    list = [reminder(1, after)];
    await second.look();
    expect(desk.shown).toHaveLength(2);
    await second.stop();
    expect(desk.counts).toEqual([1, 0, 1, 1, 0]);
  });

  it('tells on one desk of a person only, until the task is put off', async () => {
    const office = await anOffice();
    await made(office, 'task', { title: '打电话', remindAt: before });
    const start = (desk: ReturnType<typeof aDesk>) =>
      watchReminders({
        ...desk,
        list: () => office.reminders.list(office.actor),
        noteTold: (ids) => office.reminders.told(ids),
        space: 'file.1',
        several: (count) => Promise.resolve(`${count} 项`),
        changed: () => undefined,
        log: (line) => expect.unreachable(line),
      });
    const [desktop, laptop] = [aDesk(), aDesk()];
    const first = start(desktop);
    await first.look();
    const second = start(laptop);
    await second.look();
    expect([desktop.shown.length, laptop.shown.length, laptop.counts]).toEqual([1, 0, [1]]);
    const [task] = await office.reminders.list(office.actor);
    expect(task).toMatchObject({ title: '打电话', wasTold: true });
    const requestId = crypto.randomUUID();
    await office.reminders.snooze(office.actor, { requestId, id: task?.id ?? 0, minutes: 10 });
    const { record } = await office.records.get(office.actor, 'task', task?.id ?? 0);
    expect(record['remindedAt']).toBeNull();
    await first.stop();
    await second.stop();
  });

  it('makes one notice of many', async () => {
    const desk = aDesk();
    const watch = watchReminders({
      ...desk,
      list: () => Promise.resolve([1, 2, 3, 4, 5].map((id) => reminder(id))),
      noteTold: () => Promise.resolve(),
      space: 'file.1',
      several: (count) => Promise.resolve(`${count} 项`),
      changed: () => undefined,
      log: () => undefined,
    });
    await watch.look();
    expect(desk.shown).toMatchObject([{ id: 'reminders/several', title: '5 项' }]);
    await watch.stop();
  });
});
