import { describe, expect, it } from 'vitest';
import { changesOfRecord, fieldsChangedSince } from '../../../db/changes/history';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { getRecord, getTitles } from '../../../db/repositories/recordRepository';
import type { FieldDefinition } from '../../../db/schema/definitions';
import { make, openStore, write } from './openStore';

describe('a change set', () => {
  it('makes records that point at each other, with numbers and the roll-ups of their parents', async () => {
    const store = await openStore();
    const written = await write(store, [
      {
        action: 'create',
        entity: 'followUp',
        values: { content: '电话', account: { pending: 'a' }, followedAt: '2026-01-05T01:00:00.000Z' },
      },
      {
        action: 'create',
        entity: 'account',
        key: 'a',
        values: { name: '华盛机电', phones: ['0571-88881234'], registeredCapital: 5_000_000_00 },
      },
      { action: 'create', entity: 'account', values: { name: '阿里' } },
    ]);
    expect(written.records).toEqual([
      { entity: 'followUp', id: 1, rowVersion: 1 },
      { entity: 'account', id: 1, rowVersion: 1 },
      { entity: 'account', id: 2, rowVersion: 1 },
    ]);
    expect(await getRecord(store, 'account', 1)).toMatchObject({
      no: 'KH000001',
      name: '华盛机电',
      phones: ['0571-88881234'],
      registeredCapital: 500_000_000,
      lastFollowedAt: '2026-01-05T01:00:00.000Z',
      rowVersion: 1,
      deletedAt: null,
    });
    expect((await getRecord(store, 'account', 2))?.no).toBe('KH000002');
    expect(await getTitles(store, { account: [1, 2, 3] })).toEqual({ account: { 1: '华盛机电', 2: '阿里' } });
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('answers a repeated request with the first answer and writes nothing', async () => {
    const store = await openStore();
    const create = [{ action: 'create', entity: 'account', values: { name: '甲' } }] as const;
    const first = await write(store, create, { requestId: 'same' });
    const again = await write(store, create, { requestId: 'same' });
    expect(again).toEqual({ ...first, isRepeated: true });
    const edit = [
      { action: 'update', entity: 'account', id: 1, rowVersion: 1, values: { name: '乙' } },
    ] as const;
    const edited = await write(store, edit, { requestId: 'edit' });
    expect(await write(store, edit, { requestId: 'edit' })).toEqual({ ...edited, isRepeated: true });
    expect((await getRecord(store, 'account', 1))?.rowVersion).toBe(2);
  });

  it('refuses a save on an old version, says the new one, and writes nothing of the set', async () => {
    const store = await openStore();
    const id = await make(store, 'account', { name: '甲' });
    await write(store, [{ action: 'update', entity: 'account', id, rowVersion: 1, values: { grade: 'A' } }]);
    const stale = write(store, [
      { action: 'create', entity: 'account', values: { name: '不应存在' } },
      { action: 'update', entity: 'account', id, rowVersion: 1, values: { grade: 'B' } },
    ]);
    await expect(stale).rejects.toMatchObject({
      kind: 'stale',
      details: { entity: 'account', id, rowVersion: 2 },
    });
    expect(await getRecord(store, 'account', 2)).toBeNull();
    expect((await getRecord(store, 'account', id))?.['grade']).toBe('A');
  });

  it('tells what others changed since a version: original, now, who and when', async () => {
    const store = await openStore();
    const id = await make(store, 'account', { name: '甲', grade: 'A', region: '浙江' });
    await write(store, [{ action: 'update', entity: 'account', id, rowVersion: 1, values: { grade: 'B' } }], {
      deskId: 'desk-2',
    });
    await write(
      store,
      [{ action: 'update', entity: 'account', id, rowVersion: 2, values: { grade: 'C', region: '江苏' } }],
      { deskId: 'desk-3', at: '2026-02-01T00:00:00.000Z' },
    );
    await write(store, [
      { action: 'update', entity: 'account', id, rowVersion: 3, values: { region: '浙江' } },
    ]);
    expect(await fieldsChangedSince(store, 'account', id, 1)).toEqual([
      {
        field: 'grade',
        original: 'A',
        now: 'C',
        userId: null,
        deskId: 'desk-3',
        at: '2026-02-01T00:00:00.000Z',
      },
    ]);
    const log = await changesOfRecord(store, 'account', id, { offset: 0, limit: 10 });
    expect(log.map((entry) => [entry.action, entry.rowVersion])).toEqual([
      ['update', 4],
      ['update', 3],
      ['update', 2],
      ['create', 1],
    ]);
    expect(log[2]?.fields).toEqual([{ field: 'grade', before: 'A', after: 'B' }]);
  });

  it('does not count a version up when nothing changes', async () => {
    const store = await openStore();
    const id = await make(store, 'account', { name: '甲', types: ['customer'] });
    const written = await write(store, [
      {
        action: 'update',
        entity: 'account',
        id,
        rowVersion: 1,
        values: { name: '甲', types: ['customer'], remark: '' },
      },
    ]);
    expect(written.records).toEqual([{ entity: 'account', id, rowVersion: 1 }]);
    expect(await changesOfRecord(store, 'account', id, { offset: 0, limit: 10 })).toHaveLength(1);
  });

  it('refuses unknown entities, unknown fields and fields only the program fills', async () => {
    const store = await openStore();
    for (const [entity, values] of [
      ['nothing', { name: 'x' }],
      ['account', { name: 'x', colour: 'red' }],
      ['account', { name: 'x', no: 'KH9' }],
      ['account', { name: 'x', createdAt: '2020-01-01T00:00:00.000Z' }],
      ['account', { name: 'x', __proto__x: 1 }],
    ] as const)
      await expect(write(store, [{ action: 'create', entity, values }])).rejects.toMatchObject({
        kind: 'invalid',
      });
  });

  it('says which field is taken twice, and lets a name be used again when the first is in the bin', async () => {
    const store = await openStore();
    const id = await make(store, 'source', { name: '展会' });
    await expect(make(store, 'source', { name: '展会' })).rejects.toMatchObject({
      kind: 'duplicate',
      details: { fields: ['name'] },
    });
    await write(store, [{ action: 'delete', entity: 'source', id }]);
    await make(store, 'source', { name: '展会' });
    await expect(write(store, [{ action: 'restore', entity: 'source', id }])).rejects.toMatchObject({
      kind: 'duplicate',
    });
  });

  it('refuses a reference to nothing', async () => {
    const store = await openStore();
    await expect(make(store, 'contract', { name: '合同', account: 77 })).rejects.toMatchObject({
      kind: 'missingReference',
    });
    expect(await store.database.query('SELECT id FROM contracts')).toEqual([]);
  });

  it('never gives an id or a number twice, whatever was removed', async () => {
    const store = await openStore();
    const id = await make(store, 'account', { name: '甲' });
    await write(store, [{ action: 'remove', entity: 'account', id, rowVersion: null }]);
    const next = await make(store, 'account', { name: '乙' });
    expect(next).toBe(id + 1);
    expect((await getRecord(store, 'account', next))?.no).toBe('KH000002');
  });

  it('keeps the fields of the office in the row, filters and all', async () => {
    const definitions: FieldDefinition[] = [
      {
        entity: 'account',
        key: 'xArea',
        label: { zh: '面积', en: 'Area' },
        kind: 'integer',
        options: {},
        order: 1,
        isActive: true,
      },
      {
        entity: 'account',
        key: 'xNote',
        label: { zh: '特别说明', en: 'Note' },
        kind: 'text',
        options: { searchable: true },
        order: 2,
        isActive: true,
      },
    ];
    const store = await openStore({ definitions });
    const id = await make(store, 'account', { name: '甲', xArea: 120, xNote: '三楼' });
    expect(await getRecord(store, 'account', id)).toMatchObject({ xArea: 120, xNote: '三楼' });
    await write(store, [{ action: 'update', entity: 'account', id, rowVersion: 1, values: { xArea: null } }]);
    expect(await getRecord(store, 'account', id)).toMatchObject({ xArea: null, xNote: '三楼' });
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('writes thousands of records of one call in groups, ids in one block', async () => {
    const store = await openStore();
    const changes = Array.from({ length: 1_337 }, (_, index) => ({
      action: 'create' as const,
      entity: index % 3 === 0 ? 'contact' : 'account',
      values: { name: `名字${index}`, ...(index % 5 === 0 ? { remark: `备注 ${index}` } : {}) },
      importRow: index + 2,
    }));
    const written = await write(store, changes, { kind: 'import', importRun: 7 });
    expect(written.records).toHaveLength(1_337);
    const accounts = written.records
      .filter((record) => record.entity === 'account')
      .map((record) => record.id);
    expect(accounts).toEqual(accounts.map((_, index) => index + 1));
    expect((await checkDatabase(store)).problems).toEqual([]);
    const [row] = await store.database.query('SELECT import_run_id, import_row FROM contacts WHERE id = 2');
    expect(row).toEqual({ import_run_id: 7, import_row: 5 });
  });
});

describe('the recycle bin', () => {
  it('takes the children along and gives back exactly those it took', async () => {
    const store = await openStore();
    const account = await make(store, 'account', { name: '甲' });
    const contact = await make(store, 'contact', { name: '张三' });
    await make(store, 'accountContact', { account, contact, title: '经理' });
    const early = await make(store, 'followUp', { content: '早先删除', account });
    const late = await make(store, 'followUp', {
      content: '一起删除',
      account,
      followedAt: '2026-01-01T00:00:00.000Z',
    });
    await write(store, [{ action: 'delete', entity: 'followUp', id: early }]);
    await write(store, [{ action: 'delete', entity: 'account', id: account }]);
    expect((await getRecord(store, 'accountContact', 1))?.deletedAt).not.toBeNull();
    expect((await getRecord(store, 'contact', contact))?.deletedAt).toBeNull();
    await write(store, [{ action: 'restore', entity: 'account', id: account }]);
    expect((await getRecord(store, 'accountContact', 1))?.deletedAt).toBeNull();
    expect((await getRecord(store, 'followUp', late))?.deletedAt).toBeNull();
    expect((await getRecord(store, 'followUp', early))?.deletedAt).not.toBeNull();
    expect((await getRecord(store, 'account', account))?.['lastFollowedAt']).toBe('2026-01-01T00:00:00.000Z');
    expect((await checkDatabase(store)).problems).toEqual([]);
  });

  it('keeps a link in the bin while its other end is there', async () => {
    const store = await openStore();
    const account = await make(store, 'account', { name: '甲' });
    const contact = await make(store, 'contact', { name: '张三' });
    await make(store, 'accountContact', { account, contact });
    await write(store, [
      { action: 'delete', entity: 'account', id: account },
      { action: 'delete', entity: 'contact', id: contact },
    ]);
    await write(store, [{ action: 'restore', entity: 'account', id: account }]);
    expect((await getRecord(store, 'accountContact', 1))?.deletedAt).not.toBeNull();
    await write(store, [{ action: 'restore', entity: 'contact', id: contact }]);
    expect((await getRecord(store, 'accountContact', 1))?.deletedAt).toBeNull();
  });

  it('moves the last follow-up back when the newest one is deleted', async () => {
    const store = await openStore();
    const account = await make(store, 'account', { name: '甲' });
    await make(store, 'followUp', { content: '一', account, followedAt: '2026-01-01T00:00:00.000Z' });
    const id = await make(store, 'followUp', {
      content: '二',
      account,
      followedAt: '2026-02-01T00:00:00.000Z',
    });
    expect((await getRecord(store, 'account', account))?.['lastFollowedAt']).toBe('2026-02-01T00:00:00.000Z');
    await write(store, [{ action: 'delete', entity: 'followUp', id }]);
    const after = await getRecord(store, 'account', account);
    expect(after?.['lastFollowedAt']).toBe('2026-01-01T00:00:00.000Z');
    expect(after?.rowVersion).toBe(1);
  });
});
