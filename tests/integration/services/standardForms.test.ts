import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aCrowd, anAccount, anOffice, edit } from '../../support/anOffice';

describe('values that are not in standard form', () => {
  it('are proposed, brought there by one action, and taken back by one undo', async () => {
    const office = await anOffice();
    // As an older program left them: a form would not take all of these.
    const [name, code, unclear, right] = await aCrowd(
      office,
      4,
      (index) =>
        [
          { name: ' 杭州 华盛机电(中国)有限公司。' },
          { name: '长沙永泰电子科技有限公司', creditCode: '9143O1O3MA4L16JQ9Q' },
          { name: '宁波三江家具有限公司', creditCode: '91430103MA4L16JQ91' },
          { name: 'Acme Trading Co., Ltd.', phones: ['13900139000'], creditCode: '91330106MA27X00A1F' },
        ][index] ?? {},
    );
    const { proposals, mendable, unclear: count } = await office.standardForms.forms(office.actor, 'account');
    expect({ mendable, count }).toEqual({ mendable: 2, count: 1 });
    expect(
      proposals.map(({ id, field, before, after, problem }) => ({ id, field, before, after, problem })),
    ).toEqual([
      {
        id: name,
        field: 'name',
        before: ' 杭州 华盛机电(中国)有限公司。',
        after: '杭州华盛机电（中国）有限公司',
        problem: null,
      },
      {
        id: code,
        field: 'creditCode',
        before: '9143O1O3MA4L16JQ9Q',
        after: '91430103MA4L16JQ9Q',
        problem: 'creditCodeInvalid',
      },
      {
        id: unclear,
        field: 'creditCode',
        before: '91430103MA4L16JQ91',
        after: null,
        problem: 'creditCodeChecksum',
      },
    ]);
    const values = proposals.map(({ id, rowVersion, field }) => ({ id, rowVersion, field }));
    const done = await office.standardForms.apply(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      values,
    });
    expect(done).toMatchObject({ changed: 2, skipped: 1 });
    expect(await office.data.get('account', name ?? 0)).toMatchObject({
      name: '杭州华盛机电（中国）有限公司',
    });
    expect(await office.data.get('account', unclear ?? 0)).toMatchObject({
      creditCode: '91430103MA4L16JQ91',
    });
    expect((await office.data.get('account', right ?? 0))?.rowVersion).toBe(1);
    await office.undo.last(office.actor, randomUUID());
    expect(await office.data.get('account', name ?? 0)).toMatchObject({
      name: ' 杭州 华盛机电(中国)有限公司。',
    });
  });

  it('are left alone where somebody changed the record since', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { name: '杭州华盛机电(中国)有限公司' });
    const { proposals } = await office.standardForms.forms(office.actor, 'account');
    await edit(office, account, { remark: '改过' });
    const values = proposals.map(({ id, rowVersion, field }) => ({ id, rowVersion, field }));
    expect(
      await office.standardForms.apply(office.actor, { requestId: randomUUID(), entity: 'account', values }),
    ).toEqual({ changeSet: null, changed: 0, skipped: 1 });
  });

  it('of contacts are their names and mail addresses', async () => {
    const office = await anOffice();
    await aCrowd(office, 1, () => ({ name: '王　芳', mail: '＜WangFang＠hs.cn＞' }), 'contact');
    const { proposals } = await office.standardForms.forms(office.actor, 'contact');
    expect(proposals.map(({ field, after }) => [field, after])).toEqual([
      ['name', '王芳'],
      ['mail', 'wangfang@hs.cn'],
    ]);
  });
});
