import { expect, it } from 'vitest';
import type { Change, ChangeSetInput } from '../../../db/changes/changeSet';
import { getChangeSet } from '../../../db/changes/history';
import { invertChangeSet } from '../../../db/changes/invert';
import type { KeptRecord } from '../../../db/changes/keptRecords';
import { getRecord } from '../../../db/repositories/recordRepository';
import type { Store } from '../../../db/store';
import { make, openStore, undo, write } from './openStore';

/** Takes a set back an entry of the log at a time, each time as a program that knows only what the file says. */
async function undoInParts(store: Store, changeSet: number): Promise<readonly KeptRecord[]> {
  const kept: KeptRecord[] = [];
  let own: number | null = null;
  for (;;) {
    const head = own === null ? null : await getChangeSet(store, own);
    const below = head?.undoneTo ?? null;
    if (own !== null && below === null) return kept;
    const signed: Partial<ChangeSetInput> = {
      kind: 'undo',
      undoes: changeSet,
      ...(own === null ? {} : { continues: own }),
    };
    let isWritten = false;
    const underWay = own !== null && below !== null ? { undo: own, below } : null;
    for await (const part of invertChangeSet(store, changeSet, { underWay, size: 1 })) {
      kept.push(...part.kept);
      if (part.changes.length === 0) continue;
      const reach = part.reach ? { undoReach: part.reach } : {};
      const written: { readonly id: number } = await write(store, part.changes, { ...signed, ...reach });
      own ??= written.id;
      isWritten = true;
      break;
    }
    if (isWritten) continue;
    if (own === null) return kept;
    await write(store, [], { ...signed, undoReach: { from: below, to: null } });
  }
}

async function grades(store: Store, id: number, each: readonly string[]): Promise<number> {
  let set: number | undefined;
  for (const grade of each) {
    const change: Change = { action: 'update', entity: 'account', id, rowVersion: null, values: { grade } };
    const written = await write(store, [change], {
      kind: 'import',
      ...(set === undefined ? {} : { continues: set }),
    });
    set ??= written.id;
  }
  return set ?? 0;
}

it.each([
  ['at once', async (store: Store, set: number) => (await undo(store, set)).kept],
  ['in parts, a program for each', undoInParts],
])(
  'keeps an edit that gave a field what the set itself had given it on the way, %s',
  async (_how, takeBack) => {
    const store = await openStore();
    const id = await make(store, 'account', { name: '甲', grade: 'A', address: '一路' });
    const other = await make(store, 'account', { name: '乙', grade: 'D' });
    const set = await grades(store, id, ['B', 'C']);
    await write(
      store,
      [{ action: 'update', entity: 'account', id: other, rowVersion: null, values: { grade: 'A' } }],
      { kind: 'import', continues: set },
    );
    await write(store, [
      { action: 'update', entity: 'account', id, rowVersion: null, values: { grade: 'B' } },
    ]);
    const kept = await takeBack(store, set);
    expect(await getRecord(store, 'account', id)).toMatchObject({ grade: 'B', address: '一路' });
    expect(await getRecord(store, 'account', other)).toMatchObject({ grade: 'D' });
    expect(kept.map(({ id: record, reason, fields }) => [record, reason, fields])).toEqual([
      [id, 'edited', ['grade']],
    ]);
  },
);

it.each([
  ['at once', async (store: Store, set: number) => (await undo(store, set)).kept],
  ['in parts, a program for each', undoInParts],
])('goes back through all that a set did to a field when nobody edited it, %s', async (_how, takeBack) => {
  const store = await openStore();
  const id = await make(store, 'account', { name: '甲', grade: 'A' });
  const set = await grades(store, id, ['B', 'C', 'D']);
  expect(await takeBack(store, set)).toEqual([]);
  expect(await getRecord(store, 'account', id)).toMatchObject({ grade: 'A' });
});

it.each([
  ['at once', async (store: Store, set: number) => (await undo(store, set)).kept],
  ['in parts, a program for each', undoInParts],
])('leaves alone what a set took out and something else brought back since, %s', async (_how, takeBack) => {
  const store = await openStore();
  const source = await make(store, 'source', { name: '展会' });
  const imported = await write(
    store,
    [{ action: 'create', entity: 'account', values: { name: '甲', grade: 'A' } }],
    { kind: 'import' },
  );
  const id = imported.records[0]?.id ?? 0;
  // As an undo in parts does it: a reference is put back first, and the record goes out later.
  const first = await write(
    store,
    [{ action: 'update', entity: 'account', id, rowVersion: null, values: { source } }],
    { kind: 'undo', undoes: imported.id },
  );
  await write(store, [{ action: 'remove', entity: 'account', id, rowVersion: null }], {
    kind: 'undo',
    undoes: imported.id,
    continues: first.id,
  });
  await write(store, [{ action: 'create', entity: 'account', id, values: { name: '甲', grade: 'C' } }], {
    kind: 'undo',
  });
  expect(await takeBack(store, first.id)).toEqual([]);
  expect(await getRecord(store, 'account', id)).toMatchObject({ grade: 'C', source: null });
});
