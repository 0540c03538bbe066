import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

/** What somebody meets who uses the program for the first time, with the keyboard, on a small screen, at any zoom. */
const folder = mkdtempSync(join(tmpdir(), 'keyuan-first-'));
const database = join(folder, '办公室.kydb');
const name = '杭州云栖科技有限公司';
let launched: Launched;
let account = 0;
let contact = 0;

beforeAll(async () => {
  await makeOffice(database, 40);
  crm('save', 'account', '--db', database, '--set', `name=${name}`, '--set', 'phones=0571-88880000');
  crm(
    'save',
    'contact',
    '--db',
    database,
    '--set',
    'name=欧阳修远',
    '--set',
    'mail=ouyang.xiuyuan@hangzhou-yunqi-keji.example.cn',
  );
  account = recordsIn(database, 'account').at(-1)?.id ?? 0;
  contact = recordsIn(database, 'contact').at(-1)?.id ?? 0;
  launched = await launchProgram({ words: [database], size: { width: 1280, height: 800 } });
  await launched.page.locator('.data-grid').waitFor();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

async function goTo(hash: string): Promise<void> {
  await launched.page.evaluate((next) => (location.hash = next), hash);
}

function cursorIn(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element.contains(document.activeElement));
}

async function boxOf(place: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('not on the page');
  return box;
}

describe('what lies over a list', () => {
  it.each([
    ['the views', /^全部 \d+ 个视图$/],
    ['the groups', /^分组$/],
    ['a quick filter', /^等级$/],
    ['a condition', /^筛选$/],
    ['the reminders', /^提醒，/],
  ])('is entered and left by the keyboard: %s', async (_what, words) => {
    const { page } = launched;
    const button = page.getByRole('button', { name: words }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    const popover = page.locator('.el-popover:visible').last();
    await popover.waitFor();
    await expect.poll(() => cursorIn(popover)).toBe(true);
    await page.keyboard.press('Escape');
    await popover.waitFor({ state: 'hidden' });
    await expect.poll(() => cursorIn(button)).toBe(true);
  });
});

describe('the first customer', () => {
  it('is made, followed up and given a next day by the keyboard alone, and is named only once', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+n');
    await page.getByRole('dialog', { name: '新建客户' }).waitFor();
    const field = page.getByRole('textbox', { name: '客户名称' });
    await expect.poll(() => cursorIn(field)).toBe(true);
    await page.keyboard.type('宁波甬江机电有限公司');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已新建客户“宁波甬江机电有限公司”').waitFor();
    await page.keyboard.press('Control+Shift+J');
    const dialog = page.getByRole('dialog', { name: '写跟进' });
    const words = dialog.getByRole('textbox', { name: '跟进内容' });
    await expect.poll(async () => (await words.count()) > 0 && (await cursorIn(words))).toBe(true);
    await page.keyboard.type('第一次电话，约下周看样');
    await dialog.getByRole('button', { name: '下周一' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    const made = recordsIn(database, 'account').at(-1);
    expect(made?.['name']).toBe('宁波甬江机电有限公司');
    expect(made?.['nextContactOn']).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(recordsIn(database, 'followUp').find((one) => one['account'] === made?.id)).toMatchObject({
      content: '第一次电话，约下周看样',
    });
  });
});

describe('the record page by keys', () => {
  it('opens its form with F2, and Escape leaves it when nothing was changed', async () => {
    const { page } = launched;
    await goTo(`#/record/account/${String(account)}`);
    await page.getByRole('heading', { name }).waitFor();
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: '客户名称' });
    await field.waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await expect.poll(() => cursorIn(page.getByRole('button', { name: '编辑', exact: true }))).toBe(true);
  });

  it('keeps the form open under Escape when something was typed', async () => {
    const { page } = launched;
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: '客户名称' });
    await field.fill('别的名称');
    await page.keyboard.press('Escape');
    await expect.poll(() => field.inputValue()).toBe('别的名称');
    await page.getByRole('button', { name: '取消' }).click();
  });

  it('begins a record like this one with Ctrl+D, without its number', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+d');
    const drawer = page.getByRole('dialog', { name: '新建客户' });
    await drawer.waitFor();
    await expect.poll(() => drawer.getByRole('textbox', { name: '客户名称' }).inputValue()).toBe(name);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('makes a record of any sort with Ctrl+Shift+N', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+Shift+N');
    const menu = page.getByRole('menu').filter({ visible: true });
    await expect.poll(() => cursorIn(menu)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: '新建联系人' });
    await drawer.waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });
});

describe('the record page on a small screen', () => {
  it('keeps a long address inside its card', async () => {
    const { page } = launched;
    await goTo(`#/record/contact/${String(contact)}`);
    const card = page.getByRole('region', { name: '资料' }).first();
    const mail = card.getByText('@hangzhou-yunqi-keji.example.cn');
    await mail.waitFor();
    const [inner, outer] = [await boxOf(mail), await boxOf(card)];
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
  });

  it('says in the history what its two choices are, and offers nothing to put back for a first value', async () => {
    const { page } = launched;
    await page.getByRole('tab', { name: '变更记录' }).click();
    const history = page.getByRole('region', { name: '变更记录' });
    await history.getByText('全部字段').waitFor();
    await history.getByText('所有人').waitFor();
    await expect.poll(() => history.getByRole('row').count()).toBeGreaterThan(2);
    await expect.poll(() => history.getByRole('button', { name: /恢复/ }).count()).toBe(0);
    await page.getByRole('tab', { name: '概览' }).click();
  });
});

describe('the recycle bin', () => {
  it('has its lists in the order of the navigation', async () => {
    const { page } = launched;
    await goTo('#/recycle');
    const ways = await page.locator('nav .lists li .label').allInnerTexts();
    await expect
      .poll(async () => {
        const offered = await page.locator('.el-segmented__item').allInnerTexts();
        return offered.map((words) => words.replace(/\s*\d+$/, '').trim());
      })
      .toEqual(ways);
  });
});

describe('at 200 percent', () => {
  beforeAll(async () => {
    await goTo('#/settings');
    await launched.page.getByText('200%', { exact: true }).click();
    await launched.page.waitForFunction(() => innerWidth <= 640);
  });
  afterAll(async () => {
    await goTo('#/settings');
    await launched.page.getByText('100%', { exact: true }).click();
    await launched.page.waitForFunction(() => innerWidth > 640);
  });

  it('a name is read in lines, not in single characters', async () => {
    const { page } = launched;
    await goTo(`#/record/account/${String(account)}`);
    const title = page.getByRole('heading', { name });
    await title.waitFor();
    const { height, width } = await boxOf(title);
    expect(height).toBeLessThan(60);
    expect(width).toBeGreaterThan(180);
  });

  it('what is written and what is known stand one below the other', async () => {
    const { page } = launched;
    const { width } = await boxOf(page.getByRole('region', { name: '资料' }).first());
    expect(width).toBeGreaterThan(400);
  });

  it('a dialog lies inside the window', async () => {
    const { page } = launched;
    await page.keyboard.press('F1');
    const dialog = page.locator('.el-dialog:visible');
    await dialog.waitFor();
    await expect.poll(async () => (await boxOf(dialog)).x).toBeGreaterThanOrEqual(0);
    const box = await boxOf(dialog);
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    await page.keyboard.press('Escape');
  });

  it('the steps of an import and its title are both seen', async () => {
    const { page } = launched;
    await goTo('#/import');
    const last = page.locator('.steps li').last().locator('.number');
    await last.waitFor();
    const box = await boxOf(last);
    expect(box.x + box.width).toBeLessThanOrEqual(await page.evaluate(() => innerWidth));
    expect((await boxOf(page.getByRole('heading', { name: '导入表格' }))).width).toBeGreaterThan(60);
  });
});

describe('in the other language', () => {
  it('what was visited is named in it', async () => {
    const { page } = launched;
    await goTo('#/settings');
    await page.getByText('English', { exact: true }).click();
    await goTo('#/today');
    const visited = page.getByRole('region', { name: 'Recently visited' });
    await visited.getByText('Account', { exact: true }).waitFor();
    await expect.poll(() => visited.getByText('客户', { exact: true }).count()).toBe(0);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
