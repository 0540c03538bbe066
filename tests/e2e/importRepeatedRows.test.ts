import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseSheet, commit } from './attempts/importSheet';
import { makeDatabase } from './attempts/openOffice';
import { checkPage } from './pages/checkPage';
import { importPage } from './pages/importPage';
import { accessProblems } from './support/accessibility';
import { launchProgram, type Launched } from './support/launch';

let launched: Launched;
beforeAll(async () => {
  launched = await launchProgram({ size: { width: 1280, height: 800 } });
  const sheet = join(launched.documents, '商机.csv');
  const rows = [
    '客户名称,商机名称,预计金额',
    '杭州绿源农业有限公司,一期设备,12000',
    '宁波三江家具厂,烘干房,8000',
    '杭州绿源农业有限公司,一期设备,12000',
  ];
  writeFileSync(sheet, `\uFEFF${rows.join('\n')}\n`);
  await makeDatabase(launched, '重复.kydb');
  await chooseSheet(launched, sheet);
});
afterAll(() => launched.close());

it('a row that stands in the sheet twice is told, and goes in as two where a person says so', async () => {
  const { page, screenshot } = launched;
  const check = checkPage(page);
  const imports = importPage(page);
  await imports.columns.waitFor();
  expect(await page.getByText('空白处同上一行').count()).toBe(0);
  const subject = page.locator('.import-subject .el-select__placeholder');
  expect(await subject.evaluate((words) => words.scrollWidth <= words.clientWidth)).toBe(true);
  await screenshot('import-subject-1280');
  await imports.check.click();
  await check.problem('客户名称.*与前面的一行完全相同').click();
  await screenshot('import-repeated-1280');
  await expect.poll(() => check.grid.getByText('重复行').count()).toBe(1);
  expect(await accessProblems(page)).toEqual([]);
  await page.getByRole('button', { name: '仍作为两条导入（1 行）' }).click();
  await expect.poll(() => check.problem('与前面的一行完全相同').count()).toBe(0);
  await commit(page);
  expect((await imports.counts('新建'))['商机']).toBe(3);
});
