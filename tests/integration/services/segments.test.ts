import { expect, it } from 'vitest';
import { firstPreferences } from '../../../electron/api/preferences';
import {
  bought,
  neverBought,
  segmentFilter,
  segmentNames,
} from '../../../renderer/features/segments/valueSegments';
import { anAccount, anOffice, make } from '../../support/anOffice';

it('every customer who bought is in one of the eight segments, the others in none; drafts and void contracts do not count', async () => {
  const office = await anOffice();
  const sign = (account: number, amount: number, signedOn: string, status = 'active') =>
    make(office, 'contract', { name: '合同', account, amount, signedOn, status });
  const ids: Record<string, number> = {};
  for (const name of [...segmentNames, 'none', 'onlyDraft', 'onlyPurchase'])
    ids[name] = (await anAccount(office, { name })).id;
  const id = (name: string) => ids[name] ?? 0;
  const [late, early, much, little] = ['2026-11-01', '2024-01-01', 10_000_000, 1_000_000];
  for (const [name, day] of [
    ['keyValue', late],
    ['keyKeep', early],
  ] as const)
    for (let count = 0; count < 2; count += 1) await sign(id(name), much, day);
  for (const [name, day] of [
    ['value', late],
    ['keep', early],
  ] as const)
    for (let count = 0; count < 2; count += 1) await sign(id(name), little, day);
  await sign(id('keyDevelop'), much, late);
  await sign(id('keyWinBack'), much, early);
  await sign(id('keyWinBack'), little, late, 'void');
  await sign(id('develop'), little, late);
  await sign(id('winBack'), little, early);
  await sign(id('onlyDraft'), much, late, 'draft');
  await make(office, 'purchase', { account: id('onlyPurchase'), product: '泵', purchasedOn: late });

  const namesOf = async (filter: Parameters<typeof office.data.ids>[0]['filter']) =>
    (await office.data.first({ entity: 'account', filter }, 50)).map((row) => String(row['name'])).sort();
  for (const name of segmentNames)
    expect(await namesOf(segmentFilter(name, firstPreferences.segments))).toEqual(
      name === 'develop' ? ['develop', 'onlyPurchase'] : [name],
    );
  expect(await namesOf(neverBought)).toEqual(['none', 'onlyDraft']);
  expect(await namesOf(bought)).toEqual([...segmentNames, 'onlyPurchase'].sort());
});
