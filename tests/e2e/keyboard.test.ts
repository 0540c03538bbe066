import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-keys-'));
const database = join(folder, '办公室.kydb');
const name = '宁波远帆国际贸易有限公司';
let launched: Launched;

beforeAll(async () => {
  await makeOffice(database, 20);
  launched = await launchProgram({ words: [database] });
  await launched.page.locator('.ag-row[row-id] .cell-title').first().waitFor();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What has the keyboard now, as a screen reader names it. */
function focused(): Promise<string> {
  return launched.page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (at === document.body) return '';
    const label = at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.innerText;
    return (label ?? at?.innerText ?? '').replace('*', '').trim();
  });
}

describe('a person without a mouse', () => {
  it('makes a customer', async () => {
    const { keyboard } = launched.page;
    await keyboard.press('Control+n');
    await expect.poll(focused).toBe('客户名称');
    await keyboard.type(name);
    await keyboard.press('Tab');
    await expect.poll(focused).toBe('电话');
    await keyboard.type('0574-87654321');
    await keyboard.press('Control+Enter');
    await expect
      .poll(() => recordsIn(database, 'account').at(-1))
      .toMatchObject({ name, phones: ['0574-87654321'] });
    await launched.page.getByText(`已新建客户“${name}”`).waitFor();
  });

  it('finds the customer from anywhere by the first letters of its pinyin', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { level: 1, name: '联系人' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('nbyf');
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });

  it('pins a record and a view from the search, and finds them before those visited last', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: /^搜索/ });
    const pinned = palette.getByRole('group', { name: '置顶' });
    await palette.getByRole('group', { name: '最近打开' }).getByText(name).waitFor();
    await page.keyboard.press('Control+d');
    await pinned.getByText(name).waitFor();
    await expect.poll(() => palette.locator('[aria-selected="true"]').innerText()).toContain(name);
    await page.keyboard.type('我负责的');
    const view = palette.getByRole('group', { name: '视图' }).getByRole('option').first();
    await view.hover();
    await view.locator('.pin').click();
    const words = (await view.locator('.title').innerText()).trim();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await expect.poll(() => pinned.getByRole('option').allInnerTexts()).toHaveLength(2);
    await pinned.getByText(words).waitFor();
    await launched.screenshot('search-pinned');
    await pinned.getByText(words).hover();
    await page.keyboard.press('Control+d');
    await expect.poll(() => pinned.getByRole('option').allInnerTexts()).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByText(name).waitFor();
  });

  it('leaves the search for what another key of the program opens', async () => {
    const { page } = launched;
    const palette = page.getByRole('dialog', { name: /^搜索/ });
    const address = page.url();
    for (const [key, shown] of [
      ['Control+2', page.getByRole('heading', { level: 1, name: '联系人' })],
      ['Control+n', page.getByRole('dialog', { name: '新建联系人' })],
    ] as const) {
      await page.keyboard.press('Control+k');
      await palette.waitFor();
      await page.keyboard.press(key);
      await shown.waitFor();
      await palette.waitFor({ state: 'hidden' });
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => page.url()).toBe(address);
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });

  it('writes a follow-up', async () => {
    const { keyboard } = launched.page;
    await keyboard.press('Control+Shift+j');
    await expect.poll(focused).toBe('跟进内容');
    await keyboard.type('首次来电，想要样品目录');
    await keyboard.press('Control+Enter');
    await expect
      .poll(() => recordsIn(database, 'followUp').at(-1)?.['content'])
      .toBe('首次来电，想要样品目录');
  });

  it('walks the list, chooses rows, changes a cell, and leaves it with Escape', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+1');
    await page.locator('.ag-row[row-id] .cell-title').first().waitFor();
    await page.keyboard.press('Control+f');
    await expect.poll(focused).toBe('在列表中查找');
    await page.keyboard.type('宁波远帆');
    await page.getByText('共 1 条').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('已选 1 条').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.locator('.cell-editor, .ag-cell-inline-editing').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.cell-editor').count()).toBe(0);
  });

  it('opens the row with Ctrl+Enter and goes back with Alt+Left', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('heading', { level: 1, name: '客户' }).waitFor();
  });

  it('exports the list', async () => {
    const { page, saveNext } = launched;
    const path = join(folder, '客户.xlsx');
    await saveNext(path);
    await page.keyboard.press('Control+e');
    await page.getByRole('dialog', { name: '导出客户' }).waitFor();
    await expect.poll(focused).toBe('选择位置并导出');
    await page.keyboard.press('Enter');
    await page.getByText(/^已导出 /).waitFor();
    await expect.poll(focused).toBe('完成');
    expect((await stat(path)).size).toBeGreaterThan(2000);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '导出客户' }).waitFor({ state: 'hidden' });
  });

  it('sees at every stop where the keyboard is', async () => {
    const { page } = launched;
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const invisible: string[] = [];
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        if (!at || at === document.body) return null;
        const looks = [at, at.parentElement, at.closest('.el-input__wrapper')].map((element) => {
          if (!element) return '';
          const style = getComputedStyle(element);
          const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
          return outlined || style.boxShadow !== 'none' || at.closest('.ag-theme-quartz') ? 'seen' : '';
        });
        return looks.includes('seen') ? null : at.outerHTML.slice(0, 120);
      });
      if (found !== null) invisible.push(found);
    }
    expect(invisible).toEqual([]);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
