import type { Page } from 'playwright-core';
import { importPage } from '../pages/importPage';
import type { Launched } from '../support/launch';

/** Goes to the import page from wherever the window is, chooses a sheet in the dialog of the system, and goes on to its columns. */
export async function chooseSheet({ page, chooseNext }: Launched, sheet: string): Promise<void> {
  await chooseNext([sheet]);
  await page.getByRole('link', { name: '导入表格' }).click();
  const again = page.getByRole('button', { name: '再导入一个文件' });
  const other = page.getByRole('button', { name: '换一个文件' });
  const anew = page.getByRole('button', { name: '重新开始', exact: true });
  await importPage(page).choose.or(again).or(other).or(anew).first().waitFor();
  if (await anew.isVisible()) await anew.click();
  else if (await again.isVisible()) await again.click();
  else if (await other.isVisible()) await other.click();
  await importPage(page).choose.click();
  await importPage(page).toColumns.click();
  await importPage(page).check.waitFor();
}

/** From the columns to the dry run. */
export async function rehearse(page: Page): Promise<void> {
  await importPage(page).check.click();
  await importPage(page).toConfirm.waitFor({ timeout: 60_000 });
}

/** From the dry run over the page that says what will be written to the result. */
export async function commit(page: Page): Promise<void> {
  await importPage(page).toConfirm.click();
  await importPage(page).commit.click();
  await page.getByRole('button', { name: '再导入一个文件' }).waitFor({ timeout: 120_000 });
}

/** Imports a sheet without changing anything the program proposes; ends on the page of the result. */
export async function importSheet(launched: Launched, sheet: string): Promise<void> {
  await chooseSheet(launched, sheet);
  await rehearse(launched.page);
  await commit(launched.page);
}
