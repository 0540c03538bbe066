import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeChangeSet } from '../../../db/changes/writeChangeSet';
import type { Repair, RowFilter, RowList } from '../../../electron/api/importChecks';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { forkedSpreadsheets } from '../../support/forkedWorker';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;

let office: Office;
let desk: ImportDesk;
let session = '';
beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, {
    reader: inProcessReader(),
    writer: forkedSpreadsheets(),
  });
  await writeChangeSet(office.store, {
    requestId: crypto.randomUUID(),
    kind: 'create',
    userId: null,
    deskId: 'desk',
    at: '2026-11-22T01:00:00.000Z',
    changes: ['王芳', '李强'].map((name) => ({
      action: 'create',
      entity: 'user',
      key: name,
      values: { name, isActive: true },
    })),
  });
});
afterEach(() => office.remove());

const heading = ['客户名称', '统一社会信用代码', '联系人', '手机', '等级', '负责人', '是否重点', '来源'];
const rows = [
  heading,
  ['杭州绿源农业有限公司', '', '张伟', '13800001111', 'A', '王芳', '是', '展会'],
  ['宁波三江家具厂', '', '王强', '1390000', '钻石级', '王', '', '展会'],
  ['', '', '赵敏', '13700003333', '钻石级', '李经理', '', '网络推广'],
  ['温州东海机电有限公司', '', '陈晨', '1.38E+10', 'B', '王芳', '', ''],
];
const everything: RowList = { show: 'all', table: null, problem: null };
const mobile = 3;
const grade = 4;

function sheetFile(name: string, cells: readonly (readonly unknown[])[] = rows): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells as unknown[][]), '客户');
  const path = join(office.folder, name);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

async function rehearse(): Promise<void> {
  const { job } = await desk.imports.rehearse(desk.actor, { session, onDuplicate: 'fill' });
  const ended = await desk.jobs.ended(job);
  if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
}

async function open(name = 'a.xlsx', cells = rows as readonly (readonly unknown[])[]): Promise<void> {
  session = (await desk.imports.openFile(sheetFile(name, cells), name, {})).id;
  await rehearse();
}

const check = () => desk.imports.state(desk.actor, { session });
const repair = (wish: Repair, isTrial = false) =>
  desk.imports.repair(desk.actor, { session, repair: wish, isTrial });
const undo = (direction: 'undo' | 'redo') => desk.imports.undo(desk.actor, { session, direction });
const type = (row: number, column: number, text: string) =>
  repair({ sort: 'type', cells: [{ table: 0, row, column, text }] });

async function shown(show: RowFilter, edition = 0): Promise<number[]> {
  const list = { ...everything, show };
  const page = await desk.imports.rows(desk.actor, { session, list, edition, offset: 0, limit: 100 });
  return page.rows.map(({ row }) => row);
}

async function commit(): Promise<void> {
  const { job } = await desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() });
  const ended = await desk.jobs.ended(job);
  if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
}

async function all(sql: string): Promise<Record<string, unknown>[]> {
  return await office.store.database.query<Record<string, unknown>>(sql);
}

describe('a cell that is repaired', () => {
  it('is checked again at once, with its row and every count, and says what the sheet said', async () => {
    await open();
    expect((await check()).rows).toEqual({ accept: 1, flag: 2, reject: 1, skip: 0 });
    const done = await type(3, mobile, '13900002222');
    expect(done.changed).toMatchObject([
      { row: 3, repairs: [{ column: mobile, sheet: '1390000' }], outcome: 'flag' },
    ]);
    expect(done.changed[0]?.cells[mobile]).toBe('13900002222');
    expect(done.changed[0]?.problems.map(({ column }) => column)).not.toContain(mobile);
    const named = await type(4, 0, '金华双龙酒店');
    expect(named.check.rows).toEqual({ accept: 1, flag: 3, reject: 0, skip: 0 });
    expect(named.check).toMatchObject({ isStale: true, repairedCells: 2, undo: { sort: 'type', cells: 1 } });
    expect(await shown('repaired')).toEqual([3, 4]);
  });

  it('is what the rehearsal counts, what is written, and what the rejects keep', async () => {
    await open();
    await type(4, 0, '金华双龙酒店');
    await expect(commit()).rejects.toMatchObject({ failure: { code: 'importNotReady' } });
    await rehearse();
    expect((await check()).isStale).toBe(false);
    expect((await check()).counts.create['account']).toBe(4);
    await desk.imports.saveRejects(desk.actor, { session });
    const sheet = XLSX.read(readFileSync(desk.savedTo)).Sheets['客户'] ?? {};
    const written = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
    expect(written.map(([name]) => name)).toContain('金华双龙酒店');
    await commit();
    expect(await all('SELECT name FROM accounts ORDER BY id')).toHaveLength(4);
  });

  it('that is typed as the sheet has it is no repair any more', async () => {
    await open();
    await type(3, mobile, '13900002222');
    const back = await type(3, mobile, '1390000');
    expect(back.check.repairedCells).toBe(0);
    expect(back.changed[0]).toMatchObject({ repairs: [], outcome: 'flag' });
  });

  it('finds the account of the office that the row now names', async () => {
    await desk.importFile(
      sheetFile('b.xlsx', [
        ['客户名称', '等级'],
        ['义乌小商品城', 'A'],
      ]),
    );
    await open();
    const done = await type(4, 0, '义乌小商品城');
    expect(done.changed[0]?.account).toBe('update');
    expect((await check()).shown.duplicates).toBe(1);
  });

  it('can be taken back and done again, as often as there are steps', async () => {
    await open();
    const before = await check();
    await type(3, mobile, '13900002222');
    await repair({ sort: 'judge', where: { is: 'rows', rows: [{ table: 0, row: 4 }] }, as: 'skip' });
    const after = await check();
    await undo('undo');
    await undo('undo');
    expect(await undo('undo')).toBeNull();
    expect({ ...(await check()), redo: null, isStale: false }).toEqual({ ...before, redo: null });
    await undo('redo');
    await undo('redo');
    expect(await check()).toEqual(after);
  });

  it('stays in the list it was in until the list is asked for anew', async () => {
    await open();
    expect(await shown('errors')).toEqual([3, 4, 5]);
    await type(5, mobile, '13800000000');
    expect(await shown('errors')).toEqual([3, 4, 5]);
    await rehearse();
    expect(await shown('errors')).toEqual([3, 4, 5]);
    expect(await shown('errors', 1)).toEqual([3, 4]);
  });
});

describe('the next problem', () => {
  it('is found across rows, one cell at a time, round to the beginning and backwards', async () => {
    await open();
    const list = everything;
    const next = (offset: number, column: number, direction: 1 | -1 = 1) =>
      desk.imports.nextProblem(desk.actor, {
        session,
        list,
        edition: 0,
        from: { offset, column },
        direction,
      });
    expect(await next(0, 0)).toEqual({ offset: 1, column: mobile });
    expect(await next(1, mobile)).toEqual({ offset: 1, column: grade });
    expect(await next(1, grade, -1)).toEqual({ offset: 1, column: mobile });
    expect(await next(3, mobile)).toEqual({ offset: 1, column: mobile });
  });

  it('is none when everything is right', async () => {
    await open(
      'good.xlsx',
      rows.slice(0, 2).map((row) => [...row.slice(0, 5)]),
    );
    const from = { offset: -1, column: -1 };
    const wish = { session, list: everything, edition: 0, from, direction: 1 as const };
    expect(await desk.imports.nextProblem(desk.actor, wish)).toBeNull();
  });
});

describe('many cells at once', () => {
  const inColumn = (column: number, problem: string | null = null) => ({
    is: 'column' as const,
    table: 0,
    column,
    list: { ...everything, problem: problem === null ? null : { column, problem } },
  });

  it('are named by a trial that changes nothing, and are one step', async () => {
    await open();
    const wish: Repair = { sort: 'fill', where: inColumn(mobile, 'phoneLength'), text: '057112345678' };
    const trial = await repair(wish, true);
    expect(trial).toMatchObject({ cells: 1, rows: 1, examples: [{ row: 3, before: '1390000' }] });
    expect(trial.check.repairedCells).toBe(0);
    await repair(wish);
    await repair({ sort: 'clear', where: inColumn(grade) });
    expect((await check()).undo).toEqual({ sort: 'clear', cells: 4, rows: 4 });
    await undo('undo');
    expect((await check()).repairedCells).toBe(1);
  });

  it('are found and replaced, in part or only where the cell says just that', async () => {
    await open();
    const replace = { sort: 'replace', where: inColumn(grade), find: '钻石级', replacement: 'A' } as const;
    expect(await repair({ ...replace, isWhole: true }, true)).toMatchObject({ cells: 2 });
    expect(await repair({ ...replace, find: '钻石', isWhole: true }, true)).toMatchObject({ cells: 0 });
    const done = await repair({ ...replace, find: '钻石级', isWhole: false });
    expect(done.check.groups.some(({ column }) => column === grade)).toBe(false);
  });

  it('take the suggestion of the program', async () => {
    await open('codes.xlsx', [
      ['客户名称', '统一社会信用代码'],
      ['杭州绿源农业有限公司', '913501O2RDM2FHXDQP'],
      ['宁波三江家具厂', '9I3501O2RDMZFHXDQP'],
    ]);
    const groups = (await check()).groups.filter(({ suggestions }) => suggestions > 0);
    for (const { column, problem } of groups)
      await repair({ sort: 'suggest', where: inColumn(column, problem) });
    const left = (await check()).groups.reduce((sum, group) => sum + group.suggestions, 0);
    expect(groups.length).toBeGreaterThan(0);
    expect(left).toBe(0);
  });

  it('of rows that are left out or taken in all the same', async () => {
    await open('totals.xlsx', [...rows, ['合计', '', '', '', '', '', '', '']]);
    expect(await shown('skip')).toEqual([6]);
    await repair({
      sort: 'judge',
      where: { is: 'list', list: { ...everything, show: 'errors' } },
      as: 'skip',
    });
    expect((await check()).rows).toEqual({ accept: 1, flag: 0, reject: 0, skip: 4 });
    await repair({ sort: 'judge', where: { is: 'rows', rows: [{ table: 0, row: 6 }] }, as: 'data' });
    expect((await check()).rows.skip).toBe(3);
  });
});

describe('a table whose rows take something from the rows above', () => {
  it('is checked whole when the cell above is repaired', async () => {
    const path = join(office.folder, 'merged.xlsx');
    const sheet = XLSX.utils.aoa_to_sheet([
      ['客户名称', '联系人', '手机', '等级'],
      ['杭州绿源农业有限公司', '张伟', '13800001111', '钻石级'],
      ['', '李娜', '13900002222', ''],
      ['', '王强', '13700002222', ''],
      ['宁波三江家具厂', '赵敏', '13600002222', 'A'],
    ]);
    const over = (column: number) => ({ s: { r: 1, c: column }, e: { r: 3, c: column } });
    sheet['!merges'] = [over(0), over(3)];
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '客户');
    writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    session = (await desk.imports.openFile(path, 'merged.xlsx', {})).id;
    await rehearse();
    expect((await check()).rows).toMatchObject({ accept: 1, flag: 3 });
    await type(2, 3, 'B');
    expect((await check()).rows).toMatchObject({ accept: 4, flag: 0 });
  });
});

describe('the cell the keyboard is on', () => {
  it('says what the sheet says and what is read of it', async () => {
    await open('money.xlsx', [
      ['客户名称', '项目名称', '预计金额', '负责人'],
      ['杭州绿源农业有限公司', '大棚', '12.5万', '王芳'],
    ]);
    const at = (column: number) => desk.imports.cell(desk.actor, { session, table: 0, row: 2, column });
    expect(await at(2)).toMatchObject({ sheet: '12.5万', cell: '12.5万', value: 12_500_000, problems: [] });
    await type(2, 2, '面议');
    expect(await at(2)).toMatchObject({ sheet: '12.5万', cell: '面议', value: null });
  });
});

describe('the values of a column', () => {
  const path = 'account.grade';

  it('are listed once each, what nobody understood first, with what it probably is', async () => {
    await open();
    const { fields } = await desk.imports.values(desk.actor, { session });
    const of = (name: string) => fields.find((field) => field.path === name)?.values ?? [];
    expect(of(path)[0]).toMatchObject({ text: '钻石级', count: 2, reading: 'unknown', by: 'program' });
    expect(of(path).map(({ text, reading }) => [text, reading])).toContainEqual(['A', 'known']);
    const owner = of('account.owner');
    expect(owner.find(({ text }) => text === '王芳')).toMatchObject({ reading: 'known', count: 2 });
    expect(owner.find(({ text }) => text === '王')).toMatchObject({ reading: 'unknown' });
    expect((await check()).unknownValues).toBe(3);
  });

  it('follow the repair of a cell and its undo', async () => {
    await open();
    const countsOf = async () => {
      const { fields } = await desk.imports.values(desk.actor, { session });
      const values = fields.find((field) => field.path === path)?.values ?? [];
      return Object.fromEntries(values.map(({ text, count }) => [text, count]));
    };
    const before = await countsOf();
    expect(before).toEqual({ 钻石级: 2, A: 1, B: 1 });
    await type(3, grade, 'B');
    expect(await countsOf()).toEqual({ 钻石级: 1, A: 1, B: 2 });
    await type(4, grade, '');
    expect(await countsOf()).toEqual({ A: 1, B: 2 });
    await undo('undo');
    await undo('undo');
    expect(await countsOf()).toEqual(before);
  });

  it('are decided once, learned with the import, and known at the next one', async () => {
    await open();
    const choose = (text: string, to: string | null) =>
      repair({
        sort: 'values',
        path,
        choices: [{ text, choice: to === null ? { is: 'blank' } : { is: 'text', text: to } }],
      });
    const done = await choose('钻石级', 'A');
    expect(done).toMatchObject({ cells: 2, rows: 2 });
    expect(done.check.groups.some(({ column }) => column === grade)).toBe(false);
    await rehearse();
    await commit();
    expect(await all('SELECT grade FROM accounts ORDER BY id')).toEqual([
      { grade: 'A' },
      { grade: 'A' },
      { grade: 'B' },
    ]);
    const { id } = await desk.imports.openFile(sheetFile('once.xlsx', rows), 'once.xlsx', {});
    const whole = { session: id, requestId: crypto.randomUUID(), onDuplicate: 'create' } as const;
    await desk.jobs.ended((await desk.imports.importAtOnce(desk.actor, whole)).job);
    expect((await desk.imports.rehearsal(desk.actor, { session: id })).problems).not.toContainEqual(
      expect.objectContaining({ column: grade }),
    );
    await open('again.xlsx');
    const again = await desk.imports.values(desk.actor, { session });
    const value = again.fields
      .find((field) => field.path === path)
      ?.values.find(({ text }) => text === '钻石级');
    expect(value).toMatchObject({ reading: 'known', by: 'learned' });
    await repair({ sort: 'values', path, choices: [{ text: '钻石级', choice: null }] });
    expect((await check()).groups.some(({ column }) => column === grade)).toBe(true);
    await rehearse();
    await commit();
    expect(await all('SELECT * FROM import_values')).toEqual([]);
  });
});

describe('the workbook of rejected rows', () => {
  it('is read back with its columns known, and every row lands once it is repaired', async () => {
    const opened = await desk.imports.openFile(sheetFile('a.xlsx'), 'a.xlsx', {});
    session = opened.id;
    const wasMapped = opened.tables[0]?.columns.map(({ target }) => target !== null) ?? [];
    await rehearse();
    await commit();
    expect(await desk.imports.saveRejects(desk.actor, { session })).toMatchObject({ rows: 3 });
    const first = await all('SELECT count(*) AS count FROM accounts');
    const back = await desk.imports.openFile(desk.savedTo, 'rejects.xlsx', {});
    session = back.id;
    const [table, ...others] = back.tables.filter(({ isChosen }) => isChosen);
    expect(others).toEqual([]);
    expect(table?.isRemembered).toBe(true);
    expect(table?.columns.filter(({ target }) => target !== null).map(({ heading: words }) => words)).toEqual(
      heading.filter((_words, column) => wasMapped[column]),
    );
    await rehearse();
    const repaired = [
      [2, mobile, '13900002222'],
      [3, 0, '金华双龙酒店'],
      [4, mobile, '13500002222'],
    ] as const;
    for (const [row, column, text] of repaired) await type(row, column, text);
    await repair({
      sort: 'values',
      path: 'account.grade',
      choices: [{ text: '钻石级', choice: { is: 'text', text: 'A' } }],
    });
    const { fields } = await desk.imports.values(desk.actor, { session });
    for (const field of fields) {
      for (const { text, reading } of field.values)
        if (reading === 'unknown')
          await repair({ sort: 'values', path: field.path, choices: [{ text, choice: { is: 'blank' } }] });
    }
    await rehearse();
    expect((await check()).rows).toEqual({ accept: 3, flag: 0, reject: 0, skip: 0 });
    await commit();
    expect(first).toEqual([{ count: 3 }]);
    expect(await all('SELECT name FROM accounts ORDER BY id')).toHaveLength(4);
    expect(await all('SELECT name, mobiles FROM contacts ORDER BY name')).toEqual([
      { name: '张伟', mobiles: '["13800001111"]' },
      { name: '王强', mobiles: '["13900002222"]' },
      { name: '赵敏', mobiles: '["13700003333"]' },
      { name: '陈晨', mobiles: '["13500002222"]' },
    ]);
  });
});
