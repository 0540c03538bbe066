import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commit, rehearse } from './attempts/importSheet';
import { makeDatabase } from './attempts/openOffice';
import { framePage } from './pages/framePage';
import { importPage } from './pages/importPage';
import { accessProblems } from './support/accessibility';
import { countsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';
import { cardFiles } from '../support/nastySheets/cards';
import { sectionFiles } from '../support/nastySheets/sections';

let launched: Launched;
let page: Page;
let imports: ReturnType<typeof importPage>;
let frame: ReturnType<typeof framePage>;
let database: string;

beforeAll(async () => {
  launched = await launchProgram();
  page = launched.page;
  imports = importPage(page);
  frame = framePage(page);
  database = await makeDatabase(launched);
});
afterAll(() => launched.close());

/** Opens a file and stays where it was recognised. */
async function recognise(fileName: string, bytes: Buffer): Promise<void> {
  const path = join(launched.documents, fileName);
  writeFileSync(path, bytes);
  await launched.chooseNext([path]);
  await frame.go('客户');
  await frame.go('导入表格');
  await imports.choose.click();
  await page.locator('.import-sheet .sheet-line').first().waitFor();
}

async function picture(name: string): Promise<void> {
  await launched.program.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  );
  await page.waitForTimeout(400);
  await launched.screenshot(name);
}

const banner = (): ReturnType<Page['locator']> => page.locator('.import-recognise .banner');

it('shows a form with one record per card as such, reads it as a table and back, and imports it', async () => {
  const one = cardFiles().find(({ file }) => file.name === '一行三对的档案卡');
  if (!one) throw new Error('no such file');
  await recognise(one.file.fileName, one.file.bytes);
  await banner().getByText('识别为“一张一条”的登记卡，共 3 张').waitFor();
  const lines = page.locator('.sheet-line[data-is=card]');
  await expect.poll(() => lines.nth(0).locator('[data-mark=value]').allInnerTexts()).toEqual(['编号：KH001']);
  await expect
    .poll(() => lines.nth(1).locator('[data-mark=label]').allInnerTexts())
    .toEqual(['客户名称', '客户等级']);
  expect(await lines.nth(1).locator('[data-mark=value]').allInnerTexts()).toEqual([
    '无锡瑞丰包装有限公司',
    'A',
  ]);
  await picture('import-cards');
  expect(await accessProblems(page)).toEqual([]);
  await page.getByRole('button', { name: '按普通表格读取' }).click();
  await expect.poll(() => page.locator('.sheet-line[data-is=card]').count()).toBe(0);
  await picture('import-cards-as-table');
  await page.getByRole('button', { name: '按登记卡读取' }).click();
  await page.locator('.sheet-line[data-is=card]').first().waitFor();
  await imports.toColumns.click();
  await expect.poll(() => imports.becomes('客户名称')).toContain('客户名称');
  await rehearse(page);
  await picture('import-cards-check');
  await commit(page);
  expect(countsIn(database, 'account')['account']).toBe(3);
});

it('shows which sheets hold the cards', async () => {
  const one = cardFiles().find(({ file }) => file.name === '一张工作表一位客户');
  if (!one) throw new Error('no such file');
  await recognise(one.file.fileName, one.file.bytes);
  await banner().getByText('4 张工作表共 4 张').waitFor();
  await picture('import-cards-sheets');
  expect(await accessProblems(page)).toEqual([]);
});

it('says what becomes of the titles between the rows', async () => {
  const [one] = sectionFiles();
  if (!one) throw new Error('no such file');
  await recognise(one.file.fileName, one.file.bytes);
  await page
    .getByText(/^分区标题（销售一部、销售二部 等）作为每一行的“分区标题”，可在核对列时选择字段/)
    .waitFor();
  await picture('import-sections');
  expect(await accessProblems(page)).toEqual([]);
});
