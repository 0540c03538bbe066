import { describe, expect, it } from 'vitest';
import { groupsOf, totalsOf, facetsOf } from '../../../db/queries/listAnswers';
import { countsOf } from '../../../db/queries/listCounts';
import { findIds, findPage } from '../../../db/queries/page';
import { fieldsOf, type AnyRecord, type Entity } from '../../../db/schema/defineEntity';
import { valueField } from '../../../db/schema/derive/filterFields';
import type { Filter, ListSelection } from '../../../db/schema/listQuery';
import { createRandom } from '../../../electron/services/sample/random';
import { meets, plainValue, type PlainOffice } from '../../support/plainFilter';
import { randomFilter } from '../../support/randomFilters';
import { fillRandomly, ownFields } from '../../support/randomOffice';
import { seed } from '../../support/seed';
import { make, openStore, write } from './openStore';

const today = '2026-03-18';
const context = { today };

async function anOffice() {
  const random = createRandom(seed);
  const store = await openStore({ definitions: ownFields });
  const office = await fillRandomly(store, random, { today, write: (changes) => write(store, changes) });
  const account = office.schema.entities['account'];
  if (!account) throw new Error('no accounts');
  return { random, store, office, account };
}

function rowsOf(office: PlainOffice, filter: Filter): AnyRecord[] {
  return (office.records['account'] ?? []).filter(
    (record) => record.deletedAt === null && meets(office, 'account', record, filter),
  );
}

/** The groups a record belongs to by a field. */
function groupsOfRecord(account: Entity, record: AnyRecord, name: string): unknown[] {
  const field = fieldsOf(account)[name];
  const value = plainValue(account, record, name) ?? null;
  if (!field || value === null) return [null];
  if (Array.isArray(value)) return value.length > 0 ? (value as unknown[]) : [null];
  const { kind } = valueField(field);
  if (kind === 'date') return [`${(value as string).slice(0, 7)}-01`];
  if (kind !== 'timestamp') return [value];
  const at = new Date(value as string);
  return [`${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-01`];
}

function counted(account: Entity, rows: readonly AnyRecord[], name: string): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const row of rows)
    for (const value of groupsOfRecord(account, row, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

describe(`what a list says besides its rows (seed ${seed})`, () => {
  it('counts, facets, groups and sums are those of the rows themselves', { timeout: 120_000 }, async () => {
    const { random, store, office, account } = await anOffice();
    const fields = Object.entries(fieldsOf(account)).filter(([, { kind }]) => kind !== 'file');
    const numbers = fields
      .filter(([, field]) => ['integer', 'decimal', 'money', 'percent'].includes(valueField(field).kind))
      .map(([name]) => name);
    for (let at = 0; at < 60; at += 1) {
      const filter = randomFilter(random, office, 'account', 2);
      const selection: ListSelection = { entity: 'account', filter };
      const rows = rowsOf(office, filter);
      expect(await countsOf(store, [selection, { entity: 'account' }, selection], context)).toEqual([
        rows.length,
        rowsOf(office, { all: [] }).length,
        rows.length,
      ]);
      const [name] = random.pick(fields);
      const why = `seed ${seed}: ${name} of ${JSON.stringify(filter)}`;
      const wanted = counted(account, rows, name);
      const facets = await facetsOf(store, selection, context, { fields: [name, 'grade'], limit: 100 });
      expect(new Map(facets[name]?.map(({ value, count }) => [value, count])), why).toEqual(wanted);
      const counts = facets[name]?.map(({ count }) => count) ?? [];
      expect(counts).toEqual([...counts].sort((left, right) => right - left));
      const sum = random.pick(numbers);
      const groups = await groupsOf(store, selection, context, { by: name, sums: [sum], limit: 100 });
      for (const group of groups) {
        const inside = rows.filter((row) => groupsOfRecord(account, row, name).includes(group.value));
        const total = inside.reduce((all, row) => all + Number(plainValue(account, row, sum) ?? 0), 0);
        expect(group.sums[sum], why).toBeCloseTo(total, 6);
      }
      const totals = await totalsOf(store, selection, context, numbers);
      for (const number of numbers) {
        const values = rows.flatMap((row) => (plainValue(account, row, number) as number | null) ?? []);
        expect(totals.sums[number]?.filled, why).toBe(values.length);
        expect(totals.sums[number]?.sum, why).toBeCloseTo(
          values.reduce((all, one) => all + one, 0),
          6,
        );
      }
      expect(totals.total).toBe(rows.length);
    }
  });

  it('the first of a list are all that its page, ids, counts and sums know of', async () => {
    const { store, office } = await anOffice();
    const sort = [{ field: 'creditLimit', direction: 'descending' as const }];
    const selection: ListSelection = { entity: 'account', sort, top: 10 };
    const all = await findIds(store, { entity: 'account', sort }, context);
    expect(await findIds(store, selection, context)).toEqual(all.slice(0, 10));
    const page = await findPage(store, { ...selection, offset: 8, limit: 50 }, context);
    expect(page.total).toBe(10);
    expect(page.rows.map(({ id }) => id)).toEqual(all.slice(8, 10));
    expect(await countsOf(store, [selection], context)).toEqual([10]);
    const totals = await totalsOf(store, selection, context, ['creditLimit']);
    const first = all
      .slice(0, 10)
      .flatMap((id) => office.records['account']?.find((row) => row.id === id) ?? []);
    const sum = first.reduce((total, row) => total + Number(row['creditLimit'] ?? 0), 0);
    expect(totals).toMatchObject({ total: 10, sums: { creditLimit: { sum } } });
  });

  it('a group of a number with a fraction finds its own records again', async () => {
    const { store } = await anOffice();
    const made = await make(store, 'account', { name: '三分之一', xDecimal: 400 / 3 });
    const is = (value: number): Filter => ({ field: 'xDecimal', operator: 'equals', value });
    const facets = await facetsOf(store, { entity: 'account', filter: is(400 / 3) }, context, {
      fields: ['xDecimal'],
      limit: 10,
    });
    const [group] = facets['xDecimal'] ?? [];
    expect(await findIds(store, { entity: 'account', filter: is(Number(group?.value)) }, context)).toEqual([
      made,
    ]);
  });

  it('are worked out anew when somebody wrote', async () => {
    const { store } = await anOffice();
    const count = async () => (await countsOf(store, [{ entity: 'source' }], context))[0] ?? 0;
    const before = await count();
    await make(store, 'source', { name: '新来源' });
    expect(await count()).toBe(before + 1);
  });
});

describe('formulas', () => {
  const formula = (key: string, text: string, result: 'integer' | 'money' | 'decimal' | 'text') => ({
    entity: 'account',
    key,
    label: { zh: key, en: key },
    kind: 'computed' as const,
    options: { formula: text, result },
    order: 1,
    isActive: true,
  });

  it('too large, too deep, unreadable or hostile give nothing and harm nothing', async () => {
    const store = await openStore({
      definitions: [
        formula('xLarge', 'creditLimit * creditLimit * creditLimit', 'money'),
        formula('xHuge', Array(40).fill('creditLimit').join('*'), 'decimal'),
        formula('xDeep', Array(900).fill('1').join('+'), 'integer'),
        formula('xQuote', `name & "'); DROP TABLE accounts; --"`, 'text'),
        formula('xZero', 'creditLimit / 0', 'integer'),
        formula('xExact', 'creditLimit + 1', 'money'),
      ],
    });
    await make(store, 'account', { name: "O'Neil", creditLimit: 900_719_925_474_099 });
    const { rows } = await findPage(
      store,
      {
        entity: 'account',
        sort: [{ field: 'xQuote', direction: 'ascending' }],
        filter: { field: 'xQuote', operator: 'contains', value: 'drop table' },
        offset: 0,
        limit: 10,
      },
      context,
    );
    expect(rows).toMatchObject([
      {
        xLarge: null,
        xHuge: null,
        xDeep: null,
        xZero: null,
        xQuote: "O'Neil'); DROP TABLE accounts; --",
        xExact: 900_719_925_474_100,
      },
    ]);
  });
});
