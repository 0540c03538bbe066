import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-known-'));
const database = join(folder, '办公室.kydb');
const company = '郑州中原锐达精密机械制造（集团）有限公司';
let launched: Launched;

beforeAll(async () => {
  await makeOffice(database, 5);
  const values = {
    name: company,
    creditCode: '91350102RDM2FHXDQP',
    region: '河南郑州',
    address: '花园路 1 号',
  };
  crm(
    'save',
    'account',
    '--db',
    database,
    ...Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
  );
  launched = await launchProgram({ words: [database], size: { width: 1280, height: 800 } });
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

it('what is known of a company is offered by its tax number, with where it is from, and one key fills what is empty', async () => {
  const { page } = launched;
  await framePage(page).go('线索');
  await page.getByRole('heading', { level: 1, name: '线索' }).waitFor();
  await page.keyboard.press('Control+n');
  const quick = page.getByRole('dialog', { name: '新建线索' });
  await quick.getByLabel(/^线索名称/).fill('锐达询价');
  await quick.getByLabel(/^公司名称/).fill(company);
  const known = quick.getByRole('status', { name: '已知的资料' });
  await known.waitFor();
  await expect.poll(() => known.innerText()).toMatch(/税号\s*91350102RDM2FHXDQP\s*来自客户“郑州中原/);
  await expect.poll(() => known.innerText()).toContain('花园路 1 号');
  await launched.screenshot('fill-in');
  expect(await accessProblems(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(300);
  await launched.screenshot('fill-in-dark');
  await page.emulateMedia({ colorScheme: null });
  await quick.getByRole('button', { name: '填入地区' }).click();
  await expect.poll(() => known.innerText()).not.toContain('河南郑州');
  await quick.getByLabel(/^公司名称/).focus();
  await page.keyboard.press('Control+i');
  await known.waitFor({ state: 'hidden' });
  await launched.screenshot('fill-in-filled');
  await quick
    .getByLabel(/^联系人/)
    .first()
    .fill('欧阳修远');
  await page.keyboard.press('Control+Enter');
  await quick.waitFor({ state: 'hidden' });
  expect(recordsIn(database, 'lead').find((one) => one['companyName'] === company)).toMatchObject({
    creditCode: '91350102RDM2FHXDQP',
    region: '河南郑州',
    address: '花园路 1 号',
  });
  await listPage(page).rowOf('锐达询价').first().waitFor();
  expect(launched.complaints).toEqual([]);
});
