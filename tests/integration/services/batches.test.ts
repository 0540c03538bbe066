import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../electron/api';
import type { Job } from '../../../electron/api/jobs';
import type { Office } from '../../../electron/application/office';
import { createJobRegistry, type JobRegistry } from '../../../electron/services/jobs/jobRegistry';
import { toFailure } from '../../../electron/handlers/toFailure';
import {
  aClock,
  aColleague,
  aCrowd,
  anAccount,
  anOffice,
  edit,
  failureOf,
  make,
} from '../../support/anOffice';

type PastedRow = CallInput<'batches.paste'>['rows'][number];

function paste(office: Office, rows: readonly PastedRow[], requestId = randomUUID()) {
  return office.records.paste(office.actor, { requestId, entity: 'account', rows: [...rows] });
}

async function accountOf(office: Office, id: number) {
  return (await office.records.get(office.actor, 'account', id)).record;
}

describe('a batch', () => {
  it('says beforehand what it would change, and leaves alone what does not fit', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { tags: ['老', '展会'] });
    const two = await anAccount(office, { name: '乙', grade: 'A' });
    const gone = await anAccount(office, { name: '丙' });
    await office.records.delete(office.actor, { requestId: randomUUID(), entity: 'account', ids: [gone.id] });
    const order = {
      entity: 'account',
      ids: [one.id, two.id, gone.id],
      changes: { grade: 'A' },
      add: { tags: ['展会', '重点'] },
      remove: { tags: ['老'] },
    };
    expect(await office.records.checkBatch(office.actor, order)).toMatchObject({
      changed: 2,
      skipped: 1,
      rows: [
        {
          id: one.id,
          title: one['name'],
          problems: [],
          changes: [
            { field: 'grade', before: null, after: 'A' },
            { field: 'tags', before: ['老', '展会'], after: ['展会', '重点'] },
          ],
        },
        { id: two.id, changes: [{ field: 'tags', before: null, after: ['展会', '重点'] }] },
      ],
    });
    expect((await accountOf(office, one.id))['grade']).toBeNull();
    const done = await office.records.batch(office.actor, { requestId: randomUUID(), ...order });
    expect(done).toMatchObject({ changed: 2, skipped: 1 });
    expect(await accountOf(office, one.id)).toMatchObject({ grade: 'A', tags: ['展会', '重点'] });
    expect(await accountOf(office, two.id)).toMatchObject({ grade: 'A', tags: ['展会', '重点'] });
    await office.undo.last(office.actor, randomUUID());
    expect(await accountOf(office, one.id)).toMatchObject({ grade: null, tags: ['老', '展会'] });
  });

  it('that is wrong for every record is refused before anything is read', async () => {
    const office = await anOffice();
    const ids = await aCrowd(office, 2, (index) => ({ name: `展会${index}` }), 'source');
    const refused = (more: object) =>
      failureOf(
        office.records.batch(office.actor, {
          requestId: randomUUID(),
          entity: 'source',
          ids,
          changes: {},
          ...more,
        }),
      );
    expect(await refused({ changes: { name: '同名' } })).toMatchObject({
      fields: [{ field: 'name', problem: 'notUnique' }],
    });
    expect(await refused({ add: { kind: ['online'] } })).toMatchObject({
      fields: [{ field: 'kind', problem: 'notAllowedHere' }],
    });
    expect(await refused({ changes: { kind: 'nowhere' } })).toMatchObject({
      fields: [{ field: 'kind', problem: 'choiceUnknown' }],
    });
  });

  it('of more than two hundred records is a job by the id of its request, stops between parts, and is one action', async () => {
    const requestId = randomUUID();
    const reports: Partial<Job>[] = [];
    const registry = createJobRegistry({
      clock: aClock(),
      toFailure: (thrown) => toFailure(thrown, () => undefined),
      tell: () => undefined,
    });
    // Stopped by what the work reports, not by what is told of it: telling is held back on a quick machine.
    const jobs: JobRegistry = {
      ...registry,
      start: (kind, work, id) =>
        registry.start(
          kind,
          (handle) =>
            work({
              ...handle,
              report(progress) {
                handle.report(progress);
                reports.push(progress);
                if (progress.done === 400 && handle.id === requestId) registry.cancel(handle.id);
              },
            }),
          id,
        ),
    };
    const office = await anOffice({ jobs });
    const ids = await aCrowd(office, 900, (index) => ({ name: `客户${index}` }));
    const answer = await office.records.batch(office.actor, {
      requestId,
      entity: 'account',
      ids,
      changes: { grade: 'B' },
    });
    expect(answer).toMatchObject({ changed: 400, skipped: 500, isStopped: true });
    expect(jobs.get(requestId)).toMatchObject({ kind: 'batch', state: 'cancelled', phase: 'writing' });
    const graded = { field: 'grade', operator: 'is' as const, value: 'B' };
    expect(await office.data.ids({ entity: 'account', filter: graded })).toHaveLength(400);
    const undone = await office.undo.last(office.actor, randomUUID());
    expect(undone).toMatchObject({ kind: 'batch', undone: 400, keptCount: 0 });
    expect(await office.data.ids({ entity: 'account', filter: graded })).toEqual([]);
    const all = await office.records.delete(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      selection: { entity: 'account' },
    });
    expect(all).toMatchObject({ changed: 900, skipped: 0 });
    expect(reports.slice(-4)).toEqual([
      { phase: 'writing', done: 0, total: 900 },
      { done: 400 },
      { done: 800 },
      { done: 900 },
    ]);
    await office.undo.last(office.actor, randomUUID());
    expect(await office.data.ids({ entity: 'account' })).toHaveLength(900);
  });
});

describe('pasted rows', () => {
  it('are read as cells of a sheet are, change records and make new ones, and are one action', async () => {
    const office = await anOffice();
    const { record: source } = await make(office, 'source', { name: '春季展' });
    const account = await anAccount(office, { region: '湖南', remark: '旧' });
    const rows: PastedRow[] = [
      {
        id: account.id,
        cells: {
          creditLimit: '12.5万',
          region: '',
          source: ' 春季展 ',
          phones: '0731-85551234、13800001111',
        },
      },
      { id: null, cells: { name: '新来的', grade: '重点', nextContactOn: '2026/12/3', remark: '' } },
      { id: null, cells: { name: '', grade: '' } },
    ];
    const checked = await office.records.checkPaste(office.actor, { entity: 'account', rows });
    expect(checked).toMatchObject({ changed: 2, skipped: 1, titles: { source: { [source.id]: '春季展' } } });
    expect(checked.rows[0]?.changes).toContainEqual({ field: 'region', before: '湖南', after: null });
    const requestId = randomUUID();
    const done = await paste(office, rows, requestId);
    expect(done).toMatchObject({ changed: 2, skipped: 1 });
    expect(await accountOf(office, account.id)).toMatchObject({
      creditLimit: 12_500_000,
      region: null,
      remark: '旧',
      source: source.id,
      phones: ['0731-85551234', '13800001111'],
    });
    const [newest] = await office.data.first(
      { entity: 'account', sort: [{ field: 'id', direction: 'descending' }] },
      1,
    );
    expect(newest).toMatchObject({
      name: '新来的',
      grade: 'A',
      nextContactOn: '2026-12-03',
      lifecycle: 'prospect',
      owner: office.actor.userId,
    });
    expect((await paste(office, rows, requestId)).changeSet).toBe(done.changeSet);
    expect(await office.counts()).toMatchObject({ account: 2 });
    expect(await office.undo.last(office.actor, randomUUID())).toMatchObject({ keptCount: 0 });
    expect(await office.counts()).toMatchObject({ account: 1 });
    expect(await accountOf(office, account.id)).toMatchObject({ region: '湖南', source: null });
  });

  it('with anything wrong are refused whole, by row and field, and nothing is written', async () => {
    const office = await anOffice();
    await make(office, 'user', { name: '王芳', isActive: true });
    await make(office, 'user', { name: '王芳', isActive: true });
    const account = await anAccount(office);
    const rows: PastedRow[] = [
      { id: account.id, cells: { grade: 'A', owner: '王芳', source: '路边广告' } },
      { id: 999, cells: { grade: 'A' } },
      { id: null, cells: { grade: 'Q', no: 'KH9' } },
      { id: account.id, cells: { lastFollowedAt: '2026-01-01', completeness: '1' } },
      { id: account.id, cells: { grade: 'C' } },
    ];
    const problems = [
      { row: 0, field: 'owner', problem: 'referenceAmbiguous' },
      { row: 0, field: 'source', problem: 'referenceUnknown' },
      { row: 1, field: 'name', problem: 'referenceUnknown' },
      { row: 2, field: 'grade', problem: 'choiceUnknown' },
      { row: 2, field: 'no', problem: 'notAllowedHere' },
      { row: 2, field: 'name', problem: 'required' },
      { row: 3, field: 'lastFollowedAt', problem: 'notAllowedHere' },
      { row: 3, field: 'completeness', problem: 'notAllowedHere' },
    ];
    const failure = await failureOf(paste(office, rows));
    expect(failure.code).toBe('invalid');
    expect(failure.fields).toEqual(problems);
    const checked = await office.records.checkPaste(office.actor, { entity: 'account', rows });
    expect(checked).toMatchObject({ changed: 1, skipped: 4 });
    expect(checked.rows.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect((await accountOf(office, account.id)).rowVersion).toBe(1);
  });

  it('that a colleague changed since they were copied are named, where the colleague changed the same', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { grade: 'A', region: '湖南' });
    await edit(office, account, { grade: 'B' }, { actor: await aColleague(office) });
    const row = (cells: PastedRow['cells']): PastedRow[] => [{ id: account.id, rowVersion: 1, cells }];
    expect(await failureOf(paste(office, row({ grade: 'C' })))).toMatchObject({
      fields: [{ row: 0, field: 'grade', problem: 'changedMeanwhile' }],
    });
    expect(await paste(office, row({ region: '湖北', grade: 'B' }))).toMatchObject({ changed: 1 });
    expect(await accountOf(office, account.id)).toMatchObject({ grade: 'B', region: '湖北' });
  });

  it('may not give two records the one value only one may have', async () => {
    const office = await anOffice();
    const failure = await failureOf(
      office.records.paste(office.actor, {
        requestId: randomUUID(),
        entity: 'tag',
        rows: [
          { id: null, cells: { name: '重点' } },
          { id: null, cells: { name: '重点' } },
        ],
      }),
    );
    expect(failure.fields).toEqual([{ row: 1, field: 'name', problem: 'notUnique' }]);
  });
});
