import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { rehearseFile, type FileRehearsal } from '../../../electron/services/imports/planning/rehearseFile';
import { inProcessReader } from '../../support/inProcessReader';
import { workbook, type Rows } from '../../support/nastySheets/nastySheet';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-turned-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = effectiveSchema(registry, noDefinitions);

async function rehearse(name: string, rows: Rows): Promise<FileRehearsal> {
  const path = join(folder, `${name}.xlsx`);
  writeFileSync(path, workbook([{ name: '客户', rows }]));
  return await rehearseFile(path, {
    reader: inProcessReader(),
    schema,
    users: ['周凯'],
    today: '2026-11-22',
  });
}

const onItsSide: Rows = [
  ['重点客户一览'],
  [],
  ['客户名称', '合肥瑞泰机电设备有限公司', '长沙恒昌建材有限公司', '宁波金桥贸易有限公司'],
  ['联系人', '王建国', '李秀英', '张晓东'],
  ['职务', '总经理', '采购经理', ''],
  ['手机', '13800001111', '13800001112', '13800001113'],
  ['地址', '合肥市蜀山区长江西路8号', '', '宁波市鄞州区中山东路9号'],
  ['年用量(吨)', 120, 80, 65],
  ['负责人', '周凯', '周凯', '周凯'],
];

describe('a table that lies on its side', () => {
  it('is turned: every column behind its headings is a record', async () => {
    const found = await rehearse('横表', onItsSide);
    expect(found.counts).toMatchObject({ customers: 3, contacts: 3 });
    expect(found.tables).toHaveLength(1);
    expect(found.tables[0]?.columns.map(({ header, field }) => [header, field])).toEqual([
      ['客户名称', 'customer.name'],
      ['联系人', 'contact.name'],
      ['职务', 'contact.title'],
      ['手机', 'contact.mobile'],
      ['地址', 'customer.address'],
      ['年用量(吨)', null],
      ['负责人', 'customer.owner'],
    ]);
    expect(found.tables[0]?.rows[1]?.values).toMatchObject({
      'customer.name': '长沙恒昌建材有限公司',
      'contact.name': '李秀英',
      'contact.title': '采购经理',
    });
  });

  it('tells of a bad value in the column it stands in', async () => {
    const rows = onItsSide.map((row) =>
      row[0] === '手机' ? ['手机', '13800001111', '1380000', '13800001113'] : row,
    );
    const found = await rehearse('横表坏号', rows);
    expect(found.tables[0]?.rows.map(({ issues }) => issues.length)).toEqual([0, 1, 0]);
  });

  it('is told from an ordinary table, and from a form of one record', async () => {
    const upright = onItsSide.slice(2);
    const turned = upright[0]?.map((_cell, at) => upright.map((row) => row[at])) ?? [];
    const ordinary = await rehearse('竖表', turned);
    expect(ordinary.tables[0]?.headerRows).toEqual([1]);
    expect(ordinary.counts).toMatchObject({ customers: 3, contacts: 3 });
    const form = await rehearse(
      '单张',
      onItsSide.map((row) => row.slice(0, 2)),
    );
    expect(form.counts).toMatchObject({ customers: 0 });
  });
});
