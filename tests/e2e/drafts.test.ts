import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { makeOffice, recordsIn } from './support/commandLine';
import { endAtOnce } from './support/endAtOnce';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-drafts-'));
const database = join(folder, '办公室.kydb');
const userData = join(folder, 'desk');
const typed = '温州鹿城鞋业有限公司';
let launched: Launched;
let first = '';
let firstId = 0;

async function start(words: readonly string[]): Promise<void> {
  launched = await launchProgram({ words, userData });
}

async function openFirst(): Promise<void> {
  const { page } = launched;
  await page.evaluate((to) => (location.hash = to), `#/record/account/${firstId}`);
  await recordPage(page).composer.waitFor();
}

/** A second after the last key, a power cut. */
async function cutPower(): Promise<void> {
  await launched.page.waitForTimeout(1000);
  await endAtOnce(launched.program);
}

beforeAll(async () => {
  await makeOffice(database, 20);
  const [oldest] = recordsIn(database, 'account');
  first = String(oldest?.['name']);
  firstId = oldest?.id ?? 0;
  await start([database]);
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('typed text that was not saved, after a crash of the whole program', () => {
  it('is offered again in the drawer, the follow-up and the form of a record, where the person was', async () => {
    const { page } = launched;
    await openFirst();
    await recordPage(page).composer.fill('电话里说下周三来看样品');
    await page.keyboard.press('Control+1');
    await listPage(page).ready();
    await page.keyboard.press('Control+n');
    await page.locator('.quick-create').getByLabel('客户名称').fill(typed);
    await page.keyboard.press('Escape');
    await page.locator('.quick-create').waitFor({ state: 'hidden' });
    await openFirst();
    await recordPage(page).edit();
    await recordPage(page).field('备注').fill('还没写完的备注');
    await cutPower();

    await start([]);
    await launched.page.getByText('有一份没有保存的草稿。').waitFor();
    await expect.poll(() => recordPage(launched.page).title.innerText()).toBe(first);
    await launched.page.getByRole('button', { name: '继续编辑' }).click();
    await expect.poll(() => recordPage(launched.page).field('备注').inputValue()).toBe('还没写完的备注');
    await launched.page.locator('.save-bar').getByRole('button', { name: '取消' }).click();

    const note = launched.page.locator('.timeline .kept-draft');
    await note.getByText('输入的内容还没有保存').waitFor();
    await expect.poll(() => recordPage(launched.page).composer.inputValue()).toBe('电话里说下周三来看样品');
    await launched.screenshot('kept-draft-follow-up');
    await note.getByRole('button', { name: '继续填写' }).click();
    await launched.page.keyboard.press('Control+Enter');
    await framePage(launched.page).message('已记录').waitFor();
    await note.waitFor({ state: 'hidden' });

    await launched.page.keyboard.press('Control+1');
    await listPage(launched.page).ready();
    await launched.page.keyboard.press('Control+n');
    const drawer = launched.page.locator('.quick-create');
    await drawer.locator('.kept-draft').waitFor();
    await expect.poll(() => drawer.getByLabel('客户名称').inputValue()).toBe(typed);
    await launched.page.waitForTimeout(500);
    await launched.screenshot('kept-draft-drawer');
  });

  it('is gone for good when it is thrown away, or saved', async () => {
    const { page } = launched;
    const drawer = page.locator('.quick-create');
    await drawer.getByRole('button', { name: '丢弃' }).click();
    await expect.poll(() => drawer.getByLabel('客户名称').inputValue()).toBe('');
    await drawer.locator('.kept-draft').waitFor({ state: 'hidden' });
    await drawer.getByLabel('客户名称').fill(typed);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => recordsIn(database, 'account').at(-1)).toMatchObject({ name: typed });
    await drawer.waitFor({ state: 'hidden' });
    const made = recordsIn(database, 'account').at(-1)?.id ?? 0;
    await page.evaluate((to) => (location.hash = to), `#/record/account/${made}`);
    await page.getByRole('heading', { level: 1, name: typed }).waitFor();
    await cutPower();

    await start([]);
    await launched.page.getByRole('heading', { level: 1, name: typed }).waitFor();
    expect(await launched.page.getByText('有一份没有保存的草稿').count()).toBe(0);
    await launched.page.keyboard.press('Control+1');
    await listPage(launched.page).ready();
    await launched.page.keyboard.press('Control+n');
    await launched.page.locator('.quick-create').getByLabel('客户名称').waitFor();
    await launched.page.waitForTimeout(300);
    expect(await launched.page.locator('.quick-create .kept-draft').count()).toBe(0);
    await launched.page.keyboard.press('Escape');
  });
});

describe('the records a person opened last', () => {
  it('are offered by the search after a restart', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: new RegExp(typed) }).waitFor();
    await page.getByRole('option', { name: new RegExp(first) }).waitFor();
    await page.keyboard.press('Escape');
  });
});
