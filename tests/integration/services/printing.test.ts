import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../db/schema/defineEntity';
import { aColleague, anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';
import { aDesk } from '../../support/aDesk';

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>body{display:none}',
  '<!-- ',
  '&lt;b&gt;',
  '</title><h1>x',
  '<iframe src="https://evil.example">',
  '${7*7}{{7*7}}',
];

describe('the printed page of a record', () => {
  it('holds every fact, the number, the tables, the follow-ups, and who printed it when', async () => {
    const office = await anOffice();
    const account = await anAccount(office, {
      name: '长沙永泰电子科技有限公司',
      phones: ['0731-40000134'],
      grade: 'A',
      types: ['customer', 'partner'],
      creditLimit: 1_234_567,
      nextContactOn: '2026-12-01',
      remark: '第一行\n第二行',
      bankAccount: '6222020200112233445',
    });
    await make(
      office,
      'contact',
      { name: '刘洋', mobiles: ['13800000000'] },
      {
        also: [{ entity: 'accountContact', via: 'contact', changes: { account: account.id, title: '厂长' } }],
      },
    );
    await make(office, 'opportunity', { name: '轴承采购', account: account.id, amount: 5_000_000 });
    const contract = (
      await make(office, 'contract', { name: '供货合同', account: account.id, number: 'HT-1' })
    ).record;
    await make(office, 'followUp', {
      content: '谈妥价格',
      account: account.id,
      method: 'call',
      followedAt: '2026-11-01T02:30:00.000Z',
    });
    const page = await office.pages.recordHtml(office.actor, 'account', account.id, 'zh');
    expect(page.title).toBe('长沙永泰电子科技有限公司');
    for (const fact of [
      '测试办公室',
      '客户',
      '长沙永泰电子科技有限公司',
      'KH000001',
      '0731-40000134',
      'A 重点',
      '12,345.67',
      '2026-12-01',
      '第一行\n第二行',
      '6222020200112233445',
      '张伟',
    ])
      expect(page.html, fact).toContain(fact);
    for (const fact of [
      '联系人',
      '刘洋',
      '厂长',
      '轴承采购',
      '50,000.00',
      '供货合同',
      'HT-1',
      '跟进记录',
      '谈妥价格',
      '2026-11-01 10:30',
      '电话',
    ])
      expect(page.html, fact).toContain(fact);
    // Facts of the first section are there even when empty; other sections only show what is known.
    expect(page.html).toContain('>备注<');
    expect(page.html).not.toContain('>开户行<');
    expect(page.footer).toContain('打印：张伟 2026-11-22 10:');
    expect(page.footer).toMatch(
      /第 <span class="pageNumber"><\/span> \/ <span class="totalPages"><\/span> 页/,
    );
    const english = await office.pages.recordHtml(office.actor, 'account', account.id, 'en');
    for (const fact of ['Account', 'A Key', 'Credit limit', 'Follow-ups', 'Contacts'])
      expect(english.html).toContain(fact);
    expect(english.footer).toContain('Printed by 张伟');
    // What is in the bin is not on paper.
    await office.records.delete(office.actor, {
      requestId: crypto.randomUUID(),
      entity: 'contract',
      ids: [contract.id],
    });
    expect((await office.pages.recordHtml(office.actor, 'account', account.id, 'zh')).html).not.toContain(
      '供货合同',
    );
  });

  it.each(payloads)('shows %s as the words they are', async (payload) => {
    const office = await anOffice({ officeName: payload });
    const colleague = await aColleague(office, payload);
    const account = await anAccount(office, { name: payload, remark: payload });
    await edit(office, account, { region: payload });
    await make(office, 'followUp', { content: payload, account: account.id }, { actor: colleague });
    await make(office, 'opportunity', { name: payload, account: account.id });
    const page = await office.pages.recordHtml(
      { ...office.actor, userName: payload },
      'account',
      account.id,
      'zh',
    );
    for (const text of [page.html, page.footer]) {
      expect(text).not.toMatch(/<(script|img|svg|iframe|h1>x)/i);
      expect(text.match(/<style>/g)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(text).not.toContain("' onmouseover='");
    }
    const escaped = payload
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;');
    expect(page.html.split(escaped).length - 1).toBeGreaterThanOrEqual(6);
    expect(page.footer).toContain(escaped);
  });

  it('of nothing is not found', async () => {
    const office = await anOffice();
    for (const [entity, id] of [
      ['account', 9],
      ['constructor', 1],
      ['__proto__', 1],
    ] as const)
      expect(await failureOf(office.pages.recordHtml(office.actor, entity, id, 'zh'))).toEqual({
        code: 'notFound',
      });
  });

  it('can be made for every entity there is', async () => {
    const office = await anOffice();
    await office.sample.make(office.actor, { accounts: 30, seed: 2, today: '2026-11-22' }, () => undefined);
    for (const entity of Object.values(office.data.schema().entities)) {
      const [id] = await office.data.ids({ entity: entity.name });
      if (id === undefined) continue;
      const { html } = await office.pages.recordHtml(office.actor, entity.name, id, 'zh');
      expect(html).toContain(fieldsOf(entity)[entity.titleField]?.label.zh);
    }
  });
});

describe('printing as a window asks for it', () => {
  it('offers a file name any disk takes, and prints on paper without one', async () => {
    const desk = aDesk();
    desk.answers.push('office.kydb');
    await desk.call('workspace.create', { officeName: '甲', userName: '张伟' });
    const { record } = await desk.call('records.save', {
      requestId: crypto.randomUUID(),
      entity: 'account',
      id: null,
      rowVersion: null,
      changes: { name: '../../甲:乙*?"<>|' },
    });
    desk.answers.push('out.pdf', null);
    const order = { entity: 'account', id: record.id };
    expect(await desk.call('printing.record', { ...order, to: 'pdf' })).toMatchObject({
      ticket: expect.any(String) as unknown,
    });
    expect(await desk.call('printing.record', { ...order, to: 'pdf' })).toBeNull();
    expect(await desk.call('printing.record', { ...order, to: 'paper' })).toEqual({ ticket: null });
    expect(desk.printed.map(({ path }) => path === null)).toEqual([false, true]);
    for (const name of desk.offered.filter((offered) => offered.endsWith('.pdf')))
      expect(name).toMatch(/^[^\\/:*?"<>|]+\.pdf$/);
    expect(await desk.refused('printing.record', { entity: 'account', id: 99, to: 'paper' })).toEqual({
      code: 'notFound',
    });
  });
});
