import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-segments-'));
const database = join(folder, '办公室.kydb');
let launched: Launched;

/** Makes or changes a record from the command line. */
function save(entity: string, id: number | null, values: object): void {
  const which = id === null ? [] : [String(id)];
  const words = [...which, '--db', database, '--values', JSON.stringify(values)];
  const { code, errors } = crm('save', entity, ...words);
  if (code !== 0) throw new Error(errors);
}

/** The day so many days ago. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The number of customers a button shows. */
async function countOn(button: Locator): Promise<number> {
  return Number(await button.locator('.count').innerText());
}

/** Pictures of what is shown, in both sizes, light and dark. */
async function pictures(name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await launched.program.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await launched.page.emulateMedia({ colorScheme });
      await launched.page.waitForTimeout(300);
      await launched.screenshot(`${name}-${width}-${colorScheme}`);
    }
  }
  await launched.page.emulateMedia({ colorScheme: null });
}

beforeAll(async () => {
  await makeOffice(database, 40);
  for (const [account, days] of [
    [1, 10],
    [1, 40],
    [2, 500],
  ] as const)
    save('contract', null, { name: `合同${days}`, account, amount: 9_000_000, signedOn: daysAgo(days) });
  for (const id of [1, 2]) save('account', id, { tags: ['分布甲'] });
  save('account', 3, { tags: ['分布乙', '分布甲'] });
  launched = await launchProgram({ words: [database] });
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('客户分布', () => {
  it('counts customers by grade and lifecycle, and every number opens its list', async () => {
    const { page } = launched;
    await framePage(page).go('客户分布');
    const all = page.getByRole('button', { name: /^合计/ });
    await all.waitFor();
    expect(await countOn(all)).toBe(recordsIn(database, 'account').length);
    await page.getByRole('button', { name: /^重要价值/ }).waitFor();
    await pictures('segments');
    expect(await accessProblems(page)).toEqual([]);
    const cell = page.locator('tbody td:not(.sum) button').first();
    const count = await countOn(cell);
    await cell.click();
    await listPage(page).ready();
    await listPage(page).holds(count);
  });

  it('remembers which fields divide the table', async () => {
    const { page } = launched;
    await framePage(page).go('客户分布');
    await page.locator('.matrix-card .choose label').last().locator('.el-select').click();
    await page.getByRole('option', { name: '客户主体' }).click();
    await page.getByRole('columnheader', { name: '家庭' }).waitFor();
    await framePage(page).go('资料质量');
    await framePage(page).go('客户分布');
    await page.getByRole('columnheader', { name: '家庭' }).waitFor();
  });

  it('divides buyers by value, follows the thresholds, and keeps a segment as a group of the list', async () => {
    const { page } = launched;
    const key = page.getByRole('button', { name: /^重要价值/ });
    await key.waitFor();
    const names = [
      '重要价值',
      '重要发展',
      '重要保持',
      '重要挽留',
      '一般价值',
      '一般发展',
      '一般保持',
      '一般挽留',
    ];
    let sum = 0;
    for (const name of names)
      sum += await countOn(page.getByRole('button', { name: new RegExp(`^${name}`) }));
    const whole = await page.getByRole('button', { name: /^分层的客户共/ }).innerText();
    expect(whole).toContain(`${sum} 个`);
    const before = await countOn(key);
    expect(before).toBeGreaterThan(0);
    await page.getByRole('spinbutton', { name: '金额高的合同总额' }).fill('900000000');
    await page.keyboard.press('Tab');
    await expect.poll(async () => await countOn(key)).toBe(0);
    await page.getByRole('spinbutton', { name: '金额高的合同总额' }).fill('100000');
    await page.keyboard.press('Tab');
    await expect.poll(async () => await countOn(key)).toBe(before);
    await page.getByRole('button', { name: '将“重要价值”另存为动态分组' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await framePage(page).message('已保存分组“重要价值”').waitFor();
    const [kept] = recordsIn(database, 'savedView').filter((row) => row['name'] === '重要价值');
    expect(kept).toMatchObject({ target: 'account', isGroup: true });
    await framePage(page).answerMessage('已保存分组“重要价值”', '打开');
    await listPage(page).ready();
    await listPage(page).holds(before);
  });
});

describe('标签管理', () => {
  it('joins one tag to another in every record, and undo parts them again', async () => {
    const { page } = launched;
    await framePage(page).go('设置');
    await page.getByRole('button', { name: '管理标签…' }).click();
    const dialog = framePage(page).dialog('标签管理');
    await dialog.getByRole('textbox', { name: '查找标签' }).fill('分布');
    await dialog.getByRole('button', { name: '带有“分布甲”的 客户 3' }).waitFor();
    await pictures('tags');
    expect(await accessProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '编辑标签“分布乙”' }).click();
    await dialog.getByLabel('标签名').fill('分布甲');
    await dialog.getByText('已有标签“分布甲”：保存后两个标签合并').waitFor();
    await pictures('tagEditor');
    expect(await accessProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: '合并' }).click();
    await framePage(page).message('已将“分布乙”合并到“分布甲”，1 条记录').waitFor();
    await dialog.getByText('分布乙', { exact: true }).waitFor({ state: 'hidden' });
    await framePage(page).answerMessage('已将“分布乙”合并到“分布甲”', '撤销');
    await dialog.getByText('分布乙', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: '带有“分布甲”的 客户 3' }).click();
    await listPage(page).holds(3);
  });

  it('gives a tag a colour and a meaning by keyboard alone', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /搜索/ }).fill('打开标签管理');
    await page.getByRole('option', { name: /打开标签管理/ }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = framePage(page).dialog('标签管理');
    await dialog.getByRole('button', { name: '编辑标签“分布乙”' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: '绿' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByLabel('含义').fill('试用');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => recordsIn(database, 'tag').find((row) => row['name'] === '分布乙'))
      .toMatchObject({ tone: 'good', meaning: '试用' });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('使用说明', () => {
  it('stands behind the shortcut sheet, and its buttons lead there', async () => {
    const { page } = launched;
    await framePage(page).leaveFields();
    await page.keyboard.press('F1');
    await framePage(page).dialog('快捷键').getByRole('button', { name: '使用说明' }).click();
    await page.getByRole('heading', { name: '备份与共享文件夹' }).waitFor();
    await framePage(page).dialog('快捷键').waitFor({ state: 'hidden' });
    await pictures('help');
    expect(await accessProblems(page)).toEqual([]);
    await page
      .getByRole('region', { name: '自己加字段' })
      .getByRole('button', { name: '打开字段与表单' })
      .click();
    await page.getByRole('region', { name: '自己加字段' }).waitFor({ state: 'hidden' });
    expect(page.url()).toContain('/fields');
    expect(launched.complaints).toEqual([]);
  });
});
