import type { Locator, Page } from 'playwright-core';

/** The import wizard. */
export function importPage(page: Page) {
  const figure = (label: string): Locator =>
    page
      .locator('dl > div')
      .filter({ has: page.locator('dt', { hasText: label }) })
      .locator('dd');
  return {
    choose: page.getByRole('button', { name: /选择文件/ }),
    columns: page.getByRole('region', { name: '列的对应' }),
    check: page.getByRole('button', { name: '检查全部数据' }),
    commit: page.getByRole('button', { name: /^导入 [\d,]+ 行$/ }),
    undo: page.getByRole('button', { name: '撤销这次导入' }),
    /** What a heading of the sheet becomes, as the page shows it. */
    async becomes(heading: string): Promise<string> {
      const line = page.locator('li.line').filter({ has: page.locator('strong', { hasText: heading }) });
      return (await line.first().locator('.el-select').innerText()).trim();
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
