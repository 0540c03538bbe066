import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeChangeSet } from '../../../db/changes/writeChangeSet';
import { createImportDesk, testClock, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;

let office: Office;
let desk: ImportDesk;

beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
  await desk.importFile(
    sheetFile('there.xlsx', [
      ['客户名称', '客户编号', '地址'],
      ['杭州绿源农业有限公司', 'K001', '文三路1号'],
      ['宁波三江家具厂', 'K002', ''],
    ]),
  );
  await writeChangeSet(office.store, {
    requestId: crypto.randomUUID(),
    kind: 'edit',
    userId: null,
    deskId: 'desk',
    at: testClock.now(),
    changes: [{ action: 'create', entity: 'user', key: 'u', values: { name: '王芳', isActive: true } }],
  });
});
afterEach(() => office.remove());

function sheetFile(name: string, rows: readonly (readonly unknown[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '数据');
  const path = join(office.folder, name);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

async function all(sql: string): Promise<Record<string, unknown>[]> {
  return await office.store.database.query<Record<string, unknown>>(sql);
}

const followUps = [
  ['客户名称', '跟进时间', '跟进内容', '跟进人'],
  ['杭州绿源农业有限公司', '2021-03-05 14:30', '电话里说下周看样品', '王芳'],
  ['杭州绿源农业有限公司', '2021-03-12', '上门送样品', '李建国'],
  ['宁波三江家具厂', '2021-04-01', '报价已发', '李建国'],
];

describe('follow-ups of an old system', () => {
  it('keep their author and their time; who left long ago stays the author, and nobody else becomes it', async () => {
    const { id } = await desk.imports.openFile(sheetFile('f.xlsx', followUps), 'f.xlsx', {});
    const session = await desk.imports.targets(desk.actor, { session: id });
    expect(session.targets.some((target) => target.path === 'followUp.author')).toBe(true);
    const run = await desk.importFile(sheetFile('f.xlsx', followUps));
    expect(run.counts.create).toEqual({ followUp: 3, user: 1 });
    expect(run.counts.rows).toMatchObject({ accept: 3, flag: 0, reject: 0 });
    expect(
      await all(
        `SELECT a.name AS account, f.content, f.followed_at AS at, u.name AS author, u.is_active AS active
         FROM follow_ups f JOIN accounts a ON a.id = f.account_id LEFT JOIN users u ON u.id = f.author_id ORDER BY f.id`,
      ),
    ).toEqual([
      {
        account: '杭州绿源农业有限公司',
        content: '电话里说下周看样品',
        at: '2021-03-05T06:30:00.000Z',
        author: '王芳',
        active: 1,
      },
      {
        account: '杭州绿源农业有限公司',
        content: '上门送样品',
        at: '2021-03-11T16:00:00.000Z',
        author: '李建国',
        active: 0,
      },
      {
        account: '宁波三江家具厂',
        content: '报价已发',
        at: '2021-03-31T16:00:00.000Z',
        author: '李建国',
        active: 0,
      },
    ]);
    expect(await all('SELECT count(*) AS count FROM accounts WHERE owner_id IS NOT NULL')).toEqual([
      { count: 0 },
    ]);
    const again = await desk.importFile(sheetFile('f.xlsx', followUps));
    expect(again.counts.create).toEqual({});
  });
});

it('a list of calls paid is one of follow-ups, whatever its office calls them', async () => {
  const visits = [
    ['走访日期', '客户单位', '走访人员', '接待人', '走访情况'],
    ['2024-05-06', '杭州绿源农业有限公司', '王芳', '张伟', '参观车间'],
    ['2024.5.7', '宁波三江家具厂', '王芳', '李娜', '谈价格'],
  ];
  const { counts } = await desk.importFile(sheetFile('v.xlsx', visits));
  expect(counts.create).toMatchObject({ followUp: 2 });
  expect(
    await all(
      `SELECT f.content, a.name AS account, u.name AS author FROM follow_ups f
         JOIN accounts a ON a.id = f.account_id JOIN users u ON u.id = f.author_id ORDER BY f.id`,
    ),
  ).toEqual([
    { content: '参观车间', account: '杭州绿源农业有限公司', author: '王芳' },
    { content: '谈价格', account: '宁波三江家具厂', author: '王芳' },
  ]);
});

describe('money that came in', () => {
  it('is kept with the contract, and its day with the remark, where no record of payments is', async () => {
    await desk.importFile(
      sheetFile('p.xlsx', [
        ['客户名称', '合同编号', '合同金额', '已回款', '回款日期', '回款方式'],
        ['杭州绿源农业有限公司', 'HT-2021-01', 10000, 4000, '2021-05-06', '转账'],
      ]),
    );
    const [contract] = await all('SELECT number, amount, paid_amount, remark, payment_terms FROM contracts');
    expect(contract).toMatchObject({ number: 'HT-2021-01', amount: 1_000_000, paid_amount: 400_000 });
    const [account] = await all(`SELECT remark FROM accounts WHERE code = 'K001'`);
    const words = JSON.stringify([contract, account]);
    expect(words).toContain('2021-05-06');
    expect(words).toContain('转账');
  });
});
