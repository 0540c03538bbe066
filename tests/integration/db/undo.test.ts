import { describe, expect, it } from 'vitest';
import type { Change } from '../../../db/changes/changeSet';
import { getChangeSet, lastUndoable } from '../../../db/changes/history';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { getRecord } from '../../../db/repositories/recordRepository';
import type { Store } from '../../../db/store';
import { make, openStore, picture, undo, write } from './openStore';

describe('undo', () => {
  it('takes an edit back, keeps the field that was edited since, and says by whom', async () => {
    const store = await openStore();
    const user = await make(store, 'user', { name: '王芳' });
    const id = await make(store, 'account', { name: '甲', grade: 'A', region: '浙江' });
    const edit = await write(store, [
      { action: 'update', entity: 'account', id, rowVersion: 1, values: { grade: 'B', region: '江苏' } },
    ]);
    await write(
      store,
      [{ action: 'update', entity: 'account', id, rowVersion: 2, values: { region: '上海' } }],
      {
        userId: user,
        at: '2026-05-01T00:00:00.000Z',
      },
    );
    const { kept } = await undo(store, edit.id);
    expect(await getRecord(store, 'account', id)).toMatchObject({
      grade: 'A',
      region: '上海',
      rowVersion: 4,
    });
    expect(kept).toEqual([
      {
        entity: 'account',
        id,
        fields: ['region'],
        reason: 'edited',
        through: null,
        userId: user,
        at: '2026-05-01T00:00:00.000Z',
      },
    ]);
  });

  it('takes an import back but for what was edited, put in the bin, or is pointed at since', async () => {
    const store = await openStore();
    const names = ['未动', '改过', '被引用', '已删除'];
    const imported = await write(
      store,
      names.map((name) => ({ action: 'create', entity: 'account', values: { name } })),
      { kind: 'import' },
    );
    await write(store, [
      { action: 'update', entity: 'account', id: 2, rowVersion: 1, values: { grade: 'A' } },
    ]);
    await make(store, 'followUp', { content: '来电', account: 3 });
    await write(store, [{ action: 'delete', entity: 'account', id: 4 }]);
    const { id, kept } = await undo(store, imported.id);
    expect(kept.map(({ id: record, reason, fields }) => [record, reason, fields]).sort()).toEqual([
      [2, 'edited', ['grade']],
      [3, 'referenced', []],
      [4, 'gone', []],
    ]);
    expect(await getRecord(store, 'account', 1)).toBeNull();
    expect((await checkDatabase(store)).problems).toEqual([]);
    // And the undo can be undone: the record comes back with its id and its number.
    await undo(store, id ?? 0);
    expect(await getRecord(store, 'account', 1)).toMatchObject({ name: '未动', no: 'KH000001' });
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('keeps what a kept record points at', async () => {
    const store = await openStore();
    const imported = await write(
      store,
      [
        { action: 'create', entity: 'account', key: 'a', values: { name: '甲' } },
        { action: 'create', entity: 'contact', key: 'c', values: { name: '张三' } },
        {
          action: 'create',
          entity: 'accountContact',
          values: { account: { pending: 'a' }, contact: { pending: 'c' } },
        },
      ],
      { kind: 'import' },
    );
    await write(store, [
      { action: 'update', entity: 'accountContact', id: 1, rowVersion: 1, values: { title: '厂长' } },
    ]);
    const { kept } = await undo(store, imported.id);
    expect(kept.map(({ entity, reason }) => `${entity} ${reason}`).sort()).toEqual([
      'account referenced',
      'accountContact edited',
      'contact referenced',
    ]);
  });

  it('knows the last action that can be taken back', async () => {
    const store = await openStore();
    const id = await make(store, 'account', { name: '甲' });
    const edit = await write(store, [
      { action: 'update', entity: 'account', id, rowVersion: 1, values: { grade: 'B' } },
    ]);
    expect(await lastUndoable(store, null)).toMatchObject({ id: edit.id, kind: 'edit', count: 1 });
    const undone = await undo(store, edit.id);
    expect(await getChangeSet(store, edit.id)).toMatchObject({ undoneBy: undone.id });
    expect(await lastUndoable(store, null)).toMatchObject({ kind: 'create' });
    await undo(store, undone.id ?? 0);
    expect(await lastUndoable(store, null)).toMatchObject({ id: edit.id });
    expect(await getRecord(store, 'account', id)).toMatchObject({ grade: 'B' });
  });

  it('takes a large import back in batches that each are one short write', async () => {
    const store = await openStore();
    const before = await picture(store);
    let set: number | undefined;
    for (let batch = 0; batch < 12; batch += 1) {
      const changes = Array.from({ length: 400 }, (_, index): Change => {
        const name = `${batch}-${index}`;
        if (index % 4 === 3)
          return {
            action: 'create',
            entity: 'followUp',
            values: { content: name, account: { pending: `${batch}-${index - 3}` } },
          };
        return {
          action: 'create',
          entity: index % 4 === 0 ? 'account' : 'contact',
          key: name,
          values: { name },
        };
      });
      const written = await write(store, changes, {
        kind: 'import',
        ...(set === undefined ? {} : { continues: set }),
      });
      set ??= written.id;
    }
    const { kept } = await undo(store, set ?? 0);
    expect(kept).toEqual([]);
    expect(await picture(store)).toEqual(before);
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('brings every earlier state back, whatever the sequence of actions, 240 times', async () => {
    for (let seed = 1; seed <= 24; seed += 1) {
      const store = await openStore();
      const random = generator(seed);
      await write(store, [
        { action: 'create', entity: 'account', values: { name: '原有甲', grade: 'A' } },
        { action: 'create', entity: 'account', values: { name: '原有乙' } },
        { action: 'create', entity: 'contact', values: { name: '原有丙' } },
      ]);
      for (let round = 0; round < 10; round += 1) {
        const states = [await picture(store)];
        const sets: number[] = [];
        for (let step = 0; step < 3; step += 1) {
          const changes = await randomChanges(store, random);
          if (changes.length === 0) continue;
          sets.push((await write(store, changes)).id);
          states.push(await picture(store));
        }
        for (const set of sets.reverse()) {
          states.pop();
          const { id, kept } = await undo(store, set);
          expect(kept, `seed ${seed} round ${round}`).toEqual([]);
          expect(await picture(store), `seed ${seed} round ${round}`).toEqual(states.at(-1));
          if (id !== null && random() < 0.3) {
            const undone = await picture(store);
            const redo = await undo(store, id);
            expect(redo.kept).toEqual([]);
            await undo(store, redo.id ?? 0);
            expect(await picture(store), `redo, seed ${seed} round ${round}`).toEqual(undone);
          }
        }
        await write(store, await randomChanges(store, random));
      }
      expect((await checkDatabase(store)).problems).toEqual([]);
      await store.database.close();
    }
  });
});

/** One to five sensible things that can be done to the records there are. */
async function randomChanges(store: Store, random: () => number): Promise<Change[]> {
  const changes: Change[] = [];
  const touched = new Set<string>();
  const accounts = await ids(store, 'accounts');
  const contacts = await ids(store, 'contacts');
  const followUps = await ids(store, 'follow_ups');
  const deleted = await ids(store, 'accounts', 'NOT NULL');
  const take = (entity: string, from: readonly number[]): number | undefined => {
    const id = from[Math.floor(random() * from.length)];
    if (id === undefined || touched.has(`${entity} ${id}`)) return undefined;
    touched.add(`${entity} ${id}`);
    return id;
  };
  const count = 1 + Math.floor(random() * 5);
  let mayDelete = true;
  for (let index = 0; index < count; index += 1) {
    const kind = random();
    if (kind < 0.2) {
      const key = `n${index}`;
      changes.push({
        action: 'create',
        entity: 'account',
        key,
        values: { name: `新${Math.floor(random() * 1000)}`, types: ['customer'] },
      });
      mayDelete = false;
      if (random() < 0.5)
        changes.push({
          action: 'create',
          entity: 'followUp',
          values: { content: '记', account: { pending: key }, followedAt: '2026-03-01T00:00:00.000Z' },
        });
    } else if (kind < 0.35) {
      const account = take('account', accounts);
      const contact = take('contact', contacts);
      if (account !== undefined && contact !== undefined)
        changes.push({
          action: 'create',
          entity: 'accountContact',
          values: { account, contact, title: '经理' },
        });
    } else if (kind < 0.5) {
      const account = take('account', accounts);
      if (account !== undefined)
        changes.push({
          action: 'create',
          entity: 'followUp',
          values: {
            content: '电话',
            account,
            followedAt: `2026-0${1 + Math.floor(random() * 9)}-01T00:00:00.000Z`,
          },
        });
    } else if (kind < 0.75) {
      const id = take('account', accounts);
      if (id !== undefined)
        changes.push({
          action: 'update',
          entity: 'account',
          id,
          rowVersion: null,
          values: {
            grade: ['A', 'B', null][Math.floor(random() * 3)],
            name: `改${Math.floor(random() * 100)}`,
          },
        });
    } else if (kind < 0.85) {
      const id = take('followUp', followUps);
      const account = take('account', accounts);
      if (id !== undefined && account !== undefined)
        changes.push({ action: 'update', entity: 'followUp', id, rowVersion: null, values: { account } });
    } else if (kind < 0.93 && mayDelete && changes.length === 0) {
      const id = take('account', accounts);
      if (id !== undefined) return [{ action: 'delete', entity: 'account', id }];
    } else if (mayDelete && changes.length === 0) {
      const id = take('account', deleted);
      if (id !== undefined) return [{ action: 'restore', entity: 'account', id }];
    }
  }
  return changes;
}

async function ids(store: Store, table: string, deleted: 'NULL' | 'NOT NULL' = 'NULL'): Promise<number[]> {
  const rows = await store.database.query<{ id: number }>(
    `SELECT id FROM ${table} WHERE deleted_at IS ${deleted}`,
  );
  return rows.map((row) => row.id);
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
