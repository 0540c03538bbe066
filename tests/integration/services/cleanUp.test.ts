import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anAccount, anOffice, edit, make, type TestOffice } from '../../support/anOffice';

async function scan(office: TestOffice, entity = 'account') {
  return office.cleanUp.scan(office.actor, { requestId: randomUUID(), entity });
}

async function groups(office: TestOffice, entity = 'account') {
  return office.cleanUp.groups(office.actor, { entity, offset: 0, limit: 100 });
}

async function titles(office: TestOffice, entity = 'account'): Promise<string[][]> {
  return (await groups(office, entity)).groups.map(({ records }) => records.map(({ name }) => String(name)));
}

describe('a look over all customers', () => {
  it('finds groups with their reasons, certain ones first, and leaves strangers alone', async () => {
    const office = await anOffice();
    await anAccount(office, { name: '杭州华盛机电有限公司', creditCode: '91330106MA27X00A1F' });
    await anAccount(office, { name: '华盛机电（杭州）', phones: ['0571-88881234'] });
    await anAccount(office, { name: '长沙永泰电子科技有限公司' });
    await anAccount(office, { name: '长沙永泰电子科技有限公司。' });
    await anAccount(office, { name: '苏州鼎新食品有限公司' });
    await anAccount(office, { name: '上海华盛机电有限公司' });
    expect(await groups(office)).toMatchObject({ groups: [], scan: null });
    expect(await scan(office)).toEqual({ compared: 6, found: 2, isStopped: false });
    const { groups: found, total, certain, scan: last } = await groups(office);
    expect({ total, certain, by: last?.by, compared: last?.compared }).toEqual({
      total: 2,
      certain: 1,
      by: '张伟',
      compared: 6,
    });
    expect(
      found.map(({ reasons, isCertain, records }) => [records.map(({ name }) => name), reasons, isCertain]),
    ).toEqual([
      [['长沙永泰电子科技有限公司', '长沙永泰电子科技有限公司。'], ['sameName'], true],
      [['杭州华盛机电有限公司', '华盛机电（杭州）'], ['sameCore'], false],
    ]);
  });

  it('follows what is made, changed, deleted and merged afterwards', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '长沙永泰电子科技有限公司' });
    await scan(office);
    const two = await anAccount(office, { name: '永泰电子科技' });
    await office.indexed();
    expect(await titles(office)).toEqual([['长沙永泰电子科技有限公司', '永泰电子科技']]);
    await edit(office, two, { name: '苏州鼎新食品有限公司' });
    await office.indexed();
    expect(await titles(office)).toEqual([]);
    const three = await anAccount(office, { name: '长沙市永泰电子科技股份有限公司' });
    await office.indexed();
    expect(await titles(office)).toHaveLength(1);
    await office.merging.merge(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      survivor: { id: one.id, rowVersion: one.rowVersion },
      absorbed: [{ id: three.id, rowVersion: three.rowVersion }],
      picks: {},
    });
    expect(await titles(office)).toEqual([]);
  });

  it('does not show again what somebody told apart, here and while typing, until that is taken back', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '长沙永泰电子科技有限公司' });
    const two = await anAccount(office, { name: '永泰电子科技' });
    await office.indexed();
    await scan(office);
    expect(await titles(office)).toHaveLength(1);
    await office.cleanUp.decide(office.actor, {
      entity: 'account',
      ids: [two.id, one.id],
      decision: 'different',
    });
    expect(await titles(office)).toEqual([]);
    const typed = { entity: 'account', draft: { name: '永泰电子科技' }, id: two.id, limit: 4 };
    expect(await office.duplicates.find(office.actor, typed)).toEqual([]);
    await scan(office);
    expect(await titles(office)).toEqual([]);
    expect(await office.cleanUp.toldApart(office.actor, 10)).toMatchObject([
      {
        low: { id: one.id, title: '长沙永泰电子科技有限公司' },
        high: { id: two.id, title: '永泰电子科技' },
        by: '张伟',
      },
    ]);
    const pairs = [{ low: one.id, high: two.id }];
    expect(await office.cleanUp.forget(office.actor, { entity: 'account', pairs })).toEqual({ forgotten: 1 });
    expect(await titles(office)).toHaveLength(1);
    expect(await office.duplicates.find(office.actor, typed)).toHaveLength(1);
  });

  it('keeps what an import was told of many pairs in one write, and leaves out records that are gone', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '长沙永泰电子科技有限公司' });
    const two = await anAccount(office, { name: '永泰电子科技' });
    const three = await anAccount(office, { name: '长沙永泰电子' });
    await office.cleanUp.tellApart(office.actor, 'account', [
      [two.id, one.id],
      [two.id, three.id],
      [two.id, 999_999],
      [one.id, one.id],
    ]);
    const told = await office.cleanUp.toldApart(office.actor, 10);
    expect(told.map(({ low, high }) => [low.id, high.id]).sort()).toEqual([
      [one.id, two.id],
      [two.id, three.id],
    ]);
    await scan(office);
    expect((await titles(office)).flat()).not.toContain('永泰电子科技');
  });

  it('puts a group off and never puts two valid codes into one group', async () => {
    const office = await anOffice();
    const one = await anAccount(office, {
      name: '长沙永泰电子科技有限公司',
      creditCode: '91430103MA4L16JQ9Q',
    });
    const two = await anAccount(office, { name: '长沙永泰电子科技有限公司' });
    await anAccount(office, { name: '长沙永泰电子科技有限公司', creditCode: '91330106MA27X00A1F' });
    await scan(office);
    const { groups: found } = await groups(office);
    expect(found.map(({ records }) => records.map(({ creditCode }) => creditCode))).toEqual([
      ['91430103MA4L16JQ9Q', null],
    ]);
    await office.cleanUp.decide(office.actor, {
      entity: 'account',
      ids: [one.id, two.id],
      decision: 'later',
    });
    expect(await office.cleanUp.toldApart(office.actor, 10)).toEqual([]);
    expect((await titles(office)).flat()).not.toContain(undefined);
  });

  it('looks over contacts by name and number', async () => {
    const office = await anOffice();
    await make(office, 'contact', { name: '王芳', mobiles: ['13800138000'] });
    await make(office, 'contact', { name: '王 芳', mobiles: ['138 0013 8000'] });
    await make(office, 'contact', { name: '李雷', mobiles: ['13900139000'] });
    await scan(office, 'contact');
    const { groups: found } = await groups(office, 'contact');
    expect(found.map(({ reasons, isCertain }) => [reasons, isCertain])).toEqual([
      [['sameName', 'phone'], true],
    ]);
  });
});

describe('a record that became part of another one', () => {
  it('is found by its old name, and leads to what it became part of', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '长沙永泰电子科技有限公司' });
    const two = await anAccount(office, { name: '湘江元器件商行', creditCode: '91430103MA4L16JQ9Q' });
    await office.indexed();
    await office.merging.merge(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      survivor: { id: one.id, rowVersion: one.rowVersion },
      absorbed: [{ id: two.id, rowVersion: two.rowVersion }],
      picks: { creditCode: one.id },
    });
    const { hits } = await office.search.find(office.actor, { text: '湘江元器件', limit: 5 });
    expect(hits).toMatchObject([
      { id: one.id, title: '长沙永泰电子科技有限公司', mergedFrom: '湘江元器件商行' },
    ]);
    const asked = { entity: 'account', draft: { name: '湘江元器件商行' }, id: null, limit: 4 };
    expect(await office.duplicates.find(office.actor, asked)).toMatchObject([
      { id: one.id, isCertain: true },
    ]);
    const known: unknown[] = [];
    const { accountIdentities } = await import('../../../db/repositories/importLookups');
    for await (const part of accountIdentities(office.store())) known.push(...part);
    expect(known).toEqual([
      { id: one.id, name: '长沙永泰电子科技有限公司', creditCode: null, code: null, importRun: null },
      { id: one.id, name: '湘江元器件商行', creditCode: '91430103MA4L16JQ9Q', code: null, importRun: null },
    ]);
  });
});
