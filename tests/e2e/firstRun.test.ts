import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, makeDatabase, openDatabase } from './attempts/openOffice';
import { listPage } from './pages/listPage';
import { crm, makeOffice } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

let launched: Launched;
let database: string;
beforeAll(async () => {
  launched = await launchProgram();
});
afterAll(() => launched.close());

describe('the first minute', () => {
  it('asks for the name of the office and of the person before it asks for a place', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: '新建数据库' }).click();
    await page.getByRole('button', { name: '选择保存位置…' }).click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(2);
    await page.getByRole('button', { name: '返回' }).click();
  });

  it('makes nothing when the dialog is left', async () => {
    const { page, saveNext } = launched;
    await saveNext(null);
    await page.getByRole('button', { name: '新建数据库' }).click();
    await page.getByLabel('公司名称').fill('测试贸易有限公司');
    await page.getByLabel('你的姓名').fill('王芳');
    await page.getByRole('button', { name: '选择保存位置…' }).click();
    await page.waitForTimeout(300);
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('button', { name: '新建数据库' }).waitFor();
  });

  it('makes an office, which is empty and says what to do next', async () => {
    database = await makeDatabase(launched);
    const { page } = launched;
    await page.getByRole('heading', { name: '还没有客户' }).waitFor();
    await page.getByRole('button', { name: '导入旧表格' }).waitFor();
    expect(await page.title()).toBe('客户 – 测试贸易有限公司 – 客源');
    expect(existsSync(database)).toBe(true);
    expect(crm('check', '--db', database).code).toBe(0);
  });

  it('remembers the office, closed, among the recent ones', async () => {
    await closeDatabase(launched);
    await launched.page
      .getByRole('button', { name: /办公室/ })
      .first()
      .click();
    await launched.page.getByText('王芳').first().waitFor();
    await closeDatabase(launched);
  });

  it('opens an office chosen in the dialog', async () => {
    const other = join(launched.documents, '另一家.kydb');
    await makeOffice(other, 12);
    await openDatabase(launched, other);
    await listPage(launched.page).holds(12);
    await closeDatabase(launched);
  });

  it('says in words why a file that is no database does not open', async () => {
    const { page, chooseNext } = launched;
    const path = join(launched.documents, '不是.kydb');
    writeFileSync(path, 'x'.repeat(5000));
    await chooseNext([path]);
    await page.getByRole('button', { name: '打开数据库' }).click();
    const words = await page.locator('.toast').last().innerText();
    expect(words).toMatch(/数据库/);
    expect(words).not.toMatch(/SQLITE|Error|not a database/i);
    await page.locator('.toast').last().getByRole('button', { name: '关闭' }).click();
  });

  it('shows the sample office and takes the sample data away again', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: '看看示例' }).click();
    await listPage(page).holds(300);
    await page.getByRole('link', { name: '设置', exact: true }).click();
    await page.getByRole('button', { name: '清除示例数据' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('示例数据已清除').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: '客户', exact: true }).click();
    await page.getByRole('heading', { name: '还没有客户' }).waitFor();
    await closeDatabase(launched);
  });

  it('opens a file of a network share to be looked at, and says so', async () => {
    const shared = join(launched.documents, '共享.kydb');
    await makeOffice(shared, 8);
    await markShared(shared);
    await openDatabase(launched, shared);
    const { page } = launched;
    await page.getByText('数据库在网络共享文件夹中，目前只能查看，不能修改。').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '新建客户' }).isDisabled()).toBe(true);
    await closeDatabase(launched);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});

/** Marks a file as one that many desks use over a network, as the program does for a file it finds on a share. */
function markShared(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const handle = new sqlite3.Database(path);
    handle.run("insert or replace into meta (key, value) values ('shared', '1')", (error: Error | null) => {
      handle.close(() => (error ? reject(error) : resolve()));
    });
  });
}
