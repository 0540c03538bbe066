import type { Locator, Page } from 'playwright-core';

/** The list of one entity. Rows are counted from 0, columns are named by field. */
export function listPage(page: Page) {
  const rowAt = (index: number): Locator => page.locator(`.ag-row[row-index="${index}"]`);
  const cell = (index: number, field: string): Locator => rowAt(index).locator(`[col-id="${field}"]`);
  return {
    grid: page.getByRole('grid'),
    status: page.locator('footer.status'),
    rowAt,
    cell,
    rowOf: (words: string): Locator => page.locator('.ag-row').filter({ hasText: words }),
    async ready(): Promise<void> {
      await page.locator('.ag-row[row-id] .cell-title').first().waitFor();
    },
    /** Waits until the list says it holds so many. */
    async holds(count: number): Promise<void> {
      await page
        .locator('footer.status')
        .getByText(`共 ${count.toLocaleString()} 条`, { exact: true })
        .waitFor();
    },
    async search(words: string): Promise<void> {
      await page.getByRole('textbox', { name: '在列表中查找' }).fill(words);
    },
    async sortBy(heading: string): Promise<void> {
      await page.getByRole('columnheader', { name: heading }).click();
    },
    /** The words of a column from the top, as the screen shows them. */
    async column(field: string, rows: number): Promise<string[]> {
      const found: string[] = [];
      for (let index = 0; index < rows; index += 1) found.push((await cell(index, field).innerText()).trim());
      return found;
    },
    async choose(...indexes: number[]): Promise<void> {
      for (const index of indexes) await rowAt(index).locator('.ag-selection-checkbox input').click();
    },
    /** Opens the page of a record; one click would only show it beside the list. */
    async open(words: string): Promise<void> {
      await page.locator('.cell-title').filter({ hasText: words }).first().dblclick();
    },
    /** Adds a condition with an option of a choice field. */
    async filterByChoice(field: string, option: string): Promise<void> {
      await page.getByRole('button', { name: '筛选', exact: true }).click();
      const form = page.locator('form.condition');
      await form.getByRole('combobox', { name: '字段' }).click();
      await form.getByRole('option', { name: field, exact: true }).click();
      await form.getByText(option, { exact: true }).click();
      await form.getByRole('button', { name: '应用' }).click();
    },
  };
}
