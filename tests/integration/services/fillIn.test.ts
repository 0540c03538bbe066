import { describe, expect, it } from 'vitest';
import { saveImportRun, startImportRun } from '../../../db/changes/writeImportRuns';
import type { Office } from '../../../electron/application/office';
import { aColleague, anAccount, anOffice, failureOf, make } from '../../support/anOffice';

const code = '91430103MA4L16JQ9Q';
const otherCode = '91350100M000100Y43';

async function known(office: Office, entity: string, draft: Readonly<Record<string, unknown>>) {
  const found = await office.fillIn.find(office.actor, { entity, draft: draft as never });
  return Object.fromEntries(found.map(({ field, value, from }) => [field, [value, from.entity]]));
}

describe('what is known of a company that is typed', () => {
  it('comes from its account by its tax number or its full name, for empty fields alone', async () => {
    const office = await anOffice();
    await anAccount(office, {
      name: '长沙永泰电子科技有限公司',
      creditCode: code,
      phones: ['0731-85551234'],
      address: '岳麓大道 1 号',
    });
    const all = {
      companyName: ['长沙永泰电子科技有限公司', 'account'],
      phones: [['0731-85551234'], 'account'],
      address: ['岳麓大道 1 号', 'account'],
    };
    expect(await known(office, 'lead', { creditCode: code.toLowerCase() })).toEqual(all);
    const { companyName: _typed, ...rest } = all;
    expect(await known(office, 'lead', { companyName: ' 长沙永泰电子科技有限公司 ' })).toEqual({
      ...rest,
      creditCode: [code, 'account'],
    });
    const { address: _address, ...kept } = all;
    expect(await known(office, 'lead', { creditCode: code, address: '韶山路' })).toEqual(kept);
  });

  it('is found whichever brackets the name is written with', async () => {
    const office = await anOffice();
    await anAccount(office, { name: '永泰电子（长沙）有限公司', address: '岳麓大道 1 号' });
    await anAccount(office, { name: '永泰机械(长沙)有限公司', address: '岳麓大道 2 号' });
    const address = ['岳麓大道 1 号', 'account'];
    expect(await known(office, 'lead', { companyName: '永泰电子(长沙)有限公司' })).toEqual({ address });
    expect(await known(office, 'lead', { companyName: '永泰电子（长沙）有限公司' })).toEqual({ address });
    expect(await known(office, 'lead', { companyName: '永泰机械（长沙）有限公司' })).toEqual({
      address: ['岳麓大道 2 号', 'account'],
    });
  });

  it('of the same name and another tax number is another company', async () => {
    const office = await anOffice();
    await anAccount(office, { name: '长沙永泰电子科技有限公司', creditCode: code, address: '岳麓大道 1 号' });
    const draft = { companyName: '长沙永泰电子科技有限公司', creditCode: otherCode };
    expect(await known(office, 'lead', draft)).toEqual({});
    expect(await known(office, 'lead', { companyName: '永泰' })).toEqual({});
    expect(await known(office, 'lead', { companyName: '长沙永泰电子' })).toEqual({});
  });

  it('comes from invoice details and leads where no account says it, and goes to all three', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { name: '长沙永泰电子科技有限公司', creditCode: code });
    await make(office, 'billingInfo', {
      account: account.id,
      title: '长沙永泰电子科技有限公司',
      creditCode: code,
      bank: '工行岳麓支行',
      bankAccount: '1901020304050607089',
    });
    await make(office, 'lead', {
      name: '永泰询价',
      companyName: '长沙永泰电子科技有限公司',
      region: '湖南长沙',
    });
    expect(await known(office, 'account', { creditCode: code })).toMatchObject({
      name: ['长沙永泰电子科技有限公司', 'account'],
      bank: ['工行岳麓支行', 'billingInfo'],
      bankAccount: ['1901020304050607089', 'billingInfo'],
    });
    expect(await known(office, 'account', { name: '长沙永泰电子科技有限公司' })).toMatchObject({
      region: ['湖南长沙', 'lead'],
    });
    expect(await known(office, 'billingInfo', { title: '长沙永泰电子科技有限公司' })).toMatchObject({
      creditCode: [code, 'account'],
      bank: ['工行岳麓支行', 'billingInfo'],
    });
  });

  it('names the sheet a value came from, until somebody changes it by hand', async () => {
    const office = await anOffice();
    const values = {
      name: '长沙永泰电子科技有限公司',
      creditCode: code,
      address: '岳麓大道 1 号',
      region: '湖南长沙',
    };
    const { records, id: changeSet } = await office.data.write({
      requestId: crypto.randomUUID(),
      kind: 'import',
      userId: office.actor.userId,
      deskId: office.actor.deskId,
      at: '2026-11-20T02:00:00.000Z',
      changes: [{ action: 'create', entity: 'account', values }],
    });
    const sheet = { fileName: '老客户.xls', fileHash: 'x', startedAt: '2026-11-20T02:00:00.000Z' };
    const run = await startImportRun(office.store(), { ...sheet, ...office.actor, counts: {}, plan: null });
    await saveImportRun(office.store(), run, { state: 'done', counts: {}, changeSet, finishedAt: null });
    const id = records[0]?.id ?? 0;
    await office.records.save(office.actor, {
      requestId: crypto.randomUUID(),
      entity: 'account',
      id,
      rowVersion: 1,
      changes: { region: '湖南' },
    });
    const found = await office.fillIn.find(office.actor, { entity: 'lead', draft: { creditCode: code } });
    const imported = Object.fromEntries(found.map((one) => [one.field, one.imported?.fileName ?? null]));
    expect(imported).toEqual({ companyName: '老客户.xls', address: '老客户.xls', region: null });
  });

  it('is nothing for what speaks of no company, and not found for what does not exist', async () => {
    const office = await anOffice();
    await aColleague(office);
    expect(await known(office, 'task', { title: '长沙永泰电子科技有限公司' })).toEqual({});
    expect(await failureOf(office.fillIn.find(office.actor, { entity: 'nothing', draft: {} }))).toEqual({
      code: 'notFound',
    });
  });
});
