import { spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, top, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-shell-'));
const database = join(folder, '办公室.kydb');
const other = join(folder, '分公司.kydb');
const userData = join(folder, 'desk');
let launched: Launched;
let first = '';

async function start(words: readonly string[]): Promise<void> {
  launched = await launchProgram({ words, userData });
}

/** Starts the program a second time on the same desk, as a click on a file or on a task of the jump list does. */
async function startAgain(...words: string[]): Promise<number | null> {
  const electron = createRequire(import.meta.url)('electron') as string;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const all = [...sandbox, top, ...words, `--user-data-dir=${userData}`, '--disable-gpu'];
  const second = spawn(electron, all, { stdio: 'ignore' });
  return new Promise((resolve) => second.once('exit', resolve));
}

/** Asks the program to open another window, and answers its page. */
async function newWindow(open: () => Promise<unknown>): Promise<Page> {
  const opened = launched.program.waitForEvent('window');
  await open();
  const page = await opened;
  await page.waitForLoadState('load');
  return page;
}

function zoomOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.round(devicePixelRatio * 100));
}

beforeAll(async () => {
  await makeOffice(database, 20);
  await makeOffice(other, 5);
  first = String(recordsIn(database, 'account')[0]?.['name']);
  await start([database]);
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('several windows', () => {
  let second: Page;

  it('a record opens in a window of its own, on the same database', async () => {
    second = await newWindow(() =>
      launched.page.evaluate(() => window.crm?.call('windows.openRecord', { entity: 'account', id: 1 })),
    );
    await recordPage(second).facts.waitFor();
    await expect.poll(() => recordPage(second).title.innerText()).toBe(first);
    await expect.poll(() => listPage(launched.page).grid.count()).toBe(1);
  });

  it('a change of the settings in one is seen in the other at once', async () => {
    await launched.page.evaluate(() => window.crm?.call('settings.set', { theme: 'dark', zoom: 125 }));
    await second.locator('html.dark').waitFor({ state: 'attached' });
    await expect.poll(() => zoomOf(second)).toBe(125);
    await expect.poll(() => zoomOf(launched.page)).toBe(125);
    await launched.page.evaluate(() => window.crm?.call('settings.set', { theme: 'system', zoom: 100 }));
    await second.locator('html:not(.dark)').waitFor({ state: 'attached' });
    await expect.poll(() => zoomOf(second)).toBe(100);
  });

  it('a record saved in one is read again in the other', async () => {
    await recordPage(second).edit();
    await second
      .locator('form.editing')
      .getByLabel(/^客户名称/)
      .fill(`${first}（新）`);
    await recordPage(second).save();
    await listPage(launched.page).rowOf(`${first}（新）`).first().waitFor();
  });

  it('a command of the menu goes to the window in front only', async () => {
    await launched.program.evaluate(({ BrowserWindow, Menu }) => {
      const record = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().includes('#/record'),
      );
      record?.focus();
      Menu.getApplicationMenu()?.getMenuItemById('view.shortcuts')?.click();
    });
    await framePage(second).dialog('快捷键').waitFor();
    expect(await framePage(launched.page).dialog('快捷键').count()).toBe(0);
    await second.keyboard.press('Escape');
  });

  it('closing one leaves the other and the database', async () => {
    const closed = second.waitForEvent('close');
    await second.evaluate(() => window.close());
    await closed;
    await launched.page.keyboard.press('Control+2');
    await launched.page.getByRole('heading', { level: 1, name: '联系人' }).waitFor();
    await listPage(launched.page).ready();
    expect(await launched.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
      1,
    );
  });
});

describe('a second start', () => {
  it('brings its command to the program that runs, and ends', async () => {
    expect(await startAgain('--command=search.open')).toBe(0);
    await launched.page.getByRole('dialog', { name: '搜索' }).waitFor();
    await launched.page.keyboard.press('Escape');
    expect(await startAgain('--command=account.new')).toBe(0);
    await framePage(launched.page).dialog('新建客户').waitFor();
    await launched.page.keyboard.press('Escape');
    await launched.page.locator('.quick-create').waitFor({ state: 'hidden' });
  });

  it('opens the file it names there', async () => {
    expect(await startAgain(other)).toBe(0);
    await expect
      .poll(() => launched.page.evaluate(() => window.crm?.call('workspace.state', {})))
      .toMatchObject({ value: { database: { name: '分公司' } } });
    expect(await launched.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
      1,
    );
  });
});

describe('a notification', () => {
  it('that is clicked brings the window to its record', async () => {
    const shown = await launched.program.evaluate(({ Notification }) => Notification.isSupported());
    const answer = await launched.page.evaluate(() =>
      window.crm?.call('notices.try', { title: '试一下', text: '通知会这样出现' }),
    );
    expect(answer).toEqual({ ok: true, value: shown ? 'shown' : 'unsupported' });
    await launched.program.evaluate(({ BrowserWindow }) => {
      const chosen = { id: 'task/1', entity: 'account', recordId: 2 };
      BrowserWindow.getAllWindows()[0]?.webContents.send('crm', {
        name: 'notification.chosen',
        payload: chosen,
      });
    });
    await recordPage(launched.page).facts.waitFor();
    expect(await launched.page.evaluate(() => location.hash)).toBe('#/record/account/2');
  });

  it('is held back in quiet hours, and when notifications are off', async () => {
    const ask = (settings: object): Promise<unknown> =>
      launched.page.evaluate(async (changes) => {
        await window.crm?.call('settings.set', changes);
        return window.crm?.call('notices.try', { title: '试一下', text: '' });
      }, settings);
    expect(await ask({ quietHours: { from: '00:00', to: '23:59' } })).toEqual({ ok: true, value: 'quiet' });
    expect(await ask({ quietHours: null, hasNotifications: false })).toEqual({ ok: true, value: 'off' });
    await launched.page.evaluate(() => window.crm?.call('settings.set', { hasNotifications: true }));
  });
});

describe('the next start', () => {
  it('has the size, the place, the database and the page of the last one', async () => {
    const { page, program } = launched;
    await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+=');
    await expect.poll(() => zoomOf(page)).toBe(125);
    const bounds = { x: 120, y: 90, width: 1200, height: 800 };
    await program.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
    }, bounds);
    await launched.close();

    await start([]);
    await recordPage(launched.page).facts.waitFor();
    expect(await launched.page.evaluate(() => location.hash)).toBe('#/record/account/2');
    expect(await zoomOf(launched.page)).toBe(125);
    const placed = await launched.program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(placed).toMatchObject({ x: 120, y: 90 });
    await launched.page.keyboard.press('Control+0');
    await expect.poll(() => zoomOf(launched.page)).toBe(100);
  });

  it('says that the database is not there, and opens it on its page once it is back', async () => {
    await launched.close();
    renameSync(other, `${other}.away`);
    await start([]);
    const { page } = launched;
    await page.getByText('“分公司”没有打开').waitFor();
    await launched.screenshot('first-run-unopened');
    renameSync(`${other}.away`, other);
    await page.getByRole('button', { name: '重试' }).click();
    await recordPage(page).facts.waitFor();
    expect(await page.evaluate(() => location.hash)).toBe('#/record/account/2');
  });

  it('begins on the first page when the database was closed on purpose', async () => {
    await launched.page.evaluate(() => window.crm?.call('workspace.close', {}));
    await launched.page.getByRole('button', { name: '新建数据库' }).waitFor();
    await launched.close();
    await start([]);
    await launched.page.getByRole('button', { name: '新建数据库' }).waitFor();
  });
});
