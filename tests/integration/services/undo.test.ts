import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import {
  aColleague,
  aCrowd,
  anAccount,
  anOffice,
  edit,
  failureOf,
  make,
  type TestOffice,
} from '../../support/anOffice';

const takeBack = (office: TestOffice) => office.undo.last(office.actor, randomUUID());
const account = async (office: TestOffice, id: number) =>
  (await office.records.get(office.actor, 'account', id)).record;

describe('taking the last action back', () => {
  it('works for every sort of action, one after the other, until there is nothing left', async () => {
    const office = await anOffice();
    const { id } = await anAccount(office, { grade: 'A' });
    const { actor } = office;
    await edit(office, { id, rowVersion: 1 }, { grade: 'B' });
    await office.records.batch(actor, {
      requestId: randomUUID(),
      entity: 'account',
      ids: [id],
      changes: { grade: 'C' },
    });
    await office.records.delete(actor, { requestId: randomUUID(), entity: 'account', ids: [id] });
    await office.records.restore(actor, { requestId: randomUUID(), entity: 'account', ids: [id] });

    expect(await takeBack(office)).toMatchObject({ kind: 'restore', undone: 1 });
    expect((await account(office, id)).deletedAt).not.toBeNull();
    expect(await takeBack(office)).toMatchObject({ kind: 'delete', undone: 1 });
    expect(await account(office, id)).toMatchObject({ deletedAt: null, grade: 'C' });
    expect(await takeBack(office)).toMatchObject({ kind: 'batch', undone: 1 });
    expect(await account(office, id)).toMatchObject({ grade: 'B' });
    expect(await takeBack(office)).toMatchObject({ kind: 'edit', undone: 1 });
    expect(await account(office, id)).toMatchObject({ grade: 'A' });
    expect(await takeBack(office)).toMatchObject({ kind: 'create', undone: 1 });
    expect(await failureOf(account(office, id))).toEqual({ code: 'notFound' });
    expect(await failureOf(takeBack(office))).toEqual({ code: 'nothingToUndo' });
    expect((await checkDatabase(office.store())).problems).toEqual([]);
  });

  it('is itself taken back by name', async () => {
    const office = await anOffice();
    const { id } = await anAccount(office, { grade: 'A' });
    const edited = await edit(office, { id, rowVersion: 1 }, { grade: 'B' });
    const undone = await takeBack(office);
    const redo = await office.undo.changeSet(office.actor, randomUUID(), undone.changeSet ?? 0);
    expect(redo).toMatchObject({ kind: 'undo', undone: 1, keptCount: 0 });
    expect(await account(office, id)).toMatchObject({ grade: 'B' });
    expect(await office.undo.peek(office.actor)).toMatchObject({ changeSet: edited.changeSet, kind: 'edit' });
    expect(await failureOf(office.undo.changeSet(office.actor, randomUUID(), undone.changeSet ?? 0))).toEqual(
      {
        code: 'nothingToUndo',
      },
    );
    expect(await failureOf(office.undo.changeSet(office.actor, randomUUID(), 9999))).toEqual({
      code: 'notFound',
    });
  });

  it('leaves what was edited since as it is, and says what, by whom and when', async () => {
    const office = await anOffice();
    const actor = await aColleague(office);
    const { id } = await anAccount(office, { name: '甲', grade: 'A', region: '湖南' });
    await edit(office, { id, rowVersion: 1 }, { grade: 'B', region: '湖北' });
    const theirs = await edit(office, { id, rowVersion: 2 }, { region: '江西' }, { actor });
    expect(await takeBack(office)).toMatchObject({
      undone: 1,
      keptCount: 1,
      kept: [
        {
          entity: 'account',
          id,
          title: '甲',
          fields: ['region'],
          reason: 'edited',
          by: '李强',
          at: theirs.record.updatedAt,
        },
      ],
    });
    expect(await account(office, id)).toMatchObject({ grade: 'A', region: '江西' });
  });

  it('goes on to the action before when nothing of the last one can be taken back', async () => {
    const office = await anOffice();
    const { id } = await anAccount(office, { name: '甲', grade: 'A' });
    const colleague = await aColleague(office);
    const remarked = await edit(office, { id, rowVersion: 1 }, { remark: '急' });
    const graded = await edit(office, remarked.record, { grade: 'B' });
    await edit(office, graded.record, { grade: 'C' }, { actor: colleague });
    expect(await takeBack(office)).toMatchObject({ changeSet: null, undone: 0, keptCount: 1 });
    expect(await takeBack(office)).toMatchObject({ kind: 'edit', undone: 1, keptCount: 0 });
    expect(await account(office, id)).toMatchObject({ remark: null, grade: 'C' });
    expect((await checkDatabase(office.store())).problems).toEqual([]);
  });

  it('never touches what somebody else did', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const { id } = await anAccount(office, { name: '甲' });
    const mine = await office.undo.peek(office.actor);
    await edit(office, { id, rowVersion: 1 }, { grade: 'B' }, { actor: colleague });
    expect(await office.undo.peek(office.actor)).toEqual(mine);
    expect(await office.undo.peek(colleague)).toMatchObject({ kind: 'edit', count: 1, title: '甲' });
    expect(await office.undo.last(colleague, randomUUID())).toMatchObject({ kind: 'edit' });
    expect(await failureOf(office.undo.last(colleague, randomUUID()))).toEqual({ code: 'nothingToUndo' });
    expect(await account(office, id)).toMatchObject({ name: '甲', grade: null });
  });

  it('is done once for a request, however often it arrives', async () => {
    const office = await anOffice();
    const { id } = await anAccount(office, { grade: 'A' });
    await edit(office, { id, rowVersion: 1 }, { grade: 'B' });
    const requestId = randomUUID();
    const first = await office.undo.last(office.actor, requestId);
    expect(await office.undo.last(office.actor, requestId)).toEqual(first);
    expect(await account(office, id)).toMatchObject({ grade: 'A' });
    expect(await office.undo.peek(office.actor)).toMatchObject({ kind: 'create' });
  });

  it('says beforehand what it would take back', async () => {
    const office = await anOffice();
    expect(await office.undo.peek({ ...office.actor, userId: 77 })).toBeNull();
    const { record, changeSet } = await make(office, 'account', { name: '甲' });
    expect(await office.undo.peek(office.actor)).toEqual({
      changeSet,
      kind: 'create',
      at: record.createdAt,
      count: 1,
      title: '甲',
    });
    const ids = await aCrowd(office, 3, (index) => ({ name: `客户${index}` }));
    await office.records.batch(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      ids,
      changes: { grade: 'D' },
    });
    expect(await office.undo.peek(office.actor)).toMatchObject({ kind: 'batch', count: 3, title: null });
  });
});
