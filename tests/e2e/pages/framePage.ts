import type { Locator, Page } from 'playwright-core';

/** What is around every page: navigation, messages, dialogs. */
export function framePage(page: Page) {
  return {
    navigation: page.getByRole('navigation'),
    /** The message that says this. */
    message: (words: string | RegExp): Locator => page.locator('.toast').filter({ hasText: words }),
    /** Presses the button of the newest message, mostly 撤销. */
    async answerMessage(words: string | RegExp, button: string): Promise<void> {
      const message = page.locator('.toast').filter({ hasText: words }).last();
      await message.getByRole('button', { name: button }).click();
    },
    dialog: (name: string | RegExp): Locator => page.getByRole('dialog', { name }),
    async go(name: string): Promise<void> {
      await page.locator('nav').getByRole('link', { name, exact: true }).click();
    },
    /** Puts the cursor nowhere, as a person clicks beside everything. */
    async leaveFields(): Promise<void> {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    },
  };
}
