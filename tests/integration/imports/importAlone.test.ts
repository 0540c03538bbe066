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
