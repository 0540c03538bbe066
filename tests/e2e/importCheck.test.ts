import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTroubledSheet } from '../support/troubledSheet';
import { chooseSheet, rehearse } from './attempts/importSheet';
import { makeDatabase } from './attempts/openOffice';
import { checkPage } from './pages/checkPage';
import { importPage } from './pages/importPage';
import { accessProblems } from './support/accessibility';
import { countsIn, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const goodRows = 6;
/** The columns of the sheet by their headings. */
const mobile = 3;
const mail = 4;
const amount = 10;
const chance = 11;
const day = 12;
const url = 8;

let launched: Launched;
let check: ReturnType<typeof checkPage>;
let imports: ReturnType<typeof importPage>;
let database: string;
let sheet: string;
beforeAll(async () => {
  launched = await launchProgram({ size: { width: 1280, height: 800 } });
  check = checkPage(launched.page);
  imports = importPage(launched.page);
  sheet = join(launched.documents, '问题很多的客户表.xlsx');
  writeTroubledSheet(sheet, goodRows);
  database = await makeDatabase(launched, '检查.kydb');
  await chooseSheet(launched, sheet);
  await rehearse(launched.page);
});
afterAll(() => launched.close());

const headings: Readonly<Record<number, string>> = {
  [mobile]: '手机',
  [mail]: '邮箱',
  [amount]: '预计金额',
  [chance]: '赢率',
  [day]: '预计成交日期',
};

/** Row n of the sixteen with problems, as the sheet counts. */
const troubled = (number: number): number => 1 + goodRows + number;

describe('the check step', () => {
  it('shows the problems by kind, and the rows of one kind alone', async () => {
    const { page, screenshot } = launched;
    await check.problem('手机.*位数不对').waitFor();
    await expect.poll(() => check.problems.getByRole('listitem').count()).toBeGreaterThanOrEqual(12);
    await expect.poll(() => page.getByRole('columnheader', { name: '客户名称' }).count()).toBe(1);
    await screenshot('import-check-1280');
    await check.problem('等级').click();
    await expect.poll(() => check.grid.locator('.ag-cell[col-id="row"]').count()).toBe(2);
    await screenshot('import-check-kind-1280');
    await check.problem('等级').click();
  });

  it('is walked and repaired with the keyboard alone', async () => {
    const { page } = launched;
    await check.grid.locator('.ag-cell[col-id="row"]').first().click();
    await check.press('F8');
    await expect.poll(() => check.status.innerText()).toContain('客户名称');
    await page.keyboard.type('金华双龙酒店');
    await check.press('Enter');
    await expect.poll(() => check.cell(troubled(1), 0).innerText()).toContain('金华双龙酒店');
    await check.press('F8');
    await expect.poll(() => check.status.innerText()).toContain(`第 ${String(troubled(2))} 行 · 手机`);
    await page.keyboard.type('13900002222');
    await check.press('Enter');
    await expect.poll(() => check.cell(troubled(2), mobile).getAttribute('class')).toContain('cell-changed');
    await check.press('Control+z');
    await expect.poll(() => check.cell(troubled(2), mobile).innerText()).toContain('1390000');
    await check.press('Control+y');
    await expect.poll(() => check.cell(troubled(2), mobile).innerText()).toContain('13900002222');
    const repairs = [
      [3, mobile, '13500002222'],
      [4, mobile, '13600002222'],
      [5, mail, 'zhangwei@example.com'],
      [8, amount, '15万'],
      [9, amount, '8万'],
      [10, amount, '36万'],
      [11, chance, '60%'],
      [12, day, '2026-02-28'],
      [13, day, '2026-03-05'],
    ] as const;
    for (const [number, column, words] of repairs) {
      const place = `第 ${String(troubled(number))} 行 · ${headings[column] ?? ''}`;
      for (let steps = 0; steps < 20; steps += 1) {
        const before = await check.status.innerText();
        if (before.startsWith(place)) break;
        await check.press('F8');
        await expect.poll(() => check.status.innerText()).not.toBe(before);
      }
      await page.keyboard.type(words);
      await check.press('Enter');
      await expect.poll(() => check.cell(troubled(number), column).innerText()).toContain(words);
    }
    await expect.poll(() => check.problem('手机').count()).toBe(0);
  });

  it('says what the sheet says and what is read of it', async () => {
    await check.grid.locator(`[row-id="${String(troubled(8))}"] [col-id="row"]`).click();
    await check.press('Control+ArrowRight', 'ArrowLeft', 'ArrowLeft');
    await expect.poll(() => check.status.innerText()).toMatch(/10万~20万[\s\S]*15万[\s\S]*150,000\.00/);
    await launched.screenshot('import-check-cell-1280');
  });

  it('takes suggestions, clears and replaces many at once, after saying how many', async () => {
    const { page, screenshot } = launched;
    await check.problem('信用代码').click();
    await page.getByRole('button', { name: /采用全部 1 条建议/ }).click();
    await expect.poll(() => check.problem('信用代码').count()).toBe(0);
    await check.filter('全部').click();
    await check.problem('网址').click();
    await page.getByRole('button', { name: '批量修改…' }).click();
    const dialog = page.getByRole('dialog', { name: '批量修改' });
    await dialog.getByRole('combobox', { name: '怎么改' }).click();
    await page.getByRole('option', { name: '清空' }).locator('visible=true').click();
    await dialog.getByText('将修改 1 格（1 行）').waitFor();
    await screenshot('import-check-bulk-1280');
    await dialog.getByRole('button', { name: '应用' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => check.problem('网址').count()).toBe(0);
    await expect.poll(() => check.cell(troubled(16), url).innerText()).toBe('');
  });

  it('asks once for each value nobody knows, makes an option at once, and keeps former colleagues', async () => {
    const { page, screenshot } = launched;
    await check.tab('取值对应').click();
    const line = (text: string) => page.getByRole('row').filter({ hasText: text });
    await line('钻石级').first().waitFor();
    await screenshot('import-values-1280');
    await line('钻石级').first().getByRole('button', { name: '新建选项' }).click();
    await expect.poll(() => line('钻石级').first().innerText()).toContain('已选定');
    await page
      .getByRole('navigation', { name: '有固定取值的列' })
      .getByRole('button', { name: /负责人/ })
      .click();
    await expect.poll(() => line('王芳').first().getByRole('combobox').inputValue()).toBe('');
    await line('老赵').first().getByRole('button', { name: '设为历史人员' }).click();
    await expect.poll(() => line('老赵').first().innerText()).toContain('已选定');
    await screenshot('import-values-people-1280');
    expect(recordsIn(database, 'user').map(({ name }) => name)).toContain('老赵');
    await check.tab('问题与修改').click();
    await check.problems.getByText('没有发现问题').waitFor();
    await check.settled();
    await screenshot('import-check-good-1280');
    expect(await imports.rowWords()).toMatch(/^22 行正常、1 行不是数据$/);
  });

  it('lets everything in that was repaired, and nothing is left over', async () => {
    const { page } = launched;
    await imports.toConfirm.click();
    await imports.commit.click();
    await page.getByRole('button', { name: '再导入一个文件' }).waitFor({ timeout: 60_000 });
    expect(await imports.rowWords()).toMatch(/^22 行正常/);
    expect(countsIn(database, 'account', 'opportunity')).toEqual({ account: 22, opportunity: 22 });
    expect(recordsIn(database, 'account').map(({ name }) => name)).toContain('金华双龙酒店');
    await expect.poll(() => page.getByRole('button', { name: /待处理数据/ }).count()).toBe(0);
  });

  it('knows the values again at the next import, and says so', async () => {
    const { page } = launched;
    await chooseSheet(launched, sheet);
    await rehearse(page);
    await expect.poll(() => check.problem('等级').count()).toBe(0);
    await check.tab('取值对应').click();
    const line = page.getByRole('row').filter({ hasText: '钻石级' }).first();
    await expect.poll(() => line.innerText()).toContain('按上次');
  });

  it('can be used by everybody, light and dark', async () => {
    const { page, screenshot } = launched;
    const problems = await accessProblems(page);
    await check.tab('问题与修改').click();
    await check.grid.locator('.ag-cell').first().waitFor();
    expect([...problems, ...(await accessProblems(page))]).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await screenshot('import-check-dark-1280');
    await page.emulateMedia({ colorScheme: null });
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});

describe('the check of a large sheet', () => {
  it('is looked through, filtered and repaired on a wide screen', async () => {
    const wide = await launchProgram({ size: { width: 1920, height: 1080 } });
    try {
      const { page, documents, screenshot } = wide;
      page.setDefaultTimeout(120_000);
      const own = checkPage(page);
      const large = join(documents, '很大的客户表.xlsx');
      writeTroubledSheet(large, 30_000);
      await makeDatabase(wide, '很大.kydb');
      await chooseSheet(wide, large);
      await importPage(page).check.click();
      await importPage(page).toConfirm.waitFor({ timeout: 240_000 });
      await own.filter('全部').click();
      await own.grid.locator('.ag-cell[col-id="row"]').first().click();
      await own.press('F8');
      await expect.poll(() => own.status.innerText()).toContain('第 30002 行');
      await screenshot('import-check-large-1920');
      await page.keyboard.type('金华双龙酒店集团有限公司浙江省金华市婺城区双龙南街分公司');
      await own.press('Enter');
      await page.locator('.recount').waitFor();
      await expect.poll(() => own.filter('已修改').innerText()).toContain('1');
      await screenshot('import-check-stale-1920');
    } finally {
      await wide.close();
    }
  });
});
