import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { rehearseFile, type FileRehearsal } from '../../../electron/services/imports/planning/rehearseFile';
import { inProcessReader } from '../../support/inProcessReader';
import { cardFiles, printedForms, type CardFile } from '../../support/nastySheets/cards';
import { crm } from '../../support/crmProcess';
import { file, words } from '../../support/nastySheets/sheetWriting';
import type { WrittenFile } from '../../support/nastySheets/sheetWriting';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-cards-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = effectiveSchema(registry, noDefinitions);

async function rehearse(file: WrittenFile): Promise<FileRehearsal> {
  const path = join(folder, file.fileName);
  writeFileSync(path, file.bytes);
  return await rehearseFile(path, {
    reader: inProcessReader(),
    schema,
    users: file.users,
    today: '2026-11-22',
  });
}

/** What was read of the cards, in the shape of what was expected. */
function likeExpected(found: FileRehearsal, { cards, places = [] }: CardFile): unknown {
  const [table] = found.tables;
  const rows = table?.rows ?? [];
  return {
    status: found.status,
    tables: found.tables.length,
    cards: rows.map((row, at) => {
      const fields = Object.keys(cards[at] ?? {});
      return Object.fromEntries(fields.map((field) => [field, row.values[field]]));
    }),
    problems: rows.flatMap((row) => row.issues.map(({ field, code }) => `${field} ${code}`)),
    counts: Object.values(found.counts),
    places: places.map(([card, field]) => {
      const column = table?.columns.find((one) => one.field === field)?.col ?? -1;
      return [card, field, rows[card]?.card?.cells[String(column)]];
    }),
  };
}

describe('forms with one record per card come in with no choice made by anybody', () => {
  it.each(cardFiles().map((one) => [one.file.name, one] as const))('%s', async (_name, one) => {
    expect(likeExpected(await rehearse(one.file), one)).toEqual({
      status: 'ok',
      tables: 1,
      cards: one.cards,
      problems: [],
      counts: [...one.counts],
      places: one.places ?? [],
    });
  });
});

describe('forms that are to be printed become nothing by themselves', () => {
  it.each(printedForms().map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    expect(await rehearse(one)).toMatchObject({
      status: 'no-table',
      counts: { customers: 0, contacts: 0, opportunities: 0, contracts: 0 },
    });
  });
});

it('takes the same form in file after file of a folder for cards, and one of another kind for none', async () => {
  const forms = join(folder, '登记表');
  mkdirSync(forms);
  const form = (name: string, company: string, last: string): void => {
    const lines = [
      words('客户登记表'),
      words('客户名称', company, '联系人', '张敏'),
      words('手机', '13812340001', last, '人民路1号'),
    ];
    writeFileSync(join(forms, `${name}.xlsx`), file(name, { lines }).bytes);
  };
  form('一', '无锡瑞丰包装有限公司', '地址');
  form('二', '佛山中泰建材厂', '地址');
  form('三', '东莞恒通电子有限公司', '地址');
  form('四', '青岛东升化工有限公司', '爱好');
  const out = join(folder, 'forms.json');
  expect((await crm(['rehearse', forms, '--out', out])).code).toBe(0);
  const { files } = JSON.parse(readFileSync(out, 'utf8')) as { files: Record<string, FileRehearsal> };
  const found = Object.entries(files).map(([name, { status, counts }]) => [name, status, counts.customers]);
  expect(found.sort()).toEqual([
    ['一.xlsx', 'ok', 1],
    ['三.xlsx', 'ok', 1],
    ['二.xlsx', 'ok', 1],
    ['四.xlsx', 'no-table', 0],
  ]);
});
