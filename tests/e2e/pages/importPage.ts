import type { Locator, Page } from 'playwright-core';

/** The import wizard. */
export function importPage(page: Page) {
  const figure = (label: string): Locator =>
    page
      .locator('dl > div')
      .filter({ has: page.locator('dt', { hasText: label }) })
      .locator('dd');
  return {
    choose: page.getByRole('button', { name: /^选择文件，/ }),
    columns: page.getByRole('region', { name: '列的对应' }),
    /** From what was recognised to the columns. */
    toColumns: page.getByRole('button', { name: '下一步：核对列' }),
    check: page.getByRole('button', { name: '检查全部数据' }),
    toConfirm: page.getByRole('button', { name: '核对并导入' }),
    commit: page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }),
    undo: page.getByRole('button', { name: '撤销这次导入' }),
    /** What a heading of the sheet becomes, as the page shows it. */
    async becomes(heading: string): Promise<string> {
      const line = page.locator('li.line').filter({ has: page.locator('strong', { hasText: heading }) });
      return (await line.first().locator('.target').innerText()).trim();
    },
    /** The line of a column by its heading. */
    line: (heading: string): Locator =>
      page
        .locator('li.line')
        .filter({ has: page.locator('strong', { hasText: heading }) })
        .first(),
    /** Brings a column to a field by what somebody types in its list. */
    async bring(heading: string, typed: string): Promise<void> {
      await this.line(heading).locator('.target').click();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    },
    figure,
    /** 客户 29、联系人 29 … as numbers by word. */
    async counts(label: '将新建' | '将更新' | '新建' | '更新'): Promise<Record<string, number>> {
      const words = (await figure(label).first().innerText()).trim();
      const found = [...words.matchAll(/([\u4e00-\u9fff]+)\s*([\d,]+)/g)];
      return Object.fromEntries(found.map(([, name, count]) => [name, Number(count?.replaceAll(',', ''))]));
    },
    async rowWords(): Promise<string> {
      return (await figure('数据行').first().innerText()).trim();
    },
  };
}
