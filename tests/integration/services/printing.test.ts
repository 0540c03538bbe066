import { describe, expect, it } from 'vitest';
import { aColleague, anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';
import type { PrintOrder } from '../../../electron/api/printing';
import { aDesk, endOf, type Desk } from '../../support/aDesk';
import { paperOf, plainSheet, wholeRecord } from '../../support/paper';

const wholeList = { is: 'list', hasConditions: true, hasTotals: true } as const;

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
    const order = wholeRecord('account', account.id);
    const page = await paperOf(office, order);
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
    // Blank fields are left out, unless somebody wants to fill them in by hand.
    expect(page.html).not.toContain('>开户行<');
    expect((await paperOf(office, { ...order, hasBlanks: true })).html).toContain('>开户行<');
    expect(page.html).toMatch(/打印：张伟 2026-11-22 10:/);
    expect(page.html).toContain('第 1 / 1 页');
    const english = await paperOf(office, order, { language: 'en' });
    for (const fact of ['Account', 'A Key', 'Credit limit', 'Follow-ups', 'Contacts'])
      expect(english.html).toContain(fact);
    expect(english.html).toContain('Printed by 张伟');
    expect(english.html).toContain('Page 1 of 1');
    // What is in the bin is not on paper.
    await office.records.delete(office.actor, {
      requestId: crypto.randomUUID(),
      entity: 'contract',
      ids: [contract.id],
    });
    expect((await paperOf(office, order)).html).not.toContain('供货合同');
  });

  it.each(payloads)('shows %s as the words they are', async (payload) => {
    const office = await anOffice({ officeName: payload });
    const colleague = await aColleague(office, payload);
    const account = await anAccount(office, { name: payload, remark: payload });
    await edit(office, account, { region: payload });
    await make(office, 'followUp', { content: payload, account: account.id }, { actor: colleague });
    await make(office, 'opportunity', { name: payload, account: account.id });
    const page = await paperOf(office, wholeRecord('account', account.id), {
      actor: { ...office.actor, userName: payload },
    });
    expect(page.html).not.toMatch(/<(script|img|svg|iframe|h1>x)/i);
    expect(page.html.match(/<style>/g)).toHaveLength(1);
    expect(page.html).not.toContain("' onmouseover='");
    const escaped = payload
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;');
    expect(page.html.split(escaped).length - 1).toBeGreaterThanOrEqual(6);
    expect(page.html).toContain(`打印：${escaped}`);
  });

  it('of nothing is not found', async () => {
    const office = await anOffice();
    for (const [entity, id] of [
      ['account', 9],
      ['constructor', 1],
      ['__proto__', 1],
    ] as const)
      expect(await failureOf(paperOf(office, wholeRecord(entity, id)))).toEqual({
        code: 'notFound',
      });
  });

  it('can be made for every entity there is', async () => {
    const office = await anOffice();
    await office.sample.make(office.actor, { accounts: 30, seed: 2, today: '2026-11-22' }, () => undefined);
    for (const entity of Object.values(office.data.schema().entities)) {
      const [id] = await office.data.ids({ entity: entity.name });
      if (id === undefined) continue;
      const order = { ...wholeRecord(entity.name, id), hasBlanks: true };
      const { title, html } = await paperOf(office, order);
      expect(title).not.toBe('');
      expect(html).toContain(entity.label.zh);
    }
  });
});

/** Sets pages as a window does and waits for them. */
async function pagesOf(desk: Desk, order: PrintOrder) {
  const { job } = await desk.call('printing.start', { order, sheet: plainSheet });
  return { job, end: await endOf(desk, job) };
}

describe('printing as a window asks for it', () => {
  it('sets pages, shows each, offers a file name any disk takes, and prints on paper without one', async () => {
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
    const { job, end } = await pagesOf(desk, wholeRecord('account', record.id));
    expect(end).toMatchObject({ kind: 'print', state: 'done', failure: null });
    expect(await desk.call('printing.sheets', { job })).toEqual({
      count: 1,
      width: 210,
      height: 297,
      scale: 100,
      rows: null,
    });
    expect((await desk.call('printing.picture', { job, page: 0 })).picture).toMatch(/^data:image\/png/);
    expect(desk.pictured[0]).toContain('第 1 / 1 页');
    expect(await desk.refused('printing.picture', { job, page: 1 })).toEqual({ code: 'notFound' });
    desk.answers.push('out.pdf', null);
    expect(await desk.call('printing.finish', { job, to: 'pdf' })).toMatchObject({
      ticket: expect.any(String) as unknown,
    });
    expect(await desk.call('printing.finish', { job, to: 'pdf' })).toBeNull();
    expect(await desk.call('printing.finish', { job, to: 'paper' })).toEqual({ ticket: null });
    expect(desk.printed.map(({ path }) => path === null)).toEqual([false, true]);
    // Picture, PDF and paper are the very same page.
    expect(new Set([...desk.pictured, ...desk.printed.map(({ html }) => html)]).size).toBe(1);
    for (const name of desk.offered.filter((offered) => offered.endsWith('.pdf')))
      expect(name).toMatch(/^[^\\/:*?"<>|]+\.pdf$/);
  });

  it('says what is wrong with an order as the end of its job, and knows no pages of it', async () => {
    const desk = aDesk();
    desk.answers.push('office.kydb');
    await desk.call('workspace.create', { officeName: '甲', userName: '张伟' });
    const { job, end } = await pagesOf(desk, wholeRecord('account', 99));
    expect(end).toMatchObject({ state: 'failed', failure: { code: 'notFound' } });
    expect(await desk.refused('printing.sheets', { job })).toEqual({ code: 'notFound' });
    expect(await desk.refused('printing.finish', { job, to: 'pdf' })).toEqual({ code: 'notFound' });
    expect(await desk.refused('printing.sheets', { job: crypto.randomUUID() })).toEqual({ code: 'notFound' });
  });

  it('keeps the last few pages only, and stops when it is told to', async () => {
    const desk = aDesk();
    desk.answers.push('office.kydb');
    await desk.call('workspace.create', { officeName: '甲', userName: '张伟' });
    const list = { ...wholeList, selection: { entity: 'account' }, columns: ['name'] };
    const jobs: string[] = [];
    for (let time = 0; time < 5; time += 1) jobs.push((await pagesOf(desk, list)).job);
    expect(await desk.refused('printing.sheets', { job: jobs[0] ?? '' })).toEqual({ code: 'notFound' });
    expect(await desk.call('printing.sheets', { job: jobs[4] ?? '' })).toMatchObject({ count: 1 });
    const { job } = await desk.call('printing.start', { order: list, sheet: plainSheet });
    await desk.call('jobs.cancel', { id: job });
    expect((await endOf(desk, job)).state).toBe('cancelled');
    expect(await desk.refused('printing.sheets', { job })).toEqual({ code: 'notFound' });
  });
});

describe('the printed list', () => {
  it('holds the columns asked for, the filter as a sentence, the groups and the sums', async () => {
    const office = await anOffice();
    const signed = await anAccount(office, { name: '长沙永泰电子', grade: 'A', creditLimit: 1_000_000 });
    await anAccount(office, { name: '杭州星辰信息', grade: 'A', creditLimit: 2_550_000 });
    await anAccount(office, { name: '佛山康宁食品', grade: 'B', creditLimit: 990_000 });
    const page = await paperOf(office, {
      ...wholeList,
      selection: {
        entity: 'account',
        filter: {
          all: [
            { field: 'grade', operator: 'isAnyOf', value: ['A'] },
            { field: 'owner', operator: 'is', value: 'me' },
          ],
        },
        sort: [{ field: 'name', direction: 'ascending' }],
      },
      columns: ['name', 'grade', 'creditLimit'],
      groupBy: 'grade',
      view: '重点',
    });
    expect(signed.owner).toBe(office.actor.userId);
    for (const words of [
      '测试办公室',
      '客户 · 重点',
      '筛选：等级 属于 A 重点，且负责人 是 我',
      '共 2 条',
      'A 重点（2）',
      '长沙永泰电子',
      '杭州星辰信息',
      '35,500.00',
      '合计',
    ])
      expect(page.html, words).toContain(words);
    expect(page.html).not.toContain('佛山康宁食品');
    expect(page.html).toContain('打印：张伟');
  });

  it('lets nothing of a record, a search or the name of a view become markup', async () => {
    const office = await anOffice();
    for (const payload of payloads) {
      await anAccount(office, { name: payload });
      const page = await paperOf(office, {
        ...wholeList,
        selection: { entity: 'account', search: payload },
        columns: ['name'],
        view: payload.slice(0, 60),
      });
      expect(page.html).not.toMatch(/<(script|img|svg|iframe|h1>x)/);
      expect(page.html.match(/<style>/g)).toHaveLength(1);
    }
  });

  it('refuses a column that is not there', async () => {
    const office = await anOffice();
    const asked = { ...wholeList, selection: { entity: 'account' }, columns: ['nothing'] };
    const failure = await failureOf(paperOf(office, asked));
    expect(failure.fields).toEqual([{ field: 'nothing', problem: 'notAllowedHere' }]);
  });

  it('prints the chosen rows alone, in the order of the list, with the sums of these', async () => {
    const office = await anOffice();
    const first = await anAccount(office, { name: '甲', creditLimit: 100_000 });
    await anAccount(office, { name: '乙', creditLimit: 250_000 });
    const third = await anAccount(office, { name: '丙', creditLimit: 300_000 });
    const asked = {
      ...wholeList,
      selection: { entity: 'account', sort: [{ field: 'creditLimit', direction: 'descending' as const }] },
      columns: ['name', 'creditLimit'],
      ids: [first.id, third.id, 999],
    };
    const page = await paperOf(office, asked);
    expect(page.rows).toEqual({ printed: 2, total: 2 });
    expect(page.html).not.toContain('>乙<');
    expect(page.html.indexOf('>丙<')).toBeLessThan(page.html.indexOf('>甲<'));
    expect(page.html).toContain('4,000.00');
    const bare = await paperOf(office, { ...asked, hasTotals: false });
    expect(bare.html).not.toContain('合计');
  });

  it('shows nobody what is private to somebody else: rows, counts, related lists, records', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const account = await anAccount(office, { name: '长沙永泰' });
    const mine = { content: '张伟自用', account: account.id };
    const { record: theirs } = await make(
      office,
      'stickyNote',
      { content: '李强自用', account: account.id },
      { actor: colleague },
    );
    await make(office, 'stickyNote', mine);
    const notes = { ...wholeList, selection: { entity: 'stickyNote' }, columns: ['content'] };
    expect((await paperOf(office, { ...notes, ids: [theirs.id] })).rows).toEqual({ printed: 0, total: 0 });
    const all = await paperOf(office, notes);
    expect(all.html).not.toContain('李强自用');
    expect(all.html).toContain('张伟自用');
    expect(all.html).toContain('共 1 条');
    const page = await paperOf(office, wholeRecord('account', account.id));
    expect(page.html).not.toContain('李强自用');
    expect(await failureOf(paperOf(office, wholeRecord('stickyNote', theirs.id)))).toEqual({
      code: 'notFound',
    });
  });
});

describe('what of a record is printed', () => {
  it('is chosen part by part: sections, related lists, the map of people, the timeline', async () => {
    const office = await anOffice();
    const account = await anAccount(office, {
      name: '长沙永泰',
      remark: '备注在此',
      bankAccount: '6222020200112233445',
    });
    const person = async (name: string) => {
      const made = await make(
        office,
        'contact',
        { name },
        {
          also: [
            {
              entity: 'accountContact',
              via: 'contact',
              changes: { account: account.id, title: `${name}的职务` },
            },
          ],
        },
      );
      return made.record.id;
    };
    const [chief, buyer] = [await person('王总'), await person('小李')];
    await make(office, 'contactRelation', { contact: buyer, other: chief, kind: 'manager' });
    for (const day of ['2026-01-05', '2026-06-05', '2026-11-05'])
      await make(office, 'followUp', {
        content: `谈于${day}`,
        account: account.id,
        method: 'call',
        followedAt: `${day}T02:30:00.000Z`,
      });
    const order = wholeRecord('account', account.id);
    const all = (await paperOf(office, order)).html;
    const map = all.slice(all.indexOf('人员关系图'), all.indexOf('<h2>联系人'));
    expect(map).toMatch(/王总[\s\S]*branch line last elbow[\s\S]*小李/);
    expect(all).toContain('谈于2026-01-05');
    const without = ['relationMap', 'related accountContact account', 'timeline'];
    const less = (await paperOf(office, { ...order, without })).html;
    for (const gone of ['人员关系图', '王总', '谈于2026']) expect(less).not.toContain(gone);
    expect(less).toContain('备注在此');
    const recent = (await paperOf(office, { ...order, entries: 1 })).html;
    expect(recent).toContain('谈于2026-11-05');
    expect(recent).not.toContain('谈于2026-06-05');
    expect(recent).toContain('最近 1 条，共 3 条');
    const since = (await paperOf(office, { ...order, since: '2026-06-01' })).html;
    expect(since).toContain('谈于2026-06-05');
    expect(since).not.toContain('谈于2026-01-05');
  });
});
