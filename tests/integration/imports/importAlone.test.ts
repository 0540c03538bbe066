import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
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
      ['客户名称', '地址'],
      ['杭州绿源农业有限公司', '文三路1号'],
      ['宁波三江家具厂', ''],
    ]),
  );
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

const tasks = [
  ['任务内容', '截止时间', '任务状态', '优先级', '客户'],
  ['寄样品', '2026-12-01', '待办', '高', '杭州绿源农业有限公司'],
  ['催款', '2026-12-02', '已完成', '中', '没有这家公司'],
  ['', '2026-12-03', '待办', '低', ''],
];

describe('a sheet about something that is no customer', () => {
  it('is recognised by its headings and becomes one record a row, with what it refers to', async () => {
    const session = await desk.imports.openFile(sheetFile('t.xlsx', tasks), 't.xlsx', {});
    expect(session.tables[0]?.columns.map(({ target }) => target)).toEqual([
      'task.title',
      'task.dueAt',
      'task.status',
      'task.priority',
      'task.account',
    ]);
    expect(session.tables[0]).toMatchObject({ isChosen: true, obstacle: null });
    const run = await desk.importFile(sheetFile('t.xlsx', tasks));
    expect(run.counts).toMatchObject({ create: { task: 2 }, update: {}, rows: { reject: 1 } });
    expect(
      await all(
        `SELECT t.title, t.status, t.priority, a.name AS account FROM tasks t LEFT JOIN accounts a ON a.id = t.account_id ORDER BY t.id`,
      ),
    ).toEqual([
      { title: '寄样品', status: 'todo', priority: 'high', account: '杭州绿源农业有限公司' },
      { title: '催款', status: 'done', priority: 'normal', account: null },
    ]);
    expect(await all('SELECT count(*) AS count FROM accounts')).toEqual([{ count: 2 }]);
  });

  it('may be a list of what was sent, by the words couriers and storekeepers use', async () => {
    const sent = [
      [
        '发货日期',
        '客户名称',
        '货物名称',
        '快递公司',
        '快递单号',
        '收件人',
        '收件电话',
        '签收日期',
        '物流状态',
      ],
      [
        '2026.11.3',
        '杭州绿源农业有限公司',
        '冲床 2 台',
        '德邦物流',
        'DB7700123',
        '陈思',
        '13800001111',
        '2026/11/6',
        '签收',
      ],
      ['2026.11.20', '宁波三江家具厂', '模具', '顺丰', 'SF1234567890', '李工', '', '', '派送中'],
      ['2026.11.20', '没有这家公司', '模具', '顺丰', 'SF1234567891', '李工', '', '', '派送中'],
      ['2026.11.20', '', '模具', '顺丰', 'SF1234567892', '李工', '', '', '派送中'],
    ];
    const run = await desk.importFile(sheetFile('d.xlsx', sent));
    expect(run.counts).toMatchObject({ create: { delivery: 2 }, rows: { reject: 2 } });
    expect(
      await all(
        `SELECT a.name, d.content, d.carrier, d.tracking_no AS trackingNo, d.shipped_on AS shippedOn, d.signed_on AS signedOn, d.status
         FROM deliveries d JOIN accounts a ON a.id = d.account_id ORDER BY d.id`,
      ),
    ).toEqual([
      {
        name: '杭州绿源农业有限公司',
        content: '冲床 2 台',
        carrier: '德邦物流',
        trackingNo: 'DB7700123',
        shippedOn: '2026-11-03',
        signedOn: '2026-11-06',
        status: 'signed',
      },
      {
        name: '宁波三江家具厂',
        content: '模具',
        carrier: '顺丰',
        trackingNo: 'SF1234567890',
        shippedOn: '2026-11-20',
        signedOn: null,
        status: 'inTransit',
      },
    ]);
    expect(await all('SELECT count(*) AS count FROM accounts')).toEqual([{ count: 2 }]);
  });

  it('names what it refers to and nobody knows, and makes nothing twice', async () => {
    const session = await desk.imports.openFile(sheetFile('t.xlsx', tasks), 't.xlsx', {});
    const { job } = await desk.imports.rehearse(desk.actor, { session: session.id });
    await desk.jobs.ended(job);
    const { problems } = await desk.imports.rehearsal(desk.actor, { session: session.id });
    expect(problems).toContainEqual({ column: 4, heading: '客户', problem: 'referenceUnknown', count: 1 });
    await desk.importFile(sheetFile('t.xlsx', tasks));
    expect((await desk.importFile(sheetFile('t.xlsx', tasks))).counts.create).toEqual({});
  });

  it('may be said to be about something else, and about customers again', async () => {
    const { id: session } = await desk.imports.openFile(
      sheetFile('s.xlsx', [
        ['名称', '说明'],
        ['上海车展', '2021 年'],
        ['朋友介绍', ''],
      ]),
      's.xlsx',
      {},
    );
    const asSources = await desk.imports.chooseSubject(desk.actor, { session, table: 0, subject: 'source' });
    expect(asSources.tables[0]?.columns[0]?.target).toBe('source.name');
    expect(await desk.imports.subjects(desk.actor, { session, table: 0 })).toMatchObject({
      subject: 'source',
    });
    const { targets } = await desk.imports.targets(desk.actor, { session });
    expect(new Set(targets.map(({ entity }) => entity))).toEqual(new Set(['source']));
    const again = await desk.imports.chooseSubject(desk.actor, { session, table: 0, subject: null });
    expect(again.tables[0]?.columns[0]?.target).toBe('account.name');
  });
});
