import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Office } from '../../../electron/application/office';
import { createLongWork } from '../../../electron/services/records/longWork';
import { createTagService } from '../../../electron/services/tags/tagService';
import { aClock, aCrowd, anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';

function rename(office: Office, from: string, to: string, requestId = randomUUID()) {
  return office.tags.rename(office.actor, { requestId, from, to });
}

async function tagsOf(office: Office, entity: string, id: number, field = 'tags') {
  return (await office.records.get(office.actor, entity, id)).record[field];
}

async function words(office: Office) {
  return (await office.tags.list(office.actor)).map(({ tag }) => tag);
}

/** An own field of accounts that holds tags; its name. */
async function ownTags(office: Office): Promise<string> {
  const { key } = await office.schemaEditor.saveField(office.actor, {
    entity: 'account',
    key: null,
    label: { zh: '展会标签', en: 'Fair tags' },
    kind: 'tags',
    options: {},
    isActive: true,
  });
  return key;
}

describe('the list of tags', () => {
  it('names every tag listed or in use, with its colour and where it is held, groups first', async () => {
    const office = await anOffice();
    const own = await ownTags(office);
    const listed = { name: '重点', category: '价值', tone: 'good', meaning: '每月回访' };
    const { record } = await make(office, 'tag', listed);
    const account = await anAccount(office, { tags: ['重点', '展会'], [own]: ['展会'] });
    await make(office, 'contract', { name: '合同甲', account: account.id, tags: ['重点'] });
    const gone = await anAccount(office, { name: '乙', tags: ['没人了'] });
    await office.records.delete(office.actor, { requestId: randomUUID(), entity: 'account', ids: [gone.id] });
    expect(await office.tags.list(office.actor)).toEqual([
      {
        tag: '重点',
        id: record.id,
        rowVersion: record.rowVersion,
        category: '价值',
        tone: 'good',
        meaning: '每月回访',
        uses: [
          { entity: 'account', field: 'tags', count: 1 },
          { entity: 'contract', field: 'tags', count: 1 },
        ],
      },
      {
        tag: '展会',
        id: null,
        rowVersion: null,
        category: '',
        tone: 'neutral',
        meaning: '',
        uses: [
          { entity: 'account', field: 'tags', count: 1 },
          { entity: 'account', field: own, count: 1 },
        ],
      },
    ]);
  });
});

describe('a tag that is renamed', () => {
  it('is renamed in the list and in records of every kind, in own fields too, and comes back by one undo', async () => {
    const office = await anOffice();
    const own = await ownTags(office);
    await make(office, 'tag', { name: '老', tone: 'bad' });
    const account = await anAccount(office, { tags: ['甲', '老', '乙'], [own]: ['老'] });
    const other = await anAccount(office, { name: '别人', tags: ['老客户'] });
    const { record: contract } = await make(office, 'contract', {
      name: '合同甲',
      account: account.id,
      tags: ['老'],
    });
    expect(await rename(office, '老', ' #旧 ')).toMatchObject({ changed: 2, skipped: 0 });
    expect(await tagsOf(office, 'account', account.id)).toEqual(['甲', '旧', '乙']);
    expect(await tagsOf(office, 'account', account.id, own)).toEqual(['旧']);
    expect(await tagsOf(office, 'contract', contract.id)).toEqual(['旧']);
    expect(await tagsOf(office, 'account', other.id)).toEqual(['老客户']);
    expect(await words(office)).toEqual(expect.arrayContaining(['旧', '老客户', '甲', '乙']));
    expect((await office.tags.list(office.actor)).find(({ tag }) => tag === '旧')).toMatchObject({
      tone: 'bad',
    });
    expect(await words(office)).not.toContain('老');
    expect(await office.undo.last(office.actor, randomUUID())).toMatchObject({ kind: 'batch', keptCount: 0 });
    expect(await tagsOf(office, 'account', account.id)).toEqual(['甲', '老', '乙']);
    expect(await tagsOf(office, 'account', account.id, own)).toEqual(['老']);
    expect(await tagsOf(office, 'contract', contract.id)).toEqual(['老']);
    expect((await office.tags.list(office.actor)).find(({ tag }) => tag === '老')).toMatchObject({
      tone: 'bad',
    });
  });

  it('to a word that is there already becomes one with it, and undo parts them again', async () => {
    const office = await anOffice();
    await make(office, 'tag', { name: '老', tone: 'bad' });
    await make(office, 'tag', { name: '旧', tone: 'good' });
    const both = await anAccount(office, { tags: ['老', '旧', '丙'] });
    await rename(office, '老', '旧');
    expect(await tagsOf(office, 'account', both.id)).toEqual(['旧', '丙']);
    expect(await office.tags.list(office.actor)).toHaveLength(2);
    expect((await office.tags.list(office.actor)).find(({ tag }) => tag === '旧')).toMatchObject({
      tone: 'good',
    });
    await office.undo.last(office.actor, randomUUID());
    expect(await tagsOf(office, 'account', both.id)).toEqual(['老', '旧', '丙']);
    expect(await words(office)).toEqual(expect.arrayContaining(['老', '旧']));
  });

  it('goes through a thousand records in parts that are one action, and the same request does nothing twice', async () => {
    const office = await anOffice();
    const ids = await aCrowd(office, 900, (index) => ({ name: `客户${index}`, tags: ['老'] }));
    const requestId = randomUUID();
    const done = await rename(office, '老', '旧', requestId);
    expect(done).toMatchObject({ changed: 900, skipped: 0 });
    expect(await rename(office, '老', '旧', requestId)).toMatchObject({
      changeSet: done.changeSet,
      changed: 900,
    });
    const held = (tag: string) =>
      office.data.ids({ entity: 'account', filter: { field: 'tags', operator: 'isAnyOf', value: [tag] } });
    expect(await held('旧')).toHaveLength(900);
    await office.undo.last(office.actor, randomUUID());
    expect(await held('老')).toHaveLength(ids.length);
    expect(await held('旧')).toEqual([]);
  });

  it('keeps what another desk wrote between reading and writing', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { tags: ['老'] });
    let isFirst = true;
    const data = Object.create(office.data, {
      getMany: {
        async value(entity: string, ids: readonly number[]) {
          const records = await office.data.getMany(entity, ids);
          if (isFirst) await edit(office, account, { tags: ['老', '刚加的'], remark: '别人写的' });
          isFirst = false;
          return records;
        },
      },
    }) as Office['data'];
    const { access } = office;
    const service = createTagService({
      data,
      access,
      clock: aClock(),
      longWork: createLongWork(undefined, 'batch'),
    });
    await service.rename(office.actor, { requestId: randomUUID(), from: '老', to: '旧' });
    expect(isFirst).toBe(false);
    expect((await office.records.get(office.actor, 'account', account.id)).record).toMatchObject({
      tags: ['旧', '刚加的'],
      remark: '别人写的',
    });
  });

  it('needs one word, short enough', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { tags: ['老'] });
    const problem = async (to: string) => (await failureOf(rename(office, '老', to))).fields?.[0]?.problem;
    expect(await problem(' # ')).toBe('required');
    expect(await problem('甲，乙')).toBe('notAllowedHere');
    expect(await problem('长'.repeat(41))).toBe('tooLong');
    expect(await rename(office, '老', '老')).toMatchObject({ changed: 0, changeSet: null });
    expect(await tagsOf(office, 'account', account.id)).toEqual(['老']);
  });
});

describe('a tag that is removed', () => {
  it('leaves the list and every record, and comes back by one undo', async () => {
    const office = await anOffice();
    await make(office, 'tag', { name: '老', meaning: '五年以上' });
    const account = await anAccount(office, { tags: ['老'] });
    const other = await anAccount(office, { name: '乙', tags: ['甲', '老'] });
    const done = await office.tags.remove(office.actor, { requestId: randomUUID(), tag: '老' });
    expect(done).toMatchObject({ changed: 2 });
    expect(await tagsOf(office, 'account', account.id)).toBeNull();
    expect(await tagsOf(office, 'account', other.id)).toEqual(['甲']);
    expect(await words(office)).toEqual(['甲']);
    await office.undo.last(office.actor, randomUUID());
    expect(await tagsOf(office, 'account', account.id)).toEqual(['老']);
    expect(await tagsOf(office, 'account', other.id)).toEqual(['甲', '老']);
    expect(await office.tags.list(office.actor)).toContainEqual(
      expect.objectContaining({ tag: '老', meaning: '五年以上' }),
    );
  });
});
