import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;
type Cells = readonly (string | number | null)[];

let office: Office;
let desk: ImportDesk;

beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
});
afterEach(() => office.remove());

function sheetFile(rows: readonly Cells[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '数据');
  const path = join(office.folder, 'sheet.xlsx');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

async function all(sql: string): Promise<Record<string, unknown>[]> {
  return await office.store.database.query<Record<string, unknown>>(sql);
}

/** More rows than one batch has, so that what follows them is planned by itself. */
function filler(row: (number: number) => Cells): Cells[] {
  return Array.from({ length: 500 }, (_one, at) => row(at + 1));
}

const places = [
  { where: 'in one batch', between: () => [] },
  { where: 'in two batches', between: filler },
] as const;

describe.each(places)('a row that is repeated $where', ({ between }) => {
  it('counts for nothing where the first one said something else, of accounts, people and contracts', async () => {
    const head = ['客户名称', '地址', '联系人', '部门', '邮箱', '合同编号', '合同名称', '合同金额'];
    await desk.importFile(
      sheetFile([
        head,
        [
          '杭州绿源农业有限公司',
          '文一路1号',
          '李雷',
          '采购部',
          'lilei@old.example.com',
          'HT-1',
          '旧合同',
          1000,
        ],
      ]),
    );
    const others = between((number): Cells => {
      return [`宁波第${String(number)}家具厂`, null, null, null, null, null, null, null];
    });
    const run = await desk.importFile(
      sheetFile([
        head,
        // The first row repeats the old department and says another mail; the second one differs in both.
        [
          '杭州绿源农业有限公司',
          '文二路2号',
          '李雷',
          '采购部',
          'lilei@new.example.com',
          'HT-1',
          '旧合同',
          2000,
        ],
        ...others,
        [
          '杭州绿源农业有限公司',
          '文三路3号',
          '李雷',
          '生产部',
          'lilei@third.example.com',
          'HT-1',
          '第三份合同',
          3000,
        ],
      ]),
      'update',
    );
    expect(await all(`SELECT address FROM accounts WHERE name = '杭州绿源农业有限公司'`)).toEqual([
      { address: '文二路2号' },
    ]);
    expect(
      await all('SELECT c.mail, p.department FROM contacts c JOIN account_contacts p ON p.contact_id = c.id'),
    ).toEqual([{ mail: 'lilei@new.example.com', department: '采购部' }]);
    expect(await all('SELECT number, name, amount FROM contracts')).toEqual([
      { number: 'HT-1', name: '旧合同', amount: 200_000 },
    ]);
    expect(run.counts.update).toEqual({ account: 1, contact: 1, contract: 1 });
  });

  it('is one follow-up, and two where another person or another deal was meant', async () => {
    const head = ['客户名称', '联系人', '商机名称', '跟进时间', '跟进内容'];
    const said = (name: string | null, chance: string | null): Cells => {
      return ['杭州绿源农业有限公司', name, chance, '2021-03-05 14:30', '发送新品目录'];
    };
    const others = between((number): Cells => {
      return [`宁波第${String(number)}家具厂`, null, null, '2021-03-06 09:00', '电话联系'];
    });
    const session = await desk.imports.openFile(
      sheetFile([head, said('李雷', '一期'), said('韩梅', '二期'), ...others, said('李雷', '一期')]),
      'sheet.xlsx',
      {},
    );
    const rehearsal = await desk.imports.rehearse(desk.actor, { session: session.id, onDuplicate: 'fill' });
    expect((await desk.jobs.ended(rehearsal.job)).state).toBe('done');
    const { counts } = await desk.imports.rehearsal(desk.actor, { session: session.id });
    const commit = await desk.imports.commit(desk.actor, {
      session: session.id,
      requestId: crypto.randomUUID(),
    });
    expect((await desk.jobs.ended(commit.job)).state).toBe('done');
    expect(counts.create).toMatchObject({ followUp: 2 + others.length });
    expect((await desk.imports.run(desk.actor, { run: commit.run })).counts.create['followUp']).toBe(
      counts.create['followUp'],
    );
    expect(
      await all(`SELECT c.name FROM follow_ups f JOIN contacts c ON c.id = f.contact_id ORDER BY f.id`),
    ).toEqual([{ name: '李雷' }, { name: '韩梅' }]);
  });

  it('makes no second follow-up of one the office had, whoever the sheet names beside it', async () => {
    const head = ['客户名称', '联系人', '跟进时间', '跟进内容'];
    const sheet = (rows: readonly Cells[]): string => sheetFile([head, ...rows]);
    const first: Cells = ['杭州绿源农业有限公司', '李雷', '2021-03-05 14:30', '电话里说下周看样品'];
    await desk.importFile(sheet([first]));
    const others = between((number): Cells => {
      return [`宁波第${String(number)}家具厂`, null, '2021-03-06 09:00', '电话联系'];
    });
    const again = await desk.importFile(
      sheet([
        first,
        ['杭州绿源农业有限公司', '韩梅', '2021-03-05 14:30', '电话里说下周看样品'],
        ...others,
        first,
      ]),
    );
    expect(again.counts.create['followUp']).toBe(1 + others.length);
  });
});

it('rows of an import are written as they were checked, though the file changed meanwhile', async () => {
  const path = sheetFile([
    ['客户名称', '地址'],
    ['杭州绿源农业有限公司', '文一路1号'],
  ]);
  const { id } = await desk.imports.openFile(path, 'sheet.xlsx', {});
  const rehearsal = await desk.imports.rehearse(desk.actor, { session: id, onDuplicate: 'fill' });
  await desk.jobs.ended(rehearsal.job);
  sheetFile([
    ['客户名称', '地址'],
    ['宁波三江家具厂', '文二路2号'],
  ]);
  const { job } = await desk.imports.commit(desk.actor, { session: id, requestId: crypto.randomUUID() });
  expect((await desk.jobs.ended(job)).state).toBe('done');
  expect(await all('SELECT name, address FROM accounts')).toEqual([
    { name: '杭州绿源农业有限公司', address: '文一路1号' },
  ]);
});
