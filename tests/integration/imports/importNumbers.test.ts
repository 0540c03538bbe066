import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;
type Rows = readonly (readonly unknown[])[];

let office: Office;
let desk: ImportDesk;
beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
});
afterEach(() => office.remove());

function sheetFile(rows: Rows): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '数据');
  const path = join(office.folder, 'numbers.xlsx');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

async function problemsOf(rows: Rows): Promise<readonly (readonly [string, number])[]> {
  const path = sheetFile(rows);
  const session = await desk.imports.openFile(path, 'numbers.xlsx', {});
  await desk.jobs.ended((await desk.imports.rehearse(desk.actor, { session: session.id })).job);
  const { problems } = await desk.imports.rehearsal(desk.actor, { session: session.id });
  return problems.map(({ problem, count }) => [problem, count]);
}

const all = (sql: string): Promise<Record<string, unknown>[]> => office.store.database.query(sql);

describe("the office's own number of an account", () => {
  const sheet = [
    ['客户编号', '客户名称', '联系人', '手机'],
    ['A001', '青岛海陆通船舶配件有限公司', '鞠萍', '13505321234'],
    ['A002', '烟台金果食品股份有限公司', '宫雪', '13505351234'],
    ['A001', '海陆通船舶配件', '曲波', '13505361234'],
    ['A002', '临沂万联物流有限公司', '迟重', '13505391234'],
  ];

  it('joins rows whose names agree, and is asked about where they do not', async () => {
    expect(await problemsOf(sheet)).toEqual([['notUnique', 1]]);
    const { counts } = await desk.importFile(sheetFile(sheet));
    expect(counts).toMatchObject({ create: { account: 3, contact: 4 }, rows: { accept: 3, flag: 1 } });
    expect(await all('SELECT name, code FROM accounts ORDER BY id')).toEqual([
      { name: '青岛海陆通船舶配件有限公司', code: 'A001' },
      { name: '烟台金果食品股份有限公司', code: 'A002' },
      { name: '临沂万联物流有限公司', code: null },
    ]);
    expect((await desk.importFile(sheetFile(sheet))).counts.create).toEqual({});
  });

  it('names the account where no column names anybody, and finds it later whatever its name', async () => {
    const bare = [
      ['客户编号', '地址', '客户等级'],
      ['A001', '香港中路1号', 'A'],
      ['A009', '香港中路9号', 'B'],
    ];
    await desk.importFile(sheetFile(sheet));
    const opened = await desk.imports.openFile(sheetFile(bare), 'bare.xlsx', {});
    // Nobody is named: only a person can tell that these are customers.
    expect(opened.tables).toMatchObject([{ isChosen: false, obstacle: null }]);
    const wish = { session: opened.id, table: opened.tables[0]?.id ?? 0, isChosen: true };
    const session = (await desk.imports.plan(desk.actor, wish)).id;
    await desk.jobs.ended((await desk.imports.rehearse(desk.actor, { session, onDuplicate: 'update' })).job);
    const { job, run } = await desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() });
    await desk.jobs.ended(job);
    const { counts } = await desk.imports.run(desk.actor, { run });
    expect(counts).toMatchObject({ create: { account: 1 }, update: { account: 1 } });
    expect(
      await all(`SELECT name, address FROM accounts WHERE code IN ('A001', 'A009') ORDER BY id`),
    ).toEqual([
      { name: '青岛海陆通船舶配件有限公司', address: '香港中路1号' },
      { name: 'A009', address: '香港中路9号' },
    ]);
  });

  it('says whose row it is where the name is blank, and only when somebody has it', async () => {
    const blanks = [
      ['客户编号', '客户名称', '联系人', '手机'],
      ['X01', '西安秦岭制药有限公司', '呼延灼', '13992009001'],
      ['X01', '', '关胜', '13992009002'],
      ['X09', '', '柴进', '13992009004'],
    ];
    const run = await desk.importFile(sheetFile(blanks));
    expect(run.counts).toMatchObject({ create: { account: 1, contact: 2 }, rows: { accept: 2, reject: 1 } });
    expect(await all('SELECT name, code FROM accounts')).toEqual([
      { name: '西安秦岭制药有限公司', code: 'X01' },
    ]);
    const later = [blanks[0] ?? [], ['X01', '', '朱仝', '13992009005']];
    expect((await desk.importFile(sheetFile(later), 'update')).counts).toMatchObject({
      create: { contact: 1 },
      update: {},
    });
  });

  it('joins the people of a sheet that names nobody else', async () => {
    const people = [
      ['客户编号', '联系人', '手机'],
      ['K0001', '吴江', '13800138001'],
      ['K0002', '钱塘', '13800138002'],
      ['K0001', '周庄', '13800138003'],
    ];
    expect((await desk.importFile(sheetFile(people))).counts.create).toMatchObject({
      account: 2,
      contact: 3,
    });
    expect((await desk.importFile(sheetFile(people))).counts.create).toEqual({});
  });
});

describe('the number of a contract', () => {
  const contracts = [
    ['合同编号', '客户名称', '合同金额', '已付款', '签订日期'],
    ['003', '潍坊鲁班木工机械厂', 3000, 1000, '2024-03-01'],
    ['003', '潍坊鲁班木工机械厂', 3000, 2000, '2024-03-01'],
    ['003', '淄博瓷韵陶瓷有限公司', 500, 500, '2024-04-01'],
  ];

  it('of a wholly different company is told and left out; what rows say otherwise of one contract is told', async () => {
    expect(await problemsOf(contracts)).toEqual([
      ['differsFromEarlierRow', 1],
      ['notUnique', 1],
    ]);
    expect((await desk.importFile(sheetFile(contracts))).counts.create).toMatchObject({ contract: 2 });
    expect(
      await all(
        `SELECT c.number, c.name, c.amount, c.paid_amount AS paid, a.name AS account
           FROM contracts c JOIN accounts a ON a.id = c.account_id ORDER BY c.id`,
      ),
    ).toEqual([
      { number: '003', name: '003', amount: 300000, paid: 100000, account: '潍坊鲁班木工机械厂' },
      { number: null, name: '003', amount: 50000, paid: 50000, account: '淄博瓷韵陶瓷有限公司' },
    ]);
    expect((await desk.importFile(sheetFile(contracts))).counts.create).toEqual({});
  });
});
