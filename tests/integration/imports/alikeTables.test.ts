import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { noAmendments } from '../../../electron/services/imports/importAmendments';
import { planWorkbook } from '../../../electron/services/imports/mapping/planWorkbook';
import type { ReadRow } from '../../../electron/services/imports/rows/readRow';
import { createRowReader } from '../../../electron/services/imports/rows/rowReader';
import { createPlanner } from '../../../electron/services/imports/mapping/tablePlan';
import { inProcessReader } from '../../support/inProcessReader';
import {
  file,
  heading,
  row,
  type WrittenFile,
  type WrittenSheet,
} from '../../support/nastySheets/sheetWriting';
import type { TableOptions, TablePlan } from '../../../electron/services/imports/finding/plannedTable';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-alike-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = effectiveSchema(registry, noDefinitions);
const users = ['王芳', '刘洋'];

/** Plans a file, changes the options of every table, and reads all rows. */
async function read(
  written: WrittenFile,
  options: TableOptions = {},
): Promise<{ readonly plans: readonly TablePlan[]; readonly rows: readonly ReadRow[] }> {
  const path = join(folder, written.fileName);
  writeFileSync(path, written.bytes);
  const workbook = await inProcessReader().open(path, {});
  const planner = createPlanner({ schema, users, today: '2026-11-22', layouts: new Map() });
  const planned = await planWorkbook(workbook, planner);
  const plans: TablePlan[] = [];
  const rows: ReadRow[] = [];
  for (const first of planned.plans) {
    const sheet = workbook.summary.sheets[first.sheet];
    const raws = planned.heads.get(first.sheet) ?? [];
    if (!sheet) throw new Error('a table of no sheet');
    const plan = planner.replan(first, raws, sheet, { options });
    plans.push(plan);
    const owners = (name: string): number | null => (users.includes(name) ? users.indexOf(name) + 1 : null);
    const reader = createRowReader(plan, {
      index: planner.index,
      sheet,
      owners,
      today: '2026-11-22',
      amendments: noAmendments(),
    });
    for (const raw of raws) if (raw.row >= plan.found.firstDataRow) rows.push(reader.read(raw));
  }
  return { plans, rows };
}

function sheetOf(name: string, first: string, second: string): WrittenSheet {
  return {
    name,
    lines: [
      heading(['客户名称', '电话'], ['customer.name', 'customer.phone']),
      row(first, '0510-82340001'),
      row(second, '0510-82340002'),
    ],
  };
}

function accounts(rows: readonly ReadRow[], field: string): unknown[] {
  return rows.map(({ records }) => records?.account?.[field]);
}

it('sheets with the same headings in another order are alike, others are not', async () => {
  const other: WrittenSheet = {
    name: '合同',
    lines: [
      heading(['合同编号', '客户名称'], []),
      row('HT-1', '无锡瑞丰包装有限公司'),
      row('HT-2', '佛山中泰建材厂'),
    ],
  };
  const turned: WrittenSheet = {
    name: '二月',
    lines: [
      heading(['电话', '客户名称'], []),
      row('0510-82340003', '东莞恒通电子有限公司'),
      row('', '佛山中泰建材厂'),
    ],
  };
  const { plans } = await read(
    file('同表头', [sheetOf('一月', '无锡瑞丰包装有限公司', '青岛蓝天食品厂'), other, turned]),
  );
  expect(plans.map(({ alike }) => alike)).toEqual([0, null, 0]);
  expect(plans.map(({ sheetNameTarget }) => sheetNameTarget)).toEqual([null, null, null]);
});

it('a sheet named after a colleague belongs to that colleague, unless a person says otherwise', async () => {
  const written = file('每人一张', [
    sheetOf('王芳', '无锡瑞丰包装有限公司', '佛山中泰建材厂'),
    sheetOf('刘洋', '东莞恒通电子有限公司', '青岛蓝天食品厂'),
  ]);
  const { plans, rows } = await read(written);
  expect(plans.map(({ sheetNameTarget }) => sheetNameTarget)).toEqual(['account.owner', 'account.owner']);
  expect(accounts(rows, 'owner')).toEqual([1, 1, 2, 2]);
  const without = await read(written, { usesSheetName: false });
  expect(accounts(without.rows, 'owner')).toEqual([undefined, undefined, undefined, undefined]);
});

it('a sheet named after a region says where its customers are', async () => {
  const { plans, rows } = await read(
    file('每区一张', [
      sheetOf('华东', '无锡瑞丰包装有限公司', '青岛蓝天食品厂'),
      sheetOf('广东省', '东莞恒通电子有限公司', '佛山中泰建材厂'),
    ]),
  );
  expect(plans[0]?.sheetNameTarget).toBe('account.region');
  expect(accounts(rows, 'region')).toEqual(['华东', '华东', '广东省', '广东省']);
});

it('the name of a sheet goes to the field a person chose for it, where the row itself says nothing', async () => {
  const sheet = (name: string, first: string): WrittenSheet => ({
    name,
    lines: [
      heading(['客户名称', '等级', '电话'], []),
      row(first, 'A', '0510-82340001'),
      row('佛山中泰建材厂', '', '0510-82340002'),
    ],
  });
  const written = file('每级一张', [
    sheet('B', '无锡瑞丰包装有限公司'),
    sheet('去年', '东莞恒通电子有限公司'),
  ]);
  const grades = await read(written, { sheetNameTarget: 'account.grade' });
  // 去年 is no grade: nothing is read from it.
  expect(accounts(grades.rows, 'grade')).toEqual(['A', 'B', 'A', undefined]);
  const sources = await read(written, { sheetNameTarget: 'account.source' });
  expect(accounts(sources.rows, 'source')).toEqual([
    ...[1, 2].map(() => ({ title: 'B', to: 'source' })),
    ...[1, 2].map(() => ({ title: '去年', to: 'source' })),
  ]);
  // No deal comes to be because a sheet has a name.
  const deals = await read(written, { sheetNameTarget: 'opportunity.remark' });
  expect(deals.rows.map(({ records }) => records?.opportunity)).toEqual([null, null, null, null]);
});

it('a sheet that is named after its one customer gives that name to everybody in it', async () => {
  const written = file('每家一张', [
    { name: '无锡瑞丰包装有限公司', lines: [heading(['联系人', '手机'], []), row('张敏', '13812340001')] },
  ]);
  const { rows } = await read(written, { sheetNameTarget: 'account.name' });
  expect(rows.map(({ outcome }) => outcome)).toEqual(['accept']);
  expect(accounts(rows, 'name')).toEqual(['无锡瑞丰包装有限公司']);
  expect(rows[0]?.records?.people.map(({ values }) => values['name'])).toEqual(['张敏']);
});

const filtered = file('筛选', {
  lines: [
    heading(['客户名称', '联系人', '手机', '备注'], []),
    row('无锡瑞丰包装有限公司', '张敏', '13812340001', '难缠'),
    row('佛山中泰建材厂', '李强', '13912340002', '爽快'),
  ],
  hiddenRows: [3],
  hiddenColumns: [3],
});

it('hidden rows go in and hidden columns stay out', async () => {
  const { plans, rows } = await read(filtered);
  expect(plans[0]?.columns[3]).toMatchObject({ target: null, reason: { code: 'hiddenColumn' } });
  expect(rows.map(({ outcome }) => outcome)).toEqual(['accept', 'accept']);
});

it('a person may have it the other way round', async () => {
  const { plans, rows } = await read(filtered, { importsHiddenRows: false, importsHiddenColumns: true });
  expect(plans[0]?.columns[3]?.target).toBe('account.remark');
  expect(rows.map(({ skipped }) => skipped)).toEqual([null, 'hiddenRow']);
});

it('the unit of a sheet counts for its amounts alone', async () => {
  const { plans } = await read(
    file('万元表', {
      lines: [
        row('单位：万元'),
        heading(['客户名称', '手机', '注册资本', '建档日期'], []),
        row('无锡瑞丰包装有限公司', '13812340001', 500, '2024-01-01'),
        row('佛山中泰建材厂', '13912340002', 80, '2024-02-01'),
      ],
    }),
  );
  expect(plans[0]?.columns.map(({ multiplier }) => multiplier)).toEqual([1, 1, 10_000, 1]);
});

it('a column brought to an amount by hand has the unit of the sheet again', async () => {
  const written = file('万元表二', {
    lines: [
      row('单位：万元'),
      heading(['客户名称', '手机', '去年合作'], []),
      row('无锡瑞丰包装有限公司', '13812340001', 500),
      row('佛山中泰建材厂', '13912340002', 80),
    ],
  });
  const path = join(folder, written.fileName);
  writeFileSync(path, written.bytes);
  const workbook = await inProcessReader().open(path, {});
  const planner = createPlanner({ schema, users, today: '2026-11-22', layouts: new Map() });
  const { plans, heads } = await planWorkbook(workbook, planner);
  const [plan] = plans;
  const [sheet] = workbook.summary.sheets;
  if (!plan || !sheet) throw new Error('no table was found');
  const targets = [{ column: 2, target: 'account.annualRevenue' }];
  const again = planner.replan(plan, heads.get(0) ?? [], sheet, { targets });
  expect(again.columns[2]).toMatchObject({ multiplier: 10_000, context: { multiplier: 10_000 } });
});
