import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnNamed, editedWorkbook, rowOf } from '../support/editedWorkbook';
import { importPage } from './pages/importPage';
import { listPage } from './pages/listPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-return-'));
const database = join(folder, '办公室.kydb');
const exported = join(folder, '客户.xlsx');
const edited = join(folder, '客户-改.xlsx');
let launched: Launched;

beforeAll(async () => {
  await makeOffice(database, 60);
  launched = await launchProgram({ words: [database] });
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

const account = (index: number) => {
  const found = recordsIn(database, 'account')[index];
  if (!found) throw new Error('no account');
  return found;
};

describe('an exported list that comes back', () => {
  it('leaves with the option to be brought back ticked', async () => {
    const { page, saveNext } = launched;
    await saveNext(exported);
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '导出客户' });
    await expect.poll(() => dialog.getByRole('checkbox', { name: '可改后导回' }).isChecked()).toBe(true);
    await launched.screenshot('roundTrips-export');
    await dialog.getByText(/CSV，UTF-8/).click();
    await expect.poll(() => dialog.getByRole('checkbox').count()).toBe(0);
    await dialog.getByText(/Excel 工作簿/).click();
    await dialog.getByRole('button', { name: '选择位置并导出' }).click();
    await dialog.getByText(/^已导出 /).waitFor();
    await dialog.getByRole('button', { name: '完成' }).click();
  });

  it('says so when nothing was changed', async () => {
    await chooseReturned(exported);
    await launched.page.getByText('没有改动', { exact: true }).waitFor();
  });

  it('shows what was changed, the clash with a colleague side by side, new and missing rows', async () => {
    const { page } = launched;
    const [changed, clashing, gone] = [account(3), account(5), account(7)];
    await editedWorkbook(exported, edited, (sheet) => {
      const [name, remark, grade] = ['客户名称', '备注', '等级'].map((words) => columnNamed(sheet, words));
      sheet.getCell(rowOf(sheet, changed.id), remark ?? 0).value = '表格里补的备注';
      sheet.getCell(rowOf(sheet, changed.id), grade ?? 0).value =
        changed['grade'] === 'D' ? 'A 重点' : 'D 暂缓';
      sheet.getCell(rowOf(sheet, clashing.id), remark ?? 0).value = '表格里写的';
      sheet.getCell(rowOf(sheet, account(9).id), grade ?? 0).value = '特级';
      sheet.spliceRows(rowOf(sheet, gone.id), 1);
      sheet.getRow(sheet.rowCount + 1).getCell(name ?? 0).value = '郑州新开张商贸有限公司';
    });
    const { code, errors } = crm(
      'save',
      'account',
      String(clashing.id),
      '--db',
      database,
      '--set',
      'remark=同事写的',
    );
    expect(errors).toBe('');
    expect(code).toBe(0);
    await chooseReturned(edited);
    await page.getByRole('radio', { name: /^冲突/ }).waitFor();
    expect(await figure('改动')).toBe('2 格');
    expect(await figure('冲突')).toBe('1 格');
    await page.getByText('将修改 1 条、新增 1 条、删除 0 条').waitFor();
    await launched.screenshot('roundTrips-comparison');
    expect(await accessProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(200);
    await launched.screenshot('roundTrips-comparison-dark');
    await page.emulateMedia({ colorScheme: null });
  });

  it('is looked through by keyboard: filters, ticks and the side of a clash', async () => {
    const { page } = launched;
    await page.getByRole('radio', { name: /^全部/ }).focus();
    for (let press = 0; press < 2; press += 1) await page.keyboard.press('ArrowRight');
    const clash = page.getByRole('article');
    await page.getByRole('radio', { name: /^冲突/, checked: true }).waitFor();
    await expect.poll(() => clash.count()).toBe(1);
    await clash.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.getByText('将修改 2 条、新增 1 条、删除 0 条').waitFor();
    await launched.screenshot('roundTrips-clash');
    await page
      .locator('.bar')
      .getByText(/^删除 1/)
      .click();
    await page
      .getByRole('article')
      .getByText(/表格里没有这一行/)
      .waitFor();
    await page.getByRole('article').locator('input[type=checkbox]').focus();
    await page.keyboard.press('Space');
    await page.getByText('将修改 2 条、新增 1 条、删除 1 条').waitFor();
  });

  it('is written as one action, and taken back as one', async () => {
    const { page } = launched;
    const before = recordsIn(database, 'account');
    await page.getByRole('button', { name: '应用', exact: true }).click();
    await page.getByRole('heading', { name: '已导回' }).waitFor();
    await launched.screenshot('roundTrips-result');
    const after = recordsIn(database, 'account');
    expect(after.find(({ id }) => id === before[3]?.id)).toMatchObject({
      remark: '表格里补的备注',
      grade: before[3]?.['grade'] === 'D' ? 'A' : 'D',
    });
    expect(after.find(({ id }) => id === before[5]?.id)).toMatchObject({ remark: '表格里写的' });
    expect(after.some(({ id }) => id === before[7]?.id)).toBe(false);
    expect(after.at(-1)).toMatchObject({ name: '郑州新开张商贸有限公司' });
    await page.getByRole('button', { name: '撤销这次导回' }).click();
    await page.getByText('已撤销', { exact: true }).waitFor();
    const content = ({ rowVersion: _v, updatedAt: _a, ...rest }: Record<string, unknown>) => rest;
    expect(recordsIn(database, 'account').map(content)).toEqual(before.map(content));
  });

  it('of another office may only be imported like any other sheet', async () => {
    const { page } = launched;
    const other = join(folder, '别处.kydb');
    await makeOffice(other, 5);
    await editedWorkbook(exported, edited, (_sheet, book) => {
      const stamp = book.worksheets[1];
      const text = stamp?.getCell('A2').value;
      if (stamp && typeof text === 'string')
        stamp.getCell('A2').value = text.replace(/"office":"[^"]*"/, '"office":"11111111-2222"');
    });
    await chooseReturned(edited);
    await page.getByText(/从另一个数据库导出/).waitFor();
    await launched.screenshot('roundTrips-refused');
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '按普通表格导入' }).click();
    await page.getByRole('button', { name: '检查全部数据' }).waitFor({ timeout: 60_000 });
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});

/** Opens a file through the import, which notices what it is. */
async function chooseReturned(path: string): Promise<void> {
  const { page, chooseNext } = launched;
  await chooseNext([path]);
  await page.getByRole('link', { name: '导入表格' }).click();
  await importPage(page).choose.click();
  await page.getByRole('heading', { name: '导回改过的表格' }).waitFor();
}

async function figure(words: string): Promise<string> {
  const line = launched.page
    .locator('.figures > div')
    .filter({ has: launched.page.locator('dt', { hasText: words }) });
  return (await line.locator('dd').innerText()).trim();
}
