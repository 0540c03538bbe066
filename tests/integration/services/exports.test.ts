import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../db/schema/cell';
import type { ExportOrder } from '../../../electron/services/exports/exportService';
import { aFolder, anAccount, anOffice, failureOf, make, type TestOffice } from '../../support/anOffice';
import { createImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';

const quiet = { signal: new AbortController().signal, report: () => undefined };

async function exported(
  office: TestOffice,
  order: Omit<ExportOrder, 'path' | 'language'> & { language?: 'zh' | 'en' },
) {
  const path = join(aFolder(), `list.${order.format === 'xlsx' ? 'xlsx' : 'csv'}`);
  const { rows } = await office.exports.write(office.actor, { language: 'zh', ...order, path }, quiet);
  return { path, rows };
}

/** Every row of the first sheet as the program's own reader gives it. */
async function readBack(path: string): Promise<RawCell[][]> {
  const workbook = await inProcessReader().open(path, {});
  const all: RawCell[][] = [];
  for await (const rows of workbook.rows(0)) for (const { cells } of rows) all.push([...cells]);
  await workbook.close();
  return all;
}
const textOf = (cell: RawCell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : typeof cell !== 'object'
      ? String(cell)
      : 'iso' in cell
        ? cell.iso
        : 'text' in cell
          ? cell.text
          : String(cell.value);

const dangerous = [
  '=1+1',
  '@x',
  '-100',
  '+8613800000000',
  "'=x",
  "=cmd|' /C calc'!A0",
  '−5',
  '"a","b"',
  '007',
  '1e5',
];

describe.each(['xlsx', 'csv', 'csvGbk'] as const)('an export as %s', (format) => {
  it('holds the filtered list as people read it, numbers of phones as text, amounts in 元', async () => {
    const office = await anOffice();
    const source = (await make(office, 'source', { name: '展会' })).record;
    await anAccount(office, {
      name: '长沙永泰电子科技有限公司',
      phones: ['0731-40000134', '13800000000'],
      grade: 'A',
      types: ['customer', 'partner'],
      creditLimit: 1_234_567,
      nextContactOn: '2026-12-01',
      source: source.id,
      postcode: '010020',
      bankAccount: '6222020200112233445',
      remark: '第一行\n第二行',
    });
    await anAccount(office, { name: '不在其中', grade: 'B' });
    const { path, rows } = await exported(office, {
      selection: { entity: 'account', filter: { field: 'grade', operator: 'is', value: 'A' } },
      format,
      columns: [
        'name',
        'phones',
        'grade',
        'types',
        'creditLimit',
        'nextContactOn',
        'source',
        'postcode',
        'bankAccount',
        'owner',
        'remark',
      ],
    });
    expect(rows).toBe(1);
    const [headings, first, ...others] = await readBack(path);
    expect(headings?.map(textOf)).toEqual([
      '客户名称',
      '电话',
      '等级',
      '客户类型',
      '信用额度',
      '下次联系',
      '来源',
      '邮编',
      '银行账号',
      '负责人',
      '备注',
    ]);
    expect(others).toEqual([]);
    const words = first?.map(textOf);
    expect(words?.[0]).toBe('长沙永泰电子科技有限公司');
    expect(words?.[1]).toMatch(/0731-40000134.*138.?0000.?0000/);
    expect(words?.[2]).toBe('A 重点');
    expect(Number(words?.[4]?.replaceAll(',', ''))).toBe(12345.67);
    expect(words?.slice(6, 10)).toEqual(['展会', '010020', '6222020200112233445', '张伟']);
    expect(words?.[10]).toBe('第一行\n第二行');
  });

  it('never gives a spreadsheet program something to calculate, and reads back what it was', async () => {
    const office = await anOffice();
    for (const [index, name] of dangerous.entries())
      await anAccount(office, { name: name.trim(), code: `${index}` });
    const { path } = await exported(office, {
      selection: { entity: 'account', sort: [{ field: 'id', direction: 'ascending' }] },
      format,
      columns: ['name'],
    });
    if (format === 'xlsx') {
      const workbook = new Workbook();
      await workbook.xlsx.readFile(path);
      const cells = workbook.worksheets[0]?.getColumn(1).values.slice(2);
      expect(cells?.every((value) => typeof value === 'string')).toBe(true);
      expect(cells).toHaveLength(dangerous.length);
    }
    if (format !== 'xlsx') {
      const text = new TextDecoder(format === 'csv' ? 'utf-8' : 'gb18030').decode(readFileSync(path));
      expect(text).toContain('=1+1');
      expect(
        text.split(/[\r\n]+/).filter((line) => /^"?[=@+\t-]/.test(line) && !/^[+-]\d+$/.test(line)),
      ).toEqual([]);
    }
    // What goes in again is what was there.
    const again = await anOffice();
    await createImportDesk(again.store(), aFolder(), { reader: inProcessReader() }).importFile(path);
    const page = await again.records.list(again.actor, {
      entity: 'account',
      sort: [{ field: 'id', direction: 'ascending' }],
      offset: 0,
      limit: 50,
    });
    expect(page.rows.map((row) => row['name'])).toEqual(dangerous.map((name) => name.trim()));
  });
});

describe('an export', () => {
  it('that is stopped leaves no file, not even a part of one', async () => {
    const office = await anOffice();
    await office.sample.make(office.actor, { accounts: 300, seed: 1, today: '2026-11-22' }, () => undefined);
    const folder = aFolder();
    const path = join(folder, 'list.xlsx');
    for (const stopAt of ['writing', 'finishing'] as const) {
      const stop = new AbortController();
      const job = {
        signal: stop.signal,
        report: ({ phase, done }: { phase?: string; done?: number }) =>
          void ((phase === stopAt && done !== 0) || (stopAt === 'writing' && (done ?? 0) > 0)
            ? stop.abort()
            : undefined),
      };
      const work = office.exports.write(
        office.actor,
        { selection: { entity: 'followUp' }, format: 'xlsx', language: 'zh', path },
        job,
      );
      await expect(work).rejects.toThrow();
      // The answer comes at once; the worker is ended and its file removed behind it.
      await expect.poll(() => readdirSync(folder), { message: stopAt }).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(readdirSync(folder), stopAt).toEqual([]);
    }
  });

  it('of columns or a list nobody knows is refused before anything is written', async () => {
    const office = await anOffice();
    const path = join(aFolder(), 'list.csv');
    const write = (order: Partial<ExportOrder>) =>
      failureOf(
        office.exports.write(
          office.actor,
          { selection: { entity: 'account' }, format: 'csv', language: 'zh', path, ...order },
          quiet,
        ),
      );
    expect(await write({ columns: ['name', 'nonsense', 'constructor'] })).toEqual({
      code: 'invalid',
      fields: [
        { field: 'nonsense', problem: 'notAllowedHere' },
        { field: 'constructor', problem: 'notAllowedHere' },
      ],
    });
    expect(await write({ selection: { entity: 'constructor' } })).toEqual({ code: 'notFound' });
    expect(
      await write({
        selection: { entity: 'account', filter: { field: 'nonsense', operator: 'is', value: 1 } },
      }),
    ).toMatchObject({ code: 'invalid' });
    expect(existsSync(path)).toBe(false);
  });
});

/** What the program itself fills in, and what belongs to one office only. */
const own = new Set([
  'id',
  'no',
  'rowVersion',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'lastFollowedAt',
  'contactCount',
  'completeness',
  'followUpCount',
  'contractAmount',
  'lastPurchasedOn',
]);

describe.each([
  ['account', 'xlsx'],
  ['account', 'csv'],
  ['account', 'csvGbk'],
  ['contact', 'xlsx'],
  ['contact', 'csv'],
] as const)('an exported list of %s as %s', (entity, format) => {
  it('imports back unchanged into an empty office', async () => {
    const office = await anOffice();
    await office.sample.make(office.actor, { accounts: 60, seed: 3, today: '2026-11-22' }, () => undefined);
    await anAccount(office, {
      name: '湘江精密仪器（长沙）有限公司',
      shortName: '湘江精密',
      code: 'K-0007',
      phones: ['0731-40000134', '13800000000'],
      fax: ['0731-40000135'],
      types: ['customer', 'distributor'],
      status: 'creditLimited',
      partyKind: 'household',
      website: 'https://example.cn/a?b=1',
      postcode: '010020',
      legalPerson: '欧阳明日',
      foundedOn: '1999-12-31',
      annualRevenue: 123_456_789,
      creditLimit: 5,
      bank: '中国银行长沙分行',
      bankAccount: '6222020200112233445',
      remark: '第一行\n第二行，"引号"，逗号',
    });
    const { path, rows } = await exported(office, {
      selection: { entity, sort: [{ field: 'id', direction: 'ascending' }] },
      format,
    });
    expect(rows).toBeGreaterThan(50);
    const empty = await anOffice();
    // The people are not in a list of accounts; an office has its own.
    for (const name of ['王芳', '李强', '陈静']) await make(empty, 'user', { name, isActive: true });
    const run = await createImportDesk(empty.store(), aFolder(), { reader: inProcessReader() }).importFile(
      path,
      'create',
    );
    expect(run.counts.rows).toEqual({ accept: rows, flag: 0, reject: 0, skip: 0 });
    const before = await everything(office, entity);
    const after = await everything(empty, entity);
    const differing = new Map<string, unknown[]>();
    before.forEach((record, index) => {
      for (const [field, value] of Object.entries(record)) {
        const now = after[index]?.[field];
        if (JSON.stringify(now) !== JSON.stringify(value))
          differing.set(field, [...(differing.get(field) ?? []), [value, now]].slice(0, 3));
      }
    });
    expect(Object.fromEntries(differing)).toEqual({});
    expect(after).toHaveLength(before.length);
  });
});

/** Every record by its own fields, references by title, in the order they were made. */
async function everything(office: TestOffice, entity: string): Promise<Record<string, unknown>[]> {
  const page = await office.records.list(office.actor, {
    entity,
    sort: [{ field: 'id', direction: 'ascending' }],
    offset: 0,
    limit: 500,
  });
  const fields = office.data.schema().entities[entity]?.fields ?? {};
  return page.rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !own.has(name))
        .map(([name, value]) => {
          const field = name === 'owner' ? { kind: 'reference' as const, to: 'user' } : fields[name];
          return [
            name,
            field?.kind === 'reference' && typeof value === 'number' ? page.titles[field.to]?.[value] : value,
          ];
        }),
    ),
  );
}
