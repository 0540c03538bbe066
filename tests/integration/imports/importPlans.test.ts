import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportSession, ImportTable } from '../../../electron/api/imports';
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

afterEach(async () => {
  await desk.imports.closeAll();
  await office.remove();
});

function sheetFile(name: string, rows: readonly (readonly unknown[])[], sheet = '客户'): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), sheet);
  const path = join(office.folder, name);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

function openSheet(path: string): Promise<ImportSession> {
  return desk.imports.openFile(path, path.split('/').at(-1) ?? path, {});
}

function firstTable(session: ImportSession): ImportTable {
  const [table] = session.tables;
  if (!table) throw new Error('no table');
  return table;
}

function targets(session: ImportSession): Record<string, string | null> {
  return Object.fromEntries(firstTable(session).columns.map((column) => [column.heading, column.target]));
}

async function importSession(session: ImportSession): Promise<void> {
  const { imports, jobs, actor } = desk;
  const rehearsal = await imports.rehearse(actor, { session: session.id, onDuplicate: 'fill' });
  expect((await jobs.ended(rehearsal.job)).state).toBe('done');
  const commit = await imports.commit(actor, { session: session.id, requestId: crypto.randomUUID() });
  expect((await jobs.ended(commit.job)).state).toBe('done');
}

const rows = [
  ['单位', '对接', '密级', '成交', '日期', '备注'],
  ['杭州绿源农业有限公司', '张伟', '甲', 12, '3/4/2021', '老客户'],
  ['宁波三江家具厂', '王强', '乙', 8, '5/6/2021', ''],
  ['绍兴轻纺有限公司', '李娜', '甲', 3, '7/8/2021', ''],
];

describe('a plan that is changed', () => {
  it('takes unit, order of the date, end of the table and fields from a person, and gives each step back', async () => {
    const { imports, actor } = desk;
    const session = await openSheet(sheetFile('a.xlsx', rows));
    const before = firstTable(session);
    const plan = { session: session.id, table: before.id };
    const next = await imports.plan(actor, {
      ...plan,
      targets: [
        { column: 3, target: 'contract.amount' },
        { column: 4, target: 'contract.signedOn' },
      ],
      multipliers: [{ column: 3, multiplier: 10_000 }],
      lastDataRow: 3,
    });
    const table = firstTable(next);
    expect(table).toMatchObject({ lastDataRow: 3, isEndChosen: true });
    expect(table.columns[3]).toMatchObject({ multiplier: 10_000, target: 'contract.amount' });
    expect(table.columns[4]).toMatchObject({ dateOrder: 'unsure' });
    const ordered = await imports.plan(actor, { ...plan, dateOrders: [{ column: 4, order: 'dayFirst' }] });
    expect(firstTable(ordered).columns[4]).toMatchObject({ dateOrder: 'dayFirst' });
    expect(ordered.canUndoPlan).toBe(true);
    const back = await imports.undoPlan(actor, { session: session.id });
    expect(firstTable(back).columns[4]).toMatchObject({ dateOrder: 'unsure' });
    const first = await imports.undoPlan(actor, { session: session.id });
    expect(firstTable(first).lastDataRow).toBe(4);
    await expect(imports.undoPlan(actor, { session: session.id })).rejects.toThrow('nothingToUndo');
  });

  it('are told of an earlier import: what its columns became, and whether the layout was known', async () => {
    const { imports, actor } = desk;
    const session = await openSheet(sheetFile('a.xlsx', rows, '一月'));
    await imports.plan(actor, {
      session: session.id,
      table: 0,
      targets: [
        { column: 1, target: 'contact.name' },
        { column: 2, target: null },
      ],
      sheetNameTarget: 'account.source',
    });
    await importSession(session);
    const { runs } = await imports.history(actor, { offset: 0, limit: 1 });
    const { tables } = await imports.layoutsOfRun(actor, { run: runs[0]?.id ?? 0 });
    expect(tables).toMatchObject([
      { sheet: '一月', headerRows: [1], isRemembered: false, sheetNameTarget: 'account.source' },
    ]);
    expect(tables[0]?.columns.slice(0, 3)).toEqual([
      { column: 0, heading: '单位', target: 'account.name' },
      { column: 1, heading: '对接', target: 'contact.name' },
      { column: 2, heading: '密级', target: null },
    ]);
    await expect(imports.layoutsOfRun(actor, { run: 99 })).rejects.toThrow('notFound');
    // A field that does not exist is refused, for the name of a sheet as for a column.
    const again = await openSheet(sheetFile('b.xlsx', rows));
    await expect(
      imports.plan(actor, { session: again.id, table: 0, sheetNameTarget: 'account.nothing' }),
    ).rejects.toThrow('notFound');
  });

  it('says which columns would overwrite each other, and that nobody is named', async () => {
    const { imports, actor } = desk;
    const session = await openSheet(sheetFile('a.xlsx', rows));
    const plan = { session: session.id, table: 0 };
    const twice = await imports.plan(actor, {
      ...plan,
      targets: [
        { column: 0, target: 'account.name' },
        { column: 2, target: 'account.name' },
      ],
    });
    expect(firstTable(twice).obstacle).toBe('twoToOne');
    expect(firstTable(twice).columns[0]?.clashesWith).toEqual([2]);
    const nobody = await imports.plan(actor, {
      ...plan,
      targets: [0, 1, 2].map((column) => ({ column, target: null })),
    });
    expect(firstTable(nobody).obstacle).toBe('nobodyNamed');
    // Columns that are put together are no clash.
    const remarks = await imports.plan(actor, {
      ...plan,
      targets: [
        { column: 0, target: 'account.name' },
        { column: 2, target: 'account.remark' },
        { column: 5, target: 'account.remark' },
      ],
    });
    expect(firstTable(remarks).obstacle).toBeNull();
  });

  it('takes a row in or leaves it out as a person says, and shows why each row is what it is', async () => {
    const { imports, actor } = desk;
    const session = await openSheet(
      sheetFile('a.xlsx', [['客户一览'], [], ...rows, ['合计', '', '', 23], ['制表：王芳']]),
    );
    const look = { session: session.id, sheet: 0, part: 'head' } as const;
    const kinds = async () =>
      (await imports.sheet(actor, look)).rows.map(({ row, is, why }) => [row, is, why]);
    expect(await kinds()).toEqual([
      [1, 'title', null],
      [3, 'heading', null],
      [4, 'data', null],
      [5, 'data', null],
      [6, 'data', null],
      [7, 'skip', 'total'],
      [8, 'skip', 'signature'],
    ]);
    await imports.judgeRow(actor, { session: session.id, table: 0, row: 5, as: 'skip' });
    await imports.judgeRow(actor, { session: session.id, table: 0, row: 7, as: 'data' });
    const judged = (await imports.sheet(actor, look)).rows;
    expect(judged.find(({ row }) => row === 5)).toMatchObject({ is: 'skip', why: 'leftOut', isJudged: true });
    expect(judged.find(({ row }) => row === 7)).toMatchObject({ is: 'data', isJudged: true });
    await imports.undoPlan(actor, { session: session.id });
    await imports.undoPlan(actor, { session: session.id });
    expect((await kinds())[3]).toEqual([5, 'data', null]);
  });

  it('shows the end of a long sheet, told apart like its beginning', async () => {
    const { imports, actor } = desk;
    const many = Array.from({ length: 2500 }, (_none, at) => [`客户${String(at)}有限公司`, '张伟', '甲', 1]);
    const session = await openSheet(sheetFile('long.xlsx', [rows[0] ?? [], ...many, ['合计', '', '', 2500]]));
    const { rows: end } = await imports.sheet(actor, { session: session.id, sheet: 0, part: 'end' });
    expect(end).toHaveLength(30);
    expect(end.at(-1)).toMatchObject({ row: 2502, is: 'skip', why: 'total' });
    expect(end.at(-2)).toMatchObject({ row: 2501, is: 'data' });
  });

  it('is made where no table was found, once a person says where the heading stands', async () => {
    const { imports, actor } = desk;
    const form = [['来访登记'], ['日期：2024-01-01'], ['张三 来谈合作']];
    const session = await openSheet(sheetFile('form.xlsx', form));
    expect(session.tables.filter((table) => table.isChosen)).toEqual([]);
    expect(session.sheets).toMatchObject([{ index: 0, lastRow: 3 }]);
    const made = await imports.declareTable(actor, { session: session.id, sheet: 0, headerRows: [1] });
    expect(made.tables.at(-1)).toMatchObject({ headerRows: [1], firstDataRow: 2, sheetIndex: 0 });
  });
});

describe('a text file read in another way', () => {
  it('keeps what was decided about its columns', async () => {
    const { imports, actor } = desk;
    const path = join(office.folder, '客户.csv');
    const text = '单位,联系人,密级\n杭州绿源农业有限公司,张伟,甲\n宁波三江家具厂,王强,乙\n';
    writeFileSync(path, Buffer.from(text, 'utf16le'));
    const opened = await desk.imports.openFile(path, '客户.csv', { encoding: 'utf-16le' });
    const chosen = await imports.plan(actor, {
      session: opened.id,
      table: 0,
      targets: [{ column: 2, target: 'account.remark' }],
    });
    expect(targets(chosen)).toMatchObject({ 密级: 'account.remark' });
    const wrong = await imports.reread(actor, { session: opened.id, encoding: 'gb18030' });
    expect(wrong.id).toBe(opened.id);
    const again = await imports.reread(actor, { session: opened.id, encoding: 'utf-16le' });
    expect(again).toMatchObject({ encoding: 'utf-16le', delimiter: ',' });
    expect(targets(again)).toMatchObject({ 单位: 'account.name', 联系人: 'contact.name' });
  });
});

describe('what the office taught', () => {
  it('brings a heading there the next time, says so, outranks the list, and is forgotten when asked', async () => {
    const { imports, actor } = desk;
    const first = await openSheet(sheetFile('a.xlsx', rows));
    expect(targets(first)['密级']).toBeNull();
    const taught = await imports.plan(actor, {
      session: first.id,
      table: 0,
      targets: [{ column: 2, target: 'account.industry' }],
    });
    expect(targets(taught)['密级']).toBe('account.industry');
    await importSession(taught);
    const other = await openSheet(
      sheetFile('b.xlsx', [
        ['客户名称', '密级', '地址'],
        ['温州眼镜有限公司', '甲', '学院路 1 号'],
        ['台州模具有限公司', '乙', '市府大道 2 号'],
      ]),
    );
    const column = firstTable(other).columns[1];
    expect(column).toMatchObject({
      target: 'account.industry',
      confidence: 'high',
      reason: { code: 'learned', times: 1 },
    });
    const { headings } = await imports.learned(actor, {});
    expect(headings.find((one) => one.words === '密级')).toMatchObject({ isChosen: true, times: 1 });
    expect(await imports.forgetLearned(actor, { headings: ['密级'] })).toEqual({ forgotten: 1 });
    const forgotten = await openSheet(join(office.folder, 'b.xlsx'));
    expect(targets(forgotten)['密级']).not.toBe('account.industry');
  });

  it('does not bring numbers of telephones into a field of dates because a heading once did', async () => {
    const { imports, actor } = desk;
    const first = await openSheet(sheetFile('a.xlsx', rows));
    await importSession(
      await imports.plan(actor, {
        session: first.id,
        table: 0,
        targets: [
          { column: 4, target: 'contract.signedOn' },
          { column: 3, target: 'contract.number' },
        ],
      }),
    );
    const phones = Array.from({ length: 8 }, (_none, at) => [
      `客户${String(at)}有限公司`,
      `1380000111${String(at)}`,
    ]);
    const other = await openSheet(sheetFile('b.xlsx', [['客户名称', '日期'], ...phones]));
    expect(targets(other)['日期']).not.toBe('contract.signedOn');
  });

  it('knows a layout again when one column in ten is new, with its units and its end, unless told to forget it', async () => {
    const { imports, actor } = desk;
    const wide = (extra: readonly string[]) => [
      ['客户名称', '联系人', '手机', '职务', '等级', '地址', '网址', '来源', '合同编号', '金额', ...extra],
      ...['杭州绿源', '宁波三江', '绍兴轻纺'].map((name, at) => [
        `${name}有限公司`,
        '张伟',
        `1380000111${String(at)}`,
        '经理',
        'A',
        `文三路 ${String(at + 1)} 号`,
        'www.abc.com',
        '网络',
        `HT-00${String(at + 1)}`,
        at + 1,
        ...extra.map(() => '甲'),
      ]),
    ];
    const first = await openSheet(sheetFile('a.xlsx', wide([])));
    await importSession(
      await imports.plan(actor, {
        session: first.id,
        table: 0,
        targets: [{ column: 7, target: null }],
        multipliers: [{ column: 9, multiplier: 10_000 }],
      }),
    );
    const again = await openSheet(sheetFile('b.xlsx', wide(['密级'])));
    expect(firstTable(again)).toMatchObject({ isRemembered: true });
    expect(firstTable(again).columns[7]).toMatchObject({ target: null, reason: { code: 'remembered' } });
    expect(firstTable(again).columns[9]).toMatchObject({ multiplier: 10_000 });
    const fresh = await imports.plan(actor, { session: again.id, table: 0, forgetsLayout: true });
    expect(firstTable(fresh)).toMatchObject({ isRemembered: false });
    expect(firstTable(fresh).columns[9]).toMatchObject({ multiplier: 1 });
    const other = await openSheet(sheetFile('c.xlsx', wide(['密级', '片区', '渠道'])));
    expect(firstTable(other).isRemembered).toBe(false);
  });

  it('finds a heading that was chosen by hand at the same place of the next sheet', async () => {
    const { imports, actor } = desk;
    const odd = (name: string) => [
      ['杭州某某事务所内部资料'],
      ['A', 'B', 'C', 'D'],
      [`${name}农业有限公司`, '张伟', '13800001111', '甲'],
      [`${name}家具有限公司`, '王强', '13800001112', '乙'],
    ];
    const first = await openSheet(sheetFile('a.xlsx', odd('绿源')));
    const headed = await imports.plan(actor, { session: first.id, table: 0, headerRows: [2] });
    await importSession(
      await imports.plan(actor, {
        session: first.id,
        table: firstTable(headed).id,
        targets: [
          { column: 0, target: 'account.name' },
          { column: 1, target: 'contact.name' },
          { column: 2, target: 'contact.mobiles' },
          { column: 3, target: 'account.remark' },
        ],
      }),
    );
    const again = await openSheet(sheetFile('b.xlsx', odd('三江')));
    expect(firstTable(again)).toMatchObject({ headerRows: [2], firstDataRow: 3, isRemembered: true });
    expect(targets(again)).toEqual({
      A: 'account.name',
      B: 'contact.name',
      C: 'contact.mobiles',
      D: 'account.remark',
    });
  });
});

describe('a column nobody understands', () => {
  it('gets the field proposed that would hold what stands in it', async () => {
    const { imports, actor } = desk;
    const session = await openSheet(
      sheetFile('a.xlsx', [
        ['客户名称', '保证金（万元）', '开馆日期', '合作模式', '是否签保密', '车牌'],
        ...Array.from({ length: 8 }, (_none, at) => [
          `客户${String(at)}有限公司`,
          at + 0.5,
          `2024-0${String(at + 1)}-01`,
          at % 2 ? '直营' : '代理',
          at % 2 ? '是' : '否',
          `浙A${String(10000 + at)}`,
        ]),
      ]),
    );
    const propose = (column: number) =>
      imports.proposeField(actor, { session: session.id, table: 0, column });
    expect(await propose(1)).toMatchObject({ label: '保证金', kind: 'money' });
    expect(await propose(2)).toMatchObject({ label: '开馆日期', kind: 'date' });
    expect(await propose(3)).toEqual({ label: '合作模式', kind: 'choice', choices: ['代理', '直营'] });
    expect(await propose(4)).toMatchObject({ kind: 'boolean' });
    expect(await propose(5)).toMatchObject({ kind: 'text' });
  });
});

describe('where sheets come from', () => {
  it('takes a pasted table with its merged cells, and lines of cells, and removes them in the end', async () => {
    const { imports, actor } = desk;
    expect(await imports.paste(actor, {})).toBeNull();
    desk.clipboard.content = {
      html: '<table><tr><th>客户名称</th><th>手机</th></tr><tr><td>杭州绿源有限公司</td><td>013800001111</td></tr></table>',
      text: '客户名称\t手机',
    };
    const table = await imports.paste(actor, {});
    expect(table?.name).toBe('剪贴板');
    const session = await openSheet(table?.ticket ?? '');
    expect(session.fileName).toBe('剪贴板');
    expect(firstTable(session).columns[1]?.samples).toEqual(['013800001111']);
    desk.clipboard.content = { html: '', text: '客户名称\t地址\n杭州绿源有限公司\t"文三路\n1 号"\n' };
    const lines = await openSheet((await imports.paste(actor, {}))?.ticket ?? '');
    expect(firstTable(lines).columns.map(({ heading }) => heading)).toEqual(['客户名称', '地址']);
    await imports.closeAll();
    expect(existsSync(table?.ticket ?? '')).toBe(false);
  });

  it('finds the sheets of a folder and of the folders in it, and names what it leaves out', async () => {
    const { imports, actor } = desk;
    const folder = join(office.folder, '旧表');
    mkdirSync(join(folder, '2023年', '一季度'), { recursive: true });
    for (const name of [
      '客户10.xlsx',
      '客户2.xlsx',
      '~$客户2.xlsx',
      '说明.docx',
      '2023年/a.csv',
      '2023年/一季度/b.xls',
    ])
      writeFileSync(join(folder, name), 'x');
    const found = await imports.folder(actor, { ticket: folder });
    expect(found.files.map(({ name }) => name)).toEqual([
      '客户2.xlsx',
      '客户10.xlsx',
      '2023年/a.csv',
      '2023年/一季度/b.xls',
    ]);
    expect(found).toMatchObject({ leftOut: [{ name: '说明.docx', why: 'notASheet' }], leftOutCount: 1 });
  });

  it.each(['account', 'contact', 'opportunity', 'contract', 'followUp'] as const)(
    'saves a blank sheet for %s whose every column is known again and whose example is left out',
    async (entity) => {
      const { imports, actor } = desk;
      const saved = await imports.saveTemplate(actor, { entity });
      const session = await openSheet(saved?.ticket ?? '');
      const table = firstTable(session);
      expect(table.columns.filter((column) => column.reason.code !== 'ownSheet')).toEqual([]);
      expect(table.columns.filter((column) => column.target === null)).toEqual([]);
      expect(table.obstacle).toBeNull();
      const { rows: shown } = await imports.sheet(actor, { session: session.id, sheet: 0, part: 'head' });
      expect(shown.map(({ is, why }) => [is, why])).toEqual([
        ['heading', null],
        ['skip', 'example'],
      ]);
    },
  );
});
