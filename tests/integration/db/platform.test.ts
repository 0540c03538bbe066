import { describe, expect, it } from 'vitest';
import { startChangeFeed, type FeedEntry } from '../../../db/changes/changeFeed';
import type { Bound } from '../../../db/connection/statements';
import { writeDefinition } from '../../../db/changes/writeDefinitions';
import {
  markInterruptedRuns,
  rememberLayout,
  saveImportRun,
  startImportRun,
} from '../../../db/changes/writeImportRuns';
import { writeSettings } from '../../../db/changes/writeSettings';
import { getDefinitions } from '../../../db/repositories/definitionsRepository';
import {
  getImportRun,
  lastImportOf,
  listImportRuns,
  rememberedLayouts,
} from '../../../db/repositories/importRuns';
import { countRecords } from '../../../db/queries/liveCounts';
import { findByValues } from '../../../db/repositories/recordRepository';
import { getSetting } from '../../../db/repositories/settingsRepository';
import type { FieldDefinition } from '../../../db/schema/definitions';
import { make, openStore, write } from './openStore';

describe('what the file remembers', () => {
  it('keeps settings', async () => {
    const store = await openStore();
    await writeSettings(store, { office_name: '华盛机电', has_sample_data: '1' });
    await writeSettings(store, { has_sample_data: null });
    expect(await getSetting(store, 'office_name')).toBe('华盛机电');
    expect(await getSetting(store, 'has_sample_data')).toBeNull();
  });

  it('keeps the fields of the office, counts the revision up, and never changes the kind of a key', async () => {
    const store = await openStore();
    const field: FieldDefinition = {
      entity: 'account',
      key: 'xArea',
      label: { zh: '面积', en: 'Area' },
      kind: 'integer',
      options: { list: 9 },
      order: 1,
      isActive: true,
    };
    expect(await writeDefinition(store, field)).toBe(1);
    expect(await writeDefinition(store, { ...field, isActive: false })).toBe(2);
    expect(await getDefinitions(store)).toEqual({
      revision: 2,
      fields: [{ ...field, isActive: false }],
      objects: [],
      layouts: [],
    });
    await expect(writeDefinition(store, { ...field, kind: 'text' })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(writeDefinition(store, { ...field, key: `x'); --` })).rejects.toThrow('not a key');
  });

  it('keeps import runs and the layouts of headings', async () => {
    const store = await openStore();
    const run = {
      fileName: '客户.xlsx',
      fileHash: 'abc',
      startedAt: '2026-01-01T00:00:00.000Z',
      userId: null,
      deskId: 'desk-1',
      counts: { rows: 0 },
      plan: null,
    };
    const id = await startImportRun(store, run);
    expect(await lastImportOf(store, 'abc')).toBeNull();
    const finishedAt = '2026-01-01T00:01:00.000Z';
    await saveImportRun(store, id, { state: 'done', finishedAt, counts: { rows: 7 }, changeSet: 3 });
    expect(await getImportRun(store, id)).toMatchObject({
      id,
      fileName: '客户.xlsx',
      state: 'done',
      finishedAt,
      counts: { rows: 7 },
      changeSet: 3,
    });
    expect(await lastImportOf(store, 'abc')).toEqual({ at: finishedAt, by: null });
    const second = await startImportRun(store, { ...run, fileHash: 'def' });
    expect(await markInterruptedRuns(store, 'desk-2')).toEqual([]);
    expect(await markInterruptedRuns(store, 'desk-1')).toEqual([second]);
    expect((await listImportRuns(store, 0, 10)).map((one) => [one.id, one.state])).toEqual([
      [second, 'interrupted'],
      [id, 'done'],
    ]);
    await rememberLayout(store, 'finger', { 客户: 'account.name' }, '2026-01-01T00:00:00.000Z');
    expect((await rememberedLayouts(store)).get('finger')).toEqual({ 客户: 'account.name' });
  });

  it('counts living records and finds them by exact values', async () => {
    const store = await openStore();
    const first = await make(store, 'account', { name: '甲', code: 'A1' });
    const second = await make(store, 'account', { name: '甲', code: 'A2' });
    await write(store, [{ action: 'delete', entity: 'account', id: first }]);
    expect(await countRecords(store)).toMatchObject({ account: 1, contact: 0 });
    expect(await findByValues(store, 'account', 'name', ['甲', '乙'])).toEqual([{ id: second, value: '甲' }]);
    expect(await findByValues(store, 'account', 'code', ['A1'])).toEqual([]);
  });
});

describe('the change feed', () => {
  it('tells what was written while it began', async () => {
    const store = await openStore();
    let hasWritten = false;
    // Right after the first thing the feed asks the file, somebody writes.
    const database = {
      ...store.database,
      async query<Row>(sql: string, values?: readonly Bound[]): Promise<Row[]> {
        const rows = await store.database.query<Row>(sql, values);
        if (!hasWritten) {
          hasWritten = true;
          await make(store, 'account', { name: '甲' });
        }
        return rows;
      },
    };
    const told: FeedEntry[] = [];
    const feed = await startChangeFeed(database, {
      onChange: (entry) => told.push(entry),
      interval: 10_000,
    });
    await feed.look();
    await feed.stop();
    expect(told.map(({ entities }) => entities)).toEqual([{ account: [1] }]);
  });

  it('tells every change once and in order, and names no more records than it should', async () => {
    const store = await openStore();
    await make(store, 'account', { name: '早先' });
    const told: FeedEntry[] = [];
    const feed = await startChangeFeed(store.database, {
      onChange: (entry) => told.push(entry),
      interval: 10_000,
    });
    const account = await make(store, 'account', { name: '甲' });
    await make(store, 'followUp', { content: '来电', account, followedAt: '2026-01-01T00:00:00.000Z' });
    await write(
      store,
      Array.from({ length: 300 }, (_, index) => ({
        action: 'create',
        entity: 'contact',
        values: { name: `张${index}` },
      })),
      { kind: 'import' },
    );
    await feed.look();
    await feed.look();
    expect(told.map((entry) => entry.entities)).toEqual([
      { account: [2] },
      { followUp: [1], account: [2] },
      { contact: null },
    ]);
    await feed.stop();
    await make(store, 'account', { name: '乙' });
    await feed.look();
    expect(told).toHaveLength(3);
  });
});
