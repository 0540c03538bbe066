import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { Office } from '../../../electron/application/office';
import { anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';

const company = '杭州云栖科技有限公司';
const code = '91330106MA27XK0Y1D';

async function now(office: Office, entity: string, id: number): Promise<AnyRecord> {
  return (await office.records.get(office.actor, entity, id)).record;
}

async function all(office: Office, entity: string): Promise<readonly AnyRecord[]> {
  return (await office.records.list(office.actor, { entity, offset: 0, limit: 100 })).rows;
}

/** A lead from a fair, with one call and one task. */
async function aLead(office: Office, values: Record<string, unknown> = {}): Promise<AnyRecord> {
  const { record } = await make(office, 'lead', {
    companyName: company,
    contactName: '欧阳修远',
    position: '采购经理',
    mobiles: ['13800001234'],
    need: '想了解冲床的报价',
    ...values,
  });
  await make(office, 'followUp', { lead: record.id, content: '电话沟通', nextContactOn: '2026-12-01' });
  await make(office, 'task', { title: '寄样本', lead: record.id });
  return now(office, 'lead', record.id);
}

async function convert(office: Office, lead: AnyRecord, wish: Record<string, unknown> = {}) {
  const proposal = await office.leads.proposal(office.actor, { id: lead.id });
  return office.leads.convert(office.actor, {
    requestId: randomUUID(),
    id: lead.id,
    rowVersion: lead.rowVersion,
    account: { draft: { ...proposal.account, creditCode: code } },
    contact: proposal.contact && { draft: proposal.contact },
    opportunity: proposal.opportunity,
    goesOn: false,
    ...wish,
  } as Parameters<Office['leads']['convert']>[1]);
}

describe('a lead', () => {
  it('is called after its company, has a number, and its follow-up says when it is contacted next', async () => {
    const office = await anOffice();
    const lead = await aLead(office);
    expect(lead).toMatchObject({ name: company, status: 'new', nextContactOn: '2026-12-01' });
    expect(lead.no).toMatch(/^XS/);
    expect(lead['lastFollowedAt']).not.toBeNull();
  });

  it('cannot be marked as converted by hand', async () => {
    const office = await anOffice();
    const lead = await aLead(office);
    const failure = await failureOf(edit(office, lead, { status: 'converted' }, { entity: 'lead' }));
    expect(failure).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'status', problem: 'notAllowedHere' }],
    });
  });
});

describe('a follow-up', () => {
  it('belongs to an account or to a lead, not to nobody', async () => {
    const office = await anOffice();
    expect(await failureOf(make(office, 'followUp', { content: '给谁的？' }))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'account', problem: 'required' }],
    });
  });
});

describe('the conversion of a lead', () => {
  it('makes account, contact, position and deal, moves what hangs on the lead along, and is one action to undo', async () => {
    const office = await anOffice();
    const lead = await aLead(office);
    const made = await convert(office, lead);
    expect(await now(office, 'account', made.account)).toMatchObject({
      name: company,
      creditCode: code,
      lifecycle: 'opportunity',
      contactCount: 1,
      followUpCount: 1,
    });
    expect(await now(office, 'contact', made.contact ?? 0)).toMatchObject({ mobiles: ['13800001234'] });
    expect((await all(office, 'accountContact'))[0]).toMatchObject({ title: '采购经理', isPrimary: true });
    expect(await now(office, 'opportunity', made.opportunity ?? 0)).toMatchObject({
      name: '想了解冲床的报价',
      account: made.account,
      contact: made.contact,
    });
    expect((await all(office, 'followUp'))[0]).toMatchObject({ account: made.account, lead: lead.id });
    expect((await all(office, 'task'))[0]).toMatchObject({ account: made.account, lead: lead.id });
    expect(await now(office, 'lead', lead.id)).toMatchObject({
      status: 'converted',
      convertedAccount: made.account,
    });
    expect((await all(office, 'statusChange')).map((change) => change['lead'])).toContain(lead.id);
    expect((await checkDatabase(office.store())).problems).toEqual([]);

    expect(await office.undo.last(office.actor, randomUUID())).toMatchObject({ keptCount: 0 });
    expect(await all(office, 'account')).toEqual([]);
    expect(await all(office, 'contact')).toEqual([]);
    expect((await all(office, 'followUp'))[0]).toMatchObject({ account: null, lead: lead.id });
    expect(await now(office, 'lead', lead.id)).toMatchObject({ status: 'new', convertedAccount: null });
    expect((await checkDatabase(office.store())).problems).toEqual([]);
  });

  it('asks for a registered name and a credit code, unless they were seen to be missing', async () => {
    const office = await anOffice();
    const lead = await aLead(office, { companyName: '云栖科技' });
    const { account, doubts } = await office.leads.proposal(office.actor, { id: lead.id });
    expect(doubts).toEqual(['nameNotRegistered', 'creditCodeMissing']);
    expect(await failureOf(convert(office, lead, { account: { draft: account } }))).toMatchObject({
      code: 'notAllowed',
    });
    const wrong = { draft: { ...account, name: company, creditCode: '91330106MA27XK0Y1X' } };
    expect(await failureOf(convert(office, lead, { account: wrong }))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'account.creditCode', problem: 'creditCodeChecksum' }],
    });
    expect(await all(office, 'account')).toEqual([]);
    const made = await convert(office, lead, { account: { draft: account }, goesOn: true });
    expect(await now(office, 'account', made.account)).toMatchObject({ name: '云栖科技' });
  });

  it('names accounts that may be the same, and puts the lead to one of them', async () => {
    const office = await anOffice();
    const known = await anAccount(office, { name: company });
    const lead = await aLead(office);
    const { accounts } = await office.leads.proposal(office.actor, { id: lead.id });
    expect(accounts[0]).toMatchObject({ id: known.id, isCertain: true, reasons: ['sameName'] });
    const made = await convert(office, lead, { account: { id: known.id }, opportunity: null });
    expect(made).toMatchObject({ account: known.id, opportunity: null });
    expect(await all(office, 'account')).toHaveLength(1);
    expect((await all(office, 'accountContact'))[0]).toMatchObject({ account: known.id, isPrimary: false });
  });

  it('makes a person of a lead without a company', async () => {
    const office = await anOffice();
    const lead = await aLead(office, { companyName: null });
    const made = await convert(office, lead, {
      account: { draft: (await office.leads.proposal(office.actor, { id: lead.id })).account },
      contact: null,
    });
    expect(await now(office, 'account', made.account)).toMatchObject({
      name: '欧阳修远',
      partyKind: 'person',
      phones: ['13800001234'],
    });
  });

  it('happens once: a repeated request gets the first answer, another one is refused', async () => {
    const office = await anOffice();
    const lead = await aLead(office);
    const requestId = randomUUID();
    const first = await convert(office, lead, { requestId });
    expect(await convert(office, lead, { requestId })).toEqual(first);
    expect(await failureOf(convert(office, lead))).toMatchObject({ code: 'stale' });
    expect(await all(office, 'account')).toHaveLength(1);
  });
});
