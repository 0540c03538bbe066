import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseSheet, rehearse } from './attempts/importSheet';
import { framePage } from './pages/framePage';
import { importPage } from './pages/importPage';
import { listPage } from './pages/listPage';
import { makeOffice } from './support/commandLine';
import { launchProgram, screenshots, top, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-settings-'));
const database = join(folder, '办公室.kydb');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sheet = join(top, 'tests/fixtures/samples/样例1_企业客户清单.xlsx');
let launched: Launched;
let page: Page;

beforeAll(async () => {
  await makeOffice(database, 20);
  launched = await launchProgram({ words: [database] });
  ({ page } = launched);
  await listPage(page).ready();
  await page.evaluate(axe);
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a screen reader or a keyboard would stumble over. */
function violations(): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe: judge } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await judge.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

/** The window as the screen shows it: what the driver takes is cut off while the page is drawn larger. */
async function picture(name: string): Promise<void> {
  const png = await launched.program.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  mkdirSync(screenshots, { recursive: true });
  writeFileSync(join(screenshots, `${name}.png`), Buffer.from(png, 'base64'));
}

/** By keyboard: the switch itself is drawn over a box that has no size. */
async function flip(name: string): Promise<void> {
  await page.getByRole('switch', { name, exact: true }).focus();
  await page.keyboard.press('Space');
}

function set(changes: object): Promise<unknown> {
  return page.evaluate((part) => window.crm?.call('settings.set', part), changes);
}

describe('the settings', () => {
  it('have the parts in one place, and each is reached from the side', async () => {
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(headings.filter((words) => /外观|提醒|数据库|快捷键|谁能/.test(words))).toEqual([
      '外观',
      '提醒',
      '数据库',
      '快捷键',
      '谁能看到这些数据',
    ]);
    await page
      .getByRole('navigation', { name: '设置的部分' })
      .getByRole('button', { name: '快捷键' })
      .click();
    await expect.poll(() => page.locator('#settings-keys').isVisible()).toBe(true);
    await launched.screenshot('settings-parts');
    expect(await violations()).toEqual([]);
  });

  it('draw the page larger, from 100 to 200 percent', async () => {
    const zoom = page.getByRole('radiogroup', { name: '缩放' });
    await zoom.getByText('200%').click();
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(2);
    for (const place of ['settings', 'list/account', 'record/account/1']) {
      await page.evaluate((to) => (location.hash = `#/${to}`), place);
      await page.waitForTimeout(600);
      await picture(`200-percent-${place.replaceAll('/', '-')}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await page.keyboard.press('Control+1');
    await listPage(page).ready();
    const toggle = page.locator('.panel-toggle');
    const panel = page.locator('.filter-panel');
    expect(await panel.count()).toBe(0);
    await toggle.click();
    await panel.locator('input, button').first().focus();
    expect(await page.locator('.ag-root').evaluate((grid) => grid.clientWidth > innerWidth * 0.6)).toBe(true);
    await picture('200-percent-panel');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+,');
    await zoom.waitFor();
    await page.keyboard.press('Control+0');
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(1);
  });

  it('hold notifications back in the hours that are chosen, and say so when one is tried', async () => {
    await flip('免打扰');
    await page.getByRole('combobox', { name: '免打扰开始' }).waitFor();
    await set({ quietHours: { from: '00:00', to: '23:59' } });
    await page.getByRole('button', { name: '发送测试通知' }).click();
    await page.getByText('现在是免打扰时段，没有发送。').waitFor();
    await launched.screenshot('settings-notices');
    await flip('免打扰');
    await flip('系统通知');
    await page.getByRole('button', { name: '发送测试通知' }).click();
    await page.getByText('系统通知已关闭，没有发送。').waitFor();
    await flip('系统通知');
  });

  it('look the same in the dark and in English', async () => {
    await set({ theme: 'dark', language: 'en' });
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.waitForTimeout(400);
    await launched.screenshot('settings-dark-en');
    expect(await violations()).toEqual([]);
    await set({ theme: 'light', language: 'zh' });
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
  });
});

describe('the sheet of shortcuts', () => {
  it('opens with ? and finds a key by its words or by itself', async () => {
    await framePage(page).leaveFields();
    await page.keyboard.press('Shift+?');
    const sheetOfKeys = framePage(page).dialog('快捷键');
    await sheetOfKeys.waitFor();
    await launched.screenshot('shortcut-sheet');
    await sheetOfKeys.getByRole('textbox', { name: '查找快捷键' }).fill('放大');
    await expect.poll(() => sheetOfKeys.locator('dt').allInnerTexts()).toEqual(['放大']);
    await sheetOfKeys.getByRole('textbox', { name: '查找快捷键' }).fill('ctrl+k');
    await expect.poll(() => sheetOfKeys.locator('dt').allInnerTexts()).toEqual(['全局搜索']);
    await sheetOfKeys.getByRole('textbox', { name: '查找快捷键' }).fill('没有这样的键');
    await sheetOfKeys.getByText('没有找到').waitFor();
    await page.keyboard.press('Escape');
    await sheetOfKeys.waitFor({ state: 'hidden' });
  });
});

describe('the import, chosen again while one is prepared', () => {
  const question = () => framePage(page).dialog('要重新开始导入吗？');

  it('asks on the check step, and begins anew only when that is wanted', async () => {
    await chooseSheet(launched, sheet);
    await rehearse(page);
    await launched.program.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('import.open')?.click(),
    );
    await question().getByRole('button', { name: '继续这次导入' }).click();
    await question().waitFor({ state: 'hidden' });
    await expect.poll(() => importPage(page).toConfirm.isVisible()).toBe(true);
    await page.getByRole('link', { name: '导入表格' }).click();
    await question().getByRole('button', { name: '重新开始' }).click();
    await importPage(page).choose.waitFor();
  });
});
