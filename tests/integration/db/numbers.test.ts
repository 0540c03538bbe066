import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { putNumberRule } from '../../../db/changes/writeNumberRules';
import type { NumberRuleRow } from '../../../db/repositories/numberRules';
import type { Store } from '../../../db/store';
import { openStore, undo, write } from './openStore';

const yearly: NumberRuleRow = {
  entity: 'account',
  prefix: 'C-',
  datePart: 'year',
  digits: 4,
  restarts: 'year',
};

function setRule(store: Store, rule: NumberRuleRow | null): Promise<void> {
  return store.database.write((connection) => putNumberRule(connection, 'account', rule));
}

async function madeAt(store: Store, at: string, count = 1): Promise<(string | null)[]> {
  const changes = Array.from({ length: count }, (_, index) => {
    return { action: 'create' as const, entity: 'account', values: { name: `客户 ${at} ${index}` } };
  });
  const { records } = await write(store, changes, { kind: 'create', at });
  const rows = await store.database.query<{ no: string | null }>(
    'SELECT no FROM accounts WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
    [JSON.stringify(records.map(({ id }) => id))],
  );
  return rows.map(({ no }) => no);
}

describe('numbers of records', () => {
  it('are the letters of the entity and six digits where the office made no rule', async () => {
    const store = await openStore();
    expect(await madeAt(store, '2026-03-01T04:00:00.000Z', 2)).toEqual(['KH000001', 'KH000002']);
  });

  it('follow the rule of the office, and begin anew with each period', async () => {
    const store = await openStore();
    await setRule(store, yearly);
    expect(await madeAt(store, '2026-03-01T04:00:00.000Z', 2)).toEqual(['C-20260001', 'C-20260002']);
    expect(await madeAt(store, '2027-01-05T04:00:00.000Z')).toEqual(['C-20270001']);
    // A desk whose clock is behind goes on with the year before.
    expect(await madeAt(store, '2026-12-31T04:00:00.000Z')).toEqual(['C-20260003']);
    await setRule(store, { ...yearly, datePart: 'day', restarts: 'month' });
    expect(await madeAt(store, '2027-02-06T04:00:00.000Z')).toEqual(['C-202702060001']);
    expect(await madeAt(store, '2027-02-07T04:00:00.000Z')).toEqual(['C-202702070002']);
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('are never given twice, neither after an undo nor when a rule comes back to old numbers', async () => {
    const store = await openStore();
    await setRule(store, { ...yearly, restarts: 'never' });
    expect(await madeAt(store, '2026-03-01T04:00:00.000Z', 3)).toEqual([
      'C-20260001',
      'C-20260002',
      'C-20260003',
    ]);
    const made = await write(store, [{ action: 'create', entity: 'account', values: { name: '一时' } }], {
      kind: 'create',
      at: '2026-03-02T04:00:00.000Z',
    });
    await undo(store, made.id);
    expect(await madeAt(store, '2026-03-03T04:00:00.000Z')).toEqual(['C-20260005']);
    await setRule(store, yearly);
    expect(await madeAt(store, '2026-03-04T04:00:00.000Z', 2)).toEqual(['C-20260006', 'C-20260007']);
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('whose counter is behind are found by the check', async () => {
    const store = await openStore();
    await setRule(store, yearly);
    await madeAt(store, '2026-03-01T04:00:00.000Z', 2);
    await store.database.write((connection) =>
      connection.run("UPDATE number_counters SET last = 1 WHERE entity = 'account/2026'"),
    );
    expect((await checkDatabase(store)).problems).toEqual([
      { check: 'numbers', detail: 'account: the counter is behind the numbers' },
    ]);
  });
});
