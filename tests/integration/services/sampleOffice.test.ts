import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { anOffice } from '../../support/anOffice';

describe('the sample office', () => {
  it('shows everything there is: people, households, details of customers and deals, and is sound', async () => {
    const office = await anOffice();
    const wish = { accounts: 120, seed: 20, today: '2026-11-22' };
    const counts = await office.sample.make(office.actor, wish, () => undefined);
    expect(counts['account']).toBe(120);
    for (const entity of [
      'accountAddress',
      'accountContact',
      'comment',
      'contactRelation',
      'contract',
      'followUp',
      'lead',
      'opportunityContact',
      'purchase',
      'statusChange',
      'tag',
      'task',
    ])
      expect(counts[entity], entity).toBeGreaterThan(3);
    for (const kind of ['person', 'household']) {
      const filter = { field: 'partyKind', operator: 'is' as const, value: kind };
      expect(await office.data.ids({ entity: 'account', filter }), kind).toHaveLength(6);
    }
    const filter = { field: 'partyKind', operator: 'is' as const, value: 'person' };
    for (const person of await office.data.first({ entity: 'account', filter }, 10)) {
      const of = { field: 'account', operator: 'is' as const, value: person.id };
      const primary = { field: 'isPrimary', operator: 'is' as const, value: true };
      const selection = { entity: 'accountContact', filter: { all: [of, primary] } };
      const [position] = await office.data.first(selection, 1);
      const contact = await office.data.get('contact', Number(position?.['contact']));
      expect([contact?.['name'], contact?.['mobiles']]).toEqual([person['name'], person['phones']]);
    }
    await office.indexed();
    expect((await checkDatabase(office.store())).problems).toEqual([]);
  });
});
