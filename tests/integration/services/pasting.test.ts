import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../electron/api';
import { anAccount, anOffice, failureOf, type TestOffice } from '../../support/anOffice';

function input(changes: Partial<CallInput<'pasting.save'>>): CallInput<'pasting.save'> {
  return {
    requestId: crypto.randomUUID(),
    accountId: null,
    account: {},
    people: [],
    billing: null,
    shipping: null,
    ...changes,
  };
}

const whole = {
  account: { name: '长沙永泰电子科技有限公司', phones: ['0731-40000134'], remark: '展会认识' },
  people: [
    {
      contactId: null,
      contact: { name: '张伟', mobiles: ['13812345678'] },
      position: { title: '采购经理', department: '采购部' },
    },
    { contactId: null, contact: { name: '李娜' }, position: {} },
  ],
  billing: {
    title: '长沙永泰电子科技有限公司',
    creditCode: '91350102RDM2FHXDQP',
    bank: '招商银行长沙分行',
    bankAccount: '6225888812345678',
  },
  shipping: { address: '湖南省长沙市芙蓉区解放路1号', recipient: '张伟', phones: ['13812345678'] },
};

async function counts(office: TestOffice): Promise<number[]> {
  const names = ['account', 'contact', 'accountContact', 'billingInfo', 'accountAddress'];
  return Promise.all(names.map(async (entity) => (await office.data.ids({ entity })).length));
}

describe('what was pasted', () => {
  it('becomes an account with its people, invoice details and address, as one action to undo', async () => {
    const office = await anOffice();
    const saved = await office.pasting.save(office.actor, input(whole));
    expect(await counts(office)).toEqual([1, 2, 2, 1, 1]);
    expect(await office.data.get('account', saved.account ?? 0)).toMatchObject(whole.account);
    const positions = await office.data.first({ entity: 'accountContact' }, 5);
    expect(positions.map(({ account, title, isPrimary }) => [account, title, isPrimary]).sort()).toEqual(
      [
        [saved.account, '采购经理', true],
        [saved.account, null, false],
      ].sort(),
    );
    const [billing] = await office.data.first({ entity: 'billingInfo' }, 1);
    expect(billing).toMatchObject({
      ...whole.billing,
      account: saved.account,
      isMain: true,
      kind: 'company',
    });
    await office.undo.changeSet(office.actor, crypto.randomUUID(), saved.changeSet ?? 0);
    expect(await counts(office)).toEqual([0, 0, 0, 0, 0]);
  });

  it('fills only what an account that is there lacks, joins its numbers, and doubles nothing', async () => {
    const office = await anOffice();
    const known = await anAccount(office, { phones: ['0731-99990000'], grade: 'A', remark: '老客户' });
    const draft = { ...whole, account: { ...whole.account, website: 'www.yongtai.cn', name: '永泰电子' } };
    const saved = await office.pasting.save(office.actor, input({ ...draft, accountId: known.id }));
    expect(saved).toMatchObject({ account: known.id, kept: ['account.name'] });
    expect(await office.data.get('account', known.id)).toMatchObject({
      name: known['name'],
      phones: ['0731-99990000', '0731-40000134'],
      website: 'www.yongtai.cn',
      remark: '老客户\n展会认识',
    });
    const again = await office.pasting.save(
      office.actor,
      input({
        accountId: known.id,
        billing: whole.billing,
        shipping: whole.shipping,
        account: { fax: ['0731-40000135'] },
      }),
    );
    expect(again.kept).toEqual(['billing.title', 'shipping.address']);
    expect(await counts(office)).toEqual([1, 2, 2, 1, 1]);
  });

  it('completes a person who is there with place and all, and replaces only what somebody saw and chose', async () => {
    const office = await anOffice();
    const { account } = whole;
    const people = [
      { ...whole.people[0], contact: { ...whole.people[0]?.contact, wechat: 'zw-1' } },
    ] as never;
    const first = await office.pasting.save(
      office.actor,
      input({ people, account: { ...account, address: '解放路 1 号' } }),
    );
    const [contactId = 0] = first.contacts;
    const contact = { name: '张伟', mail: 'zhang@yongtai.cn', wechat: 'zw-2' };
    const person = { contactId, contact, position: { title: '总经理', department: '采购部' } };
    const draft = { accountId: first.account, account: { address: '韶山路 9 号' }, people: [person] };
    const saved = await office.pasting.save(office.actor, input(draft));
    expect([...saved.kept].sort()).toEqual(['account.address', 'people.0.title', 'people.0.wechat']);
    expect(await office.data.get('contact', contactId)).toMatchObject({
      mail: 'zhang@yongtai.cn',
      wechat: 'zw-1',
    });
    // What was seen in the address is not what is there any more: it stays, and is told.
    const again = await office.pasting.save(
      office.actor,
      input({
        ...draft,
        replaced: [{ field: 'address', held: '别处' }],
        people: [{ ...person, replaced: [{ field: 'wechat', held: 'zw-1' }] }],
      }),
    );
    expect([...again.kept].sort()).toEqual(['account.address', 'people.0.title']);
    expect(await office.data.get('contact', contactId)).toMatchObject({ wechat: 'zw-2' });
    expect(await office.data.get('account', first.account ?? 0)).toMatchObject({ address: '解放路 1 号' });
    const nothing = await office.pasting.save(office.actor, input({ people: [{ ...person, position: {} }] }));
    expect(nothing).toMatchObject({ contacts: [contactId], changeSet: null, kept: [] });
    expect(await counts(office)).toEqual([1, 1, 1, 0, 0]);
  });

  it('may be a person without a company', async () => {
    const office = await anOffice();
    const { people } = whole;
    const saved = await office.pasting.save(office.actor, input({ people: people.slice(0, 1) }));
    expect(saved).toMatchObject({ account: null });
    expect(await counts(office)).toEqual([0, 1, 0, 0, 0]);
  });

  it('names the part and the field of what is wrong, and writes nothing', async () => {
    const office = await anOffice();
    const people = [{ contactId: null, contact: { name: '', mobiles: ['123'] }, position: {} }];
    const failure = await failureOf(office.pasting.save(office.actor, input({ ...whole, people })));
    expect(failure.code).toBe('invalid');
    expect(failure.fields?.map(({ field }) => field)).toEqual(['people.0.mobiles', 'people.0.name']);
    expect(await counts(office)).toEqual([0, 0, 0, 0, 0]);
    expect((await failureOf(office.pasting.save(office.actor, input({})))).code).toBe('invalid');
  });
});
