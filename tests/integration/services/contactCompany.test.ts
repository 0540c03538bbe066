import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import { aFolder, anAccount, anOffice, edit, make, type TestOffice } from '../../support/anOffice';

async function companyOf(office: TestOffice, { id }: AnyRecord): Promise<unknown> {
  return (await office.data.get('contact', id))?.['primaryAccount'];
}

async function aPosition(
  office: TestOffice,
  contact: AnyRecord,
  account: AnyRecord,
  more: Readonly<Record<string, unknown>> = {},
): Promise<AnyRecord> {
  const values = { account: account.id, contact: contact.id, ...more };
  return (await make(office, 'accountContact', values)).record;
}

/** A person in two companies, one of them made after the other. */
async function aPersonOfTwo() {
  const office = await anOffice();
  const first = await anAccount(office, { name: '华东机械制造有限公司' });
  const second = await anAccount(office, { name: '南海食品有限公司' });
  const { record: person } = await make(office, 'contact', { name: '陈思' });
  const old = await aPosition(office, person, first);
  const current = await aPosition(office, person, second);
  return { office, first, second, person, old, current };
}

async function proveSound(office: TestOffice): Promise<void> {
  expect((await checkDatabase(office.store())).problems).toEqual([]);
}

describe('the company of a person', () => {
  it('is the newest position, or the one marked as primary, and follows every change of them', async () => {
    const { office, first, second, person, old, current } = await aPersonOfTwo();
    expect(await companyOf(office, person)).toBe(second.id);
    const { record: marked } = await edit(office, old, { isPrimary: true }, { entity: 'accountContact' });
    expect(await companyOf(office, person)).toBe(first.id);
    await edit(office, marked, { isPrimary: false }, { entity: 'accountContact' });
    // A mark that was taken away counts as none at all.
    expect(await companyOf(office, person)).toBe(second.id);
    const third = await anAccount(office, { name: '西湖科技有限公司' });
    await edit(office, current, { account: third.id }, { entity: 'accountContact' });
    expect(await companyOf(office, person)).toBe(third.id);
    await proveSound(office);
  });

  it('goes with the position into the recycle bin and comes back with it', async () => {
    const { office, first, second, person } = await aPersonOfTwo();
    const which = { entity: 'account', ids: [second.id] };
    await office.records.delete(office.actor, { requestId: randomUUID(), ...which });
    expect(await companyOf(office, person)).toBe(first.id);
    await proveSound(office);
    await office.records.restore(office.actor, { requestId: randomUUID(), ...which });
    expect(await companyOf(office, person)).toBe(second.id);
    await proveSound(office);
  });

  it('is taken back and put into effect again by undo', async () => {
    const { office, first, person } = await aPersonOfTwo();
    const third = await anAccount(office, { name: '西湖科技有限公司' });
    const saved = await make(office, 'accountContact', {
      account: third.id,
      contact: person.id,
      isPrimary: true,
    });
    expect(await companyOf(office, person)).toBe(third.id);
    await office.undo.changeSet(office.actor, randomUUID(), saved.changeSet);
    expect(await companyOf(office, person)).not.toBe(third.id);
    expect(await companyOf(office, person)).not.toBe(first.id);
    await proveSound(office);
  });

  it('is the survivor when companies are merged, and the old one when they are split again', async () => {
    const { office, first, second, person } = await aPersonOfTwo();
    const [survivor, absorbed] = [
      await office.data.get('account', first.id),
      await office.data.get('account', second.id),
    ];
    const merged = await office.merging.merge(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      survivor: { id: first.id, rowVersion: survivor?.rowVersion ?? 0 },
      absorbed: [{ id: second.id, rowVersion: absorbed?.rowVersion ?? 0 }],
      picks: {},
    });
    expect(await companyOf(office, person)).toBe(first.id);
    await proveSound(office);
    await office.splitting.split(office.actor, {
      requestId: randomUUID(),
      changeSet: merged.changeSet ?? 0,
      survivor: first.id,
      moves: [],
    });
    expect(await companyOf(office, person)).toBe(second.id);
    await proveSound(office);
  });

  it('cannot be typed, and is no record of its own that a company would take along', async () => {
    const { office, second, person } = await aPersonOfTwo();
    const fresh = await office.data.get('contact', person.id);
    await expect(
      edit(
        office,
        fresh ?? person,
        { primaryAccount: second.id, salutation: '陈经理' },
        { entity: 'contact' },
      ),
    ).rejects.toThrow();
  });
});

describe('a list of people', () => {
  it('is found, filtered and ordered by company', async () => {
    const { office, second, person } = await aPersonOfTwo();
    const { record: alone } = await make(office, 'contact', { name: '无公司的人' });
    const other = await anAccount(office, { name: '安徽建材有限公司' });
    const { record: colleague } = await make(office, 'contact', { name: '王强' });
    await aPosition(office, colleague, other);
    expect(await office.data.ids({ entity: 'contact', search: '南海' })).toEqual([person.id]);
    expect(
      await office.data.ids({
        entity: 'contact',
        search: '南海',
        sort: [{ field: 'name', direction: 'ascending' }],
      }),
    ).toEqual([person.id]);
    expect(
      await office.data.ids({
        entity: 'contact',
        filter: { field: 'primaryAccount', operator: 'is', value: second.id },
      }),
    ).toEqual([person.id]);
    expect(
      await office.data.ids({
        entity: 'contact',
        sort: [{ field: 'primaryAccount', direction: 'ascending' }],
      }),
    ).toEqual([colleague.id, person.id, alone.id]);
  });

  it('tells people of one name apart by their company in search and in choosers', async () => {
    const { office } = await aPersonOfTwo();
    const { record: alone } = await make(office, 'contact', { name: '陈思' });
    const details = (hits: readonly { readonly id: number; readonly detail: string }[]) =>
      Object.fromEntries(hits.map(({ id, detail }) => [id === alone.id, detail]));
    const { hits } = await office.search.find(office.actor, { text: '陈思', limit: 8 });
    expect(details(hits)['false']).toMatch(/^南海食品有限公司/);
    expect(details(hits)['true']).not.toMatch(/公司/);
    const offered = await office.search.pick(office.actor, { entity: 'contact', text: '', limit: 8 });
    expect(details(offered.hits)['false']).toMatch(/^南海食品有限公司 · LX/);
    expect(details(offered.hits)['true']).toMatch(/^LX/);
  });

  it('is exported with the company by name', async () => {
    const { office } = await aPersonOfTwo();
    const path = join(aFolder(), '联系人.csv');
    await office.exports.write(
      office.actor,
      { selection: { entity: 'contact' }, format: 'csv', language: 'zh', path },
      { report: () => undefined, signal: new AbortController().signal },
    );
    const text = await readFile(path, 'utf8');
    expect(text).toContain('所在公司');
    expect(text).toContain('南海食品有限公司');
  });
});
