import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import {
  aColleague,
  aCrowd,
  aFolder,
  anAccount,
  anOffice,
  edit,
  failureOf,
  make,
  type TestOffice,
} from '../../support/anOffice';
import { columnNamed, rowOf } from '../../support/editedWorkbook';
import { aRoundTripDesk, edited, hasSoffice, savedByOffice } from '../../support/roundTripDesk';

const everything = { entity: 'account', sort: [{ field: 'id', direction: 'ascending' }] };

/** Accounts with values of every kind that rounding, formats or cleaning could touch. */
async function variedAccounts(office: TestOffice): Promise<AnyRecord[]> {
  const source = (await make(office, 'source', { name: '展会' })).record;
  const varied: Readonly<Record<string, unknown>>[] = [
    {
      name: '长沙永泰电子科技有限公司',
      phones: ['0731-40000134', '13800000000'],
      grade: 'A',
      types: ['customer', 'partner'],
      creditLimit: 1_234_567,
      annualRevenue: 1,
      nextContactOn: '2026-12-01',
      source: source.id,
      postcode: '010020',
      bankAccount: '6222020200112233445',
      creditCode: '91350102RDM2FHXDQP',
      website: 'www.example.com/a?b=1',
      tags: ['重点', '老朋友'],
      remark: '第一行\n第二行  两个空格\t制表',
    },
    {
      name: '=1+1 有限公司',
      remark: '无',
      shortName: '001',
      code: '1-2',
      address: '湖南省长沙市岳麓区 1 号',
    },
    { name: '123456', remark: '_x000D_ 尾巴 ', registeredCapital: 50_000_001, foundedOn: '1999-01-31' },
    { name: '全空公司' },
    { name: 'Ünïcode 公司 🌟', remark: 'TRUE', legalPerson: '张 三', replaceMonths: 12 },
  ];
  const made: AnyRecord[] = [];
  for (const values of varied) made.push(await anAccount(office, values));
  return made;
}

describe('a list that comes back from a spreadsheet program', () => {
  it('proposes nothing when it was not changed', async () => {
    const office = await anOffice();
    await variedAccounts(office);
    const desk = aRoundTripDesk(office);
    const { summary } = await desk.compare(await desk.exported(everything));
    expect(summary).toMatchObject({
      compared: 5,
      changedCells: 0,
      clashCells: 0,
      problemCells: 0,
      ticked: 0,
    });
    expect(summary.rows.all).toBe(0);
    expect(summary.columns.filter(({ leftOut }) => leftOut !== null && leftOut !== 'readOnly')).toEqual([]);
  });

  it('is read once: the stamp, and then the rows', async () => {
    const office = await anOffice();
    await variedAccounts(office);
    const desk = aRoundTripDesk(office);
    await desk.compare(await desk.exported(everything));
    expect([...desk.reads].sort()).toEqual([0, 1]);
  });

  it.runIf(hasSoffice).each(['xlsx', 'xls', 'ods'])(
    'proposes nothing when LibreOffice saved it unchanged as %s',
    { timeout: 120_000 },
    async (format) => {
      const office = await anOffice();
      await variedAccounts(office);
      const desk = aRoundTripDesk(office);
      const { summary, rows } = await desk.compare(savedByOffice(await desk.exported(everything), format));
      expect(await rows()).toEqual([]);
      expect(summary).toMatchObject({ compared: 5, changedCells: 0, clashCells: 0, problemCells: 0 });
    },
  );

  it('finds its rows and columns again when they were sorted, moved, renamed, inserted and taken out', async () => {
    const office = await anOffice();
    const ids = await aCrowd(office, 30, (index) => ({
      name: `客户${index}`,
      code: `C-${index}`,
      remark: index % 2 === 0 ? `备注${index}` : null,
      grade: index % 3 === 0 ? 'A' : 'B',
    }));
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name', 'code', 'grade', 'remark', 'phones']);
    const changed = await edited(path, (sheet) => {
      sheet.getCell(rowOf(sheet, ids[4] ?? 0), columnNamed(sheet, '备注')).value = '改过的备注';
      sheet.getCell(1, columnNamed(sheet, '备注')).value = '内部情况';
      sheet.getCell(1, columnNamed(sheet, '客户代码')).value = '老编号';
      const rows = Array.from({ length: 30 }, (_, at) => [
        ...(sheet.getRow(at + 2).values as unknown[]).slice(1),
      ]);
      rows.reverse();
      rows.forEach((values, at) => (sheet.getRow(at + 2).values = values as never));
      sheet.spliceColumns(1, 0, ['核对人', '王']);
      sheet.spliceColumns(columnNamed(sheet, '电话'), 1);
      sheet.insertRow(1, ['客户核对表']);
      sheet.insertRow(1, []);
    });
    const { summary, rows } = await desk.compare(changed);
    expect(summary).toMatchObject({ compared: 30, changedCells: 1, problemCells: 0 });
    expect(await rows()).toMatchObject([
      {
        id: ids[4],
        is: 'change',
        isTicked: true,
        cells: [{ field: 'remark', base: '备注4', file: '改过的备注' }],
      },
    ]);
    const ways = Object.fromEntries(
      summary.columns.map(({ heading, field, way }) => [heading, [field, way]]),
    );
    expect(ways).toMatchObject({
      核对人: [null, null],
      老编号: ['code', 'content'],
      内部情况: ['remark', 'content'],
      客户名称: ['name', 'heading'],
    });
  });

  it('keeps a clash apart, shows who changed it, and leaves equal changes alone', async () => {
    const office = await anOffice();
    const colleague = await aColleague(office);
    const one = await anAccount(office, { name: '甲公司', grade: 'A', remark: '旧' });
    const two = await anAccount(office, { name: '乙公司', grade: 'A' });
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name', 'grade', 'remark']);
    await edit(office, one, { remark: '同事写的', shortName: '甲' }, { actor: colleague });
    await edit(office, two, { grade: 'B' }, { actor: colleague });
    const changed = await edited(path, (sheet) => {
      sheet.getCell(rowOf(sheet, one.id), columnNamed(sheet, '备注')).value = '表里写的';
      sheet.getCell(rowOf(sheet, one.id), columnNamed(sheet, '等级')).value = 'C';
      sheet.getCell(rowOf(sheet, two.id), columnNamed(sheet, '等级')).value = 'B 普通';
    });
    const { session, summary, rows } = await desk.compare(changed);
    expect(summary).toMatchObject({ changedCells: 1, clashCells: 1, willUpdate: 1 });
    expect(await rows()).toMatchObject([
      {
        id: one.id,
        by: '李强',
        cells: [
          { field: 'grade', is: 'change', base: 'A', file: 'C', now: 'A' },
          { field: 'remark', is: 'clash', base: '旧', file: '表里写的', now: '同事写的', take: 'now' },
        ],
      },
    ]);
    expect(await desk.apply(session)).toMatchObject({ updated: 1, cells: 1, leftCount: 0 });
    expect(await office.data.get('account', one.id)).toMatchObject({ grade: 'C', remark: '同事写的' });
  });

  it('writes the side of a clash that was chosen', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司', remark: '旧' });
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name', 'remark']);
    await edit(office, one, { remark: '同事写的' });
    const changed = await edited(path, (sheet) => {
      sheet.getCell(2, columnNamed(sheet, '备注')).value = '表里写的';
    });
    const { session, summary } = await desk.compare(changed);
    expect(summary).toMatchObject({ clashCells: 1, ticked: 0 });
    const chosen = await desk.trips.take(office.actor, { session, take: 'file' });
    expect(chosen).toMatchObject({ ticked: 1, willUpdate: 1 });
    await desk.apply(session);
    expect(await office.data.get('account', one.id)).toMatchObject({ remark: '表里写的' });
  });

  it('offers new rows and missing rows, the latter never ticked, and tells copies, twins and broken keys', async () => {
    const office = await anOffice();
    const ids = await aCrowd(office, 8, (index) => ({
      name: `杭州第${'甲乙丙丁戊己庚辛'.charAt(index)}贸易有限公司`,
    }));
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name', 'phones', 'grade']);
    const changed = await edited(path, (sheet) => {
      const [name, key] = [columnNamed(sheet, '客户名称'), columnNamed(sheet, '客源行标识（请勿修改）')];
      const keyOf = (index: number) => sheet.getCell(rowOf(sheet, ids[index] ?? 0), key).value;
      const add = (values: Record<number, unknown>) => {
        const row = sheet.getRow(sheet.rowCount + 1);
        for (const [column, value] of Object.entries(values))
          row.getCell(Number(column)).value = value as never;
      };
      const grade = columnNamed(sheet, '等级');
      const [copied, twice] = [keyOf(2), keyOf(3)];
      sheet.getCell(rowOf(sheet, ids[4] ?? 0), key).value = 'r5v1';
      sheet.spliceRows(rowOf(sheet, ids[0] ?? 0), 1);
      add({ [name]: '成都全新电子有限公司', [grade]: 'A' });
      add({ [name]: '杭州第乙贸易有限公司' });
      add({ [name]: '复制出来的公司', [key]: copied });
      add({ [name]: '改了一次', [key]: twice });
      sheet.getCell(rowOf(sheet, ids[3] ?? 0), grade).value = 'B';
      add({ [name]: '没有的等级', [grade]: '特级' });
      add({ [grade]: 'A' });
    });
    const { session, summary, rows } = await desk.compare(changed);
    const found = (await rows()).map(({ title, is, note, isTicked }) => ({ title, is, note, isTicked }));
    expect(found).toEqual([
      { title: '杭州第丁贸易有限公司', is: 'problem', note: 'keyTwice', isTicked: false },
      { title: '杭州第戊贸易有限公司', is: 'problem', note: 'keyDamaged', isTicked: false },
      { title: '成都全新电子有限公司', is: 'new', note: null, isTicked: true },
      { title: '杭州第乙贸易有限公司', is: 'new', note: 'looksAlike', isTicked: false },
      { title: '复制出来的公司', is: 'new', note: 'copiedRow', isTicked: false },
      { title: '杭州第丁贸易有限公司', is: 'problem', note: 'keyTwice', isTicked: false },
      { title: '没有的等级', is: 'problem', note: null, isTicked: false },
      { title: 'A', is: 'problem', note: null, isTicked: false },
      { title: '杭州第甲贸易有限公司', is: 'missing', note: null, isTicked: false },
      { title: '杭州第戊贸易有限公司', is: 'missing', note: null, isTicked: false },
    ]);
    expect(summary).toMatchObject({ willCreate: 1, willDelete: 0, willUpdate: 0 });
    await desk.trips.tick(office.actor, { session, show: 'missing', isTicked: true });
    const result = await desk.apply(session);
    expect(result).toMatchObject({ created: 1, deleted: 2, updated: 0, leftCount: 0 });
    expect((await office.data.get('account', ids[0] ?? 0))?.deletedAt).not.toBeNull();
    await office.undo.changeSet(office.actor, crypto.randomUUID(), result.changeSet ?? 0);
    expect((await office.data.get('account', ids[0] ?? 0))?.deletedAt).toBeNull();
    expect(await office.data.ids({ entity: 'account' })).toHaveLength(8);
  });

  it('never proposes the deletion of what a filtered export left out', async () => {
    const office = await anOffice();
    await aCrowd(office, 10, (index) => ({ name: `客户${index}`, grade: index < 4 ? 'A' : 'B' }));
    const desk = aRoundTripDesk(office);
    const filter = { field: 'grade', operator: 'is', value: 'A' };
    const { summary } = await desk.compare(await desk.exported({ ...everything, filter }));
    expect(summary.rows.missing).toBe(0);
    expect(summary.compared).toBe(4);
  });

  it('says of a cell it cannot read what is wrong, and writes the others of the row', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司', creditLimit: 100_00, nextContactOn: '2026-12-01' });
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name', 'creditLimit', 'nextContactOn', 'source', 'grade']);
    const changed = await edited(path, (sheet) => {
      sheet.getCell(2, columnNamed(sheet, '信用额度')).value = '大约两百';
      sheet.getCell(2, columnNamed(sheet, '下次联系')).value = '2026-02-30';
      sheet.getCell(2, columnNamed(sheet, '来源')).value = '没有的来源';
      sheet.getCell(2, columnNamed(sheet, '等级')).value = 'B';
    });
    const { session, summary, rows } = await desk.compare(changed);
    expect(summary).toMatchObject({ changedCells: 1, problemCells: 3 });
    expect((await rows())[0]?.cells.map(({ field, problem, text }) => [field, problem, text])).toEqual([
      ['creditLimit', 'moneyRange', '大约两百'],
      ['nextContactOn', 'dateInvalid', '2026-02-30'],
      ['source', 'referenceUnknown', '没有的来源'],
      ['grade', null, null],
    ]);
    await desk.apply(session);
    expect(await office.data.get('account', one.id)).toMatchObject({
      grade: 'B',
      creditLimit: 100_00,
      nextContactOn: '2026-12-01',
      source: null,
    });
  });

  it('takes no name away that a record needs, and no value that is taken', async () => {
    const office = await anOffice();
    await make(office, 'source', { name: '展会' });
    const two = (await make(office, 'source', { name: '电话' })).record;
    const three = (await make(office, 'source', { name: '网络' })).record;
    const desk = aRoundTripDesk(office);
    const path = await desk.exported({ ...everything, entity: 'source' }, ['name']);
    const changed = await edited(path, (sheet) => {
      sheet.getCell(rowOf(sheet, two.id), 1).value = '展会';
      sheet.getCell(rowOf(sheet, three.id), 1).value = null;
    });
    const { summary, rows } = await desk.compare(changed);
    expect(summary).toMatchObject({ ticked: 0, problemCells: 2 });
    expect((await rows()).map(({ cells, note }) => cells[0]?.problem ?? note)).toEqual([
      'notUnique',
      'required',
    ]);
  });

  it('notices columns that were sorted apart from their keys', async () => {
    const office = await anOffice();
    await aCrowd(office, 3, (index) => ({ name: `客户${index}` }));
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name']);
    const changed = await edited(path, (sheet) => {
      const names = [2, 3, 4].map((row) => sheet.getCell(row, 1).value);
      [names[1], names[2], names[0]].forEach((name, at) => (sheet.getCell(at + 2, 1).value = name ?? null));
    });
    const { summary, rows } = await desk.compare(changed);
    expect(summary.ticked).toBe(0);
    expect((await rows()).map(({ note }) => note)).toEqual(['mixedUp', 'mixedUp', 'mixedUp']);
  });

  it('leaves a row alone that a colleague changed between comparing and writing, and names it', async () => {
    const office = await anOffice();
    const one = await anAccount(office, { name: '甲公司', grade: 'A' });
    const two = await anAccount(office, { name: '乙公司', grade: 'A' });
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name', 'grade']);
    const changed = await edited(path, (sheet) => {
      sheet.getCell(2, 3).value = 'C';
      sheet.getCell(3, 3).value = 'C';
    });
    const { session } = await desk.compare(changed);
    await edit(office, one, { grade: 'B' });
    await edit(office, two, { remark: '与此无关' });
    expect(await desk.apply(session)).toMatchObject({
      updated: 1,
      leftCount: 1,
      left: [{ title: '甲公司', reason: 'changedMeanwhile' }],
    });
    expect(await office.data.get('account', one.id)).toMatchObject({ grade: 'B' });
    expect(await office.data.get('account', two.id)).toMatchObject({ grade: 'C', remark: '与此无关' });
  });
});

describe('a sheet that cannot be compared', () => {
  it('is refused with a code of its own: another office, an older log, a restored file, no stamp, no keys', async () => {
    const office = await anOffice();
    await anAccount(office);
    const desk = aRoundTripDesk(office);
    const path = await desk.exported(everything, ['name']);
    const other = aRoundTripDesk(await anOffice());
    expect(await failureOf(other.compare(path))).toEqual({ code: 'stampOfOtherOffice' });
    const bare = await edited(path, (_sheet, book) => book.removeWorksheet(2));
    expect(await failureOf(desk.compare(bare))).toEqual({ code: 'stampMissing' });
    const keyless = await edited(path, (sheet) => sheet.spliceColumns(2, 1));
    expect((await desk.compare(keyless)).job.failure).toEqual({ code: 'stampWithoutKeys' });
    const { database } = office.store();
    await database.write(
      (connection) => connection.run('UPDATE changes SET id = id + 1000', []),
      'interactive',
    );
    expect(await failureOf(desk.compare(path))).toEqual({ code: 'stampTooOld' });
    await database.write((connection) => connection.run('DELETE FROM changes', []), 'interactive');
    expect(await failureOf(desk.compare(path))).toEqual({ code: 'stampNewer' });
  });

  it('may still be imported like any other sheet, without the hidden parts', async () => {
    const { createImportDesk } = await import('../../support/importDesk');
    const { forkedSpreadsheets } = await import('../../support/forkedWorker');
    const office = await anOffice();
    await anAccount(office, { name: '甲公司', grade: 'A' });
    const path = await aRoundTripDesk(office).exported(everything);
    const second = await anOffice();
    const imports = createImportDesk(second.store(), aFolder(), { reader: forkedSpreadsheets() }).imports;
    const session = await imports.openFile(path, 'list.xlsx', {});
    expect(session.roundTrip).toBe(true);
    expect(session.tables).toHaveLength(1);
    expect(session.tables[0]?.columns.some(({ heading }) => heading.includes('行标识'))).toBe(false);
  });
});

describe('the acceptance of the round trip', () => {
  it.each(hasSoffice ? ['a library', 'LibreOffice'] : ['a library'])(
    '2,000 rows out, 37 cells changed through %s while a colleague changes 5: 37 proposed, clashes marked, nothing else touched, and the undo restores',
    { timeout: 180_000 },
    async (through) => {
      const office = await anOffice();
      const colleague = await aColleague(office);
      const ids = await aCrowd(office, 2000, (index) => ({
        name: `第${index}号贸易有限公司`,
        code: String(index).padStart(6, '0'),
        grade: 'ABCD'[index % 4],
        phones: [`138${String(10_000_000 + index)}`],
        creditLimit: index * 12_345,
        foundedOn: `20${String(index % 20).padStart(2, '0')}-03-15`,
        remark: index % 5 === 0 ? `备注 ${index}\n第二行` : null,
      }));
      const at = (index: number): number => ids[index] ?? 0;
      const desk = aRoundTripDesk(office);
      const path = await desk.exported(everything);
      // Five of the colleague: two in cells the sheet changes as well, one of them to the same value.
      const theirs: [number, Record<string, unknown>][] = [
        [0, { remark: '同事改的备注' }],
        [7, { remark: '同事也改了' }],
        [500, { shortName: '五百' }],
        [501, { creditLimit: 1 }],
        [1999, { grade: 'A' }],
      ];
      for (const [index, changes] of theirs) {
        const record = await office.data.get('account', at(index));
        if (record) await edit(office, record, changes, { actor: colleague });
      }
      let changed = await edited(path, (sheet) => {
        const columns = { 备注: 0, 信用额度: 0, 等级: 0, 成立日期: 0, 电话: 0 };
        for (const heading of Object.keys(columns))
          columns[heading as keyof typeof columns] = columnNamed(sheet, heading);
        const set = (index: number, heading: keyof typeof columns, value: unknown): void => {
          sheet.getCell(rowOf(sheet, at(index)), columns[heading]).value = value as never;
        };
        for (let index = 0; index < 10; index += 1) set(index, '备注', `表格改的 ${index}`);
        for (let index = 100; index < 110; index += 1) set(index, '信用额度', 88_888.88 + index);
        for (let index = 200; index < 210; index += 1)
          set(index, '等级', index % 4 === 0 ? 'B 普通' : 'A 重点');
        for (let index = 300; index < 304; index += 1)
          set(index, '成立日期', new Date('2010-05-06T00:00:00Z'));
        for (let index = 400; index < 403; index += 1) set(index, '电话', '0571-88881234、13900000000');
      });
      if (through === 'LibreOffice') changed = savedByOffice(changed);
      const before = await office.data.getMany('account', ids);
      const { session, summary, rows } = await desk.compare(changed);
      const sameGrade = [200, 201, 202, 203, 204, 205, 206, 207, 208, 209].filter(
        (index) => 'ABCD'[index % 4] === (index % 4 === 0 ? 'B' : 'A'),
      ).length;
      expect(sameGrade).toBe(0);
      expect(summary).toMatchObject({ compared: 2000, changedCells: 35, clashCells: 2, problemCells: 0 });
      expect(summary.changedCells + summary.clashCells).toBe(37);
      expect((await rows('clash')).map(({ id, by }) => [id, by])).toEqual([
        [at(0), '李强'],
        [at(7), '李强'],
      ]);
      const result = await desk.apply(session);
      expect(result).toMatchObject({ updated: 35, cells: 35, created: 0, deleted: 0, leftCount: 0 });
      const after = await office.data.getMany('account', ids);
      const touched = after.filter(({ rowVersion }, index) => rowVersion !== before[index]?.rowVersion);
      expect(touched).toHaveLength(35);
      expect(after[0]).toMatchObject({ remark: '同事改的备注' });
      expect(after[1]).toMatchObject({ remark: '表格改的 1' });
      expect(after[105]).toMatchObject({ creditLimit: 8_899_388 });
      expect(after[301]).toMatchObject({ foundedOn: '2010-05-06' });
      expect(after[401]).toMatchObject({ phones: ['0571-88881234', '13900000000'] });
      const undone = await office.undo.changeSet(office.actor, crypto.randomUUID(), result.changeSet ?? 0);
      expect(undone).toMatchObject({ keptCount: 0 });
      const content = ({ rowVersion: _v, updatedAt: _at, updatedBy: _by, ...rest }: AnyRecord) => rest;
      expect((await office.data.getMany('account', ids)).map(content)).toEqual(before.map(content));
    },
  );
});
