import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeDefinition } from '../../../db/changes/writeDefinitions';
import type { Actor } from '../../../electron/services/access/actor';
import type { ViewDefinition } from '../../../electron/api/views';
import {
  aColleague,
  anAccount,
  anOffice,
  edit,
  failureOf,
  make,
  type TestOffice,
} from '../../support/anOffice';
import { paperOf, wholeRecord } from '../../support/paper';

async function aView(
  office: TestOffice,
  definition: ViewDefinition,
  more: { readonly actor?: Actor; readonly name?: string; readonly isShared?: boolean } = {},
) {
  const { actor = office.actor, name = '重点客户', isShared = false } = more;
  const values = { name, target: 'account', isShared, definition: JSON.stringify(definition) };
  return (await make(office, 'savedView', values, { actor })).record;
}

const isKey: ViewDefinition = { filter: { field: 'grade', operator: 'is', value: 'A' } };

describe('views', () => {
  it('begin with those the product brings, each of which may be asked', async () => {
    const office = await anOffice();
    for (const entity of ['account', 'contact', 'opportunity', 'contract', 'task', 'followUp', 'source']) {
      const views = await office.views.list(office.actor, entity);
      expect(views[0]).toMatchObject({ key: 'ready.all', label: { zh: '全部', en: 'All' }, isWhole: true });
      for (const {
        definition: { filter, sort, top },
      } of views)
        await office.records.list(office.actor, { entity, filter, sort, top, offset: 0, limit: 10 });
    }
    const groups = (await office.views.list(office.actor, 'account')).filter(({ isGroup }) => isGroup);
    expect(groups.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        '最近10天内联系过',
        '即将超期客户',
        'TOP 10',
        '样板客户',
        '有诚意需回访',
        '棘手客户',
        '特定需求',
        '潜在',
        '活跃',
        '流失',
      ]),
    );
  });

  it('show everybody their own where they say me', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const mine = await anAccount(office, { name: '张伟的客户' });
    const theirs = await anAccount(office, { name: '李强的客户' }, colleague);
    const view = (await office.views.list(colleague, 'account')).find(({ key }) => key === 'ready.mine');
    const query = { entity: 'account', filter: view?.definition.filter, offset: 0, limit: 10 };
    const ids = async (actor: Actor) => (await office.records.list(actor, query)).rows.map(({ id }) => id);
    expect(await ids(office.actor)).toEqual([mine.id]);
    expect(await ids(colleague)).toEqual([theirs.id]);
  });

  it('are seen by their owner, and by everybody when shared; changed and deleted by their owner alone', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const own = await aView(office, isKey);
    const shared = await aView(office, isKey, { name: '共享', isShared: true });
    const keys = async (actor: Actor) =>
      (await office.views.list(actor, 'account')).flatMap(({ id, isOwn }) =>
        id === null ? [] : [[id, isOwn]],
      );
    expect(await keys(office.actor)).toEqual([
      [own.id, true],
      [shared.id, true],
    ]);
    expect(await keys(colleague)).toEqual([[shared.id, false]]);
    const save = (id: number, rowVersion: number) =>
      edit(office, { id, rowVersion }, { name: '改' }, { entity: 'savedView', actor: colleague });
    expect(await failureOf(office.records.get(colleague, 'savedView', own.id))).toMatchObject({
      code: 'notFound',
    });
    expect(await failureOf(save(own.id, own.rowVersion))).toMatchObject({ code: 'notFound' });
    expect(await failureOf(save(shared.id, shared.rowVersion))).toMatchObject({ code: 'notAllowed' });
    const gone = await office.records.delete(colleague, {
      requestId: randomUUID(),
      entity: 'savedView',
      ids: [own.id, shared.id],
    });
    expect(gone).toMatchObject({ changed: 0, skipped: 2 });
    expect(await keys(office.actor)).toHaveLength(2);
  });

  it('are refused when they hold what the list cannot be asked, or bear a name twice', async () => {
    const office = await anOffice();
    await aView(office, isKey);
    const problem = async (work: Promise<unknown>) => (await failureOf(work)) as { fields?: unknown };
    expect((await problem(aView(office, isKey))).fields).toEqual([{ field: 'name', problem: 'notUnique' }]);
    for (const filter of [
      { field: 'nothing', operator: 'is', value: 1 },
      { field: 'grade', operator: 'within', value: 'today' },
    ] as ViewDefinition['filter'][])
      expect((await problem(aView(office, { filter }, { name: '坏' }))).fields).toEqual([
        { field: 'definition', problem: 'notAllowedHere' },
      ]);
    const broken = make(office, 'savedView', { name: '坏', target: 'account', definition: '{"sql":1}' });
    expect((await problem(broken)).fields).toEqual([{ field: 'definition', problem: 'notAllowedHere' }]);
    const nowhere = make(office, 'savedView', { name: '坏', target: 'sqlite_master', definition: '{}' });
    expect((await problem(nowhere)).fields).toEqual([{ field: 'target', problem: 'referenceUnknown' }]);
  });

  it('whose field is retired still filter, and say that they are not whole', async () => {
    const office = await anOffice();
    const definition = {
      entity: 'account',
      key: 'xLevel',
      label: { zh: '级别', en: 'Level' },
      kind: 'integer' as const,
      options: {},
      order: 1,
      isActive: true,
    };
    const heard = async (revision: number) => {
      await expect.poll(() => office.heard.revisions).toContain(revision);
    };
    await heard(await writeDefinition(office.store(), definition));
    const filter = { field: 'xLevel', operator: 'atLeast' as const, value: 3 };
    const view = await aView(office, { filter });
    await heard(await writeDefinition(office.store(), { ...definition, isActive: false }));
    const found = (await office.views.list(office.actor, 'account')).find(({ id }) => id === view.id);
    expect(found).toMatchObject({ isWhole: false, definition: { filter } });
  });
});

describe('what is private', () => {
  it('is in nobody else’s list, count, facet, export selection or related condition', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const account = await anAccount(office);
    const note = (await make(office, 'stickyNote', { content: '私密', account: account.id })).record;
    const query = { entity: 'stickyNote', offset: 0, limit: 10 };
    expect((await office.records.list(office.actor, query)).total).toBe(1);
    expect((await office.records.list(colleague, query)).total).toBe(0);
    const selections = [
      { entity: 'stickyNote' },
      {
        entity: 'account',
        filter: { having: { entity: 'stickyNote', via: 'account' }, quantity: 'some' as const },
      },
      {
        entity: 'stickyNote',
        filter: { any: [{ field: 'owner', operator: 'isNotEmpty' as const }, { all: [] }] },
      },
    ];
    expect(await office.lists.counts(office.actor, { selections })).toEqual([1, 1, 1]);
    expect(await office.lists.counts(colleague, { selections })).toEqual([0, 0, 0]);
    const facets = { selection: { entity: 'stickyNote' }, fields: ['content'], limit: 5 };
    expect((await office.lists.facets(colleague, facets)).facets).toEqual({ content: [] });
    const timeline = { entity: 'stickyNote', id: note.id, offset: 0, limit: 10, show: 'all' as const };
    expect(await failureOf(office.timeline.list(colleague, timeline))).toMatchObject({ code: 'notFound' });
    expect(
      await failureOf(paperOf(office, wholeRecord('stickyNote', note.id), { actor: colleague })),
    ).toMatchObject({
      code: 'notFound',
    });
    const gone = await office.records.delete(office.actor, {
      requestId: randomUUID(),
      entity: 'stickyNote',
      ids: [note.id],
    });
    expect(
      await failureOf(office.undo.changeSet(colleague, randomUUID(), gone.changeSet ?? 0)),
    ).toMatchObject({ code: 'notAllowed' });
    expect(await office.counts()).toMatchObject({ stickyNote: 0, account: 1 });
  });

  it('stays with whoever made it', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const note = (await make(office, 'stickyNote', { content: '便签', owner: colleague.userId })).record;
    expect(note.owner).toBe(office.actor.userId);
    const given = await edit(
      office,
      note,
      { owner: colleague.userId, content: '改' },
      { entity: 'stickyNote' },
    );
    expect(given.record).toMatchObject({ owner: office.actor.userId, content: '改' });
  });

  it('is kept out of the search index', async () => {
    const office = await anOffice();
    await make(office, 'stickyNote', { content: '独一无二的秘密' });
    await office.indexed();
    const found = await office.search.find(office.actor, { text: '独一无二的秘密', limit: 10 });
    expect(found.hits).toEqual([]);
  });
});

describe('preferences', () => {
  it('are each person’s own, change by part and are told to the windows', async () => {
    const heard: unknown[] = [];
    const office = await anOffice({
      listeners: {
        changed: () => undefined,
        schemaChanged: () => undefined,
        preferencesChanged: (preferences) => void heard.push(preferences),
      },
    });
    const colleague = await aColleague(office);
    const pinnedRecords = [{ entity: 'account', id: 1 }];
    await office.preferences.set(office.actor, { pinnedRecords });
    await office.preferences.set(office.actor, { defaultViews: { account: 'ready.mine' } });
    const wanted = { pinnedRecords, pinnedViews: [], defaultViews: { account: 'ready.mine' } };
    expect(await office.preferences.get(office.actor)).toMatchObject(wanted);
    expect(heard.at(-1)).toMatchObject(wanted);
    expect(await office.preferences.get(colleague)).toMatchObject({ pinnedRecords: [], defaultViews: {} });
  });
});
