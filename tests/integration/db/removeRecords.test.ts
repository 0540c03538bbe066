import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { getRecord } from '../../../db/repositories/recordRepository';
import type { FieldDefinition } from '../../../db/schema/definitions';
import { make, openStore, picture, undo, write } from './openStore';

function own(key: string, kind: FieldDefinition['kind']): FieldDefinition {
  const label = { zh: key, en: key };
  return { entity: 'opportunity', key, label, kind, options: {}, order: 1, isActive: true };
}

/** A number from random bits, so that every digit of it counts. */
function* numbers(count: number): Generator<number> {
  const bits = new DataView(new ArrayBuffer(8));
  let state = 20261122;
  for (let made = 0; made < count;) {
    for (const at of [0, 4]) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      bits.setUint32(at, state ^ (state >>> 15));
    }
    const value = bits.getFloat64(0);
    if (!Number.isFinite(value) || Math.abs(value) > 1e300 || Math.abs(value) < 1e-300) continue;
    made += 1;
    yield value;
  }
}

describe('what is taken out of its table', () => {
  it('comes back with every value to the last digit and character', async () => {
    const definitions = [own('xShare', 'decimal'), own('xText', 'text'), own('xLeft', 'text')];
    const store = await openStore({ definitions });
    const account = await make(store, 'account', { name: '甲' });
    const texts = [
      '"引号"\'撇号\'',
      '反斜杠\\n\\u0041',
      '两\n行\t与\r',
      '\u0001\u001f\u007f',
      '😀𠮷',
      '{"a":1}',
      '[1]',
      '\u2028\u200f',
      '0',
      'null',
    ];
    const values = [...numbers(300), 0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, -0.07, 12, 0];
    const made = await write(
      store,
      values.map((value, at) => ({
        action: 'create' as const,
        entity: 'opportunity',
        importRow: at + 1,
        values: {
          name: texts[at % texts.length] ?? '',
          account,
          probability: value,
          xShare: value,
          xText: texts[(at + 1) % texts.length] ?? '',
        },
      })),
      { kind: 'import' },
    );
    const before = await picture(store);
    const gone = await undo(store, made.id);
    expect(gone.kept).toEqual([]);
    expect((await picture(store))['opportunity']).toEqual([]);
    expect((await checkDatabase(store)).problems).toEqual([]);
    await undo(store, gone.id ?? 0);
    expect(await picture(store)).toEqual(before);
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('is in the log in the order it went, beside what was changed with it, and a repeated request is answered alike', async () => {
    const store = await openStore();
    const accounts = [
      await make(store, 'account', { name: '甲' }),
      await make(store, 'account', { name: '乙' }),
    ];
    const contact = await make(store, 'contact', { name: '张三' });
    const position = await make(store, 'accountContact', { account: accounts[0], contact });
    const changes = [
      { action: 'remove', entity: 'accountContact', id: position, rowVersion: 1 },
      { action: 'remove', entity: 'account', id: accounts[0] ?? 0, rowVersion: null },
      { action: 'remove', entity: 'contact', id: contact, rowVersion: 1 },
      { action: 'remove', entity: 'account', id: accounts[1] ?? 0, rowVersion: 1 },
    ] as const;
    const written = await write(store, changes, { requestId: 'gone', kind: 'undo' });
    expect(written.records).toEqual(changes.map(({ entity, id }) => ({ entity, id, rowVersion: 1 })));
    expect(await write(store, changes, { requestId: 'gone', kind: 'undo' })).toEqual({
      ...written,
      isRepeated: true,
    });
    const log = await store.database.query<{ entity: string; record_id: number; position: number }>(
      'SELECT entity, record_id, position FROM changes WHERE change_set_id = ? ORDER BY id',
      [written.id],
    );
    expect(log).toEqual(changes.map(({ entity, id }, at) => ({ entity, record_id: id, position: at })));
    const [set] = await store.database.query('SELECT change_count AS count FROM change_sets WHERE id = ?', [
      written.id,
    ]);
    expect(set).toEqual({ count: 4 });
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('stays, all of it, when one has another version or is not there', async () => {
    const store = await openStore();
    const first = await make(store, 'account', { name: '甲' });
    const second = await make(store, 'account', { name: '乙' });
    await write(store, [
      { action: 'update', entity: 'account', id: second, rowVersion: 1, values: { grade: 'A' } },
    ]);
    const removal = (id: number, rowVersion: number | null) =>
      ({ action: 'remove', entity: 'account', id, rowVersion }) as const;
    await expect(write(store, [removal(first, 1), removal(second, 1)])).rejects.toMatchObject({
      kind: 'stale',
      details: { entity: 'account', id: second, rowVersion: 2 },
    });
    await expect(write(store, [removal(first, 1), removal(99, null)])).rejects.toMatchObject({
      kind: 'notFound',
      details: { entity: 'account', id: 99 },
    });
    await expect(write(store, [removal(first, 1), removal(first, 1)])).rejects.toMatchObject({
      kind: 'notFound',
      details: { entity: 'account', id: first },
    });
    expect(await getRecord(store, 'account', first)).toMatchObject({ name: '甲' });
    expect(await store.database.query("SELECT id FROM changes WHERE action = 'remove'")).toEqual([]);
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('no longer counts for its parent', async () => {
    const store = await openStore();
    const account = await make(store, 'account', { name: '甲' });
    const contact = await make(store, 'contact', { name: '张三' });
    const position = await make(store, 'accountContact', { account, contact });
    expect(await getRecord(store, 'account', account)).toMatchObject({ contactCount: 1 });
    await write(store, [{ action: 'remove', entity: 'accountContact', id: position, rowVersion: 1 }]);
    expect(await getRecord(store, 'account', account)).toMatchObject({ contactCount: null, rowVersion: 1 });
    expect((await checkDatabase(store)).problems).toEqual([]);
  });
});
