import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { expect, it } from 'vitest';
import type { FieldWish } from '../../../electron/api/schemaEditor';
import { aFolder, anAccount, anOffice, type TestOffice } from '../../support/anOffice';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';

const wishes: readonly (Pick<FieldWish, 'kind'> & { readonly zh: string } & Partial<FieldWish>)[] = [
  { kind: 'text', zh: '出厂编号' },
  { kind: 'reference', zh: '使用单位', options: { to: 'account' } },
  { kind: 'money', zh: '售价' },
  { kind: 'date', zh: '装机日期' },
  {
    kind: 'choice',
    zh: '运行状态',
    options: {
      choices: [
        { value: 'on', label: { zh: '在用', en: 'In use' } },
        { value: 'off', label: { zh: '停用', en: 'Out of use' }, aliases: ['报废'] },
      ],
    },
  },
  { kind: 'boolean', zh: '是否在保' },
  { kind: 'phones', zh: '维修电话' },
  { kind: 'percent', zh: '折旧率' },
  { kind: 'longText', zh: '维修记录' },
];

/** An office that keeps machines as records of its own, and the names its fields got. */
async function officeWithMachines(): Promise<{ office: TestOffice; machine: string; keys: string[] }> {
  const office = await anOffice();
  const { name: machine } = await office.schemaEditor.saveObject(office.actor, {
    name: null,
    label: { zh: '设备', en: 'Machine' },
    titleLabel: { zh: '设备名称', en: 'Machine name' },
    parent: null,
    numberPrefix: null,
    isInNavigation: true,
    isActive: true,
  });
  const keys: string[] = [];
  for (const { zh, kind, options } of wishes) {
    const wish = { entity: machine, key: null, label: { zh, en: zh }, kind, options: options ?? {} };
    keys.push((await office.schemaEditor.saveField(office.actor, { ...wish, isActive: true })).key);
  }
  return { office, machine, keys };
}

const headings = [
  '设备名称',
  '出厂编号',
  '使用单位',
  '售价（万元）',
  '装机日期',
  '运行状态',
  '是否在保',
  '维修电话',
  '折旧率',
  '维修记录',
];
const rows = [
  [
    '注塑机 200T',
    '000123',
    '长沙永泰电子科技有限公司',
    12.5,
    '2023.5.6',
    '在用',
    '√',
    '138 0013 8000',
    '60%',
    '换油\n换滤芯',
  ],
  ['注塑机 400T', '同上', '〃', '20-30', '2023-02-30', '报废', '否', '1.38E+10', '六成', '无'],
  ['冲床', '000125', '没有这家公司', '壹万贰仟元整', '45012', '试用', '差不多', '028-86001234', '130%', '-'],
  ['', '000126', '', 1, '', '', '', '', '', ''],
];

function sheetFile(): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([headings, ...rows]), '设备台账');
  const path = join(aFolder(), 'machines.xlsx');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

function deskOf(office: TestOffice): ImportDesk {
  return createImportDesk(office.store(), aFolder(), { reader: inProcessReader() });
}

it("records of an office's own sort come whole from a sheet, and what is doubtful is asked about", async () => {
  const { office, machine, keys } = await officeWithMachines();
  const account = await anAccount(office);
  const desk = deskOf(office);
  const path = sheetFile();
  const { tables } = await desk.imports.openFile(path, 'machines.xlsx', {});
  expect(tables[0]?.columns.map(({ target }) => target)).toEqual(
    ['name', ...keys].map((key) => `${machine}.${key}`),
  );
  const run = await desk.importFile(path);
  expect(run.counts).toMatchObject({ create: { [machine]: 3 }, rows: { flag: 2, reject: 1 } });
  const { rows: machines } = await office.records.list(office.actor, {
    entity: machine,
    offset: 0,
    limit: 9,
  });
  const read = await Promise.all(
    machines.map(async ({ id }) => (await office.records.get(office.actor, machine, id)).record),
  );
  const shown = read
    .sort((one, other) => one.id - other.id)
    .map((record) => ['name', ...keys].map((key) => record[key] ?? null));
  expect(shown).toEqual([
    [
      '注塑机 200T',
      '000123',
      account.id,
      12_500_000,
      '2023-05-06',
      'on',
      true,
      ['13800138000'],
      60,
      '换油\n换滤芯',
    ],
    ['注塑机 400T', '000123', account.id, null, null, 'off', false, null, 60, null],
    ['冲床', '000125', null, 1_200_000, '2023-03-27', null, null, ['028-86001234'], null, null],
  ]);
});

it('a sheet of them that comes again makes none twice, and can be taken back whole', async () => {
  const { office, machine } = await officeWithMachines();
  await anAccount(office);
  const desk = deskOf(office);
  const run = await desk.importFile(sheetFile());
  expect((await desk.importFile(sheetFile())).counts.create).toEqual({});
  expect(await office.undo.changeSet(office.actor, randomUUID(), run.changeSet ?? 0)).toMatchObject({
    undone: 3,
  });
  expect((await office.records.list(office.actor, { entity: machine, offset: 0, limit: 9 })).total).toBe(0);
});
