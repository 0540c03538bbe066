import type { Locator, Page } from 'playwright-core';

/** The check step of the import wizard. */
export function checkPage(page: Page) {
  const problems = page.getByRole('complementary', { name: '发现的问题' });
  const grid = page.getByRole('grid', { name: '数据行' }).or(page.getByRole('treegrid', { name: '数据行' }));
  return {
    grid,
    problems,
    status: page.getByRole('status', { name: '当前单元格' }),
    tab: (name: string): Locator => page.getByRole('tab', { name: new RegExp(name) }),
    /** A kind of problem at the side, by the words of its column and problem. */
    problem: (words: string): Locator => problems.getByRole('button', { name: new RegExp(words) }),
    cell: (row: number, column: number): Locator =>
      grid.locator(`[row-id="${String(row)}"] [col-id="cell${String(column)}"]`),
    filter: (name: string): Locator =>
      page.getByRole('radiogroup', { name: '显示哪些行' }).locator('label', { hasText: name }),
    message: (words: string | RegExp): Locator => page.locator('.toast', { hasText: words }).last(),
    async press(...keys: readonly string[]): Promise<void> {
      for (const key of keys) await page.keyboard.press(key);
    },
    /** The counts over all rows, once nothing is counted any more. */
    async settled(): Promise<void> {
      await page.locator('.figures:not(.is-stale)').waitFor();
      await page.locator('.recount').waitFor({ state: 'detached' });
    },
  };
}
