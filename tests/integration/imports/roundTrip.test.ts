import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOfficeData } from '../../../electron/application/officeData';
import { createAccess } from '../../../electron/services/access/access';
import { createExportService } from '../../../electron/services/exports/exportService';
import { createImportDesk, testClock } from '../../support/importDesk';
import { forkedSpreadsheets } from '../../support/forkedWorker';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;
let first: Office;
let second: Office;
beforeEach(async () => {
  first = await newOfficeFile();
  second = await newOfficeFile();
});
afterEach(async () => {
  await first.remove();
  await second.remove();
});

const rows = [
  [
    '客户名称',
    '客户编号',
    '统一社会信用代码',
    '等级',
    '客户状态',
    '电话',
    '注册资本(万元)',
    '成立日期',
    '来源',
    '地区',
    '备注',
  ],
  [
    '福州群力家具股份有限公司',
    '000051',
    '91350102RDM2FHXDQP',
    'A',
    '意向',
    '0591-83745164；13800001111',
    500,
    '2011-02-03',
    '展会',
    '福州',
    '=1+1 第一行\n第二行',
  ],
  ['沈阳群力橡塑（集团）有限公司', 'KH-7', '', 'C', '成交', '', 12.5, '2016-01-27', '网络', '沈阳', ''],
];

const listing = `SELECT a.name, a.code, a.credit_code, a.grade, a.lifecycle, a.phones, a.registered_capital, a.founded_on,
  s.name AS source, a.region, a.remark FROM accounts a LEFT JOIN sources s ON s.id = a.source_id ORDER BY a.id`;

it.each(['xlsx', 'csv', 'csvGbk'] as const)(
  'a list exported as %s goes into another office unchanged, nothing to be matched by hand',
  async (format) => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '客户');
    const source = join(first.folder, 'source.xlsx');
    writeFileSync(source, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const desk = createImportDesk(first.store, first.folder, { reader: inProcessReader() });
    await desk.importFile(source);

    const data = createOfficeData(
      () => first.store,
      testClock,
      () => undefined,
    );
    const exports = createExportService({
      data,
      access: createAccess(data),
      writer: forkedSpreadsheets(),
      clock: testClock,
      fileId: 'office-of-a-test',
    });
    const path = join(first.folder, `out.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
    const job = { signal: new AbortController().signal, report: () => undefined };
    await exports.write(desk.actor, { selection: { entity: 'account' }, format, language: 'zh', path }, job);

    const other = createImportDesk(second.store, second.folder, { reader: inProcessReader() });
    const run = await other.importFile(path);
    expect(run.counts.rows).toEqual({ accept: 2, flag: 0, reject: 0, skip: 0 });
    const before = await first.store.database.query(listing);
    expect(before).toHaveLength(2);
    expect(
      (await second.store.database.query<{ name: string }>(listing)).sort((left, right) =>
        left.name < right.name ? -1 : 1,
      ),
    ).toEqual((before as { name: string }[]).sort((left, right) => (left.name < right.name ? -1 : 1)));
    const again = await desk.importFile(path);
    expect(again.counts).toMatchObject({ create: {}, update: {} });
  },
);
