import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Repair, RowFilter } from '../../../electron/api/importChecks';
import type { CheckedRow } from '../../../electron/api/imports';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Cells = readonly (string | number | null)[];

let office: Awaited<ReturnType<typeof newOfficeFile>>;
let desk: ImportDesk;
beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
  await desk.importFile(sheetFile([['客户名称'], [green]]));
});
afterEach(() => office.remove());

const green = '杭州绿源农业有限公司';

function sheetFile(rows: readonly Cells[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '数据');
  const path = join(office.folder, 'sheet.xlsx');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

/** What a file is about, the row that stands in it twice, and one that differs in its last cell. */
const sorts = [
  {
    sort: 'opportunity',
    heading: ['客户名称', '商机名称', '预计金额'],
    twice: [green, '一期设备', '12000'],
    other: [green, '一期设备', '15000'],
    filler: (name: string) => [name, '设备', '12000'],
  },
  {
    sort: 'contract',
    heading: ['客户名称', '合同名称', '签订日期', '合同金额'],
    twice: [green, '设备采购', '2021-03-05', '12000'],
    other: [green, '设备采购', '2021-03-05', '15000'],
    filler: (name: string) => [name, '采购', '2021-03-05', '12000'],
  },
  {
    sort: 'followUp',
    heading: ['客户名称', '跟进时间', '跟进内容'],
    twice: [green, '2021-03-05 14:30', '电话里说下周看样品'],
    other: [green, '2021-03-05 14:30', '又打来一次'],
    filler: (name: string) => [name, '2021-03-05 14:30', '电话联系'],
  },
  {
    sort: 'task',
    heading: ['任务内容', '优先级', '客户', '截止时间'],
    twice: ['催款', '高', green, '2026-12-02'],
    other: ['催款', '高', green, '2026-12-09'],
    filler: (name: string) => [`给${name}寄样品`, '高', '', '2026-12-02'],
  },
] as const;

const places = [
  { where: 'in one batch', count: 0 },
  { where: 'in two batches', count: 500 },
] as const;

let session = '';
async function rehearse(): Promise<void> {
  const { job } = await desk.imports.rehearse(desk.actor, { session, onDuplicate: 'fill' });
  const ended = await desk.jobs.ended(job);
  if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
}

async function open(rows: readonly Cells[]): Promise<void> {
  session = (await desk.imports.openFile(sheetFile(rows), 'sheet.xlsx', {})).id;
  await rehearse();
}

async function commit(): Promise<void> {
  const { job } = await desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() });
  const ended = await desk.jobs.ended(job);
  if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
}

async function rows(show: RowFilter = 'all'): Promise<readonly CheckedRow[]> {
  const list = { show, table: null, problem: null };
  return (await desk.imports.rows(desk.actor, { session, list, edition: 0, offset: 0, limit: 400 })).rows;
}

const repair = (wish: Repair) => desk.imports.repair(desk.actor, { session, repair: wish, isTrial: false });
const judge = (row: number, as: 'data' | 'skip' | null) =>
  repair({ sort: 'judge', where: { is: 'rows', rows: [{ table: 0, row }] }, as });
const tableOf = {
  opportunity: 'opportunities',
  contract: 'contracts',
  followUp: 'follow_ups',
  task: 'tasks',
};

async function kept(sort: keyof typeof tableOf): Promise<number> {
  const [row] = await office.store.database.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${tableOf[sort]}`,
  );
  return row?.count ?? 0;
}

describe.each(sorts)('a row of $sort that stands twice', ({ sort, heading, twice, other, filler }) => {
  it.each(places)('is one record, told and left out, $where', async ({ count }) => {
    const between = Array.from({ length: count }, (_one, at) => filler(`宁波第${String(at)}家具厂`));
    await open([heading, twice, ...between, twice, other]);
    const { counts } = await desk.imports.rehearsal(desk.actor, { session });
    expect(counts.create[sort]).toBe(2 + count);
    expect(await rows('skip')).toMatchObject([
      {
        row: 3 + count,
        skipped: 'repeatedRow',
        problems: [{ column: 0, problem: 'repeatedRow', isWarning: true, other: { table: 0, row: 2 } }],
      },
    ]);
    await commit();
    expect(await kept(sort)).toBe(2 + count);
    await open([heading, twice, ...between, twice, other]);
    expect((await desk.imports.rehearsal(desk.actor, { session })).counts.create).toEqual({});
  });

  it.each(places)(
    'is two records where a person says so, $where, and none the next time',
    async ({ count }) => {
      const between = Array.from({ length: count }, (_one, at) => filler(`宁波第${String(at)}家具厂`));
      const sheet = [heading, twice, ...between, twice, other];
      for (const isFirst of [true, false]) {
        await open(sheet);
        expect((await judge(3 + count, 'data')).changed).toMatchObject([
          { row: 3 + count, outcome: 'accept', skipped: null, problems: [] },
        ]);
        await rehearse();
        const { counts } = await desk.imports.rehearsal(desk.actor, { session });
        expect(counts.create[sort] ?? 0).toBe(isFirst ? 3 + count : 0);
        await commit();
        expect(await kept(sort)).toBe(3 + count);
      }
    },
  );
});

describe('a row that stands twice', () => {
  const heading = ['序号', '客户名称', '商机名称', '备注'];

  it('does so whatever its running number, and not where one cell differs that is not even imported', async () => {
    await open([heading, [1, green, '一期', '甲'], [2, green, '一期', '甲'], [3, green, '一期', '乙']]);
    expect((await rows('skip')).map(({ row }) => row)).toEqual([3]);
  });

  it('is data as soon as one of its cells is repaired, and left out again when a person takes back their word', async () => {
    await open([
      heading,
      [1, green, '一期', '甲'],
      [2, green, '一期', '甲'],
      [3, '宁波三江家具厂', '二期', ''],
    ]);
    await judge(3, 'data');
    expect((await judge(3, null)).changed).toMatchObject([{ row: 3, skipped: 'repeatedRow' }]);
    await repair({ sort: 'type', cells: [{ table: 0, row: 3, column: 2, text: '二期' }] });
    expect((await rows())[1]).toMatchObject({ row: 3, outcome: 'accept', problems: [] });
    await rehearse();
    expect((await desk.imports.rehearsal(desk.actor, { session })).counts.create['opportunity']).toBe(3);
  });

  it('is refused as often as it stands there where it cannot be imported', async () => {
    await open([
      ['客户名称', '地址', '备注'],
      [green, '文一路1号', ''],
      ['', '文二路2号', '急'],
      ['', '文二路2号', '急'],
    ]);
    expect((await rows()).map(({ outcome }) => outcome)).toEqual(['accept', 'reject', 'reject']);
  });
});

it('an opportunity that further rows only name is the one the first row spoke of', async () => {
  const sheet: Cells[] = [
    ['客户名称', '商机名称', '预计金额', '跟进时间', '跟进内容'],
    [green, '一期设备', 12000, '2021-03-05', '来电询价'],
    [green, '一期设备', null, '2021-03-06', '发送报价'],
    [green, '一期设备', 12000, '2021-03-07', '催问'],
    [green, '一期设备', 15000, '2021-03-08', '另一单'],
  ];
  await open(sheet);
  await commit();
  expect(
    await office.store.database.query(
      `SELECT o.amount, count(f.id) AS said FROM opportunities o LEFT JOIN follow_ups f ON f.opportunity_id = o.id
       GROUP BY o.id ORDER BY o.id`,
    ),
  ).toEqual([
    { amount: 1_200_000, said: 3 },
    { amount: 1_500_000, said: 1 },
  ]);
});

it('a contract without a number is met again where a further row says no amount of it', async () => {
  await open([
    ['客户名称', '合同名称', '签订日期', '合同金额', '联系人'],
    [green, '设备采购', '2021-03-05', 12000, '李雷'],
    [green, '设备采购', '2021-03-05', null, '韩梅'],
  ]);
  await commit();
  expect(await office.store.database.query('SELECT amount FROM contracts')).toEqual([{ amount: 1_200_000 }]);
});
