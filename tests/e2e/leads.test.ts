import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-leads-'));
const database = join(folder, '办公室.kydb');
const company = '内蒙古呼和浩特市赛罕区云栖智能装备制造（集团）股份有限公司';
let launched: Launched;

beforeAll(async () => {
  await makeOffice(database, 30);
  const lead = ['save', 'lead', '--db', database, '--set'];
  crm(...lead, `companyName=${company}`, '--set', 'contactName=欧阳修远', '--set', 'mobiles=13800001234');
  crm(...lead, 'companyName=云栖科技', '--set', 'need=想了解冲床的报价');
  launched = await launchProgram({ words: [database], size: { width: 1280, height: 800 } });
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

async function begin(name: string): Promise<void> {
  const { page } = launched;
  await framePage(page).go('线索');
  await listPage(page).open(name);
  await page.getByRole('button', { name: '转为客户' }).click();
  await page.getByRole('heading', { name: '转为客户' }).waitFor();
}

describe('a lead in the window', () => {
  it('is in the menu, and says on its page what it may become', async () => {
    const { page } = launched;
    await begin(company);
    await expect.poll(() => page.getByLabel(/^客户名称/).inputValue()).toBe(company);
    await expect.poll(() => page.getByText('没有填写统一社会信用代码。').isVisible()).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: '转化', exact: true }).isDisabled()).toBe(true);
    expect(await accessProblems(page)).toEqual([]);
    await launched.screenshot('leads-convert');
  });

  it('becomes a customer with its contact and deal', async () => {
    const { page } = launched;
    await page.getByLabel('统一社会信用代码', { exact: true }).fill('91330106MA27XK0Y1D');
    await page.getByRole('button', { name: '转化', exact: true }).click();
    await expect.poll(() => recordPage(page).title.innerText()).toBe(company);
    const [lead] = recordsIn(database, 'lead').filter((one) => one['name'] === company);
    const [account] = recordsIn(database, 'account').filter((one) => one['name'] === company);
    expect(lead).toMatchObject({ status: 'converted', convertedAccount: account?.id });
    await launched.screenshot('leads-converted');
  });

  it('is not converted twice, and is found in the list as converted', async () => {
    const { page } = launched;
    await framePage(page).go('线索');
    await listPage(page).open(company);
    await page.getByText('已转化').first().waitFor();
    await expect.poll(() => page.getByRole('button', { name: '转为客户' }).count()).toBe(0);
  });

  it('with a short name goes on only when that was seen', async () => {
    const { page } = launched;
    await begin('云栖科技');
    await page.getByText('不像营业执照上的全称').waitFor();
    await page.getByText('资料以后再补，仍然转化').click();
    await page.locator('.part h2').getByText('商机').click();
    await page.getByText('不新建商机').waitFor();
    await page.getByRole('button', { name: '转化', exact: true }).click();
    await expect.poll(() => recordPage(page).title.innerText()).toBe('云栖科技');
  });
});
