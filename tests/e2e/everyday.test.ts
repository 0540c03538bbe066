import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-everyday-'));
const database = join(folder, '办公室.kydb');
let launched: Launched;
let first = '';
let firstId = 0;

/** An instant so many hours from now. */
function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

/** Plans a task from the command line. */
function plan(title: string, ...sets: string[]): void {
  const words = [`title=${title}`, ...sets].flatMap((set) => ['--set', set]);
  const { code, errors } = crm('save', 'task', '--db', database, ...words);
  if (code !== 0) throw new Error(errors);
}

/** How many reminders the bell says are waiting. */
async function waiting(): Promise<number> {
  const bell = launched.page.getByRole('button', { name: /^提醒，/ });
  return Number(/(\d+)/.exec((await bell.getAttribute('aria-label')) ?? '')?.[1]);
}

beforeAll(async () => {
  await makeOffice(database, 20);
  const [account] = recordsIn(database, 'account');
  first = String(account?.['name']);
  firstId = account?.id ?? 0;
  plan('给华盛回电话', `dueAt=${inHours(-30)}`, `remindAt=${inHours(-1)}`);
  plan('准备报价单', `dueAt=${inHours(30)}`);
  launched = await launchProgram({ words: [database] });
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the home page', () => {
  it('shows what is late and due, ticks a task off, and undo brings it back', async () => {
    const { page } = launched;
    await framePage(page).go('工作台');
    const overdue = page.getByRole('region', { name: '已逾期的任务' });
    await overdue.getByText('给华盛回电话').waitFor();
    await page.getByRole('region', { name: '未来 7 天的任务' }).getByText('准备报价单').waitFor();
    await launched.screenshot('today');
    expect(await accessProblems(page)).toEqual([]);
    await overdue.locator('li').filter({ hasText: '给华盛回电话' }).locator('.el-checkbox').click();
    await overdue.getByText('给华盛回电话').waitFor({ state: 'hidden' });
    await framePage(page).answerMessage('已完成“给华盛回电话”', '撤销');
    await overdue.getByText('给华盛回电话').waitFor();
  });

  it('leads into the list its card shows the first rows of', async () => {
    const { page } = launched;
    await framePage(page).go('工作台');
    await page.getByRole('region', { name: '已逾期的任务' }).getByText('给华盛回电话').click();
    await recordPage(page).facts.waitFor();
    await expect.poll(() => recordPage(page).title.innerText()).toBe('给华盛回电话');
  });
});

describe('reminders', () => {
  it('wait at the bell, are put off and come back by undo', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /^提醒，\d+ 条/ }).click();
    const bell = page.getByRole('region', { name: '提醒', exact: true });
    await bell.getByText('给华盛回电话').waitFor();
    await launched.screenshot('reminders');
    expect(await accessProblems(page)).toEqual([]);
    const before = await waiting();
    expect(before).toBeGreaterThan(0);
    await bell
      .getByRole('listitem')
      .filter({ hasText: '给华盛回电话' })
      .getByRole('button', { name: '稍后提醒' })
      .click();
    await page.getByRole('menuitem', { name: '1 小时后' }).click();
    await expect.poll(waiting).toBe(before - 1);
    await page.keyboard.press('Escape');
    await framePage(page).leaveFields();
    await page.keyboard.press('Control+z');
    await expect.poll(waiting).toBe(before);
  });
});

describe('data quality', () => {
  it('counts what is wrong and opens exactly these records', async () => {
    const { page } = launched;
    await framePage(page).go('资料质量');
    const line = page.getByRole('button', { name: /客户 没有下次联系/ });
    const words = await line.innerText();
    const count = Number(/(\d+)\s+[\d.]+%/.exec(words)?.[1]);
    await launched.screenshot('quality');
    expect(await accessProblems(page)).toEqual([]);
    await line.click();
    await listPage(page).ready();
    await page.getByText(`共 ${count} 条`).waitFor();
  });
});

describe('a sticky note', () => {
  it('keeps itself, is found again among all notes, and becomes a follow-up of its record', async () => {
    const { page } = launched;
    await page.evaluate((id) => (location.hash = `#/record/account/${id}`), firstId);
    await recordPage(page).facts.waitFor();
    await page.keyboard.press('Control+Shift+m');
    await page.getByLabel('便签内容').fill('客户要求周五前报价');
    await page.locator('.note').getByText('已保存').waitFor();
    await launched.screenshot('note');
    expect(await accessProblems(page)).toEqual([]);
    await page.locator('.note').getByRole('button', { name: '收起' }).click();
    await page.locator('.note').waitFor({ state: 'hidden' });
    expect(recordsIn(database, 'stickyNote').map((row) => row['content'])).toEqual(['客户要求周五前报价']);

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /搜索/ }).fill('打开便签');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '客户要求周五前报价' }).click();
    await page.locator('.note').getByRole('button', { name: '转为跟进' }).click();
    await framePage(page).message('便签已转为跟进').waitFor();
    expect(recordsIn(database, 'followUp').at(-1)).toMatchObject({ content: '客户要求周五前报价' });
    expect(recordsIn(database, 'stickyNote')).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('search', () => {
  it('finds views and commands, and opens a record in a window of its own by keyboard', async () => {
    const { page, program } = launched;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /搜索/ }).fill('逾期');
    await page.getByRole('option', { name: '任务 · 逾期任务' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#/list/task');
    await page.getByRole('heading', { level: 1, name: '任务', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /搜索/ }).fill(first);
    await page
      .getByRole('option', { name: new RegExp(first) })
      .first()
      .waitFor();
    const opened = program.waitForEvent('window');
    await page.keyboard.press('Control+Enter');
    const second = await opened;
    await second.getByRole('heading', { name: first }).waitFor();
    await second.close();
  });
});
