import { describe, expect, it } from 'vitest';
import type { Office } from '../../../electron/application/office';
import { anAccount, anOffice, failureOf, make } from '../../support/anOffice';

function find(office: Office, draft: Readonly<Record<string, unknown>>, more: object = {}) {
  return office.duplicates.find(office.actor, {
    entity: 'account',
    draft: draft as never,
    id: null,
    limit: 10,
    ...more,
  });
}

async function reasonsFor(office: Office, draft: Readonly<Record<string, unknown>>, more: object = {}) {
  const found = await find(office, draft, more);
  return found.map(({ title, reasons }) => [title, ...reasons]);
}

describe('a customer that is being typed', () => {
  it('is recognised by its name however it is written, its core, its code and its number', async () => {
    const office = await anOffice();
    await anAccount(office, {
      name: '长沙永泰电子科技有限公司',
      phones: ['0731-85551234'],
      creditCode: '91430103MA4L16JQ9Q',
    });
    await office.indexed();
    const title = '长沙永泰电子科技有限公司';
    expect(await reasonsFor(office, { name: ' 长沙永泰電子科技有限公司。' })).toEqual([[title, 'sameName']]);
    expect(await reasonsFor(office, { name: '永泰电子科技（长沙）有限公司' })).toEqual([[title, 'sameCore']]);
    expect(await reasonsFor(office, { name: '永泰电子科技' })).toEqual([[title, 'sameCore']]);
    expect(await reasonsFor(office, { name: '长沙永太电子科技有限公司' })).toEqual([[title, 'samePinyin']]);
    expect(await reasonsFor(office, { phones: ['(0731) 85551234'] })).toEqual([[title, 'phone']]);
    expect(await reasonsFor(office, { name: '别的', creditCode: '91430103ma4l16jq9q' })).toEqual([
      [title, 'creditCode'],
    ]);
    expect(await reasonsFor(office, { name: '永泰电' })).toEqual([[title, 'similarName']]);
  });
});

describe('the answer', () => {
  it('of an unknown entity is not found', async () => {
    const office = await anOffice();
    expect(await failureOf(find(office, { name: '甲' }, { entity: 'nothing' }))).toEqual({
      code: 'notFound',
    });
    await make(office, 'contact', { name: '刘洋' });
  });
});
