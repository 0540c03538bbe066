import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { aColleague, aCrowd, anAccount, anOffice, edit, failureOf, make } from '../../support/anOffice';
import { crm } from '../../support/crmProcess';

const nobody = { userId: null, userName: '', deskId: 'desk-9' };

describe('a new record', () => {
  it('begins with the first choices and belongs to whoever makes it', async () => {
    const office = await anOffice();
    const record = await anAccount(office, { grade: 'A', phones: ['0731-40000134'] });
    expect(record).toMatchObject({
      no: 'KH000001',
      rowVersion: 1,
      lifecycle: 'prospect',
      status: 'active',
      partyKind: 'company',
      grade: 'A',
      phones: ['0731-40000134'],
      owner: office.actor.userId,
      createdBy: office.actor.userId,
      deletedAt: null,
    });
    const given = await anAccount(office, { name: '甲', lifecycle: 'lost', owner: null });
    expect(given).toMatchObject({ lifecycle: 'lost', owner: null, no: 'KH000002' });
  });

  it('is refused with a code for every field that is wrong', async () => {
    const office = await anOffice();
    const failure = await failureOf(
      make(office, 'account', {
        grade: 'Z',
        creditLimit: 1.5,
        nextContactOn: '2026-02-30',
        no: 'KH9',
        lastFollowedAt: '2026-01-01T00:00:00.000Z',
        nonsense: 1,
        constructor: 1,
        types: 'customer',
      }),
    );
    expect(failure.code).toBe('invalid');
    const problems = Object.fromEntries((failure.fields ?? []).map(({ field, problem }) => [field, problem]));
    expect(problems).toMatchObject({
      name: 'required',
      grade: 'choiceUnknown',
      nextContactOn: 'dateInvalid',
      no: 'notAllowedHere',
      lastFollowedAt: 'notAllowedHere',
      nonsense: 'notAllowedHere',
      constructor: 'notAllowedHere',
    });
    expect(Object.keys(problems).sort()).toEqual([
      'constructor',
      'creditLimit',
      'grade',
      'lastFollowedAt',
      'name',
      'nextContactOn',
      'no',
      'nonsense',
      'types',
    ]);
    expect(await office.counts()).toMatchObject({ account: 0 });
  });

  it('of an unknown entity, or one named like a member of every object, is not found', async () => {
    const office = await anOffice();
    for (const entity of ['nothing', 'constructor', '__proto__', 'toString'])
      expect(await failureOf(make(office, entity, { name: '甲' }))).toEqual({ code: 'notFound' });
  });

  it('that points at nothing names the field', async () => {
    const office = await anOffice();
    expect(await failureOf(make(office, 'account', { name: '甲', source: 99 }))).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'source', problem: 'referenceUnknown' }],
    });
  });

  it('is made once, however often its request arrives', async () => {
    const office = await anOffice();
    const requestId = randomUUID();
    const first = await make(office, 'account', { name: '甲' }, { requestId });
    const again = await make(office, 'account', { name: '甲' }, { requestId });
    expect(again).toEqual(first);
    expect(await office.counts()).toMatchObject({ account: 1 });
  });

  it('brings its contact and the position with it, and one undo takes all of them', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const { record } = await make(
      office,
      'contact',
      { name: '刘洋', mobiles: ['13800000000'] },
      {
        also: [{ entity: 'accountContact', via: 'contact', changes: { account: account.id, title: '厂长' } }],
      },
    );
    const links = await office.records.list(
      office.actor,
      { entity: 'accountContact', offset: 0, limit: 10 },
      ['contact'],
    );
    expect(links.rows).toMatchObject([{ account: account.id, contact: record.id, title: '厂长' }]);
    expect(links.included['contact']?.[record.id]).toMatchObject({ name: '刘洋' });
    expect(await office.undo.last(office.actor, randomUUID())).toMatchObject({
      kind: 'create',
      undone: 2,
      keptCount: 0,
    });
    expect(await office.counts()).toMatchObject({ account: 1, contact: 0 });
  });

  it('takes along only what points at it', async () => {
    const office = await anOffice();
    const also = (via: string) =>
      failureOf(
        make(office, 'contact', { name: '刘洋' }, { also: [{ entity: 'accountContact', via, changes: {} }] }),
      );
    for (const via of ['account', 'title', 'rowVersion', 'createdBy', 'constructor'])
      expect(await also(via)).toMatchObject({
        code: 'invalid',
        fields: [{ field: via, problem: 'notAllowedHere' }],
      });
    // Without the account, the position itself is what is wrong.
    expect(await also('contact')).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'account', problem: 'required' }],
    });
    expect(await office.counts()).toMatchObject({ contact: 0 });
  });
});

describe('a changed record', () => {
  it('takes the fields another desk changed meanwhile, and says whose they are', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { grade: 'A', region: '湖南' });
    const other = await anOffice({ path: office.path, mode: 'open', deskId: 'desk-2' });
    const colleague = await aColleague(other);
    await edit(other, account, { region: '湖北' }, { actor: colleague });
    const saved = await edit(office, account, { grade: 'B' });
    expect(saved.record).toMatchObject({ grade: 'B', region: '湖北', rowVersion: 3 });
    expect(saved).toMatchObject({ mergedFields: ['region'], mergedFrom: '李强' });
  });

  it('joins numbers both desks changed, also when each took the other’s away', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { phones: ['0731-40000134', '0731-40000135'] });
    const colleague = await aColleague(office);
    await edit(office, account, { phones: ['0731-40000134', '0731-40000136'] }, { actor: colleague });
    const saved = await edit(office, account, {
      phones: ['0731-40000134', '0731-40000135', '0731-40000137'],
    });
    expect(saved.record['phones']).toEqual(['0731-40000134', '0731-40000136', '0731-40000137']);

    const second = await anAccount(office, { name: '乙', phones: ['0731-40000134', '0731-40000135'] });
    await edit(office, second, { phones: ['0731-40000134'] }, { actor: colleague });
    const emptied = await edit(office, second, { phones: ['0731-40000135'] });
    expect(emptied.record['phones'] ?? null).toBeNull();
  });

  it('is refused where both changed one field, with mine, theirs, the original, and who did it last', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { name: '甲' });
    const colleague = await aColleague(office);
    const third = await aColleague(office, '陈静');
    const one = await edit(office, account, { grade: 'A', region: '湖南' }, { actor: third });
    const two = await edit(office, one.record, { grade: 'B' }, { actor: colleague });
    // A later change of another field is not what the conflict is about.
    await edit(office, two.record, { region: '湖北' }, { actor: third });
    const failure = await failureOf(edit(office, account, { grade: 'C', remark: '急' }));
    expect(failure).toEqual({
      code: 'conflict',
      conflicts: [{ field: 'grade', original: null, theirs: 'B', mine: 'C' }],
      rowVersion: 4,
      by: '李强',
      at: two.record.updatedAt,
    });
    expect((await office.records.get(office.actor, 'account', account.id)).record).toMatchObject({
      grade: 'B',
      remark: null,
    });
    // Deciding: the save that names the version the conflict told wins.
    const decided = await edit(
      office,
      { id: account.id, rowVersion: failure.rowVersion ?? 0 },
      { grade: 'C', remark: '急' },
    );
    expect(decided.record).toMatchObject({ grade: 'C', remark: '急', region: '湖北', rowVersion: 5 });
  });

  it('to what the other desk made of it is no conflict', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { grade: 'A' });
    await edit(office, account, { grade: 'B' }, { actor: await aColleague(office) });
    const saved = await edit(office, account, { grade: 'B' });
    expect(saved.record).toMatchObject({ grade: 'B', rowVersion: 2 });
  });

  it('is written once, however often its request arrives and whatever others did since', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const requestId = randomUUID();
    const first = await edit(office, account, { grade: 'B' }, { requestId });
    expect(await edit(office, account, { grade: 'B' }, { requestId })).toEqual(first);
    await edit(office, first.record, { grade: 'D' }, { actor: await aColleague(office) });
    const late = await edit(office, account, { grade: 'B' }, { requestId });
    expect(late.changeSet).toBe(first.changeSet);
    expect(late.record).toMatchObject({ grade: 'D', rowVersion: 3 });
  });

  it('that lies in the bin, or is nowhere, is not changed', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    await office.records.delete(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      ids: [account.id],
    });
    expect(await failureOf(edit(office, account, { grade: 'B' }))).toEqual({ code: 'recordDeleted' });
    expect(await failureOf(edit(office, { id: 999, rowVersion: 1 }, { grade: 'B' }))).toEqual({
      code: 'notFound',
    });
  });

  it('in a file opened for reading is refused, whatever the action', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    await office.close();
    const reader = await anOffice({ path: office.path, mode: 'read' });
    const { actor, records } = reader;
    const requestId = randomUUID();
    const ids = [account.id];
    for (const work of [
      () => edit(reader, account, { grade: 'B' }),
      () => make(reader, 'account', { name: '乙' }),
      () => records.batch(actor, { requestId, entity: 'account', ids, changes: { grade: 'B' } }),
      () => records.delete(actor, { requestId, entity: 'account', ids }),
      () => records.restore(actor, { requestId, entity: 'account', ids }),
      () => reader.undo.last(actor, requestId),
      () => reader.sample.make(actor, { accounts: 1, seed: 1, today: '2026-11-22' }, () => undefined),
    ])
      expect(await failureOf(work())).toEqual({ code: 'databaseReadOnly' });
    expect((await records.get(actor, 'account', account.id)).record).toMatchObject({ rowVersion: 1 });
  });

  it('meets the change of another program on the file by field', async () => {
    const office = await anOffice();
    const account = await anAccount(office, { grade: 'A' });
    const db = ['--db', office.path];
    const theirs = await crm([
      'save',
      'account',
      String(account.id),
      ...db,
      '--set',
      'region=湖北',
      '--row-version',
      '1',
    ]);
    expect(theirs).toMatchObject({ code: 0 });
    const mine = await edit(office, account, { grade: 'B' });
    expect(mine.record).toMatchObject({ grade: 'B', region: '湖北', rowVersion: 3 });
    // And the other way round: the command line starts from an old version and is told of the conflict.
    const refused = await crm([
      'save',
      'account',
      String(account.id),
      ...db,
      '--set',
      'grade=C',
      '--row-version',
      '1',
      '--json',
    ]);
    expect(refused.code).toBe(1);
    expect(refused.json<{ failure: unknown }>().failure).toMatchObject({
      code: 'conflict',
      conflicts: [{ field: 'grade', original: 'A', theirs: 'B', mine: 'C' }],
      by: '张伟',
    });
    expect((await checkDatabase(office.store())).problems).toEqual([]);
  });
});

describe('many records', () => {
  it('are set by their ids, those that have the value or lie in the bin left alone', async () => {
    const office = await anOffice();
    const ids = await aCrowd(office, 5, (index) => ({
      name: `客户${index}`,
      grade: index === 0 ? 'B' : 'A',
    }));
    await office.records.delete(office.actor, {
      requestId: randomUUID(),
      entity: 'account',
      ids: ids.slice(1, 2),
    });
    const requestId = randomUUID();
    const wish = { requestId, entity: 'account', ids: [...ids, 999], changes: { grade: 'B' } };
    const done = await office.records.batch(office.actor, wish);
    expect(done).toMatchObject({ changed: 3, skipped: 3 });
    expect(await office.records.batch(office.actor, wish)).toEqual(done);
    expect(await office.undo.last(office.actor, randomUUID())).toMatchObject({ kind: 'batch', undone: 3 });
  });

  it('are set by a selection of any size as one action, and once', async () => {
    const office = await anOffice();
    await aCrowd(office, 1000, (index) => ({
      name: `客户${index}`,
      region: index % 10 === 0 ? '湖北' : '湖南',
    }));
    const wish = {
      requestId: randomUUID(),
      entity: 'account',
      selection: { entity: 'account', filter: { field: 'region', operator: 'is' as const, value: '湖南' } },
      changes: { region: '江西', grade: 'C' },
    };
    const done = await office.records.batch(office.actor, wish);
    expect(done).toMatchObject({ changed: 900, skipped: 0 });
    expect(await office.records.batch(office.actor, wish)).toEqual(done);
    const moved = { entity: 'account', filter: { field: 'region', operator: 'is' as const, value: '江西' } };
    expect(await office.data.ids(moved)).toHaveLength(900);
    expect(await office.undo.peek(office.actor)).toMatchObject({
      changeSet: done.changeSet,
      kind: 'batch',
      count: 900,
    });
    expect(await office.undo.last(office.actor, randomUUID())).toMatchObject({ undone: 900, keptCount: 0 });
    expect(await office.data.ids(moved)).toEqual([]);
  });

  it('are set to the end by a second try when the first one broke off between two parts', async () => {
    const office = await anOffice();
    const ids = await aCrowd(office, 900, (index) => ({ name: `客户${index}` }));
    const requestId = randomUUID();
    // What the first try left: its first part, written under the request's own name.
    await office.data.write({
      requestId,
      kind: 'batch',
      userId: office.actor.userId,
      deskId: 'desk-1',
      at: '2026-11-22T03:00:00.000Z',
      changes: ids
        .slice(0, 400)
        .map((id) => ({ action: 'update', entity: 'account', id, rowVersion: null, values: { grade: 'C' } })),
    });
    const selection = { entity: 'account' };
    const done = await office.records.batch(office.actor, {
      requestId,
      entity: 'account',
      selection,
      changes: { grade: 'C' },
    });
    expect(done).toMatchObject({ changed: 900, skipped: 0 });
    const left = { entity: 'account', filter: { field: 'grade', operator: 'isEmpty' as const } };
    expect(await office.data.ids(left)).toEqual([]);
    expect(await office.undo.last(office.actor, randomUUID())).toMatchObject({ undone: 900 });
  });

  it('keep what a rule of their entity forbids', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const early = (await make(office, 'contract', { name: '早', account: account.id, startOn: '2026-01-01' }))
      .record;
    const late = (await make(office, 'contract', { name: '晚', account: account.id, startOn: '2027-01-01' }))
      .record;
    const done = await office.records.batch(office.actor, {
      requestId: randomUUID(),
      entity: 'contract',
      ids: [early.id, late.id],
      changes: { endOn: '2026-06-30' },
    });
    expect(done).toMatchObject({ changed: 1, skipped: 1 });
    expect((await office.records.get(office.actor, 'contract', late.id)).record['endOn']).toBeNull();
  });

  it('are refused a value that fits none of them', async () => {
    const office = await anOffice();
    const { id } = await anAccount(office);
    const batch = (changes: Record<string, string | null>) =>
      failureOf(
        office.records.batch(office.actor, {
          requestId: randomUUID(),
          entity: 'account',
          ids: [id],
          changes,
        }),
      );
    expect(await batch({ name: null })).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'name', problem: 'required' }],
    });
    expect(await batch({ grade: 'Z' })).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'grade', problem: 'choiceUnknown' }],
    });
  });
});

describe('the recycle bin', () => {
  it('takes a record with its children, and gives exactly those back', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const followUps = [];
    for (const content of ['一', '二', '三'])
      followUps.push((await make(office, 'followUp', { content, account: account.id })).record.id);
    const [, second] = followUps;
    const bin = (entity: string, ids: number[]) =>
      office.records.delete(office.actor, { requestId: randomUUID(), entity, ids });
    await bin('followUp', [second ?? 0]);
    const requestId = randomUUID();
    const wish = { requestId, entity: 'account', ids: [account.id] };
    const gone = await office.records.delete(office.actor, wish);
    expect(gone).toMatchObject({ changed: 1, skipped: 0 });
    expect(await office.records.delete(office.actor, wish)).toEqual(gone);
    expect(await office.data.ids({ entity: 'followUp' })).toEqual([]);
    expect((await office.records.get(office.actor, 'account', account.id)).record.deletedAt).not.toBeNull();
    const back = { requestId: randomUUID(), entity: 'account', ids: [account.id] };
    expect(await office.records.restore(office.actor, back)).toMatchObject({ changed: 1, skipped: 0 });
    const living = await office.data.ids({ entity: 'followUp' });
    expect([...living].sort()).toEqual(followUps.filter((id) => id !== second));
    expect(await office.records.restore(office.actor, { ...back, requestId: randomUUID() })).toMatchObject({
      changed: 0,
      skipped: 1,
    });
    expect((await checkDatabase(office.store())).problems).toEqual([]);
  });
});

describe('the people of an office', () => {
  it('never lock themselves out: nobody deletes himself, and a file without people still opens', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const remove = (ids: number[], actor = office.actor) =>
      office.records.delete(actor, { requestId: randomUUID(), entity: 'user', ids });
    expect(await failureOf(remove([colleague.userId ?? 0, office.actor.userId ?? 0]))).toEqual({
      code: 'notAllowed',
    });
    expect(await failureOf(office.undo.changeSet(office.actor, randomUUID(), 1))).toEqual({
      code: 'nothingToUndo',
    });
    expect(await remove([colleague.userId ?? 0])).toMatchObject({ changed: 1 });
    // Two desks may take each other away at one moment.
    expect(await remove([office.actor.userId ?? 0], colleague)).toMatchObject({ changed: 1 });
    await office.close();
    const again = await anOffice({ path: office.path, mode: 'open' });
    expect(again.actor).toMatchObject({ userId: office.actor.userId, userName: '张伟' });
  });
});

describe('the rules of entities', () => {
  it('sign and date a follow-up, and find its account through the deal', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const deal = (await make(office, 'opportunity', { name: '采购', account: account.id })).record;
    const { record } = await make(office, 'followUp', { content: '来电', opportunity: deal.id });
    expect(record).toMatchObject({ account: account.id, author: office.actor.userId });
    expect(record['followedAt']).toMatch(/^2026-11-22T02:/);
    const read = await office.records.get(office.actor, 'account', account.id);
    expect(read.record['lastFollowedAt']).toBe(record['followedAt']);
    const by = await make(
      office,
      'followUp',
      { content: '补记', account: account.id, followedAt: '2026-01-01T01:00:00.000Z', author: null },
      { actor: nobody },
    );
    expect(by.record).toMatchObject({ followedAt: '2026-01-01T01:00:00.000Z', author: null });
  });

  it('let no contract end before it begins, whichever end is moved', async () => {
    const office = await anOffice();
    const account = await anAccount(office);
    const wrong = { code: 'invalid', fields: [{ field: 'endOn', problem: 'startAfterEnd' }] };
    const values = { name: '供货', account: account.id, startOn: '2026-06-01' };
    expect(await failureOf(make(office, 'contract', { ...values, endOn: '2026-05-31' }))).toEqual(wrong);
    const { record } = await make(office, 'contract', { ...values, endOn: '2026-06-01' });
    expect(await failureOf(edit(office, record, { startOn: '2026-06-02' }, { entity: 'contract' }))).toEqual(
      wrong,
    );
    expect(
      (await edit(office, record, { startOn: null }, { entity: 'contract' })).record['startOn'],
    ).toBeNull();
  });
});
