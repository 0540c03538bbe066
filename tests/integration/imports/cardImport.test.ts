import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportSession } from '../../../electron/api/imports';
import { anOffice } from '../../support/anOffice';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { forkedSpreadsheets } from '../../support/forkedWorker';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

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

type Sheets = Readonly<Record<string, readonly (readonly unknown[])[]>>;

async function open(name: string, sheets: Sheets): Promise<ImportSession> {
  const book = XLSX.utils.book_new();
  for (const [sheet, cells] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells as unknown[][]), sheet);
  const path = join(office.folder, name);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return await desk.imports.openFile(path, name, {});
}

const card = (company: string, person: string, mobile: string) => [
  ['客户登记表'],
  ['客户名称', company, '联系人', person],
  ['手机', mobile, '客户等级', 'A'],
  ['地址', '人民路1号'],
  [],
];
const two = [
  ...card('杭州绿源农业有限公司', '张伟', '13800001111'),
  ...card('宁波三江家具厂', '王强', '1390000'),
];
/** The other card of the file, one that is in order. */
const third = card('温州东海机电有限公司', '陈晨', '13700003333');

async function rehearse(session: string): Promise<void> {
  const { job } = await desk.imports.rehearse(desk.actor, { session, onDuplicate: 'fill' });
  const ended = await desk.jobs.ended(job);
  if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
}

async function commit(session: string): Promise<number> {
  await rehearse(session);
  const { job, run } = await desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() });
  const ended = await desk.jobs.ended(job);
  if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
  return run;
}

async function rowsOf(session: string) {
  const list = { show: 'all', table: null, problem: null } as const;
  const { rows } = await desk.imports.rows(desk.actor, { session, list, edition: 0, offset: 0, limit: 100 });
  return rows;
}

const accounts = () =>
  office.store.database.query<{ name: string; address: string | null }>(
    'SELECT name, address FROM accounts WHERE deleted_at IS NULL ORDER BY id',
  );

describe('a sheet of cards', () => {
  it('is shown as it looks, with labels and values told apart', async () => {
    const session = await open('a.xlsx', { 客户: [...two, ...third] });
    expect(session.cards).toEqual([
      { table: 0, sheets: [0], count: 3, isRead: true, isTurned: false, leftOut: null },
    ]);
    expect(session.sheets.map(({ name }) => name)).toEqual(['客户']);
    expect(session.tables).toMatchObject([
      { id: 0, sheet: '客户', sheetIndex: 0, isChosen: true, cards: { count: 3, sheets: [0] } },
    ]);
    expect(session.tables[0]?.columns.map(({ heading }) => heading)).toEqual([
      '客户名称',
      '联系人',
      '手机',
      '客户等级',
      '地址',
    ]);
    const { rows } = await desk.imports.sheet(desk.actor, { session: session.id, sheet: 0, part: 'head' });
    expect(rows.map(({ row, is, card: of }) => [row, is, of?.numbers, of?.marks])).toEqual(
      [1, 2, 3].flatMap((number) => {
        const from = (number - 1) * 5;
        const pairs = ['label', 'value', 'label', 'value'];
        return [
          [from + 1, 'title', undefined, undefined],
          [from + 2, 'card', [number], pairs],
          [from + 3, 'card', [number], pairs],
          [from + 4, 'card', [number], ['label', 'value']],
        ];
      }),
    );
  });

  it('is read as an ordinary table when a person says so, and as cards again', async () => {
    const { id } = await open('a.xlsx', { 客户: [...two, ...third] });
    const asTable = await desk.imports.readCards(desk.actor, { session: id, table: 0, asCards: false });
    expect(asTable.cards).toMatchObject([{ isRead: false }]);
    expect(asTable.tables.filter(({ cards }) => cards)).toEqual([]);
    const { rows } = await desk.imports.sheet(desk.actor, { session: id, sheet: 0, part: 'head' });
    expect(rows.some(({ is }) => is === 'card')).toBe(false);
    const again = await desk.imports.readCards(desk.actor, { session: id, table: 0, asCards: true });
    expect(again.tables).toMatchObject([{ id: 0, isChosen: true }]);
    const undone = await desk.imports.undoPlan(desk.actor, { session: id });
    expect(undone.cards).toMatchObject([{ isRead: false }]);
  });

  it('names the true cell of a problem, takes its repair, and goes in with it', async () => {
    const { id } = await open('a.xlsx', { 客户: [...two, ...third] });
    await rehearse(id);
    const second = (await rowsOf(id))[1];
    expect(second).toMatchObject({
      row: 2,
      outcome: 'flag',
      problems: [{ column: 2 }],
      at: { sheet: '客户', cells: ['B7', 'D7', 'B8', 'D8', 'B9'] },
    });
    const cells = [{ table: 0, row: 2, column: 2, text: '13900002222' }];
    await desk.imports.repair(desk.actor, { session: id, repair: { sort: 'type', cells }, isTrial: false });
    expect((await rowsOf(id))[1]).toMatchObject({ outcome: 'accept', problems: [] });
    await commit(id);
    expect(await accounts()).toEqual([
      { name: '杭州绿源农业有限公司', address: '人民路1号' },
      { name: '宁波三江家具厂', address: '人民路1号' },
      { name: '温州东海机电有限公司', address: '人民路1号' },
    ]);
    const mobiles = await office.store.database.query<{ mobiles: string }>(
      'SELECT mobiles FROM contacts ORDER BY id',
    );
    expect(mobiles.map((one) => one.mobiles).join()).toContain('13900002222');
  });

  it('leaves out a card a person left out', async () => {
    const { id } = await open('a.xlsx', { 客户: [...two, ...third] });
    await desk.imports.judgeRow(desk.actor, { session: id, table: 0, row: 1, as: 'skip' });
    const { rows } = await desk.imports.sheet(desk.actor, { session: id, sheet: 0, part: 'head' });
    expect(rows.filter(({ is }) => is === 'skip').map(({ row }) => row)).toEqual([2, 3, 4]);
    await commit(id);
    expect((await accounts()).map(({ name }) => name)).toEqual(['宁波三江家具厂', '温州东海机电有限公司']);
  });

  it('saves what did not go in with the place of the cell, also later from the file', async () => {
    const { id } = await open('a.xlsx', { 客户: [...two, ...third] });
    const run = await commit(id);
    const saved = await desk.imports.saveRejectsOf(desk.actor, {
      run,
      ticket: join(office.folder, 'a.xlsx'),
    });
    expect(saved).toMatchObject({ rows: 1 });
    const book = XLSX.read(readFileSync(desk.savedTo));
    const [heads, row] = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
      header: 1,
    });
    expect(heads?.slice(0, 5)).toEqual(['客户名称', '联系人', '手机', '客户等级', '地址']);
    expect(row?.slice(0, 3)).toEqual(['宁波三江家具厂', '王强', '1390000']);
    expect(row?.[5]).toBe(7);
    expect(row?.[6]).toMatch(/^手机 B8：/);
  });
});

describe('one form alone', () => {
  const alone = (company: string, person: string) => ({
    Sheet1: card(company, person, '13800001111').slice(0, 4),
  });

  it('goes in when a person says that it is a card; the next one of the kind is known', async () => {
    const first = await open('一.xlsx', alone('杭州绿源农业有限公司', '张伟'));
    expect(first.cards).toMatchObject([{ count: 1, isRead: false, leftOut: 'oneForm' }]);
    expect(first.tables.filter(({ isChosen }) => isChosen)).toEqual([]);
    const { table = -1 } = first.cards[0] ?? {};
    await desk.imports.readCards(desk.actor, { session: first.id, table, asCards: true });
    await commit(first.id);
    expect((await accounts()).map(({ name }) => name)).toEqual(['杭州绿源农业有限公司']);
    const second = await open('二.xlsx', alone('宁波三江家具厂', '王强'));
    expect(second.cards).toMatchObject([{ isRead: true }]);
    expect(second.tables).toMatchObject([{ isChosen: true, isRemembered: true }]);
  });
});

it('is taken back as a whole, like any import', async () => {
  const undoable = await anOffice();
  const path = join(office.folder, '卡片.xlsx');
  const book = XLSX.utils.book_new();
  const cells = [...card('杭州绿源农业有限公司', '张伟', '13800001111'), ...third];
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells), '客户');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const own = createImportDesk(undoable.store(), office.folder, { reader: inProcessReader() });
  const run = await own.importFile(path);
  const living = () =>
    undoable.store().database.query<{ count: number }>(
      `SELECT (SELECT count(*) FROM accounts WHERE deleted_at IS NULL) +
                (SELECT count(*) FROM contacts WHERE deleted_at IS NULL) AS count`,
    );
  expect(await living()).toEqual([{ count: 4 }]);
  await undoable.undo.changeSet(undoable.actor, crypto.randomUUID(), run.changeSet ?? 0);
  expect(await living()).toEqual([{ count: 0 }]);
});

it('reads the same card of several sheets into one table', async () => {
  const sheets = Object.fromEntries(
    ['绿源', '三江', '东海'].map((name, at) => [
      name,
      card(`杭州${name}有限公司`, '张伟', `1380000111${String(at)}`),
    ]),
  );
  const { id, cards } = await open('a.xlsx', sheets);
  expect(cards).toMatchObject([{ sheets: [0, 1, 2], count: 3, isRead: true }]);
  await commit(id);
  expect(await accounts()).toHaveLength(3);
  const { rows } = await desk.imports.sheet(desk.actor, { session: id, sheet: 2, part: 'head' });
  expect(rows.map(({ card: of }) => of?.numbers)).toEqual([undefined, [3], [3], [3]]);
});
