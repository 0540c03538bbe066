import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inProcessReader } from '../../support/inProcessReader';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;

let office: Office;
let desk: ImportDesk;

beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
});
afterEach(() => office.remove());

function sheetFile(name: string, rows: readonly (readonly unknown[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '客户');
  const path = join(office.folder, name);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

async function all(sql: string): Promise<Record<string, unknown>[]> {
  return await office.store.database.query<Record<string, unknown>>(sql);
}

/** Opens and rehearses a sheet, and looks for what its new accounts may be. */
async function opened(rows: readonly (readonly unknown[])[]): Promise<string> {
  const { id } = await desk.imports.openFile(sheetFile('new.xlsx', rows), 'new.xlsx', {});
  await rehearsed(id);
  await matched(id);
  return id;
}

async function rehearsed(session: string): Promise<void> {
  const { job } = await desk.imports.rehearse(desk.actor, { session });
  expect(await desk.jobs.ended(job)).toMatchObject({ state: 'done', failure: null });
}

async function matched(session: string): Promise<void> {
  const { job } = await desk.imports.match(desk.actor, { session });
  expect(await desk.jobs.ended(job)).toMatchObject({ state: 'done', failure: null });
}

async function committed(session: string): Promise<void> {
  const { job } = await desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() });
  expect(await desk.jobs.ended(job)).toMatchObject({ state: 'done', failure: null });
}

async function countsOf(session: string): Promise<{ create: unknown; update: unknown }> {
  const { counts } = await desk.imports.rehearsal(desk.actor, { session });
  return { create: counts.create, update: counts.update };
}

const heading = ['客户名称', '电话', '地址', '等级', '联系人', '手机'];
const there = [
  heading,
  ['杭州绿源农业科技有限公司', '0571-88881234', '文三路1号', 'A', '张伟', '13800001111'],
  ['宁波三江家具有限公司', '0574-87654321', '', 'B', '王强', '13900002222'],
];
const coming = [
  heading,
  ['绿源农业科技', '0571-88881234', '文三路 8 号', 'A', '李娜', '13700003333'],
  ['宁波三江家具有限公司鄞州分公司', '', '', '', '', ''],
  ['宁波大江家具厂', '', '', '', '王强', '13900002222'],
  ['上海宏图印务有限公司', '', '', '', '', ''],
  ['上海宏图印务', '', '徐汇区', '', '', ''],
  ['北京无关商贸有限公司', '', '', '', '', ''],
];

const page = { show: 'all', offset: 0, limit: 50 } as const;

describe('accounts of a sheet that are like accounts of the office', () => {
  beforeEach(async () => {
    await desk.importFile(sheetFile('there.xlsx', there));
  });

  it('are suggested with the reasons, best first; branches to be linked; rows of the file among themselves', async () => {
    const session = await opened(coming);
    const { matches, open, decided, reasons } = await desk.imports.matches(desk.actor, { session, ...page });
    expect(
      matches.map(({ row, title, candidates }) => [
        row,
        title,
        candidates.map((one) => [one.title, one.reasons, one.row]),
      ]),
    ).toEqual([
      [2, '绿源农业科技', [['杭州绿源农业科技有限公司', ['sameCore', 'phone'], null]]],
      [3, '宁波三江家具有限公司鄞州分公司', [['宁波三江家具有限公司', ['branch'], null]]],
      [4, '宁波大江家具厂', [['宁波三江家具有限公司', ['phone'], null]]],
      [6, '上海宏图印务', [['上海宏图印务有限公司', ['sameCore'], 5]]],
    ]);
    expect({ open, decided }).toEqual({ open: 4, decided: 0 });
    expect(reasons[0]).toEqual({ reason: 'sameCore', count: 2 });
  });

  it('stand beside the record field by field, with what differs', async () => {
    const session = await opened(coming);
    const { matches } = await desk.imports.matches(desk.actor, { session, ...page });
    const fields = matches[0]?.candidates[0]?.fields.map(({ field, ours, theirs, is }) => [
      field,
      ours,
      theirs,
      is,
    ]);
    expect(fields).toEqual([
      ['name', '绿源农业科技', '杭州绿源农业科技有限公司', 'different'],
      ['phones', '0571-88881234', '0571-88881234', 'same'],
      ['address', '文三路 8 号', '文三路1号', 'different'],
      ['grade', 'A 重点', 'A 重点', 'same'],
    ]);
  });

  it('are never suggested when both carry a credit code of their own', async () => {
    await desk.importFile(
      sheetFile('coded.xlsx', [
        ['客户名称', '统一社会信用代码'],
        ['苏州金石机械有限公司', '91330106673959654P'],
      ]),
    );
    const known = await all(`SELECT credit_code FROM accounts WHERE name = '苏州金石机械有限公司'`);
    expect(known).toEqual([{ credit_code: '91330106673959654P' }]);
    const session = await opened([
      ['客户名称', '统一社会信用代码'],
      ['苏州金石机械厂', '911101085923662400'],
    ]);
    expect((await desk.imports.matches(desk.actor, { session, ...page })).total).toBe(0);
  });

  it('become what a person says, in the counts at once and in the file', async () => {
    const session = await opened(coming);
    expect((await countsOf(session)).create).toMatchObject({ account: 6 });
    const { matches } = await desk.imports.matches(desk.actor, { session, ...page });
    const [green, branch, big, print] = matches;
    const records = await all('SELECT id, name FROM accounts ORDER BY id');
    await desk.imports.decide(desk.actor, {
      session,
      decisions: [
        { key: green?.key ?? '', decision: Number(records[0]?.['id']) },
        { key: branch?.key ?? '', decision: { branchOf: Number(records[1]?.['id']) } },
        { key: big?.key ?? '', decision: 'new' },
        { key: print?.key ?? '', decision: { sameAs: print?.candidates[0]?.key ?? '' } },
      ],
    });
    // What was rehearsed before the decisions is not what would be written.
    await expect(
      desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() }),
    ).rejects.toThrow('importNotReady');
    await rehearsed(session);
    await matched(session);
    expect((await countsOf(session)).create).toMatchObject({ account: 4, accountRelation: 1 });
    const after = await desk.imports.matches(desk.actor, { session, ...page });
    expect({ open: after.open, decided: after.decided, total: after.total }).toEqual({
      open: 0,
      decided: 4,
      total: 4,
    });
    await committed(session);
    // 宁波大江家具厂 was said to be none of the office's: nobody is asked again.
    expect(desk.toldApart).toEqual([[[4, 2]]]);
    expect(await all('SELECT name, address FROM accounts ORDER BY id')).toEqual([
      { name: '杭州绿源农业科技有限公司', address: '文三路1号' },
      { name: '宁波三江家具有限公司', address: null },
      { name: '宁波三江家具有限公司鄞州分公司', address: null },
      { name: '宁波大江家具厂', address: null },
      { name: '上海宏图印务有限公司', address: '徐汇区' },
      { name: '北京无关商贸有限公司', address: null },
    ]);
    expect(
      await all(
        `SELECT a.name AS account, r.kind, o.name AS other FROM account_relations r
         JOIN accounts a ON a.id = r.account_id JOIN accounts o ON o.id = r.other_id`,
      ),
    ).toEqual([
      { account: '宁波三江家具有限公司', kind: 'subsidiary', other: '宁波三江家具有限公司鄞州分公司' },
    ]);
    expect(
      await all(
        `SELECT a.name AS account FROM account_contacts p JOIN contacts c ON c.id = p.contact_id
         JOIN accounts a ON a.id = p.account_id WHERE c.name = '李娜'`,
      ),
    ).toEqual([{ account: '杭州绿源农业科技有限公司' }]);
  });

  it('can be decided alike for one reason, and all of it taken back', async () => {
    const session = await opened(coming);
    const { before } = await desk.imports.decideAll(desk.actor, { session, reason: 'sameCore', as: 'same' });
    expect(before).toHaveLength(2);
    expect(await desk.imports.matches(desk.actor, { session, ...page, show: 'open' })).toMatchObject({
      open: 2,
      decided: 2,
    });
    await desk.imports.decide(desk.actor, { session, decisions: [...before] });
    expect(await desk.imports.matches(desk.actor, { session, ...page, show: 'open' })).toMatchObject({
      open: 4,
      decided: 0,
    });
  });
});

describe('records that are there already', () => {
  const changed = [
    heading,
    ['杭州绿源农业科技有限公司', '', '滨江区2号', 'C', '张伟', '13800001112'],
    ['宁波三江家具有限公司', '', '海曙区5号', 'B', '', ''],
  ];
  const updates = { entity: 'account', offset: 0, limit: 50 } as const;
  const state = (): Promise<unknown> => all('SELECT name, address, grade FROM accounts ORDER BY id');

  beforeEach(async () => {
    await desk.importFile(sheetFile('there.xlsx', there));
  });

  it('are filled, changed or left alone by the policy of their own entity', async () => {
    const session = await opened(changed);
    await desk.imports.choosePolicies(desk.actor, {
      session,
      policies: { account: 'update', contact: 'skip' },
    });
    await rehearsed(session);
    expect(await desk.imports.policies(desk.actor, { session })).toEqual({
      policies: { account: 'update', contact: 'skip', opportunity: 'update', contract: 'update' },
      known: { account: 2, contact: 1, opportunity: 0, contract: 0 },
    });
    await committed(session);
    expect(await state()).toEqual([
      { name: '杭州绿源农业科技有限公司', address: '滨江区2号', grade: 'C' },
      { name: '宁波三江家具有限公司', address: '海曙区5号', grade: 'B' },
    ]);
    expect(await all(`SELECT mobiles FROM contacts WHERE name = '张伟'`)).toEqual([
      { mobiles: '["13800001111"]' },
    ]);
  });

  it('are listed old and new, and keep what is unticked', async () => {
    const session = await opened(changed);
    await desk.imports.choosePolicies(desk.actor, { session, policies: { account: 'update' } });
    await rehearsed(session);
    const listed = await desk.imports.updates(desk.actor, { session, ...updates });
    expect(listed.fields).toEqual([
      { field: 'address', count: 2, isTaken: true },
      { field: 'grade', count: 1, isTaken: true },
    ]);
    expect(
      listed.updates.map(({ title, row, fields }) => [
        title,
        row,
        fields.map((one) => [one.field, one.before, one.after]),
      ]),
    ).toEqual([
      [
        '杭州绿源农业科技有限公司',
        2,
        [
          ['address', '文三路1号', '滨江区2号'],
          ['grade', 'A 重点', 'C 非优先'],
        ],
      ],
      ['宁波三江家具有限公司', 3, [['address', '', '海曙区5号']]],
    ]);
    const [, second] = listed.updates;
    await desk.imports.tick(desk.actor, { session, entity: 'account', field: 'grade', isTaken: false });
    await desk.imports.tick(desk.actor, { session, entity: 'account', id: second?.id ?? 0, isTaken: false });
    await rehearsed(session);
    expect((await countsOf(session)).update).toMatchObject({ account: 1 });
    // What was unticked can be ticked again.
    expect((await desk.imports.updates(desk.actor, { session, ...updates })).total).toBe(2);
    await committed(session);
    expect(await state()).toEqual([
      { name: '杭州绿源农业科技有限公司', address: '滨江区2号', grade: 'A' },
      { name: '宁波三江家具有限公司', address: null, grade: 'B' },
    ]);
  });

  it('change one by one when only what was ticked is wanted', async () => {
    const session = await opened(changed);
    await desk.imports.choosePolicies(desk.actor, { session, policies: { account: 'each' } });
    await rehearsed(session);
    expect((await countsOf(session)).update).not.toHaveProperty('account');
    const { updates: listed } = await desk.imports.updates(desk.actor, { session, ...updates });
    expect(listed.map((one) => one.isTaken)).toEqual([false, false]);
    await desk.imports.tick(desk.actor, {
      session,
      entity: 'account',
      id: listed[1]?.id ?? 0,
      isTaken: true,
    });
    await rehearsed(session);
    await committed(session);
    expect(await state()).toEqual([
      { name: '杭州绿源农业科技有限公司', address: '文三路1号', grade: 'A' },
      { name: '宁波三江家具有限公司', address: '海曙区5号', grade: 'B' },
    ]);
  });
});

describe('rows about the same account that differ', () => {
  const differing = [
    heading,
    ['杭州绿源农业科技有限公司', '', '文三路1号', 'A', '张伟', '13800001111'],
    ['宁波三江家具有限公司', '', '', 'B', '', ''],
    ['杭州绿源农业科技有限公司', '', '文三路1号华星大厦3楼', 'C', '李娜', '13700003333'],
    ['杭州绿源农业科技有限公司', '', '滨江区', '', '', ''],
  ];

  it('are named with the row they differ from', async () => {
    const session = await opened(differing);
    const found = await desk.imports.conflicts(desk.actor, { session, path: null, offset: 0, limit: 50 });
    expect(found.fields).toEqual([
      { path: 'account.address', heading: '地址', count: 2, choice: 'first' },
      { path: 'account.grade', heading: '等级', count: 1, choice: 'first' },
    ]);
    expect(found.conflicts[0]).toEqual({
      table: 0,
      row: 4,
      column: 2,
      account: '杭州绿源农业科技有限公司',
      value: '文三路1号华星大厦3楼',
      other: { table: 0, row: 2, value: '文三路1号' },
    });
  });

  it('leave the value a person chose: the first, the last, or the longest', async () => {
    const wanted = { first: '文三路1号', last: '滨江区', longest: '文三路1号华星大厦3楼' } as const;
    for (const choice of ['first', 'last', 'longest'] as const) {
      const session = await opened(differing);
      await desk.imports.settle(desk.actor, { session, path: 'account.address', choice });
      await desk.imports.choosePolicies(desk.actor, { session, policies: { account: 'update' } });
      await rehearsed(session);
      await committed(session);
      expect(await all(`SELECT address, grade FROM accounts WHERE name LIKE '杭州%'`)).toEqual([
        { address: wanted[choice], grade: 'A' },
      ]);
    }
  });
});

describe('the page before writing', () => {
  it('says what is made, changed and left, for whom, and that the file was here before', async () => {
    await desk.importFile(sheetFile('there.xlsx', there));
    const session = await opened([...there, ['绿源农业科技', '', '', '', '', '']]);
    expect(await desk.imports.confirmation(desk.actor, { session })).toEqual({
      entities: [
        { entity: 'account', create: 1, update: 0, same: 2 },
        { entity: 'contact', create: 0, update: 0, same: 2 },
      ],
      owners: [{ name: null, count: 1 }],
      importedBefore: null,
      makesBackUp: false,
      seconds: 1,
      open: 1,
    });
    const again = await desk.imports.openFile(sheetFile('there.xlsx', there), 'there.xlsx', {});
    await rehearsed(again.id);
    expect(await desk.imports.confirmation(desk.actor, { session: again.id })).toMatchObject({
      importedBefore: { at: '2026-11-22T02:00:00.000Z', by: null },
    });
  });
});
