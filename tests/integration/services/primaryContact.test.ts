import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anAccount, anOffice, make, type TestOffice } from '../../support/anOffice';

async function marks(office: TestOffice): Promise<readonly unknown[]> {
  const page = await office.records.list(office.actor, {
    entity: 'accountContact',
    sort: [{ field: 'id', direction: 'ascending' }],
    offset: 0,
    limit: 10,
  });
  return page.rows.map((row) => row['isPrimary'] === true);
}

describe('the primary contact of an account', () => {
  it('is one: choosing another takes the mark from the first, and one undo gives it back', async () => {
    const office = await anOffice();
    const [first, second] = [
      await anAccount(office, { name: '甲' }),
      await anAccount(office, { name: '乙' }),
    ];
    const { record: person } = await make(office, 'contact', { name: '陈思' });
    const { record: other } = await make(office, 'contact', { name: '李明' });
    const position = { account: first.id, contact: person.id, isPrimary: true };
    await make(office, 'accountContact', position);
    await make(office, 'accountContact', { account: second.id, contact: person.id, isPrimary: true });
    const saved = await make(office, 'accountContact', { ...position, contact: other.id });
    expect(await marks(office)).toEqual([false, true, true]);
    await office.undo.changeSet(office.actor, randomUUID(), saved.changeSet);
    expect(await marks(office)).toEqual([true, true]);
  });
});
