import type { Locator, Page } from 'playwright-core';

/** The page of one record. */
export function recordPage(page: Page) {
  return {
    title: page.getByRole('heading', { level: 1 }),
    facts: page.getByRole('region', { name: '资料', exact: true }),
    related: (name: string): Locator => page.getByRole('region', { name, exact: true }),
    composer: page.getByRole('textbox', { name: '跟进内容' }),
    timeline: page.locator('.timeline-column'),
    async edit(): Promise<void> {
      await page.getByRole('button', { name: '编辑', exact: true }).click();
      await page.locator('form.editing').waitFor();
    },
    field: (label: string): Locator => page.locator('form.editing').getByLabel(label, { exact: true }),
    async save(): Promise<void> {
      await page.locator('.save-bar').getByRole('button', { name: '保存' }).click();
    },
  };
}
