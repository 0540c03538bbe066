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

/** Imports a sheet without changing anything the program proposes; ends on the page of the result. */
export async function importSheet({ page, chooseNext }: Launched, sheet: string): Promise<void> {
  await chooseNext([sheet]);
  await page.getByRole('link', { name: '导入表格' }).click();
  await page.getByRole('button', { name: /选择文件/ }).click();
  await page.getByRole('button', { name: '检查全部数据' }).click();
  await page.getByRole('button', { name: /^导入/ }).last().click();
  await page.getByRole('button', { name: '撤销这次导入' }).waitFor({ timeout: 60_000 });
}
