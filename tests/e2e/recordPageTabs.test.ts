import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { recordPage } from './pages/recordPage';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-tabs-'));
const database = join(folder, '办公室.kydb');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let launched: Launched;
let record: ReturnType<typeof recordPage>;
let id = 0;

/** Makes a record through the window's own door; a process for each would take minutes. */
function make(entity: string, changes: Readonly<Record<string, unknown>>): Promise<number> {
  return launched.page.evaluate(
    async (what) => {
      const requestId = crypto.randomUUID();
      const input = { requestId, id: null, rowVersion: null, ...what };
      const answer = (await window.crm?.call('records.save', input)) as {
        value: { record: { id: number } };
      };
      return answer.value.record.id;
    },
    { entity, changes },
  );
}

function stored(entity: string): readonly Readonly<Record<string, unknown>>[] {
  return recordsIn(database, entity);
}

/** Those of the customer of this test. */
function ours(entity: string): Readonly<Record<string, unknown>>[] {
  return stored(entity).filter((one) => one['account'] === id);
}

async function openTab(name: RegExp): Promise<void> {
  await launched.page.getByRole('tab', { name }).click();
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
}

const panel = (): Locator => launched.page.getByRole('tabpanel');

/** What a screen reader would stumble over on the page as it is now. */
async function troubles(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: {
          run: (
            where: unknown,
            how: unknown,
          ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
        };
      }
    ).axe;
    const found = await run.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.violations.map(({ id: rule, nodes }) => ({
      rule,
      nodes: nodes.slice(0, 3).map((node) => [node.html.slice(0, 160), node.failureSummary.slice(0, 200)]),
    }));
  });
}

beforeAll(async () => {
  await makeOffice(database, 20);
  launched = await launchProgram({ words: [database], size: { width: 1280, height: 800 } });
  // The window is there before its database.
  await launched.page.locator('nav').waitFor({ timeout: 60_000 });
  id = await make('account', { name: '杭州云栖科技有限公司', phones: ['0571-88880000'] });
  const people: number[] = [];
  for (const name of ['欧阳修远', '陈思', '李明', '王芳']) {
    const contact = await make('contact', { name });
    people.push(contact);
    await make('accountContact', { account: id, contact, title: `职务${people.length}` });
  }
  const relations = [
    { contact: people[1], other: people[0], kind: 'manager' },
    { contact: people[2], other: people[1], kind: 'manager' },
    { contact: people[3], other: people[1], kind: 'friend' },
  ];
  for (const relation of relations) await make('contactRelation', relation);
  record = recordPage(launched.page);
  await goTo(launched.page, `#/record/account/${id}`);
  await record.facts.waitFor();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the tabs of a customer', () => {
  it('stand in the order people need them, with how much each holds', async () => {
    const tabs = launched.page.getByRole('tab');
    await expect
      .poll(async () => (await tabs.allInnerTexts()).map((text) => text.replace(/\s/g, '')))
      .toEqual(['概览', '联系人4', '关系图', '商机', '合同', '交付', '任务', '更多资料', '附件', '变更记录']);
    await launched.screenshot('record-overview-1280');
    expect(await troubles(launched.page)).toEqual([]);
  });

  it('moves the record along its path, with the reason, and back', async () => {
    const { page } = launched;
    await page.getByRole('radio', { name: '意向', exact: true }).click();
    await page.getByRole('dialog', { name: '改为“意向”' }).waitFor();
    await launched.screenshot('record-path-reason');
    await page.keyboard.type('看过演示，有预算');
    await page.keyboard.press('Enter');
    await framePage(page)
      .message(/生命周期已改为/)
      .waitFor();
    expect(stored('account').find((one) => one['id'] === id)?.['lifecycle']).toBe('opportunity');
    await page.getByRole('button', { name: '撤销' }).last().click();
    await expect
      .poll(() => stored('account').find((one) => one['id'] === id)?.['lifecycle'])
      .not.toBe('opportunity');
  });

  it('says what is missing, and each missing field is a way into the form', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /查看缺少的资料/ }).click();
    await page.getByRole('button', { name: '行业', exact: true }).click();
    try {
      await expect
        .poll(() => record.field('行业').evaluate((input) => input === document.activeElement))
        .toBe(true);
    } finally {
      await page.locator('.save-bar').getByRole('button', { name: '取消' }).click();
    }
  });

  it('adds, changes and takes away rows where they stand, and adds amounts up', async () => {
    const { page } = launched;
    await openTab(/更多资料/);
    const table = page.getByRole('region', { name: '历史采购' });
    await table.getByRole('button', { name: '添加到历史采购' }).click();
    await page.keyboard.type('打印机');
    await table.getByLabel('采购金额').fill('1200');
    await page.keyboard.press('Enter');
    await expect.poll(() => ours('purchase').length).toBe(1);
    await table.getByLabel('采购产品').fill('墨盒');
    await table.getByLabel('采购金额').fill('300');
    await page.keyboard.press('Enter');
    await table.getByText('1,500.00').waitFor();
    await page.keyboard.press('Escape');
    await table.getByRole('row', { name: '墨盒' }).focus();
    await page.keyboard.press('Enter');
    await table.getByLabel('采购金额').fill('800');
    await page.keyboard.press('Enter');
    await table.getByText('2,000.00').waitFor();
    await launched.screenshot('record-more-1280');
    await table.getByRole('button', { name: '移除 墨盒' }).click();
    await expect.poll(() => ours('purchase').length).toBe(1);
  });

  it('draws people with their reporting lines, and makes a relation by keys', async () => {
    const { page } = launched;
    await openTab(/关系图/);
    await panel()
      .getByRole('button', { name: /欧阳修远/ })
      .waitFor();
    await page.waitForTimeout(300);
    await launched.screenshot('record-map-1280');
    const top = async (name: RegExp) => (await panel().getByRole('button', { name }).boundingBox())?.y ?? 0;
    expect(await top(/欧阳修远/)).toBeLessThan(await top(/陈思/));
    expect(await top(/陈思/)).toBeLessThan(await top(/李明/));
    const from = await panel().getByRole('button', { name: /王芳/ }).boundingBox();
    const to = await panel()
      .getByRole('button', { name: /欧阳修远/ })
      .boundingBox();
    if (!from || !to) throw new Error('no cards');
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 40, { steps: 8 });
    await page.mouse.up();
    await panel().getByRole('button', { name: '保存' }).click();
    await page.getByText('已添加关系').waitFor();
    expect(stored('contactRelation').at(-1)).toMatchObject({ kind: 'manager' });
    expect(await troubles(page)).toEqual([]);
  });

  it('keeps files: chosen, renamed, taken away and brought back', async () => {
    const { page } = launched;
    await openTab(/附件/);
    const file = join(folder, '报价单.txt');
    writeFileSync(file, '报价 1200 元');
    await launched.chooseNext([file]);
    await panel().getByRole('button', { name: '添加文件' }).click();
    await panel().getByRole('button', { name: '报价单.txt', exact: true }).waitFor();
    await panel().getByRole('button', { name: '重命名 报价单.txt' }).click();
    await panel().getByLabel('新文件名').fill('2026 报价单.txt');
    await page.keyboard.press('Enter');
    await panel().getByRole('button', { name: '2026 报价单.txt', exact: true }).waitFor();
    await launched.screenshot('record-files-1280');
    await panel().getByRole('button', { name: '移除 2026 报价单.txt' }).click();
    await expect.poll(() => ours('attachment').length).toBe(0);
    await page.getByRole('button', { name: '撤销' }).last().click();
    await expect.poll(() => ours('attachment').length).toBe(1);
  });

  it('shows pictures as large as the window, closer and one after the other', async () => {
    const { page, program } = launched;
    await openTab(/附件/);
    const bytes = await program.evaluate(({ nativeImage }) =>
      nativeImage
        .createFromBitmap(Buffer.alloc(3000 * 1000 * 4, 180), { width: 3000, height: 1000 })
        .toPNG()
        .toString('base64'),
    );
    const name = '门店招牌正面照片（金华市婺城区双龙南街分店，二〇二六年十一月拍摄，用于合同附件存档）.png';
    const files = [join(folder, name), join(folder, '营业执照.png'), join(folder, '合同扫描件.pdf')];
    for (const file of files)
      writeFileSync(file, file.endsWith('.pdf') ? '%PDF-1.7 words' : Buffer.from(bytes, 'base64'));
    await launched.chooseNext(files);
    await panel().getByRole('button', { name: '添加文件' }).click();
    await panel().getByRole('button', { name: '营业执照.png', exact: true }).click();
    const viewer = page.locator('.picture-viewer');
    const picture = viewer.locator('img');
    await picture.waitFor();
    const widths = async () => {
      const [own, room] = [await picture.boundingBox(), await viewer.locator('.stage').boundingBox()];
      return { own: Math.round(own?.width ?? 0), room: Math.round(room?.width ?? 0) };
    };
    await expect.poll(async () => (await widths()).own).toBeGreaterThan(600);
    const fitted = await widths();
    expect(fitted.own).toBeLessThanOrEqual(fitted.room);
    await launched.screenshot('record-picture-1280');
    await page.keyboard.press('1');
    await expect.poll(async () => (await widths()).own).toBe(3000);
    await page.keyboard.press('-');
    await expect.poll(async () => (await widths()).own).toBe(2250);
    await page.keyboard.press('0');
    await expect.poll(async () => (await widths()).own).toBe(fitted.own);
    expect(await troubles(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await viewer.getByRole('heading', { name }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await viewer.getByText('这个文件不能在这里预览。').waitFor();
    await launched.screenshot('record-picture-none-1280');
    await page.keyboard.press('Escape');
    await expect.poll(() => viewer.count()).toBe(0);
  });

  it('tells the past of a field and puts a value back', async () => {
    const { page } = launched;
    for (const value of ['制造业', '软件业']) {
      const done = crm('save', 'account', String(id), '--db', database, '--set', `industry=${value}`);
      expect(done.code).toBe(0);
    }
    await openTab(/概览/);
    await record.facts.getByText('软件业').waitFor();
    await record.facts.getByRole('button', { name: '行业', exact: true }).focus();
    await page.keyboard.press('F3');
    const dialog = page.getByRole('dialog', { name: /行业/ });
    await dialog.getByText('制造业').first().waitFor();
    await launched.screenshot('record-field-history');
    await dialog.getByRole('button', { name: '恢复原值' }).first().click();
    await expect.poll(() => stored('account').find((one) => one['id'] === id)?.['industry']).toBe('制造业');
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await openTab(/变更记录/);
    await panel().getByText('软件业').first().waitFor();
    await launched.screenshot('record-history-1280');
    expect(await troubles(page)).toEqual([]);
  });

  it('takes a comment that calls a colleague, and folds the changes of the program', async () => {
    const { page } = launched;
    await openTab(/概览/);
    await record.timeline.getByText('评论', { exact: true }).first().click();
    const box = page.getByRole('textbox', { name: '评论内容' });
    await box.click();
    await page.keyboard.type('@');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('请看一下报价');
    await launched.screenshot('record-comment');
    await page.keyboard.press('Control+Enter');
    await record.timeline.getByText(/请看一下报价/).waitFor();
    expect(String(stored('comment').at(-1)?.['content'])).toMatch(/^@.+ 请看一下报价$/);
    expect(await record.timeline.locator('.changes').count()).toBe(0);
    await record.timeline.getByRole('button', { name: '删除这一条' }).first().click();
    await expect.poll(() => ours('comment').length).toBe(0);
  });

  it('keeps the tab when the next record is looked at, by keys', async () => {
    const { page } = launched;
    await openTab(/变更记录/);
    const heading = page.getByRole('heading', { level: 1 });
    const here = await heading.innerText();
    await page.keyboard.press('Control+ArrowDown');
    await expect.poll(() => heading.innerText()).not.toBe(here);
    await expect.poll(() => page.getByRole('tab', { selected: true }).innerText()).toMatch(/变更记录/);
    await page.keyboard.press('Control+ArrowUp');
    await page.getByRole('heading', { level: 1, name: here }).waitFor();
    await expect.poll(() => page.getByRole('tab', { selected: true }).innerText()).toMatch(/变更记录/);
  });

  it('writes a follow-up from anywhere: about whom, the words, Ctrl+Enter', async () => {
    const { page } = launched;
    await goTo(page, '#/list/account');
    await page.locator('.ag-row[row-id]').first().waitFor();
    await page.keyboard.press('Control+Shift+j');
    const dialog = page.getByRole('dialog', { name: '写跟进' });
    await dialog.locator('input:focus').waitFor();
    await page.keyboard.type('yunqi');
    await page.getByRole('option', { name: /云栖/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => record.composer.evaluate((area) => area === document.activeElement)).toBe(true);
    await page.keyboard.type('随手记下的跟进');
    await launched.screenshot('quick-follow-up');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => stored('followUp').at(-1))
      .toMatchObject({ account: id, content: '随手记下的跟进' });
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
