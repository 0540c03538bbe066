import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { forkedSpreadsheets } from '../../support/forkedWorker';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';
import { formulaSheets } from '../../support/sheets/formulaSheets';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;

let office: Office;
let desk: ImportDesk;

beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, {
    reader: inProcessReader(),
    writer: forkedSpreadsheets(),
  });
});

afterEach(() => office.remove());

function sheetFile(name: string, rows: readonly (readonly unknown[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '客户');
  const path = join(office.folder, name);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

const heading = ['客户名称', '联系人', '手机', '职务', '等级', '地址', '来源', '备注'];
const rows = [
  heading,
  ['杭州绿源农业有限公司', '张伟', '13800001111', '经理', 'A', '', '2023春季展', '老客户'],
  ['杭州绿源农业有限公司', '李娜', '13900002222', '会计', 'A', '文三路 1 号', '2023春季展', ''],
  ['宁波三江家具厂', '王强', '1390000', '厂长', 'B', '', '网络', ''],
  ['', '赵敏', '13700003333', '', 'C', '', '', ''],
  ['合计', '', '', '', '', '', '', ''],
];

async function all(sql: string): Promise<Record<string, unknown>[]> {
  return await office.store.database.query<Record<string, unknown>>(sql);
}

describe('an import from the file to the last row', () => {
  it('makes accounts, people, positions and sources of the rows, once each', async () => {
    const run = await desk.importFile(sheetFile('a.xlsx', rows));
    expect(run).toMatchObject({
      state: 'done',
      fileName: 'a.xlsx',
      counts: {
        create: { account: 2, contact: 3, accountContact: 3, source: 2 },
        rows: { accept: 2, flag: 1, reject: 1, skip: 1 },
      },
    });
    expect(await all('SELECT name, grade, address, import_row FROM accounts ORDER BY id')).toEqual([
      { name: '杭州绿源农业有限公司', grade: 'A', address: '文三路 1 号', import_row: 2 },
      { name: '宁波三江家具厂', grade: 'B', address: null, import_row: 4 },
    ]);
    expect(
      await all(
        `SELECT a.name AS account, c.name, c.mobiles, p.title, p.is_primary FROM account_contacts p
         JOIN accounts a ON a.id = p.account_id JOIN contacts c ON c.id = p.contact_id ORDER BY p.id`,
      ),
    ).toEqual([
      {
        account: '杭州绿源农业有限公司',
        name: '张伟',
        mobiles: '["13800001111"]',
        title: '经理',
        is_primary: 1,
      },
      {
        account: '杭州绿源农业有限公司',
        name: '李娜',
        mobiles: '["13900002222"]',
        title: '会计',
        is_primary: null,
      },
      { account: '宁波三江家具厂', name: '王强', mobiles: null, title: '厂长', is_primary: 1 },
    ]);
    expect(await all('SELECT count(DISTINCT change_set_id) AS sets FROM changes')).toEqual([{ sets: 1 }]);
  });

  it('reads through a worker process of its own', async () => {
    const through = createImportDesk(office.store, office.folder, { reader: forkedSpreadsheets() });
    const run = await through.importFile(sheetFile('a.xlsx', rows));
    expect(run.counts.create).toEqual({ account: 2, contact: 3, accountContact: 3, source: 2 });
  });

  it('creates nothing the second time, and says when the file went in before', async () => {
    const path = sheetFile('a.xlsx', rows);
    await desk.importFile(path);
    const before = await all(
      'SELECT id, row_version FROM accounts UNION ALL SELECT id, row_version FROM contacts',
    );
    const session = await desk.imports.openFile(path, 'a.xlsx', {});
    expect(session.importedBefore).toBe('2026-11-22T02:00:00.000Z');
    expect(session.tables[0]?.isRemembered).toBe(true);
    const again = await desk.importFile(path);
    expect(again.counts.create).toEqual({});
    expect(again.counts.update).toEqual({});
    expect(
      await all('SELECT id, row_version FROM accounts UNION ALL SELECT id, row_version FROM contacts'),
    ).toEqual(before);
  });

  it('fills blanks, updates or leaves alone what is there, as it was told', async () => {
    await desk.importFile(
      sheetFile('a.xlsx', [
        ['客户名称', '等级', '地址'],
        ['杭州绿源农业有限公司', 'A', ''],
      ]),
    );
    const changed = [
      ['客户名称', '等级', '地址'],
      ['杭州绿源农业有限公司 ', 'B', '文三路1号'],
    ];
    const state = (): Promise<unknown> => all('SELECT grade, address FROM accounts');
    await desk.importFile(sheetFile('b.xlsx', changed), 'skip');
    expect(await state()).toEqual([{ grade: 'A', address: null }]);
    await desk.importFile(sheetFile('b.xlsx', changed), 'fill');
    expect(await state()).toEqual([{ grade: 'A', address: '文三路1号' }]);
    await desk.importFile(sheetFile('b.xlsx', changed), 'update');
    expect(await state()).toEqual([{ grade: 'B', address: '文三路1号' }]);
    await desk.importFile(
      sheetFile('c.xlsx', [
        ['客户名称', '等级', '地址'],
        ['杭州绿源农业有限公司', '', ''],
      ]),
      'update',
    );
    expect(await state()).toEqual([{ grade: 'B', address: '文三路1号' }]);
    await desk.importFile(sheetFile('d.xlsx', changed), 'create');
    expect(await all('SELECT count(*) AS count FROM accounts')).toEqual([{ count: 2 }]);
  });

  it('shows every row with its problems before anything is written', async () => {
    const session = await desk.imports.openFile(sheetFile('a.xlsx', rows), 'a.xlsx', {});
    expect(session.tables[0]?.columns.map((column) => [column.heading, column.target])).toEqual([
      ['客户名称', 'account.name'],
      ['联系人', 'contact.name'],
      ['手机', 'contact.mobiles'],
      ['职务', 'accountContact.title'],
      ['等级', 'account.grade'],
      ['地址', 'account.address'],
      ['来源', 'account.source'],
      ['备注', 'account.remark'],
    ]);
    const { job } = await desk.imports.rehearse(desk.actor, { session: session.id, onDuplicate: 'fill' });
    expect((await desk.jobs.ended(job)).state).toBe('done');
    const shown = await desk.imports.rows(desk.actor, {
      session: session.id,
      list: { show: 'errors', table: null, problem: null },
      edition: 0,
      offset: 0,
      limit: 10,
    });
    expect(shown.rows.map(({ row, outcome, problems }) => ({ row, outcome, problems }))).toEqual([
      { row: 4, outcome: 'flag', problems: [{ column: 2, problem: 'phoneLength', isWarning: false }] },
      { row: 5, outcome: 'reject', problems: [{ column: 0, problem: 'required', isWarning: false }] },
    ]);
    expect(await all('SELECT count(*) AS count FROM accounts')).toEqual([{ count: 0 }]);
  });

  it.each(['xlsx', 'xls', 'xml', 'fods'] as const)(
    'names error cells and formulas without a result of a sheet of the kind %s, and takes neither for a blank',
    async (ending) => {
      const path = join(office.folder, `formulas.${ending}`);
      writeFileSync(path, formulaSheets[ending]());
      const session = await desk.imports.openFile(path, `formulas.${ending}`, {});
      const { job } = await desk.imports.rehearse(desk.actor, { session: session.id, onDuplicate: 'fill' });
      await desk.jobs.ended(job);
      const shown = await desk.imports.rows(desk.actor, {
        session: session.id,
        list: { show: 'errors', table: null, problem: null },
        edition: 0,
        offset: 0,
        limit: 10,
      });
      expect(shown.rows.map(({ row, problems }) => ({ row, problems }))).toEqual([
        { row: 2, problems: [{ column: 1, problem: 'cellError', isWarning: false }] },
        { row: 3, problems: [{ column: 1, problem: 'formulaWithoutValue', isWarning: false }] },
      ]);
    },
  );

  it('gives the rows that were left out back as a workbook that can be repaired and imported', async () => {
    const session = await desk.imports.openFile(sheetFile('a.xlsx', rows), 'a.xlsx', {});
    const { job } = await desk.imports.rehearse(desk.actor, { session: session.id, onDuplicate: 'fill' });
    await desk.jobs.ended(job);
    expect(await desk.imports.saveRejects(desk.actor, { session: session.id })).toMatchObject({ rows: 2 });
    const book = XLSX.read(readFileSync(desk.savedTo));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    expect(XLSX.utils.sheet_to_json(sheet ?? {}, { header: 1, defval: null })).toEqual([
      [...heading, '原行号', '原因'],
      ['宁波三江家具厂', '王强', '1390000', '厂长', 'B', null, '网络', null, 4, '手机：电话号码位数不对'],
      [null, '赵敏', '13700003333', null, 'C', null, null, null, 5, '客户名称：必填'],
    ]);
    await desk.importFile(join(office.folder, 'a.xlsx'));
    const repaired = await desk.imports.openFile(desk.savedTo, 'rejects.xlsx', {});
    expect(repaired.tables[0]?.isRemembered).toBe(true);
    expect(repaired.tables[0]?.columns.slice(-2).map((column) => column.target)).toEqual([null, null]);
  });

  it('takes the columns where a person sends them', async () => {
    const session = await desk.imports.openFile(
      sheetFile('a.xlsx', [
        ['客户名称', '特殊要求'],
        ['杭州绿源农业有限公司', '周五送货'],
      ]),
      'a.xlsx',
      {},
    );
    expect(session.tables[0]?.columns[1]).toMatchObject({ target: null, reason: { code: 'unknown' } });
    const planned = await desk.imports.plan(desk.actor, {
      session: session.id,
      table: 0,
      targets: [{ column: 1, target: 'account.remark' }],
    });
    expect(planned.tables[0]?.columns[1]).toMatchObject({
      target: 'account.remark',
      reason: { code: 'chosen' },
    });
    const { job } = await desk.imports.rehearse(desk.actor, { session: session.id, onDuplicate: 'fill' });
    await desk.jobs.ended(job);
    const commit = await desk.imports.commit(desk.actor, {
      session: session.id,
      requestId: crypto.randomUUID(),
    });
    await desk.jobs.ended(commit.job);
    expect(await all('SELECT remark FROM accounts')).toEqual([{ remark: '特殊要求：周五送货' }]);
  });

  it('keeps whole batches when it is stopped, and can say so', async () => {
    const many = [
      ['客户名称', '电话'],
      ...Array.from({ length: 3000 }, (_unused, at) => [
        `宁波三江${String(at)}家具有限公司`,
        '0574-87654321',
      ]),
    ];
    const session = await desk.imports.openFile(sheetFile('many.xlsx', many), 'many.xlsx', {});
    const { job } = await desk.imports.rehearse(desk.actor, { session: session.id, onDuplicate: 'fill' });
    await desk.jobs.ended(job);
    const commit = await desk.imports.commit(desk.actor, {
      session: session.id,
      requestId: crypto.randomUUID(),
    });
    while (desk.jobs.get(commit.job).done < 400) await new Promise((resolve) => setTimeout(resolve, 2));
    desk.jobs.cancel(commit.job);
    expect((await desk.jobs.ended(commit.job)).state).toBe('cancelled');
    const [count] = await all('SELECT count(*) AS count FROM accounts');
    const written = Number(count?.['count']);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(3000);
    expect(written % 400 === 0 || (written + 1) % 400 === 0).toBe(true);
    expect(await desk.imports.run(desk.actor, { run: commit.run })).toMatchObject({
      state: 'cancelled',
      counts: { create: { account: written } },
    });
    const again = await desk.importFile(join(office.folder, 'many.xlsx'));
    expect(again.counts.create['account']).toBe(3000 - written);
    expect(await all('SELECT count(*) AS count FROM accounts')).toEqual([{ count: 3000 }]);
  });
});
