import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-gridviews-'));
const database = join(folder, '办公室.kydb');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let launched: Launched;
let list: ReturnType<typeof listPage>;
let frame: ReturnType<typeof framePage>;

beforeAll(async () => {
  await makeOffice(database, 260);
  launched = await launchProgram({ words: [database], size: { width: 1280, height: 800 } });
  list = listPage(launched.page);
  frame = framePage(launched.page);
  await launched.page.locator('nav').waitFor({ timeout: 60_000 });
  await frame.go('商机');
  await list.ready();
  await launched.page.evaluate(axe);
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a person with a screen reader, or with weak eyes, would stumble over. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const checker = (globalThis as unknown as { axe: { run(at: object, options: object): Promise<Found> } })
      .axe;
    interface Found {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
    // What stands around the list has tests of its own.
    const own = ['.record-list', '.editor-options', '.day-calendar', '.grid-menu', '.el-dialog'];
    const include = own.filter((selector) => document.querySelector(selector) !== null);
    const { violations: found } = await checker.run({ include, exclude: ['.filter-panel'] }, options);
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

async function theme(name: 'view.themeDark' | 'view.themeLight'): Promise<void> {
  await launched.program.evaluate(
    ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(),
    name,
  );
  await launched.page.waitForTimeout(400);
}

async function resize(width: number, height: number): Promise<void> {
  await launched.program.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await launched.page.waitForTimeout(500);
}

/** Every state of the grid a person meets, and how it is left. */
const states: readonly {
  readonly name: string;
  readonly open: () => Promise<void>;
  readonly leave: () => Promise<void>;
}[] = [
  {
    name: 'range',
    open: async () => {
      await list.cell(1, 'amount').click();
      for (let step = 0; step < 4; step += 1) await launched.page.keyboard.press('Shift+ArrowDown');
      await list.status.getByText(/^合计/).waitFor();
    },
    leave: () => launched.page.keyboard.press('Escape'),
  },
  {
    name: 'editor-list',
    open: async () => {
      await list.cell(2, 'stage').dblclick();
      await launched.page.getByRole('option').first().waitFor();
    },
    leave: () => launched.page.keyboard.press('Escape'),
  },
  {
    name: 'editor-reference',
    open: async () => {
      await list.cell(2, 'account').click();
      await launched.page.keyboard.type('sh');
      await launched.page.getByRole('option').first().waitFor();
      await launched.page.waitForTimeout(300);
    },
    leave: () => launched.page.keyboard.press('Escape'),
  },
  {
    name: 'editor-calendar',
    open: async () => {
      await list.cell(2, 'expectedCloseOn').click();
      await launched.page.keyboard.press('Alt+ArrowDown');
      await launched.page.locator('.day-calendar').waitFor();
      await launched.page.keyboard.press('ArrowRight');
    },
    leave: async () => {
      await launched.page.keyboard.press('Escape');
      await launched.page.keyboard.press('Escape');
    },
  },
  {
    name: 'menu',
    open: async () => {
      await list.cell(3, 'amount').click();
      await launched.page.keyboard.press('Shift+F10');
      await launched.page.getByRole('menuitem').first().waitFor();
    },
    leave: () => launched.page.keyboard.press('Escape'),
  },
  {
    name: 'groups',
    open: async () => {
      await launched.page.getByRole('columnheader', { name: '阶段' }).click({ button: 'right' });
      await launched.page.getByRole('menuitem', { name: '按此列分组' }).click();
      await launched.page.locator('.group-line').first().waitFor();
      await launched.page.waitForTimeout(300);
    },
    leave: async () => {
      await launched.page.getByRole('columnheader', { name: '阶段' }).click({ button: 'right' });
      await launched.page.getByRole('menuitem', { name: '取消分组' }).click();
      await expect.poll(() => launched.page.locator('.group-line').count()).toBe(0);
      await list.ready();
    },
  },
  {
    name: 'peek',
    open: async () => {
      await list.cell(2, 'amount').click();
      await launched.page.keyboard.press('Alt+Enter');
      await launched.page.getByRole('complementary', { name: /^侧栏/ }).waitFor();
      await launched.page.waitForTimeout(500);
    },
    leave: () =>
      launched.page
        .getByRole('complementary', { name: /^侧栏/ })
        .getByRole('button', { name: '关闭' })
        .click(),
  },
  {
    name: 'batch',
    open: async () => {
      await list.choose(0, 1, 2);
      await launched.page.getByRole('button', { name: '批量修改' }).click();
      await frame.dialog('修改 3 条记录').waitFor();
      await launched.page.waitForTimeout(300);
    },
    leave: async () => {
      await launched.page.keyboard.press('Escape');
      await launched.page.getByRole('button', { name: '取消选择' }).click();
    },
  },
];

describe('the grid', () => {
  for (const [place, look] of (['view.themeLight', 'view.themeDark'] as const).entries()) {
    for (const state of states) {
      it(`shows ${state.name} to everybody, ${place === 0 ? 'light' : 'dark'}`, async () => {
        await theme(look);
        await state.open();
        await launched.screenshot(`grid-${state.name}-${place === 0 ? 'light' : 'dark'}`);
        const found = await violations(launched.page);
        await state.leave();
        await launched.page.waitForTimeout(250);
        expect(found).toEqual([]);
      });
    }
  }

  it('fills a window that grows, without a bar below', async () => {
    await theme('view.themeLight');
    await resize(1920, 1080);
    await launched.screenshot('grid-1920');
    const bar = await launched.page
      .locator('.ag-body-horizontal-scroll-viewport')
      .first()
      .evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(bar).toBeLessThanOrEqual(0);
    await resize(1280, 800);
  });
});

describe('a batch', () => {
  it('shows what it would do, does it as one action, and is taken back', async () => {
    const { page } = launched;
    await frame.go('客户');
    await list.ready();
    await list.cell(0, 'grade').click();
    await page.keyboard.press('Control+a');
    await list.status.getByText('已选 260 条').waitFor();
    await page.getByRole('button', { name: '批量修改' }).click();
    const dialog = frame.dialog('修改 260 条记录');
    await dialog.getByLabel('字段').click();
    await page.getByRole('option', { name: '行业', exact: true }).locator('visible=true').click();
    await dialog.getByLabel('新的值').fill('测试行业');
    await dialog.getByRole('button', { name: '预览' }).click();
    await dialog.getByText(/将修改 2\d\d 条/).waitFor();
    await launched.screenshot('grid-batch-preview');
    const inIndustry = () =>
      JSON.parse(crm('list', 'account', '--db', database, '--json', '--limit', '500').output) as {
        rows: { industry: string }[];
      };
    await dialog.getByRole('button', { name: /^修改 2\d\d 条/ }).click();
    await frame.message(/^已修改 2\d\d 条/).waitFor();
    expect(inIndustry().rows.filter(({ industry }) => industry === '测试行业').length).toBe(260);
    await frame.answerMessage(/^已修改 2\d\d 条/, '撤销');
    await expect
      .poll(() => recordsIn(database, 'account').filter(({ industry }) => industry === '测试行业').length)
      .toBe(0);
  });
});

it('complained of nothing', () => {
  expect(launched.complaints).toEqual([]);
});
