import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, screenshots, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-print-'));
const database = join(folder, '办公室.kydb');
const name = '杭州云栖科技有限公司';
const remark = `开头\n${'这家客户的备注很长，要在纸上换行，也要能接到下一页继续。'.repeat(160)}结尾`;
const hasPoppler = spawnSync('pdfinfo', ['-v']).status === 0;
let launched: Launched;
let list: ReturnType<typeof listPage>;

beforeAll(async () => {
  await makeOffice(database, 120);
  crm(
    'save',
    'account',
    '--db',
    database,
    '--set',
    `name=${name}`,
    '--set',
    `remark=${remark}`,
    '--set',
    'grade=A',
  );
  launched = await launchProgram({ words: [database], size: { width: 1280, height: 800 } });
  list = listPage(launched.page);
  await list.ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

// A test that fails leaves its dialog open; the next one begins without.
afterEach(async () => {
  if (await dialog().isVisible()) await launched.page.keyboard.press('Escape');
});

const dialog = (): Locator => launched.page.getByRole('dialog', { name: /^(打印|Print) / });
const preview = (): Locator => dialog().getByRole('region', { name: /^(预览|Preview)$/ });
const count = (): Locator => dialog().getByText(/^(共 [\d,]+ 页|Pages: \d+)/);

/** Waits until the pages are set and the first one is painted; answers how many there are. */
async function pagesSet(): Promise<number> {
  await count().waitFor({ timeout: 60_000 });
  await preview().getByRole('img').first().waitFor();
  return Number(/[\d,]+/.exec(await count().innerText())?.[0].replace(',', ''));
}

/** Saves what the dialog shows as a PDF; answers its path. */
async function savePdf(pdf: string): Promise<string> {
  const path = join(folder, pdf);
  await launched.saveNext(path);
  await dialog().getByRole('button', { name: '存为 PDF' }).click();
  await launched.page.locator('.toast').filter({ hasText: '存为 PDF' }).last().waitFor();
  await dialog().waitFor({ state: 'detached' });
  mkdirSync(screenshots, { recursive: true });
  copyFileSync(path, join(screenshots, `printing-${pdf}`));
  return path;
}

/** The text of a page of a PDF, as it can be selected; all pages without a number. */
function textOf(pdf: string, page?: number): string {
  const range = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return execFileSync('pdftotext', [...range, '-layout', pdf, '-'], { encoding: 'utf8' });
}

function pagesOf(pdf: string): number {
  return Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);
}

/** Without spaces: where they stand in extracted text is the extractor's choice. */
const squeezed = (text: string): string => text.replace(/\s/g, '');

/** How far the lowest words of a page stand above the foot of it, in points. */
function airAboveFoot(pdf: string, page: number): number {
  const boxes = execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), pdf, '-'], {
    encoding: 'utf8',
  });
  const middles = [...boxes.matchAll(/yMin="([\d.-]+)" xMax="[\d.]+" yMax="([\d.]+)"/g)]
    .map(([, top, bottom]) => (Number(top) + Number(bottom)) / 2)
    .sort((left, right) => right - left);
  const foot = middles[0] ?? 0;
  return foot - (middles.find((middle) => middle < foot - 5) ?? 0);
}

/** Chooses the next theme or language as the menu does. */
async function menu(id: string): Promise<void> {
  await launched.program.evaluate(
    ({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.click(),
    id,
  );
}

describe('printing a list', () => {
  it.runIf(hasPoppler)('shows the pages as the PDF has them, the head on each, nothing cut', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+p');
    await dialog().waitFor();
    const pages = await pagesSet();
    await launched.screenshot('printing-list-1280');
    const pdf = await savePdf('list.pdf');
    expect(pagesOf(pdf)).toBe(pages);
    expect(pages).toBeGreaterThan(2);
    const names = recordsIn(database, 'account').map((record) => String(record['name']));
    const all = squeezed(textOf(pdf));
    for (const one of names) expect(all).toContain(squeezed(one));
    for (let number = 1; number <= pages; number += 1) {
      const text = squeezed(textOf(pdf, number));
      expect(text).toContain(`第${number}/${pages}页`);
      expect(text).toContain('客户名称等级电话');
      expect(text).toContain('打印：管理员');
      expect(airAboveFoot(pdf, number)).toBeGreaterThan(16);
    }
  });

  it.runIf(hasPoppler)('says the filter, the groups and the totals, and lies across', async () => {
    const { page } = launched;
    await framePage(page).go('合同');
    await list.ready();
    await page.getByRole('columnheader', { name: '状态' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: '按此列分组' }).click();
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await pagesSet();
    await dialog().getByText('横向', { exact: true }).click();
    await dialog()
      .getByText(/共 \d+ 页/)
      .waitFor();
    await expect
      .poll(() =>
        preview()
          .locator('.sheet')
          .first()
          .evaluate((sheet) => sheet.clientWidth > sheet.clientHeight),
      )
      .toBe(true);
    await pagesSet();
    await launched.screenshot('printing-groups-1280');
    const pdf = await savePdf('groups.pdf');
    const text = squeezed(textOf(pdf));
    expect(text).toMatch(/（\d+）/);
    expect(text).toContain('合计');
    expect(text).toMatch(/¥\d{1,3},\d{3}/);
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/Page size:\s+841\.\d+ x 59[45]/);
  });

  it('remembers what was chosen, and goes back to the columns of the view', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+p');
    await pagesSet();
    await expect.poll(() => dialog().getByRole('radio', { name: '横向' }).isChecked()).toBe(true);
    const columns = dialog().getByRole('group', { name: '列' });
    await columns.locator('.el-checkbox').nth(1).click();
    await dialog().getByRole('button', { name: '恢复为视图的列' }).waitFor();
    await pagesSet();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+p');
    await pagesSet();
    await expect.poll(() => columns.getByRole('checkbox').nth(1).isChecked()).toBe(false);
    await dialog().getByRole('button', { name: '恢复为视图的列' }).click();
    await expect.poll(() => columns.getByRole('checkbox').nth(1).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('printing a record', () => {
  it.runIf(hasPoppler)('reads like a document: facts, tables, people, timeline', async () => {
    const { page } = launched;
    await framePage(page).go('客户');
    await list.ready();
    await list.sortBy('最后跟进');
    await list.sortBy('最后跟进');
    await list.cell(0, 'name').dblclick();
    await recordPage(page).facts.waitFor();
    await page.getByRole('button', { name: '打印', exact: true }).click();
    const pages = await pagesSet();
    await launched.screenshot('printing-record-rich-1280');
    const pdf = await savePdf('rich.pdf');
    expect(pagesOf(pdf)).toBe(pages);
    const text = squeezed(textOf(pdf));
    for (const part of ['基本资料', '联系人', '跟进记录']) expect(text).toContain(part);
  });

  it.runIf(hasPoppler)('cuts a long text between two lines and loses no letter of it', async () => {
    const { page } = launched;
    await framePage(page).go('客户');
    await list.ready();
    await list.search(name);
    await list.holds(1);
    await list.open(name);
    await recordPage(page).facts.waitFor();
    await page.getByRole('button', { name: '打印', exact: true }).click();
    const pages = await pagesSet();
    await launched.screenshot('printing-record-1280');
    const pdf = await savePdf('record.pdf');
    expect(pagesOf(pdf)).toBe(pages);
    // The heads and feet of pages stand between.
    const text = squeezed(
      Array.from({ length: pages }, (_one, index) =>
        textOf(pdf, index + 1)
          .split('\n')
          .filter((line) => !/^\s*(办公室|打印：)/.test(line))
          .join(''),
      ).join(''),
    );
    expect(text).toContain(squeezed(remark));
    for (let number = 1; number <= pages; number += 1) expect(airAboveFoot(pdf, number)).toBeGreaterThan(16);
  });

  it('is done by keyboard alone, from the palette too, and sends the sheet to the printer as it lies', async () => {
    const { page, program } = launched;
    await program.evaluate(({ webContents }) => {
      const prototype = Object.getPrototypeOf(webContents.getAllWebContents()[0]) as {
        print: (options: unknown, done: (isPrinted: boolean, reason: string) => void) => void;
      };
      prototype.print = (options, done) => {
        (globalThis as { printedWith?: unknown }).printedWith = options;
        done(true, '');
      };
    });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('打印列表');
    await page.getByRole('option', { name: /打印列表或记录/ }).waitFor();
    await page.keyboard.press('Enter');
    await pagesSet();
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    await expect.poll(focused).toBe('打印…');
    // Backwards: the other buttons, then the preview, which the arrow keys scroll.
    for (const expected of ['存为 PDF', '取消']) {
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe(expected);
    }
    await page.keyboard.press('Shift+Tab');
    expect(await preview().evaluate((area) => area === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(() => preview().evaluate((area) => area.scrollTop)).toBeGreaterThan(100);
    for (let time = 0; time < 3; time += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe('打印…');
    await page.keyboard.press('Enter');
    await page.locator('.toast').filter({ hasText: '已送往打印机' }).waitFor();
    expect(await program.evaluate(() => (globalThis as { printedWith?: unknown }).printedWith)).toMatchObject(
      { silent: false, landscape: false, pageSize: { width: 210_000, height: 297_000 } },
    );
  });

  it('is copied as words and as a table', async () => {
    const { page, program } = launched;
    await page.getByRole('button', { name: '选择复制内容' }).click();
    await page.getByRole('menuitem', { name: '复制为表格' }).click();
    await page.locator('.toast').filter({ hasText: '复制为表格' }).waitFor();
    const held = await program.evaluate(async ({ clipboard }) => {
      // Newer runtimes have the clipboard web pages have.
      const older = clipboard as unknown as { readonly readHTML?: () => string };
      const page = older.readHTML
        ? null
        : ((await (await clipboard.read())[0]?.getType('text/html')) as Blob);
      return { html: older.readHTML?.() ?? (await page?.text()), text: await clipboard.readText() };
    });
    expect(held.html).toMatch(/<table[\s\S]*客户名称[\s\S]*杭州云栖科技有限公司/);
    expect(held.text).toMatch(/^客户名称\t杭州云栖科技有限公司\r?\n编号\tKH000121/);
    await page.getByRole('button', { name: '选择复制内容' }).click();
    await page.getByRole('menuitem', { name: '复制全部资料' }).click();
    await expect
      .poll(() => program.evaluate(({ clipboard }) => clipboard.readText()))
      .toMatch(/^客户名称：杭州云栖科技有限公司\n编号：KH000121/);
  });
});

describe('the print dialog', () => {
  it('has nothing an accessibility check finds, light and dark; paper stays white in the dark', async () => {
    const { page, program } = launched;
    await program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1920, 1080),
    );
    await page.keyboard.press('Control+p');
    await pagesSet();
    await launched.screenshot('printing-record-1920');
    expect(await accessProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await menu('view.themeDark');
    await page.locator('html.dark').waitFor();
    await page.keyboard.press('Control+p');
    await pagesSet();
    await launched.screenshot('printing-record-dark-1920');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await menu('view.themeLight');
  });

  it('shows every sheet whole, without a scroll bar of its own', async () => {
    await launched.page.keyboard.press('Control+p');
    await pagesSet();
    const bars = await preview()
      .locator('li')
      .evaluateAll((sheets) => sheets.map((sheet) => (sheet as HTMLElement).offsetWidth - sheet.clientWidth));
    expect(new Set(bars)).toEqual(new Set([0]));
    await launched.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('speaks English', async () => {
    const { page } = launched;
    await menu('view.languageEn');
    await framePage(page).go('Accounts');
    await list.ready();
    await page.keyboard.press('Control+Shift+X');
    await page.keyboard.press('Control+p');
    await pagesSet();
    await launched.screenshot('printing-list-english');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await menu('view.languageZh');
    expect(launched.complaints).toEqual([]);
  });
});

describe('a list of thousands', () => {
  it.runIf(hasPoppler)(
    'says how far it is, can be stopped, and ends at the limit with a clear word',
    { timeout: 180_000 },
    async () => {
      const { page } = launched;
      const rows = Array.from(
        { length: 5_200 },
        (_one, at) => `第${at + 1}号客户贸易有限公司,${13_000_000_000 + at},A`,
      );
      const sheet = join(folder, '很多客户.csv');
      writeFileSync(sheet, `\ufeff客户名称,电话,等级\n${rows.join('\n')}`);
      expect(crm('import', sheet, '--db', database, '--json').code).toBe(0);
      await page.keyboard.press('Control+Shift+X');
      await page.keyboard.press('F5');
      await list.holds(5_321);
      await page.keyboard.press('Control+p');
      await dialog().getByRole('button', { name: '停止' }).click();
      await dialog().getByText('已停止排版').waitFor();
      await dialog().getByRole('button', { name: '重新排版' }).click();
      await dialog().getByRole('progressbar', { name: '排版进度' }).waitFor();
      const before = performance.now();
      const pages = await pagesSet();
      process.stdout.write(`5000 rows on ${pages} pages in ${Math.round(performance.now() - before)} ms\n`);
      await dialog().getByText('打印前 5,000 行，共 5,321 行').waitFor();
      await launched.screenshot('printing-limit');
      const pdf = await savePdf('many.pdf');
      expect(pagesOf(pdf)).toBe(pages);
      expect(squeezed(textOf(pdf, 1))).toMatch(/共5,321条，此处打印前5,000条客户名称/);
      expect(squeezed(textOf(pdf, pages))).toContain('客户名称');
    },
  );
});
