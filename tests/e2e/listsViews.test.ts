import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-views-of-lists-'));
const database = join(folder, '办公室.kydb');
const desk = join(folder, 'desk');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let launched: Launched;
let list: ReturnType<typeof listPage>;

async function start(): Promise<void> {
  launched = await launchProgram({
    words: [database],
    userData: desk,
    size: { width: 1280, height: 800 },
  });
  list = listPage(launched.page);
  await framePage(launched.page).go('客户');
  await list.ready();
}

beforeAll(async () => {
  await makeOffice(database, 120);
  crm('save', 'account', '--db', database, '--set', 'name=没有等级的公司');
  await start();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What axe finds on the page, in short. */
async function faults(): Promise<string[]> {
  return launched.page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

const tab = (name: string) => launched.page.getByRole('tab', { name });
const panel = () => launched.page.getByRole('complementary', { name: '筛选面板' });

describe('views, filters and groups of a list', () => {
  it('begins with every record, the ready-made groups and counted values beside it', async () => {
    const { page } = launched;
    await list.holds(121);
    for (const group of ['TOP 10', '样板客户', '有诚意需回访', '棘手客户', '特定需求', '潜在'])
      await panel().getByRole('button', { name: group }).waitFor();
    const wanted = recordsIn(database, 'account').filter(({ grade }) => grade === 'A').length;
    const value = panel().getByRole('group', { name: '等级' }).getByText('A 重点');
    await expect
      .poll(() => panel().locator('.value').filter({ hasText: 'A 重点' }).locator('.count').innerText())
      .toBe(String(wanted));
    await launched.screenshot('lists-1280');
    await value.click();
    await list.holds(wanted);
    await page.getByRole('button', { name: '移除筛选：等级：A 重点' }).click();
    await list.holds(121);
  });

  it('groups the list by a field, each group with its count', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: '分组', exact: true }).click();
    await page.locator('.group-menu').getByRole('combobox', { name: '分组' }).click();
    await page.locator('.group-menu').getByRole('option', { name: '等级', exact: true }).click();
    await page.keyboard.press('Escape');
    const wanted = recordsIn(database, 'account').filter(({ grade }) => grade === 'A').length;
    await page
      .locator('.group-line')
      .filter({ hasText: 'A 重点' })
      .filter({ hasText: String(wanted) })
      .first()
      .waitFor();
    await list.holds(121);
    await launched.screenshot('lists-grouped');
  });

  it('builds a nested filter, says it as a sentence and counts it before it is applied', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+Shift+L');
    const drawer = page.getByRole('dialog', { name: '组合条件' });
    await drawer.getByRole('button', { name: '条件', exact: true }).click();
    await chooseCondition(0, '等级', 'A 重点', 'B 普通');
    await drawer.getByRole('button', { name: '条件组', exact: true }).click();
    await chooseCondition(1, '生命周期', '潜在');
    // The inner group's own button: it stands before the one of the group around it.
    await drawer.getByRole('button', { name: '关联记录' }).first().click();
    await page.getByRole('menuitem', { name: '联系人的数量' }).locator('visible=true').click();
    await expect
      .poll(() => page.getByTestId('filter-sentence').innerText())
      .toBe('等级 属于 A 重点、B 普通，且（生命周期 属于 潜在 或 有联系人）');
    await launched.screenshot('lists-builder');
    // The count comes a moment after the sentence: it is asked of the database.
    const found = drawer.locator('.found');
    await expect.poll(() => found.innerText()).toMatch(/\d/);
    const counted = (await found.innerText()).replace(/\D/g, '');
    await drawer.getByRole('button', { name: '应用' }).click();
    await expect.poll(() => list.status.innerText()).toContain(`共 ${counted} 条`);
    await launched.screenshot('lists-filtered');
  });

  it('saves the list as a view that is there after a restart, with its filter and grouping', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: '另存为' }).click();
    const dialog = page.getByRole('dialog', { name: '保存视图' });
    await dialog.getByLabel('视图名称').fill('重点潜在客户');
    await dialog.getByText('共享给办公室所有人').click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await tab('重点潜在客户').waitFor();
    await expect.poll(() => tab('重点潜在客户').getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => page.getByRole('img', { name: '有未保存的修改' }).count()).toBe(0);
    const before = await list.status.innerText();
    await launched.close();
    await start();
    await expect.poll(() => tab('重点潜在客户').getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => list.status.innerText()).toBe(before);
    await launched.page.locator('.group-line').first().waitFor();
    await launched.screenshot('lists-view-back');
  });

  it('marks a view that was changed, and goes back to it', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+Shift+X');
    await list.holds(121);
    await page.getByRole('img', { name: '有未保存的修改' }).waitFor();
    await page.getByRole('button', { name: '还原' }).click();
    await expect.poll(() => page.getByRole('img', { name: '有未保存的修改' }).count()).toBe(0);
    await expect.poll(() => list.status.innerText()).toContain('已筛选');
  });

  it('hears at once what another desk makes of a shared view', async () => {
    const [view] = recordsIn(database, 'savedView');
    const renamed = crm('save', 'savedView', String(view?.id), '--db', database, '--set', 'name=改名的视图');
    expect(renamed.code).toBe(0);
    await tab('改名的视图').waitFor();
  });

  it('pins a view to the menu, opens it from there, and makes it the default', async () => {
    const { page } = launched;
    const menu = page.getByRole('button', { name: /的更多操作$/ });
    await menu.click();
    await page.getByRole('menuitem', { name: '固定到导航' }).click();
    const way = page.getByRole('navigation').getByRole('link', { name: '改名的视图' });
    await way.waitFor();
    await menu.click();
    await page.getByRole('menuitem', { name: '设为默认视图' }).click();
    await tab('全部').click();
    await list.holds(121);
    await way.click();
    await expect.poll(() => tab('改名的视图').getAttribute('aria-selected')).toBe('true');
    await tab('我负责的').click();
    await launched.close();
    await start();
    await expect.poll(() => tab('改名的视图').getAttribute('aria-selected')).toBe('true');
  });

  it('deletes a view, and brings it back by the message', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /的更多操作$/ }).click();
    await page.getByRole('menuitem', { name: '删除视图' }).click();
    await expect.poll(() => tab('改名的视图').count()).toBe(0);
    await page
      .locator('.toast')
      .filter({ hasText: '已删除视图' })
      .getByRole('button', { name: '撤销' })
      .click();
    await tab('改名的视图').waitFor();
  });

  it('deletes a whole list in one step once its number was typed', async () => {
    const { page } = launched;
    await tab('全部').click();
    await list.holds(121);
    await list.cell(0, 'grade').click();
    await page.keyboard.press('Control+a');
    await list.status.getByRole('button', { name: '删除' }).click();
    const asked = page.getByRole('dialog', { name: '移到回收站' });
    await asked.getByRole('textbox').fill('12');
    await asked.getByRole('button', { name: '删除' }).click();
    await asked.getByText('与条数不符').waitFor();
    await asked.getByRole('textbox').fill('121');
    await asked.getByRole('button', { name: '删除' }).click();
    await page.getByRole('heading', { name: '还没有客户' }).waitFor();
    await launched.screenshot('lists-empty');
    await page.locator('.toast').filter({ hasText: '已将' }).getByRole('button', { name: '撤销' }).click();
    await list.holds(121);
  });

  it('prints the list with its filter as a sentence', async () => {
    const { page } = launched;
    const pdf = join(folder, '列表.pdf');
    await launched.saveNext(pdf);
    await page.keyboard.press('Control+p');
    await page
      .getByRole('dialog', { name: /^打印 / })
      .getByRole('button', { name: '存为 PDF' })
      .click();
    await page.locator('.toast').filter({ hasText: '存为 PDF' }).last().waitFor();
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is walked by keyboard alone: views, values, search, rows', async () => {
    const { page } = launched;
    await tab('全部').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => tab('我负责的').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => tab('全部').getAttribute('aria-selected')).toBe('true');
    await panel()
      .getByRole('checkbox', { name: /A 重点/ })
      .focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '移除筛选：等级：A 重点' }).waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('公司');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.record-grid') !== null))
      .toBe(true);
    await page.keyboard.press('Control+Shift+X');
    await list.holds(121);
  });

  it('has nothing an accessibility check finds, light and dark, the builder open and closed', async () => {
    const { page } = launched;
    await launched.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1920, 1080),
    );
    await page.evaluate(axe);
    for (const theme of ['view.themeLight', 'view.themeDark'] as const) {
      await launched.program.evaluate(({ Menu }, id) => {
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
      }, theme);
      await tab('改名的视图').click();
      await page.waitForTimeout(600);
      await launched.screenshot(`lists-1920-${theme.slice(10)}`);
      expect(await faults()).toEqual([]);
      await page.keyboard.press('Control+Shift+L');
      await page.locator('.el-drawer .condition-fields').first().waitFor();
      await page.waitForTimeout(500);
      await launched.screenshot(`lists-builder-${theme.slice(10)}`);
      expect(await faults()).toEqual([]);
      await page.locator('.el-drawer').getByRole('button', { name: '取消' }).click();
    }
    expect(launched.complaints).toEqual([]);
  });
});

/** Fills the condition at that place of the open builder: a field, and options of its list. */
async function chooseCondition(place: number, field: string, ...options: readonly string[]): Promise<void> {
  const { page } = launched;
  const line = page.locator('.el-drawer .condition-fields').nth(place);
  await line.getByRole('combobox', { name: '字段' }).click();
  await page.getByRole('option', { name: field, exact: true }).locator('visible=true').click();
  await line.getByRole('combobox', { name: '值' }).click();
  for (const option of options)
    await page.getByRole('option', { name: option }).locator('visible=true').click();
  await page.getByRole('heading', { name: '组合条件' }).click();
}
