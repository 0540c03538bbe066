import type { Locator, Page } from 'playwright-core';

/** What is around every page: navigation, messages, dialogs. */
export function framePage(page: Page) {
  return {
    navigation: page.getByRole('navigation'),
    /** The message that says this. */
    message: (words: string | RegExp): Locator =>
      page.locator('.toast:not(.toast-leave-active)').filter({ hasText: words }),
    /** Presses the button of the newest message, mostly 撤销. */
    async answerMessage(words: string | RegExp, button: string): Promise<void> {
      const message = page.locator('.toast:not(.toast-leave-active)').filter({ hasText: words }).last();
      await message.getByRole('button', { name: button }).click();
    },
    dialog: (name: string | RegExp): Locator => page.getByRole('dialog', { name }),
    /** Goes to a page by the navigation, and waits until it is the one that is shown. */
    async go(name: string): Promise<void> {
      const way = page.locator('nav').getByRole('link', { name, exact: true });
      await way.click();
      await way.and(page.locator('[aria-current]')).waitFor();
    },
    /** Puts the cursor nowhere, as a person clicks beside everything. */
    async leaveFields(): Promise<void> {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    },
  };
}
