import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeDefinition } from '../../../db/changes/writeDefinitions';
import type { FieldDefinition } from '../../../db/schema/definitions';
import { aFolder, anAccount, anOffice, edit, failureOf, type TestOffice } from '../../support/anOffice';
import { paperOf, wholeRecord } from '../../support/paper';

const definition = (key: string, more: Partial<FieldDefinition>): FieldDefinition => ({
  entity: 'account',
  key,
  label: { zh: '合作年限', en: 'Years' },
  kind: 'integer',
  options: {},
  order: 1,
  isActive: true,
  ...more,
});
const years = definition('xYears', {});
const level = definition('xLevel', {
  label: { zh: '服务等级', en: 'Service' },
  kind: 'choice',
  order: 2,
  options: {
    choices: [
      { value: 'gold', label: { zh: '金牌', en: 'Gold' } },
      { value: 'silver', label: { zh: '银牌', en: 'Silver' } },
    ],
  },
});

async function heard(office: TestOffice, revision: number): Promise<void> {
  await expect.poll(() => office.heard.revisions).toContain(revision);
}

it('a field the office makes while another desk has the file open is a field like any other, everywhere, and outlives its retirement', async () => {
  const office = await anOffice();
  const early = await anAccount(office, { name: '甲' });
  const other = await anOffice({ path: office.path, mode: 'open', deskId: 'desk-2' });
  expect(await failureOf(edit(other, early, { xYears: 3 }))).toMatchObject({
    code: 'invalid',
    fields: [{ field: 'xYears', problem: 'notAllowedHere' }],
  });

  await writeDefinition(office.store(), years);
  const revision = await writeDefinition(office.store(), level);
  await heard(other, revision);
  await heard(office, revision);
  expect((await other.definitions()).fields).toEqual([years, level]);

  const saved = await edit(other, early, { xYears: 3, xLevel: 'gold' });
  expect(saved.record).toMatchObject({ xYears: 3, xLevel: 'gold' });
  await anAccount(other, { name: '乙', xYears: 10, xLevel: 'silver' });
  await anAccount(other, { name: '丙' });
  expect(await failureOf(edit(other, saved.record, { xYears: 1.5, xLevel: 'bronze' }))).toMatchObject({
    code: 'invalid',
    fields: [
      { field: 'xYears', problem: 'notWhole' },
      { field: 'xLevel', problem: 'choiceUnknown' },
    ],
  });

  const listed = async (query: object) =>
    (await other.records.list(other.actor, { entity: 'account', offset: 0, limit: 10, ...query })).rows.map(
      (row) => row['name'],
    );
  expect(await listed({ filter: { field: 'xYears', operator: 'moreThan', value: 5 } })).toEqual(['乙']);
  expect(await listed({ filter: { field: 'xLevel', operator: 'isAnyOf', value: ['gold'] } })).toEqual(['甲']);
  expect(await listed({ sort: [{ field: 'xYears', direction: 'descending' }] })).toEqual(['乙', '甲', '丙']);
  expect(await listed({ sort: [{ field: 'xLevel', direction: 'ascending' }] })).toEqual(['甲', '乙', '丙']);

  const csv = async (): Promise<string> => {
    const path = join(aFolder(), 'list.csv');
    await other.exports.write(
      other.actor,
      { selection: { entity: 'account' }, format: 'csv', language: 'zh', path },
      { signal: new AbortController().signal, report: () => undefined },
    );
    return readFileSync(path, 'utf8');
  };
  expect(await csv()).toMatch(/合作年限,服务等级/);
  expect(await csv()).toMatch(/10,银牌/);
  const printed = async () => (await paperOf(other, wholeRecord('account', early.id))).html;
  expect(await printed()).toMatch(/合作年限[\s\S]*?3[\s\S]*?服务等级[\s\S]*?金牌/);

  const batch = { requestId: randomUUID(), entity: 'account', ids: [early.id], changes: { xYears: 4 } };
  expect(await other.records.batch(other.actor, batch)).toMatchObject({ changed: 1 });
  const log = async () =>
    (
      await other.timeline.list(other.actor, {
        entity: 'account',
        id: early.id,
        offset: 0,
        limit: 10,
        show: 'changes',
      })
    ).entries.map((entry) => (entry.is === 'change' ? entry.changes : []));
  expect((await log()).slice(0, 2)).toEqual([
    [{ field: 'xYears', before: 3, after: 4 }],
    [
      { field: 'xYears', before: null, after: 3 },
      { field: 'xLevel', before: null, after: 'gold' },
    ],
  ]);
  // The first desk began its edit before: fields of the office meet like all others.
  const clash = await failureOf(edit(office, early, { xYears: 7, grade: 'A' }));
  expect(clash.conflicts).toEqual([{ field: 'xYears', original: null, theirs: 4, mine: 7 }]);
  expect(await other.undo.last(other.actor, randomUUID())).toMatchObject({ kind: 'batch', undone: 1 });

  const retired = await writeDefinition(office.store(), { ...years, isActive: false });
  await heard(other, retired);
  expect(await csv()).not.toContain('合作年限');
  expect(await printed()).not.toContain('合作年限');
  expect((await other.records.get(other.actor, 'account', early.id)).record['xYears']).toBe(3);
  expect((await log()).at(-2)).toContainEqual({ field: 'xYears', before: null, after: 3 });
  await edit(other, (await other.records.get(other.actor, 'account', early.id)).record, { xLevel: 'silver' });
  expect((await other.records.get(other.actor, 'account', early.id)).record).toMatchObject({
    xYears: 3,
    xLevel: 'silver',
  });
  expect((await other.check()).problems).toEqual([]);

  const again = await writeDefinition(office.store(), years);
  await heard(other, again);
  expect(await listed({ filter: { field: 'xYears', operator: 'equals', value: 3 } })).toEqual(['甲']);
});

it('a section nobody knows does not hide a field from the form and the paper', async () => {
  const office = await anOffice();
  const lost = definition('xLost', {
    label: { zh: '失落的字段', en: 'Lost' },
    kind: 'text',
    options: { section: 'nowhere' },
  });
  await heard(office, await writeDefinition(office.store(), lost));
  const account = await anAccount(office, { xLost: '仍在' });
  const { html } = await paperOf(office, wholeRecord('account', account.id));
  expect(html).toContain('失落的字段');
  expect(html).toContain('仍在');
});
