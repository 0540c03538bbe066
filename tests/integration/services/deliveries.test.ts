import { describe, expect, it } from 'vitest';
import { anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';

const sent = { content: '冲床 2 台', carrier: '德邦物流', trackingNo: 'DB7700123', shippedOn: '2026-11-03' };

describe('a delivery', () => {
  it('knows the day it was signed for, unless somebody says another', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const { record } = await make(office, 'delivery', { ...sent, account: account.id });
    expect(record).toMatchObject({ status: 'ready', signedOn: null, no: 'JF000001' });
    const signed = await edit(office, record, { status: 'signed' }, { entity: 'delivery' });
    expect(signed.record).toMatchObject({ status: 'signed', signedOn: '2026-11-22' });
    const other = await make(office, 'delivery', {
      ...sent,
      account: account.id,
      status: 'signed',
      signedOn: '2026-11-06',
    });
    expect(other.record).toMatchObject({ signedOn: '2026-11-06' });
  });

  it('is not signed for before it was sent', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const early = make(office, 'delivery', { ...sent, account: account.id, signedOn: '2026-11-01' });
    expect(await failureOf(early)).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'signedOn', problem: 'startAfterEnd' }],
    });
  });

  it('is found by its tracking number, and goes with its account', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const { record } = await make(office, 'delivery', { ...sent, account: account.id });
    await office.indexed();
    const found = await office.search.find(office.actor, { text: 'DB7700123', limit: 10 });
    expect(JSON.stringify(found)).toContain(`"id":${record.id}`);
    await office.records.delete(office.actor, {
      requestId: crypto.randomUUID(),
      entity: 'account',
      ids: [account.id],
    });
    expect((await office.records.get(office.actor, 'delivery', record.id)).record.deletedAt).not.toBeNull();
  });
});
