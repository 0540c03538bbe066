import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import { createRandom, type Random } from '../../../electron/services/sample/random';
import { anAccount, anOffice, edit, make, type TestOffice } from '../../support/anOffice';

const rounds = Number(process.env['MERGE_ROUNDS'] ?? 40);
const childEntities = [
  'followUp',
  'opportunity',
  'accountAddress',
  'accountContact',
  'accountRelation',
] as const;
const entities = ['account', 'contact', ...childEntities];

/** Everything an office holds, but for when it was changed, in how many steps, and what is counted from the rest. */
async function contentOf(office: TestOffice): Promise<Map<string, AnyRecord>> {
  const content = new Map<string, AnyRecord>();
  for (const entity of entities) {
    const ids = await office.data.ids({ entity });
    for (const record of await office.data.getMany(entity, ids)) {
      const { rowVersion: _version, updatedAt: _at, updatedBy: _by, completeness: _made, ...rest } = record;
      content.set(`${entity} ${record.id}`, rest as AnyRecord);
    }
  }
  return content;
}

async function someOffice(office: TestOffice, random: Random): Promise<AnyRecord[]> {
  const accounts: AnyRecord[] = [];
  for (let index = 0; index < 4; index += 1)
    accounts.push(
      await anAccount(office, {
        name: `客户 ${index}`,
        ...(random.next() < 0.5 ? { remark: `备注 ${index}` } : {}),
        ...(random.next() < 0.5 ? { website: `http://${index}.cn` } : {}),
        phones: random.next() < 0.5 ? [`1380013800${index}`] : [],
        tags: random.next() < 0.5 ? ['重点'] : [],
      }),
    );
  const people: AnyRecord[] = [];
  for (let index = 0; index < 3; index += 1)
    people.push((await make(office, 'contact', { name: `联系人 ${index}` })).record);
  for (let index = 0; index < 12; index += 1) await someChild(office, random, { accounts, people, index });
  return accounts;
}

interface Cast {
  readonly accounts: readonly AnyRecord[];
  readonly people: readonly AnyRecord[];
  readonly index: number;
}

async function someChild(
  office: TestOffice,
  random: Random,
  { accounts, people, index }: Cast,
): Promise<void> {
  const account = random.pick(accounts).id;
  const entity = random.pick(childEntities);
  if (entity === 'followUp') await make(office, entity, { account, content: `跟进 ${index}` });
  if (entity === 'opportunity') await make(office, entity, { account, name: `商机 ${index}` });
  if (entity === 'accountAddress') await make(office, entity, { account, address: `地址 ${index}` });
  if (entity === 'accountContact')
    await make(office, entity, { account, contact: random.pick(people).id, isPrimary: random.next() < 0.5 });
  const other = random.pick(accounts).id;
  if (entity === 'accountRelation' && other !== account)
    await make(office, entity, { account, other, kind: 'partner' });
}

describe('merging and splitting, at random', () => {
  it('gives everything back that nobody edited meanwhile, and names the rest', async () => {
    for (let seed = 1; seed <= rounds; seed += 1) {
      const random = createRandom(seed);
      const office = await anOffice();
      const accounts = await someOffice(office, random);
      const before = await contentOf(office);
      const [survivor, ...absorbed] = await Promise.all(
        [...accounts]
          .sort(() => random.next() - 0.5)
          .slice(0, 2 + Math.floor(random.next() * 3))
          .map(async ({ id }) => (await office.data.get('account', id)) as AnyRecord),
      );
      if (!survivor) throw new Error('nobody');
      const { changeSet } = await office.merging.merge(office.actor, {
        requestId: randomUUID(),
        entity: 'account',
        survivor: { id: survivor.id, rowVersion: survivor.rowVersion },
        absorbed: absorbed.map(({ id, rowVersion }) => ({ id, rowVersion })),
        picks: {},
      });
      const edited = await someEdits(office, random, survivor.id);
      const split = await office.splitting.split(office.actor, {
        requestId: randomUUID(),
        changeSet: changeSet ?? 0,
        survivor: survivor.id,
        moves: [],
      });
      const after = await contentOf(office);
      const kept = new Set(
        split.kept.flatMap(({ entity, id, fields }) => fields.map((field) => `${entity} ${id} ${field}`)),
      );
      for (const [key, record] of before) {
        for (const [field, value] of Object.entries(record)) {
          if (edited.has(`${key} ${field}`) || kept.has(`${key} ${field}`)) continue;
          expect(after.get(key)?.[field], `seed ${seed}: ${key} ${field}`).toEqual(value);
        }
      }
      for (const key of after.keys())
        expect(before.has(key) || edited.has(key), `seed ${seed}: ${key}`).toBe(true);
      for (const one of kept) expect(edited.has(one), `seed ${seed}: ${one} was edited by nobody`).toBe(true);
      expect(await checkDatabase(office.store()), `seed ${seed}`).toMatchObject({ problems: [] });
      await office.close();
    }
  }, 300_000);
});

/** Edits after the merge; answers what they touched: `entity id field`, and `entity id` of what they made. */
async function someEdits(office: TestOffice, random: Random, survivor: number): Promise<ReadonlySet<string>> {
  const edited = new Set<string>();
  for (let step = 0; step < 3; step += 1) {
    const choice = random.next();
    const record = (await office.data.get('account', survivor)) as AnyRecord;
    if (choice < 0.4) {
      await edit(office, record, { website: `http://edited${step}.cn` });
      edited.add(`account ${survivor} website`);
    } else if (choice < 0.6) {
      await edit(office, record, { grade: 'A' });
      edited.add(`account ${survivor} grade`);
    } else if (choice < 0.8) {
      const { record: made } = await make(office, 'followUp', { account: survivor, content: `之后 ${step}` });
      edited.add(`followUp ${made.id}`);
      for (const field of ['followUpCount', 'lastFollowedAt', 'nextContactOn', 'protectUntil'])
        edited.add(`account ${survivor} ${field}`);
    } else {
      const [id] = await office.data.ids({
        entity: 'opportunity',
        filter: { field: 'account', operator: 'is', value: survivor },
      });
      const child = id === undefined ? null : await office.data.get('opportunity', id);
      if (!child) continue;
      await edit(office, child, { remark: `改过 ${step}` }, { entity: 'opportunity' });
      edited.add(`opportunity ${child.id} remark`);
    }
  }
  return edited;
}
