import { join } from 'node:path';
import type { Launched } from '../support/launch';

/** On the first page: makes a new database in the desk's documents and waits for the list. */
export async function makeDatabase(
  { page, saveNext, documents }: Launched,
  name = '办公室.kydb',
): Promise<string> {
  const path = join(documents, name);
  await saveNext(path);
  await page.getByRole('button', { name: '新建数据库' }).click();
  await page.getByLabel('公司名称').fill('测试贸易有限公司');
  await page.getByLabel('你的姓名').fill('王芳');
  await page.getByRole('button', { name: '选择保存位置…' }).click();
  await page.getByRole('link', { name: '导入表格' }).waitFor();
  return path;
}

/** Closes the database that is open; ends on the first page. */
export async function closeDatabase({ page }: Launched): Promise<void> {
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('button', { name: '关闭数据库' }).click();
  await page.getByRole('button', { name: '新建数据库' }).waitFor();
}

/** On the first page: opens a database that is chosen in the dialog of the system. */
export async function openDatabase({ page, chooseNext }: Launched, path: string): Promise<void> {
  await chooseNext([path]);
  await page.getByRole('button', { name: '打开数据库' }).click();
  await page.getByRole('link', { name: '导入表格' }).waitFor();
}
