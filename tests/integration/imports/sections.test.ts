import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { rehearseFile, type FileRehearsal } from '../../../electron/services/imports/planning/rehearseFile';
import { createImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { differences } from '../../support/nastySheets/differences';
import { expectedOf } from '../../support/nastySheets/expectation';
import { sectionFiles } from '../../support/nastySheets/sections';
import { file, heading, junk, row, type WrittenFile } from '../../support/nastySheets/sheetWriting';
import { newOfficeFile } from '../../support/officeFile';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-sections-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = effectiveSchema(registry, noDefinitions);

async function rehearse(sheet: WrittenFile): Promise<FileRehearsal> {
  const path = join(folder, sheet.fileName);
  writeFileSync(path, sheet.bytes);
  return await rehearseFile(path, {
    reader: inProcessReader(),
    schema,
    users: sheet.users,
    today: '2026-11-22',
  });
}

describe('titles between the rows stay with the rows', () => {
  it.each(sectionFiles().map((one) => [one.file.name, one] as const))('%s', async (_name, one) => {
    const found = await rehearse(one.file);
    expect(differences(found, expectedOf(one.file))).toEqual([]);
    const made = found.tables[0]?.columns.at(-1);
    expect({ heading: made?.header, field: made?.field }).toEqual({ heading: one.heading, field: one.field });
    if (one.field === null) return;
    const rows = (found.tables[0]?.rows ?? []).filter(({ outcome }) => outcome !== 'skip');
    expect(Object.fromEntries(rows.map((line) => [line.row, line.values[one.field ?? '']]))).toEqual(
      one.values,
    );
  });
});

it('takes the title of the sheet on every page for a title, not for a customer', async () => {
  const headings = ['客户名称', '联系人', '手机'];
  const paged = file('每页都有标题', {
    lines: [
      row('通讯名录'),
      heading(headings, ['customer.name', 'contact.name', 'contact.mobile']),
      row('无锡瑞丰包装有限公司', '张敏', '13812340001'),
      row('佛山中泰建材厂', '李强', '13912340002'),
      junk(),
      junk('通讯名录'),
      junk(...headings),
      row('东莞恒通电子有限公司', '王芳', '15912340003'),
    ],
  });
  const found = await rehearse(paged);
  expect(found.counts).toMatchObject({ customers: 3, contacts: 3 });
  expect(found.tables[0]?.columns).toHaveLength(3);
});

it('puts the title where a person brings its column', async () => {
  const office = await newOfficeFile();
  try {
    const desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
    const [sections] = sectionFiles();
    const path = join(office.folder, 'a.xlsx');
    writeFileSync(path, sections?.file.bytes ?? '');
    const session = await desk.imports.openFile(path, 'a.xlsx', {});
    const [table] = session.tables;
    expect(table).toMatchObject({ sectionColumn: 3 });
    expect(table?.columns.at(-1)).toMatchObject({
      column: 3,
      samples: ['销售一部', '销售一部', '销售二部'],
      target: null,
    });
    const targets = [{ column: 3, target: 'account.remark' }];
    await desk.imports.plan(desk.actor, { session: session.id, table: 0, targets });
    const { job } = await desk.imports.rehearse(desk.actor, { session: session.id });
    await desk.jobs.ended(job);
    const commit = await desk.imports.commit(desk.actor, {
      session: session.id,
      requestId: crypto.randomUUID(),
    });
    await desk.jobs.ended(commit.job);
    const rows = await office.store.database.query<{ remark: string | null }>(
      'SELECT remark FROM accounts ORDER BY id',
    );
    expect(rows.map(({ remark }) => remark)).toEqual(
      ['销售一部', '销售一部', '销售二部', '销售二部'].map((title) => `分区标题：${title}`),
    );
  } finally {
    await office.remove();
  }
});
