import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseSheet, commit, importSheet, rehearse } from './attempts/importSheet';
import { makeDatabase } from './attempts/openOffice';
import { framePage } from './pages/framePage';
import { importPage } from './pages/importPage';
import { accessProblems } from './support/accessibility';
import { recordsIn } from './support/commandLine';
import { endAtOnce } from './support/endAtOnce';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-matches-'));
const userData = join(folder, 'desk');
let launched: Launched;
let database: string;
let imports: ReturnType<typeof importPage>;

function start(words: readonly string[] = []): Promise<Launched> {
  return launchProgram({ userData, words, size: { width: 1280, height: 800 } });
}

beforeAll(async () => {
  launched = await start();
  imports = importPage(launched.page);
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

function sheet(name: string, rows: readonly (readonly unknown[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '客户');
  const path = join(folder, name);
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

const heading = ['客户名称', '电话', '地址', '等级', '联系人', '手机'];
const there = [
  heading,
  ['杭州绿源农业科技有限公司', '0571-88881234', '文三路1号', 'A', '张伟', '13800001111'],
  ['宁波三江家具有限公司', '0574-87654321', '', 'B', '王强', '13900002222'],
  ['苏州金石机械有限公司', '0512-66668888', '园区东路9号', 'B', '赵敏', '13600004444'],
];
const coming = [
  heading,
  ['绿源农业科技', '0571-88881234', '文三路 8 号', 'A', '李娜', '13700003333'],
  ['宁波三江家具有限公司鄞州分公司', '', '', '', '', ''],
  ['宁波大江家具厂', '', '', '', '王强', '13900002222'],
  ['上海宏图印务有限公司', '', '', '', '', ''],
  ['上海宏图印务', '', '徐汇区', '', '', ''],
  ['苏州金石机械有限公司', '', '园区西路10号', 'C', '', ''],
  ['苏州金石机械有限公司', '', '园区西路10号3楼', 'C', '', ''],
  ['北京无关商贸有限公司', '', '', '', '', ''],
];

/** Puts the window into both looks and both sizes, and keeps a picture of each. */
async function look(name: string): Promise<void> {
  const { page, program, screenshot } = launched;
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await program.evaluate(
        ({ BrowserWindow }, size) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      );
      await page.waitForTimeout(150);
      await screenshot(`imports-${name}-${theme}-${String(width)}`);
    }
  }
  expect(await accessProblems(page)).toEqual([]);
}

describe('accounts of a sheet that are like accounts of the office', () => {
  it('stand side by side, and are decided by keyboard', async () => {
    const { page } = launched;
    database = await makeDatabase(launched);
    await importSheet(launched, sheet('已有.xlsx', there));
    await chooseSheet(launched, sheet('新来.xlsx', coming));
    await rehearse(page);
    const tab = page.getByRole('tab', { name: /重复与更新/ });
    // Four accounts like others, and one that is recognised and changes; known before anyone looks into the tab.
    await expect.poll(() => tab.innerText()).toBe('重复与更新 5');
    await tab.click();
    const list = page.getByRole('listbox', { name: /可能重复的客户/ });
    await list.getByRole('option').nth(3).waitFor();
    await expect.poll(() => list.getByRole('option').count()).toBe(4);
    const table = page.getByRole('table');
    await table.getByText('文三路 8 号').waitFor();
    expect(await table.locator('tr.is-different').allInnerTexts()).toEqual([
      expect.stringMatching(/客户名称[\s\S]*绿源农业科技[\s\S]*杭州绿源农业科技有限公司/),
      expect.stringMatching(/地址[\s\S]*文三路 8 号[\s\S]*文三路1号/),
    ]);
    await look('like');
    expect((await imports.counts('将新建'))['客户']).toBe(6);
    await list.focus();
    await page.keyboard.press('s');
    await expect.poll(() => tab.innerText()).toBe('重复与更新 4');
    await expect.poll(async () => (await imports.counts('将新建'))['客户']).toBe(5);
    await page.getByText('分支机构是单独的客户').waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => list.getByRole('option', { selected: true }).innerText())
      .toContain('宁波大江家具厂');
    await page.keyboard.press('d');
    await page.keyboard.press('1');
    await expect.poll(async () => (await imports.counts('将新建'))['客户']).toBe(4);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await imports.counts('将新建'))['客户']).toBe(5);
    await page.keyboard.press('1');
    await expect.poll(async () => (await imports.counts('将新建'))['客户']).toBe(4);
    await page.getByText('可能重复 0').waitFor();
  });

  it('change the records they are only as far as it was ticked', async () => {
    const { page } = launched;
    await page.getByRole('combobox', { name: /遇到已有记录：客户/ }).click();
    await page.getByRole('option', { name: '用表格覆盖' }).locator('visible=true').click();
    await page.getByText(/将更新 2/).click();
    await page.locator('ins', { hasText: '园区西路10号' }).waitFor();
    await look('updates');
    await page.locator('header .el-checkbox', { hasText: '等级' }).click();
    await expect.poll(() => page.locator('dl > div.is-out').count()).toBeGreaterThan(0);
    await page.getByText(/同一客户的不同值 1/).click();
    await page.getByText('地址与第 7 行不同').waitFor();
    await look('conflicts');
    await page.getByText('最长的', { exact: true }).click();
    await imports.toConfirm.and(page.locator(':enabled')).waitFor();
  });

  it('are summed up once more before anything is written', async () => {
    const { page } = launched;
    await imports.toConfirm.click();
    await page.getByRole('heading', { name: '准备导入 新来.xlsx' }).waitFor();
    await page.getByText('约 1 秒').waitFor();
    await look('confirm');
    await page.getByRole('button', { name: '上一步' }).click();
    await commit(page);
    expect(recordsIn(database, 'account').map((record) => [record['name'], record['address'] ?? ''])).toEqual(
      [
        ['杭州绿源农业科技有限公司', '文三路 8 号'],
        ['宁波三江家具有限公司', ''],
        ['苏州金石机械有限公司', '园区西路10号3楼'],
        ['宁波三江家具有限公司鄞州分公司', ''],
        ['宁波大江家具厂', ''],
        ['上海宏图印务有限公司', '徐汇区'],
        ['北京无关商贸有限公司', ''],
      ],
    );
    const stone = recordsIn(database, 'account').find((record) => record['name'] === '苏州金石机械有限公司');
    expect(stone?.['grade']).toMatch(/^B/);
  });
});

describe('an import that was begun', () => {
  it('goes on after the program was killed, with what was decided', async () => {
    await chooseSheet(launched, sheet('下次.xlsx', [heading, ['绿源农业科技公司', '', '', '', '', '']]));
    await rehearse(launched.page);
    await launched.page.getByRole('tab', { name: /重复与更新/ }).click();
    await launched.page.getByRole('listbox', { name: /可能重复的客户/ }).focus();
    await launched.page.keyboard.press('s');
    await launched.page.getByText('可能重复 0').waitFor();
    await launched.page.waitForTimeout(3000);
    await endAtOnce(launched.program);

    launched = await start([database]);
    imports = importPage(launched.page);
    const { page } = launched;
    await framePage(page).go('工作台');
    await page.getByText('“下次.xlsx”上次没有导入完').waitFor();
    await look('home');
    await page.getByRole('button', { name: '继续', exact: true }).click();
    await imports.toConfirm.waitFor();
    await expect.poll(() => imports.figure('将新建').first().innerText()).toBe('无');
    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('button', { name: /返回.*表格|上一步|回到/ }).click();
    await page.getByRole('button', { name: '换一个文件' }).click();
    await imports.choose.waitFor();
    expect(await page.getByText('继续上次的导入').count()).toBe(0);
  });

  it('is offered where files are chosen when the page was only left', async () => {
    const { page } = launched;
    await chooseSheet(launched, sheet('再来.xlsx', there));
    await framePage(page).go('工作台');
    await framePage(page).go('导入表格');
    await page.getByRole('region', { name: '继续上次的导入' }).getByText('再来.xlsx').waitFor();
    await look('resume');
    await page.getByRole('button', { name: '放弃' }).click();
    await expect.poll(() => page.getByText('继续上次的导入').count()).toBe(0);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
