import { describe, expect, it } from 'vitest';
import { anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';

describe('the past of one field', () => {
  it('is who set it, when, from what to what, newest first; other fields are not in it', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { name: '甲', region: '杭州' });
    const first = await edit(office, { id: account.id, rowVersion: 1 }, { region: '宁波', remark: '一' });
    const second = await edit(office, first.record, { remark: '二' });
    await edit(office, second.record, { region: null });
    const { entries } = await office.fieldHistory.list(office.actor, {
      entity: 'account',
      id: account.id,
      field: 'region',
    });
    expect(entries.map(({ before, after, by }) => [before, after, by])).toEqual([
      ['宁波', null, '张伟'],
      ['杭州', '宁波', '张伟'],
      [null, '杭州', '张伟'],
    ]);
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('names what references pointed at, also when that is gone', async () => {
    const office = await anOffice();
    const { record: source } = await make(office, 'source', { name: '展会' });
    const account = await anAccount(office, { name: '甲', source: source.id });
    await edit(office, { id: account.id, rowVersion: 1 }, { source: null });
    const past = await office.fieldHistory.list(office.actor, {
      entity: 'account',
      id: account.id,
      field: 'source',
    });
    expect(past.titles['source']?.[source.id]).toBe('展会');
    expect(past.entries.map(({ before, after }) => [before, after])).toEqual([
      [source.id, null],
      [null, source.id],
    ]);
  });

  it('is refused for a field or a record there is none of', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const ask = (id: number, field: string) =>
      failureOf(office.fieldHistory.list(office.actor, { entity: 'account', id, field }));
    expect((await ask(account.id, 'nothing')).code).toBe('notFound');
    expect((await ask(account.id + 999, 'region')).code).toBe('notFound');
  });
});

describe('a timeline of some kinds only', () => {
  it('leaves the other records out', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    await make(office, 'followUp', { content: '来电', account: account.id });
    await make(office, 'comment', { content: '同事的话', account: account.id });
    const words = async (only: readonly string[]) => {
      const { entries } = await office.timeline.list(office.actor, {
        entity: 'account',
        id: account.id,
        offset: 0,
        limit: 20,
        show: 'records',
        only: [...only],
      });
      return entries.map((entry) => (entry.is === 'record' ? entry.record['content'] : entry.action));
    };
    expect(await words(['comment'])).toEqual(['同事的话']);
    expect(await words(['followUp'])).toEqual(['来电']);
    expect(await words([])).toEqual([]);
  });
});
