import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-list-'));
const database = join(folder, '办公室.kydb');
const desk = join(folder, 'desk');
let launched: Launched;
let list: ReturnType<typeof listPage>;
let frame: ReturnType<typeof framePage>;

async function start(): Promise<void> {
  launched = await launchProgram({ words: [database], userData: desk });
  list = listPage(launched.page);
  frame = framePage(launched.page);
  await list.ready();
}
beforeAll(async () => {
  await makeOffice(database, 120);
  crm('save', 'account', '--db', database, '--set', 'name=华为技术有限公司', '--set', 'grade=A');
  await start();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the list of customers', () => {
  it('sorts Chinese names by pinyin over the whole list, not only over the rows on screen', async () => {
    await list.sortBy('客户名称');
    const collator = new Intl.Collator('zh-Hans-CN');
    const names = recordsIn(database, 'account').map(({ name }) => String(name));
    const wanted = names.sort(collator.compare).slice(0, 12);
    await expect.poll(() => list.column('name', 12)).toEqual(wanted);
    await list.sortBy('客户名称');
    await expect.poll(() => list.column('name', 3)).toEqual(names.slice(-3).reverse());
    await list.sortBy('客户名称');
  });

  it('finds by two characters, by pinyin initials and by full pinyin', async () => {
    for (const words of ['华为', 'hwjs', 'huawei']) {
      await list.search(words);
      await expect.poll(() => list.cell(0, 'name').innerText()).toContain('华为技术');
    }
    await list.search('');
    await list.holds(121);
  });

  it('finds by any part of a phone number', async () => {
    const some = recordsIn(database, 'account').find(
      ({ phones }) => Array.isArray(phones) && phones.length > 0,
    );
    const phone = String((some?.['phones'] as string[])[0]);
    await list.search(phone.slice(-6, -1));
    await list.rowOf(String(some?.['name'])).waitFor();
    await list.search('');
    await list.holds(121);
  });

  it('filters by a choice, says so, and takes the filter away', async () => {
    const wanted = recordsIn(database, 'account').filter(({ grade }) => grade === 'A').length;
    await list.filterByChoice('等级', 'A 重点');
    await list.holds(wanted);
    await list.status.getByText('已筛选').waitFor();
    await launched.page.getByRole('button', { name: /^移除筛选/ }).click();
    await list.holds(121);
  });

  it('tells an empty search from an empty office', async () => {
    await list.search('没有这样的公司名字');
    await launched.page.getByRole('heading', { name: '没有符合条件的客户' }).waitFor();
    await launched.page.locator('.body').getByRole('button', { name: '清除全部' }).click();
    await list.holds(121);
  });

  it('saves a cell that is typed into, and shows it', async () => {
    const { page } = launched;
    await list.search('华为');
    await list.holds(1);
    await list.cell(0, 'phones').dblclick();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('0755-28780808');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => recordsIn(database, 'account', '--search', '华为')[0]?.['phones'])
      .toEqual(['0755-28780808']);
    await expect.poll(() => list.cell(0, 'phones').innerText()).toContain('0755-28780808');
  });

  it('refuses a cell that cannot be, in words, and keeps what was there', async () => {
    const { page } = launched;
    await list.cell(0, 'nextContactOn').dblclick();
    await page.keyboard.press('Escape');
    await list.cell(0, 'phones').dblclick();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('不是电话');
    await page.keyboard.press('Enter');
    await frame.message(/电话/).last().waitFor();
    await page.keyboard.press('Escape');
    expect(recordsIn(database, 'account', '--search', '华为')[0]?.['phones']).toEqual(['0755-28780808']);
    await list.search('');
    await list.holds(121);
  });

  it('leaves what is being typed alone when another desk changes the list', async () => {
    const { page } = launched;
    await list.cell(2, 'phones').dblclick();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('0571-8888');
    crm('save', 'account', '1', '--db', database, '--set', 'region=杭州');
    await page.waitForTimeout(2500);
    await page.keyboard.type('0000');
    await page.keyboard.press('Enter');
    await expect.poll(() => list.cell(2, 'phones').innerText()).toContain('0571-88880000');
  });

  it('changes many rows at once, and takes it back in one step', async () => {
    const { page } = launched;
    await list.choose(0, 1, 2);
    await list.status.getByText('已选 3 条').waitFor();
    const before = recordsIn(database, 'account').filter(({ industry }) => industry === '测试行业').length;
    await page.getByRole('button', { name: '批量修改' }).click();
    const dialog = frame.dialog('修改 3 条记录');
    await dialog.getByLabel('字段').click();
    await page.getByRole('option', { name: '行业', exact: true }).locator('visible=true').click();
    await dialog.getByLabel('新的值').fill('测试行业');
    await dialog.getByRole('button', { name: '预览' }).click();
    await dialog.getByRole('button', { name: '修改 3 条' }).click();
    await frame.message('已修改 3 条').waitFor();
    const changed = () =>
      recordsIn(database, 'account').filter(({ industry }) => industry === '测试行业').length;
    expect(changed()).toBe(before + 3);
    await frame.answerMessage('已修改 3 条', '撤销');
    await expect.poll(changed).toBe(before);
    await page.getByRole('button', { name: '取消选择' }).click();
  });

  it('deletes into the recycle bin, brings back by the message, by Ctrl+Z and from the bin', async () => {
    const { page } = launched;
    await list.choose(0, 1);
    await list.status.getByRole('button', { name: '删除' }).click();
    await list.holds(119);
    await frame.answerMessage(/已将 2 条客户移到回收站/, '撤销');
    await list.holds(121);

    await list.choose(0);
    await list.status.getByRole('button', { name: '删除' }).click();
    await list.holds(120);
    await frame.leaveFields();
    await page.keyboard.press('Control+z');
    await list.holds(121);

    const name = (await list.cell(3, 'name').innerText()).trim();
    await list.choose(3);
    await list.status.getByRole('button', { name: '删除' }).click();
    await list.holds(120);
    await frame.go('回收站');
    await list.rowOf(name).locator('.ag-selection-checkbox input').click();
    await page.getByRole('button', { name: '恢复 1 条' }).click();
    await frame.message('已恢复 1 条').waitFor();
    await frame.go('客户');
    await list.holds(121);
    expect(crm('check', '--db', database).code).toBe(0);
  });

  it('asks before more than fifty rows are deleted', async () => {
    const { page } = launched;
    await list.cell(0, 'grade').click();
    await page.keyboard.press('Control+a');
    await list.status.getByText('已选 121 条').waitFor();
    await list.status.getByRole('button', { name: '删除' }).click();
    const asked = page.getByRole('dialog', { name: '移到回收站' });
    await asked.getByText('要把 121 条客户移到回收站').waitFor();
    await asked.getByRole('button', { name: '取消' }).click();
    await list.holds(121);
    await page.getByRole('button', { name: '取消选择' }).click();
  });

  it('shows rows far down after a jump to the end', async () => {
    const { page } = launched;
    await list.cell(0, 'name').click({ position: { x: 250, y: 10 } });
    await page.keyboard.press('Control+End');
    await list.rowAt(120).locator('.cell-title').waitFor();
    await page.keyboard.press('Control+Home');
    await list.rowAt(0).locator('.cell-title').waitFor();
  });

  it('keeps hidden columns, widths and order over a restart', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: '列', exact: true }).click();
    const drawer = frame.dialog('显示的列');
    await drawer
      .locator('label')
      .filter({ hasText: /^等级$/ })
      .click();
    await drawer
      .locator('label')
      .filter({ hasText: /^行业$/ })
      .click();
    await drawer.getByRole('button', { name: '完成' }).click();
    await expect.poll(() => page.getByRole('columnheader', { name: '等级' }).count()).toBe(0);
    const edge = await page
      .getByRole('columnheader', { name: '电话' })
      .locator('.ag-header-cell-resize')
      .boundingBox();
    if (!edge) throw new Error('no edge to pull at');
    await page.mouse.move(edge.x + edge.width / 2, edge.y + 10);
    await page.mouse.down();
    await page.mouse.move(edge.x + 90, edge.y + 10, { steps: 6 });
    await page.mouse.up();
    const width = async () =>
      Math.round((await page.getByRole('columnheader', { name: '电话' }).boundingBox())?.width ?? 0);
    const kept = await width();
    await launched.close();

    await start();
    const again = launched.page;
    expect(await again.getByRole('columnheader', { name: '等级' }).count()).toBe(0);
    const after = Math.round(
      (await again.getByRole('columnheader', { name: '电话' }).boundingBox())?.width ?? 0,
    );
    expect(Math.abs(after - kept)).toBeLessThanOrEqual(1);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
