import { describe, expect, it } from 'vitest';
import { findIds, findPage } from '../../../db/queries/page';
import { fieldsOf } from '../../../db/schema/defineEntity';
import type { Filter } from '../../../db/schema/listQuery';
import type { Store } from '../../../db/store';
import { createRandom, type Random } from '../../../electron/services/sample/random';
import { meets, plainValue, type PlainOffice } from '../../support/plainFilter';
import { partsOf, randomFilter } from '../../support/randomFilters';
import { fillRandomly, ownFields } from '../../support/randomOffice';
import { seed } from '../../support/seed';
import { make, openStore, write } from './openStore';

const today = '2026-03-18';
const trees = 3000;

async function randomOffice(
  random: Random,
): Promise<{ readonly store: Store; readonly office: PlainOffice }> {
  const store = await openStore({ definitions: ownFields });
  const userId = await make(store, 'user', { name: '张伟' });
  const office = await fillRandomly(store, random, {
    today,
    write: (changes) => write(store, changes, { userId: random.chance(0.8) ? userId : null }),
  });
  return { store, office };
}

function expected(office: PlainOffice, entity: string, filter: Filter): number[] {
  return (office.records[entity] ?? [])
    .filter((record) => record.deletedAt === null && meets(office, entity, record, filter))
    .map(({ id }) => id);
}

async function found(store: Store, entity: string, filter: Filter): Promise<number[]> {
  const ids = await findIds(store, { entity, filter }, { today });
  return ids.sort((left, right) => left - right);
}

describe(`filters (seed ${seed})`, () => {
  it('find what a plain look at every record finds', { timeout: 300_000 }, async () => {
    const random = createRandom(seed);
    const { store, office } = await randomOffice(random);
    let hits = 0;
    for (let at = 0; at < trees; at += 1) {
      const entity = random.pick(['account', 'account', 'account', 'contact', 'followUp', 'opportunity']);
      const filter = randomFilter(random, office, entity, 5);
      const wanted = expected(office, entity, filter);
      const got = await found(store, entity, filter);
      if (wanted.length > 0 && wanted.length < (office.records[entity]?.length ?? 0) - 8) hits += 1;
      if (JSON.stringify(got) === JSON.stringify(wanted)) continue;
      for (const part of partsOf(filter))
        expect(await found(store, entity, part), `seed ${seed}: ${JSON.stringify(part)}`).toEqual(
          expected(office, entity, part),
        );
      expect(got, `seed ${seed}: ${JSON.stringify(filter)}`).toEqual(wanted);
    }
    // Trees that find everything or nothing prove little: many must do neither.
    expect(hits).toBeGreaterThan(trees / 4);
  });

  it('use every field and every operator of the language', async () => {
    const random = createRandom(seed + 1);
    const { office } = await randomOffice(random);
    const used = new Set<string>();
    const look = (filter: Filter): void => {
      if ('all' in filter) filter.all.forEach(look);
      else if ('any' in filter) filter.any.forEach(look);
      else if ('not' in filter) look(filter.not);
      else if ('through' in filter) used.add('through');
      else if ('having' in filter) used.add(filter.quantity);
      else used.add(filter.operator).add(filter.field);
    };
    for (let at = 0; at < 20_000; at += 1) look(randomFilter(random, office, 'account', 2));
    const account = office.schema.entities['account'];
    const fields = account ? Object.keys(fieldsOf(account)) : [];
    const shapes = ['through', 'some', 'none', 'atLeast', 'atMost', 'within', 'between', 'startsWith', 'id'];
    expect([...fields, ...shapes].filter((name) => !used.has(name))).toEqual([]);
  });

  it('read every computed field as a plain look at the record works it out', async () => {
    const { store, office } = await randomOffice(createRandom(seed + 2));
    const account = office.schema.entities['account'];
    if (!account) throw new Error('no accounts');
    const page = await findPage(store, { entity: 'account', offset: 0, limit: 500 }, { today });
    const computed = Object.keys(fieldsOf(account)).filter(
      (name) => fieldsOf(account)[name]?.kind === 'computed',
    );
    expect(computed.length).toBeGreaterThan(10);
    for (const row of page.rows)
      for (const name of computed)
        expect(row[name], `seed ${seed}: ${name} of ${row.id}`).toEqual(plainValue(account, row, name));
    const filled = computed.filter((name) => page.rows.some((row) => row[name] !== null));
    expect(computed.filter((name) => !filled.includes(name))).toEqual(['xfNowhere']);
  });
});
