import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../electron/api/settings';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, top, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-views-'));
const database = join(folder, '办公室.kydb');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const longName = '中国（上海）自由贸易试验区临港新片区国际高新技术装备进出口贸易发展有限责任公司第一分公司';
let longId = 0;
let launched: Launched;

beforeAll(async () => {
  await makeOffice(database, 80);
  crm(
    'save',
    'account',
    '--db',
    database,
    '--set',
    `name=${longName}`,
    '--set',
    'grade=A',
    '--set',
    'lifecycle=成交',
  );
  longId = recordsIn(database, 'account').at(-1)?.id ?? 0;
  launched = await launchProgram({ words: [database] });
  await rows(launched.page);
  await launched.page.evaluate(axe);
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rows(page: Page): Promise<void> {
  await page.locator('.ag-row[row-id] .cell-title').first().waitFor();
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForTimeout(500);
}

/** Every view, and how a person comes to it. What `leave` does makes the way free for the next. */
const views: readonly {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
}[] = [
  { name: 'list', open: async (page) => (await goTo(page, '#/list/account'), rows(page)) },
  { name: 'contacts', open: async (page) => (await goTo(page, '#/list/contact'), rows(page)) },
  { name: 'opportunities', open: async (page) => (await goTo(page, '#/list/opportunity'), rows(page)) },
  { name: 'record', open: (page) => goTo(page, '#/record/account/3') },
  { name: 'record-long-name', open: (page) => goTo(page, `#/record/account/${longId}`) },
  {
    name: 'record-edit',
    open: async (page) => {
      await goTo(page, '#/record/account/3');
      await page
        .getByRole('button', { name: /^(编辑|Edit)$/ })
        .first()
        .click();
      await page.locator('form.editing').waitFor();
    },
    leave: (page) => page.locator('.save-bar button').first().click(),
  },
  {
    name: 'quick-create',
    open: async (page) => {
      await goTo(page, '#/list/account');
      await page.keyboard.press('Control+n');
      await page.waitForTimeout(700);
    },
    leave: leaveDialog,
  },
  {
    name: 'search',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('sh');
      await page.getByRole('option').first().waitFor();
      await page.waitForTimeout(300);
    },
    leave: leaveDialog,
  },
  {
    name: 'export',
    open: async (page) => {
      await page.keyboard.press('Control+e');
      await page.waitForTimeout(600);
    },
    leave: leaveDialog,
  },
  {
    name: 'shortcuts',
    open: async (page) => {
      await page.keyboard.press('F1');
      await page.waitForTimeout(600);
    },
    leave: leaveDialog,
  },
  { name: 'import', open: (page) => goTo(page, '#/import') },
  {
    name: 'import-recognise',
    open: async (page) => {
      await goTo(page, '#/import');
      await launched.chooseNext([join(top, 'tests/fixtures/samples/样例1_企业客户清单.xlsx')]);
      await page.locator('.drop').click();
      await page.locator('.import-sheet .sheet-line').first().waitFor();
    },
    leave: () => Promise.resolve(),
  },
  {
    name: 'import-columns',
    open: async (page) => {
      await page.locator('.import-recognise .el-button--primary').last().click();
      await page.locator('.import-columns li.line').first().waitFor();
    },
    leave: () => Promise.resolve(),
  },
  {
    name: 'import-check',
    open: async (page) => {
      await page.locator('.import-columns .el-button--primary').last().click();
      await page.locator('.import-check .ag-row[row-id]').first().waitFor();
      await page.waitForTimeout(400);
    },
  },
  { name: 'import-history', open: (page) => goTo(page, '#/imports') },
  { name: 'recycle-bin', open: (page) => goTo(page, '#/recycle') },
  { name: 'settings', open: (page) => goTo(page, '#/settings') },
];

async function leaveDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(400);
}

/** Changes a setting as the desk would, without looking for its button. */
async function set(page: Page, changes: Partial<Settings>): Promise<void> {
  const commands = {
    zh: 'view.languageZh',
    en: 'view.languageEn',
    light: 'view.themeLight',
    dark: 'view.themeDark',
    system: 'view.themeSystem',
  } as const;
  for (const value of [changes.language, changes.theme]) {
    if (value === undefined) continue;
    await launched.program.evaluate(({ Menu }, id) => {
      Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    }, commands[value]);
  }
  await page.waitForTimeout(500);
}

/** What a person with a screen reader, or with weak eyes, would stumble over. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const checker = (
      globalThis as unknown as { axe: { run(at: Document, options: object): Promise<AxeResult> } }
    ).axe;
    interface AxeResult {
      violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
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

/** Words on screen that are the program's own: without what people typed. */
async function ownWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const data =
      '.import-sheet .cell, .ag-row, .timeline-column .item, .related li, .facts dd, .headline dd, .user, .palette .entry, .title-words, .title-line, .line .samples, .line .heading, .one-line, [lang="zh-CN"], h1, .folder, dd, .el-segmented__item-label, .ag-header-cell, .conflict, .monogram';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = (node.textContent ?? '').trim();
      if (words === '' || !parent || parent.closest(data) || parent.closest('script, style')) continue;
      found.push(words);
    }
    return found;
  });
}

for (const theme of ['light', 'dark'] as const) {
  describe(`every view, ${theme}`, () => {
    beforeAll(() => set(launched.page, { theme }));

    for (const view of views) {
      it(`${view.name}: nothing a person with weak eyes or a screen reader stumbles over`, async () => {
        const { page } = launched;
        await view.open(page);
        await launched.screenshot(`${view.name}-${theme}`);
        const found = await violations(page);
        await view.leave?.(page);
        expect(found).toEqual([]);
      });
    }
  });
}

describe('the language', () => {
  it('changes everything that is not data to English, menu and title included', async () => {
    const { page, program } = launched;
    await set(page, { language: 'en', theme: 'light' });
    const chinese: string[] = [];
    const keys: string[] = [];
    for (const view of views) {
      await view.open(page);
      const words = await ownWords(page);
      chinese.push(
        ...words.filter((word) => /[\u4e00-\u9fff]/.test(word)).map((word) => `${view.name}: ${word}`),
      );
      keys.push(...words.filter((word) => /^[a-z]+[A-Za-z]*\.[a-zA-Z]+(\.[a-zA-Z]+)*$/.test(word)));
      await launched.screenshot(`${view.name}-english`);
      await view.leave?.(page);
    }
    // Names that people gave, and the language that is named in its own words, are meant to be.
    const given = [
      ...['user', 'source', 'account', 'contact'].flatMap((entity) =>
        recordsIn(database, entity).map(({ name }) => String(name)),
      ),
      ...recordsIn(database, 'account').flatMap(({ tags }) => (Array.isArray(tags) ? tags.map(String) : [])),
    ];
    expect(chinese.filter((word) => ![...given, '中文'].some((name) => word.endsWith(`: ${name}`)))).toEqual(
      [],
    );
    expect(keys).toEqual([]);
    const menu = await program.evaluate(({ Menu }) => {
      const labels: string[] = [];
      const walk = (items: Electron.MenuItem[]) => {
        for (const item of items) {
          if (item.type !== 'separator') labels.push(item.label);
          if (item.submenu) walk(item.submenu.items);
        }
      };
      walk(Menu.getApplicationMenu()?.items ?? []);
      return labels;
    });
    expect(menu.filter((label) => /[\u4e00-\u9fff]/.test(label))).toEqual(['语言 / Language', '简体中文']);
    expect(menu.join()).toMatch(/Import Spreadsheet…/);
    await page.getByRole('link', { name: /^Accounts/ }).waitFor();
  });

  it('changes back to Chinese, menu included', async () => {
    const { page, program } = launched;
    await set(page, { language: 'zh' });
    await goTo(page, '#/settings');
    const words = await ownWords(page);
    expect(words.filter((word) => /^[A-Z][a-z]+( [a-z]+)*$/.test(word) && word !== 'English')).toEqual([]);
    const files = await program.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items[0]?.submenu?.items.map((item) => item.label)
        .map((label) => label.replace(/\(&.\)$/, ''))
        .filter((label) => label !== ''),
    );
    expect(files).toEqual(
      expect.arrayContaining(['新建数据库…', '打开数据库…', '导入表格…', '导出列表…', '打印…', '退出']),
    );
  });

  it('keeps language and look over a restart', async () => {
    await set(launched.page, { language: 'en', theme: 'dark' });
    const kept = () =>
      JSON.parse(readFileSync(join(launched.userData, 'settings.json'), 'utf8')) as { settings: Settings };
    await expect.poll(() => kept().settings).toMatchObject({ language: 'en', theme: 'dark' });
    await set(launched.page, { language: 'zh', theme: 'light' });
  });
});

describe('room', () => {
  for (const [width, height] of [
    [1024, 700],
    [1280, 800],
    [1920, 1080],
  ] as const) {
    it(`is enough at ${width}×${height}: nothing is cut off or overlaps the edge`, async () => {
      const { page, program } = launched;
      await program.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      );
      await page.waitForTimeout(500);
      for (const [name, hash] of [
        ['list', '#/list/account'],
        ['record', `#/record/account/${longId}`],
        ['settings', '#/settings'],
        ['import', '#/import'],
      ] as const) {
        await goTo(page, hash);
        await launched.screenshot(`${name}-${width}x${height}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(`${name} ${wide}`).toBe(`${name} 0`);
      }
    });
  }
});

describe('the page of a record', () => {
  it('shows what is known beside the timeline and the related lists, on a small screen too', async () => {
    const { page, program } = launched;
    await program.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
    });
    await goTo(page, '#/record/account/3');
    const places = await Promise.all(
      ['.facts-column', '.timeline-column', '.related-column'].map((part) =>
        page.locator(part).first().boundingBox(),
      ),
    );
    const lefts = places.map((place) => place?.x ?? -1);
    expect([...lefts].sort((one, other) => one - other)).toEqual(lefts);
    expect(new Set(places.map((place) => Math.round(place?.y ?? -1))).size).toBe(1);
  });

  it('says which day a day in a related list is, and says it once', async () => {
    const { page } = launched;
    const account = recordsIn(database, 'task').find(
      (task) => task['account'] !== null && task['dueAt'] !== null && task['dueAt'] === task['remindAt'],
    )?.['account'];
    await goTo(page, `#/record/account/${String(account)}`);
    const line = page.locator('.related-column section', { hasText: '任务' }).locator('li').first();
    await line.waitFor();
    expect((await line.innerText()).match(/截止时间\s*\d{4}-/g)).toHaveLength(1);
    await expect.poll(() => line.innerText()).not.toContain('提醒时间');
  });
});

describe('the whole walk', () => {
  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
