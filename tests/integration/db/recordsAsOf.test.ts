import { expect, it } from 'vitest';
import { recordsAsOf, logExtent } from '../../../db/changes/recordsAsOf';
import { anAccount, anOffice, edit, make, type TestOffice } from '../../support/anOffice';

async function asOf(office: TestOffice, id: number, sequence: number, rowVersion: number | null = null) {
  return (await recordsAsOf(office.store(), 'account', [{ id, rowVersion }], { sequence })).get(id);
}
const position = async (office: TestOffice) => (await logExtent(office.store())).last;

it('gives every earlier state of a record, by the number of the log and by its version', async () => {
  const office = await anOffice();
  const before = await position(office);
  const source = (await make(office, 'source', { name: '展会' })).record;
  const made = await anAccount(office, { name: '甲', tags: ['一'], creditLimit: 100, source: source.id });
  const first = await position(office);
  await edit(office, made, { name: '乙', tags: ['一', '二'], creditLimit: null });
  const second = await position(office);
  const now = await office.data.get('account', made.id);
  if (!now) throw new Error('gone');
  await edit(office, now, { name: '丙', source: null });
  expect(await asOf(office, made.id, before)).toBeUndefined();
  const one = { name: '甲', tags: ['一'], creditLimit: 100, source: source.id, rowVersion: made.rowVersion };
  const two = { name: '乙', tags: ['一', '二'], creditLimit: null, source: source.id };
  expect(await asOf(office, made.id, first)).toMatchObject(one);
  expect(await asOf(office, made.id, second)).toMatchObject(two);
  expect(await asOf(office, made.id, await position(office))).toMatchObject({ name: '丙', source: null });
  // A row read while others wrote: its version says more than the number the log had come to.
  expect(await asOf(office, made.id, first, now.rowVersion)).toMatchObject(two);
});

it('knows a record that was taken out of its table by an undo, and one in the recycle bin', async () => {
  const office = await anOffice();
  const { record, changeSet } = await make(office, 'account', { name: '甲', remark: '有过' });
  const there = await position(office);
  await office.undo.changeSet(office.actor, crypto.randomUUID(), changeSet);
  expect(await office.data.get('account', record.id)).toBeNull();
  expect(await asOf(office, record.id, there)).toMatchObject({ id: record.id, name: '甲', remark: '有过' });
  expect(await asOf(office, record.id, await position(office))).toBeUndefined();
  const other = await anAccount(office, { name: '乙' });
  const living = await position(office);
  await office.records.delete(office.actor, {
    requestId: crypto.randomUUID(),
    entity: 'account',
    ids: [other.id],
  });
  expect(await asOf(office, other.id, living)).toMatchObject({ name: '乙', rowVersion: other.rowVersion });
});
