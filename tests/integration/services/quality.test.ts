import { describe, expect, it } from 'vitest';
import type { QualityCheck } from '../../../electron/api/quality';
import { anOffice, make, type TestOffice } from '../../support/anOffice';

async function overview(office: TestOffice, entity?: string): Promise<Map<string, QualityCheck>> {
  const checks = await office.quality.overview(office.actor, entity);
  return new Map(checks.map((check) => [`${check.entity} ${check.key}`, check]));
}

async function listed(office: TestOffice, check: QualityCheck | undefined): Promise<unknown[]> {
  if (!check) throw new Error('no such check');
  const page = await office.records.list(office.actor, {
    entity: check.entity,
    filter: check.filter,
    offset: 0,
    limit: 100,
  });
  return page.rows.map((row) => row['name']).sort();
}

describe('the quality of the data', () => {
  it('names what is missing, what is there twice and what cannot be right, and opens exactly these records', async () => {
    const office = await anOffice();
    await make(office, 'account', { name: '华盛机电', phones: ['010-62345678'], grade: 'A' });
    await make(office, 'account', { name: '华盛机电', phones: ['13800138000'] });
    await make(office, 'account', { name: '远大商贸', phones: ['13800138000'] });
    await make(office, 'account', { name: '没有电话' });
    await office.store().database.write(async (connection) => {
      await connection.run(`UPDATE accounts SET phones = '["12"]' WHERE name = '没有电话'`);
      await connection.run(`UPDATE accounts SET credit_code = '91110000X' WHERE name = '远大商贸'`);
    });
    const checks = await overview(office, 'account');
    expect(checks.get('account missing.grade')).toMatchObject({ count: 3, total: 4, group: 'missing' });
    expect(checks.get('account duplicate.name')?.count).toBe(2);
    expect(await listed(office, checks.get('account duplicate.phones'))).toEqual(['华盛机电', '远大商贸']);
    expect(await listed(office, checks.get('account malformed.phones'))).toEqual(['没有电话']);
    expect(await listed(office, checks.get('account malformed.creditCode'))).toEqual(['远大商贸']);
    expect(checks.get('account stale.lastFollowedAt')?.count).toBe(4);
  });

  it('counts what was forgotten: not followed up for long, next contacts in the past', async () => {
    const office = await anOffice();
    const fresh = (await make(office, 'account', { name: '新', nextContactOn: '2026-11-30' })).record;
    await make(office, 'account', { name: '旧', nextContactOn: '2026-10-01' });
    await make(office, 'followUp', { content: '电话', account: fresh.id });
    const checks = await overview(office, 'account');
    expect(await listed(office, checks.get('account stale.lastFollowedAt'))).toEqual(['旧']);
    expect(await listed(office, checks.get('account overdue.nextContactOn'))).toEqual(['旧']);
  });

  it('looks at every kind of record of the menu, and says nothing of an empty office', async () => {
    const office = await anOffice();
    const checks = await office.quality.overview(office.actor);
    expect(new Set(checks.map(({ entity }) => entity)).size).toBeGreaterThan(4);
    expect(checks.every(({ count }) => count === 0)).toBe(true);
    await expect(office.quality.overview(office.actor, 'nothing')).rejects.toMatchObject({
      failure: { code: 'notFound' },
    });
  });
});
