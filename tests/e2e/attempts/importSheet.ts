import type { Page } from 'playwright-core';
import { importPage } from '../pages/importPage';
import type { Launched } from '../support/launch';

/** Goes to the import page from wherever the window is, and chooses a sheet in the dialog of the system. */
export async function chooseSheet({ page, chooseNext }: Launched, sheet: string): Promise<void> {
  await chooseNext([sheet]);
  await page.getByRole('link', { name: '导入表格' }).click();
  const again = page.getByRole('button', { name: '再导入一个文件' });
  const other = page.getByRole('button', { name: '换一个文件' });
  await importPage(page).choose.or(again).or(other).first().waitFor();
  if (await again.isVisible()) await again.click();
  else if (await other.isVisible()) await other.click();
  await importPage(page).choose.click();
  await importPage(page).check.waitFor();
}

/** From the columns to the dry run. */
export async function rehearse(page: Page): Promise<void> {
  await importPage(page).check.click();
  await importPage(page).commit.waitFor({ timeout: 60_000 });
}

/** From the dry run to the result. */
export async function commit(page: Page): Promise<void> {
  await importPage(page).commit.click();
  await page.getByRole('button', { name: '再导入一个文件' }).waitFor({ timeout: 120_000 });
}

/** Imports a sheet without changing anything the program proposes; ends on the page of the result. */
export async function importSheet(launched: Launched, sheet: string): Promise<void> {
  await chooseSheet(launched, sheet);
  await rehearse(launched.page);
  await commit(launched.page);
}
