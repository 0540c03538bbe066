import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-fields-'));
const database = join(folder, '办公室.kydb');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let admin: Launched;
let colleague: Launched;

beforeAll(async () => {
  await makeOffice(database, 40);
  admin = await launchProgram({ words: [database], size: { width: 1440, height: 900 } });
  colleague = await launchProgram({ words: [database], size: { width: 1440, height: 900 } });
  for (const { page } of [admin, colleague]) {
    await page.locator('nav').first().waitFor();
    await goTo(page, '#/list/account');
    await page.locator('.ag-row[row-id] .cell-title').first().waitFor();
    await page.evaluate(axe);
  }
});
afterAll(async () => {
  await admin.close();
  await colleague.close();
  rmSync(folder, { recursive: true, force: true });
});

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForTimeout(400);
}

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const checker = (
      globalThis as unknown as { axe: { run(at: Document, options: object): Promise<AxeResult> } }
    ).axe;
    interface AxeResult {
      violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
    }
    const found = await checker.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
  });
}

async function chooseCommand(launched: Launched, id: string): Promise<void> {
  await launched.program.evaluate(({ Menu }, name) => {
    Menu.getApplicationMenu()?.getMenuItemById(name)?.click();
  }, id);
  await launched.page.waitForTimeout(500);
}

describe('a field that is added while a colleague works', () => {
  it('is made with its list by keyboard and paste, from the menu of the program', async () => {
    const { page } = admin;
    await chooseCommand(admin, 'view.schemaEditor');
    await page.locator('.field-table tbody tr').first().waitFor();
    await admin.screenshot('schema-fields');
    await page.locator('.add-field').click();
    await page.locator('[data-kind="choice"]').waitFor();
    await page.waitForTimeout(300);
    await admin.screenshot('schema-kinds');
    await page.locator('[data-kind="choice"]').click();
    await page.getByLabel('字段名称').fill('服务等级');
    const first = page.locator('.choice-list input').first();
    await first.fill('金牌');
    await page.locator('.choice-list').getByRole('button', { name: '批量粘贴' }).click();
    await page.getByLabel('批量粘贴', { exact: true }).last().fill('银牌\n 银牌二级\n铜牌');
    await page.getByRole('button', { name: '加入 3 个选项' }).click();
    await admin.screenshot('schema-choice');
    await page.getByRole('button', { name: '新建字段', exact: true }).last().click();
    await page.locator('[data-field^="x"]').first().waitFor();
    await admin.screenshot('schema-fields-own');
    await expect
      .poll(() => page.locator('.field-table tr', { hasText: '服务等级' }).innerText())
      .toMatch(/单选/);
  });

  it('keeps what the colleague was typing, and stands in the form at once', async () => {
    const { page } = colleague;
    await goTo(page, '#/record/account/3');
    await page.keyboard.press('Control+n');
    const drawer = page.locator('.el-drawer:visible, .el-dialog:visible').last();
    await drawer.locator('input').first().fill('还没保存的名字');
    await admin.page.locator('.add-field').click();
    await admin.page.locator('[data-kind="text"]').click();
    await admin.page.getByLabel('字段名称').fill('门店编号');
    await admin.page.getByRole('button', { name: '新建字段', exact: true }).last().click();
    await admin.page.locator('.field-table tr', { hasText: '门店编号' }).waitFor();
    await page.waitForTimeout(3_000);
    await expect.poll(() => drawer.locator('input').first().inputValue()).toBe('还没保存的名字');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
    if (await page.locator('.el-message-box:visible').count())
      await page.locator('.el-message-box:visible .el-button').first().click();
  });

  it('reaches the window of the colleague without a restart, and can be filled there', async () => {
    const { page } = colleague;
    await goTo(page, '#/list/account');
    await page.locator('.ag-row[row-id] .cell-title').first().waitFor();
    const fields = await page.evaluate(async () => {
      const answer = (await window.crm?.call('workspace.schema', {})) as {
        value: { definitions: { fields: { key: string; label: { zh: string } }[] } };
      };
      return answer.value.definitions.fields.map(({ label }) => label.zh).sort();
    });
    expect(fields).toEqual(['服务等级', '门店编号']);
    await page.locator('.ag-header').waitFor();
    await page.keyboard.press('Control+e');
    await page.locator('.el-dialog:visible').waitFor();
    await colleague.screenshot('schema-export');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
    await goTo(page, '#/record/account/3');
    await page.locator('.actions').getByRole('button', { name: '编辑' }).click();
    const form = page.locator('form.editing');
    await form.waitFor();
    await form.getByLabel('门店编号').fill('S-001');
    await page.keyboard.press('Control+s');
    await expect.poll(() => JSON.stringify(recordsIn(database, 'account'))).toContain('S-001');
    await form.waitFor({ state: 'detached' });
    await colleague.screenshot('schema-record');
  });

  it('stands in an export with what was filled in', () => {
    const path = join(folder, 'list.csv');
    const { code, errors } = crm('export', 'account', '--db', database, '--out', path);
    expect([code, errors]).toEqual([0, '']);
    const [heading, ...rows] = readFileSync(path, 'utf8').split('\n');
    expect(heading).toMatch(/服务等级.*门店编号|门店编号.*服务等级/);
    expect(rows.join()).toContain('S-001');
  });
});

describe('a table and a module of the office', () => {
  it('are made in three questions; the table is a tab on the page of the colleague, the module a way of the navigation', async () => {
    const { page } = admin;
    await page.keyboard.press('Escape');
    await goTo(page, '#/fields?entity=account');
    for (const [name, sort] of [
      ['设备', 'table'],
      ['投诉', 'module'],
    ] as const) {
      await page.locator('.new-object').click();
      const dialog = page.locator('.el-dialog:visible');
      await dialog.getByLabel('名称', { exact: false }).first().fill(name);
      await dialog.getByRole('button', { name: '下一步' }).click();
      await dialog.locator('.sorts').waitFor();
      if (sort === 'module') await dialog.getByText('独立模块').click();
      await page.waitForTimeout(200);
      await admin.screenshot(`schema-object-${sort}`);
      await dialog.getByRole('button', { name: '下一步' }).click();
      await dialog.getByRole('button', { name: '建立' }).click();
      await page.locator(`.entities button:has-text("${name}")`).waitFor();
    }
    await page.locator('.field-table').waitFor();
    await admin.screenshot('schema-object-made');
    await colleague.page.keyboard.press('Escape');
    await colleague.page.locator('nav').getByText('投诉').waitFor();
    await goTo(colleague.page, '#/record/account/3');
    await colleague.page.getByRole('tab', { name: /设备/ }).waitFor();
    await colleague.page.getByRole('tab', { name: /设备/ }).click();
    await colleague.page.waitForTimeout(600);
    await colleague.screenshot('schema-table-tab');
    crm('save', 'xo1', '--db', database, '--set', 'name=注塑机', '--set', 'parent=3');
    await colleague.page.getByRole('tabpanel').getByText('注塑机').first().waitFor();
    await colleague.screenshot('schema-table-row');
    await goTo(colleague.page, '#/list/xo2');
    await colleague.page.waitForTimeout(600);
    await colleague.screenshot('schema-module-list');
  });
});

describe('the arrangement', () => {
  it('is moved by keys, seen beside, kept, and taken back from the log', async () => {
    const { page } = admin;
    await goTo(page, '#/fields?entity=account');
    await page.getByRole('tab', { name: '表单布局' }).click();
    await page.locator('.form-layout .section').first().waitFor();
    await admin.screenshot('schema-form');
    const firstSection = page.locator('.form-layout .section').first();
    const order = () =>
      firstSection.locator('li').evaluateAll((all) => all.map((one) => one.dataset['field']));
    const before = await order();
    await firstSection.locator('li').nth(1).getByRole('button').first().click();
    expect((await order()).slice(0, 2)).toEqual([before[1], before[0]]);
    await page.getByRole('button', { name: '保存布局' }).click();
    await page.getByText('有未保存的修改').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: '列表与表头' }).click();
    await page.locator('.list-layout').waitFor();
    await admin.screenshot('schema-list');
    await page.getByRole('tab', { name: '选项卡' }).click();
    await page.locator('.tabs-editor li').first().waitFor();
    await admin.screenshot('schema-tabs');
    await page.getByRole('tab', { name: '编号规则' }).click();
    await page.locator('.numbers').waitFor();
    await admin.screenshot('schema-numbers');
    await page.getByRole('button', { name: '修改记录' }).click();
    await page.locator('.el-drawer:visible li').first().waitFor();
    await page.waitForTimeout(300);
    await admin.screenshot('schema-log');
    await page.locator('.el-drawer:visible li').first().getByRole('button', { name: '撤销' }).click();
    await page.locator('.el-drawer:visible li', { hasText: '撤销操作' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '表单布局' }).click();
    await expect.poll(order).toEqual(before);
  });
});

describe('a formula', () => {
  it('is typed with the names of fields, tried on records while it is typed, and says which name is wrong', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: '字段', exact: true }).click();
    await page.locator('.add-field').click();
    await page.locator('[data-kind="computed"]').click();
    await page.getByLabel('字段名称').fill('双倍额度');
    const box = page.locator('.formula-editor textarea');
    await box.fill('[没有这个] × 2');
    await page.getByText('没有叫“没有这个”的字段。').waitFor();
    await box.fill('[信用额度] × 2');
    await page.getByText('公式可以计算。').waitFor();
    await admin.screenshot('schema-formula');
    await page.getByRole('button', { name: '新建字段', exact: true }).last().click();
    await page.locator('.field-table tr', { hasText: '双倍额度' }).waitFor();
  });
});

describe('a field that is retired', () => {
  it('says what it holds first, goes everywhere, and comes back', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '停用“门店编号”' }).click();
    await page
      .locator('.el-message-box:visible')
      .getByText('有 1 条填写了这个字段', { exact: false })
      .waitFor();
    await admin.screenshot('schema-retire');
    await page.locator('.el-message-box:visible .el-button--primary').click();
    await page.locator('.field-table tr', { hasText: '门店编号' }).waitFor({ state: 'detached' });
    await page.getByText('显示已停用的字段').click();
    await page.getByRole('button', { name: '恢复“门店编号”' }).click();
    await page.getByRole('button', { name: '停用“门店编号”' }).waitFor();
  });
});

for (const theme of ['light', 'dark'] as const) {
  describe(`a person with weak eyes or a screen reader, ${theme}`, () => {
    beforeAll(() => chooseCommand(admin, theme === 'light' ? 'view.themeLight' : 'view.themeDark'));
    it.each(['字段', '表单布局', '列表与表头', '选项卡', '编号规则'])(
      'stumbles over nothing: %s',
      async (name) => {
        const { page } = admin;
        await page.getByRole('tab', { name, exact: true }).click();
        await page.waitForTimeout(500);
        await admin.screenshot(`schema-${name}-${theme}`);
        expect(await violations(page)).toEqual([]);
      },
    );
    it('stumbles over nothing in the drawer of a field', async () => {
      const { page } = admin;
      await page.getByRole('tab', { name: '字段', exact: true }).click();
      await page.getByRole('button', { name: '编辑“服务等级”' }).click();
      await page.locator('.choice-list').waitFor();
      await page.waitForTimeout(500);
      await admin.screenshot(`schema-drawer-${theme}`);
      const found = await violations(page);
      await page.keyboard.press('Escape');
      await page.waitForTimeout(400);
      expect(found).toEqual([]);
    });
  });
}

it('neither window complained of anything', () => {
  expect([...admin.complaints, ...colleague.complaints]).toEqual([]);
});
