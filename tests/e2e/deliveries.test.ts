import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-deliveries-'));
const database = join(folder, '办公室.kydb');
let launched: Launched;

/** The delivery the test makes. */
function made(): Readonly<Record<string, unknown>> | undefined {
  return recordsIn(database, 'delivery').find((one) => one['trackingNo'] === 'DB7700123');
}

beforeAll(async () => {
  await makeOffice(database, 40);
  launched = await launchProgram({ words: [database], size: { width: 1280, height: 800 } });
  await launched.page.locator('nav').waitFor();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('deliveries', () => {
  it('are a list with what is under way', async () => {
    const { page } = launched;
    await framePage(page).go('交付');
    await page.locator('.ag-row[row-id]').first().waitFor();
    await page.getByText('运输中').first().waitFor();
    await launched.screenshot('deliveries-list');
  });

  it('are made on the page of a contract, whose customer is in already', async () => {
    const { page } = launched;
    const contract = recordsIn(database, 'contract')[0];
    if (!contract) throw new Error('no contract');
    await page.evaluate((id) => (location.hash = `#/record/contract/${id}`), Number(contract['id']));
    await page.getByRole('heading', { level: 1, name: String(contract['name']) }).waitFor();
    await page.getByRole('tab', { name: /交付/ }).click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /添加|新建/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: /新建交付/ });
    await drawer.getByLabel(/^交付内容/).fill('数控冲床 2 台，含模具');
    await drawer.getByLabel(/^运单号/).fill('DB7700123');
    await launched.screenshot('delivery-new');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(made)
      .toMatchObject({ account: contract['account'], contract: contract['id'], status: 'ready' });
    await page.getByRole('tabpanel').getByText('数控冲床 2 台，含模具').waitFor();
    await launched.screenshot('contract-deliveries');
  });

  it('stand in a tab of the customer and open a page of their own, with the day they were signed for', async () => {
    const { page } = launched;
    await page.evaluate((id) => (location.hash = `#/record/account/${id}`), Number(made()?.['account']));
    await page.getByRole('tab', { name: /交付/ }).click();
    await launched.screenshot('account-deliveries');
    await page.getByRole('tabpanel').getByText('数控冲床 2 台，含模具').click();
    await page.getByRole('heading', { level: 1, name: '数控冲床 2 台，含模具' }).waitFor();
    // Nobody writes follow-ups about a parcel: there is no button that would do nothing.
    await expect.poll(() => page.getByRole('button', { name: '跟进', exact: true }).count()).toBe(0);
    await launched.screenshot('delivery-page');
    await page.getByRole('radio', { name: '已签收', exact: true }).click();
    await page.getByRole('dialog', { name: '改为“已签收”' }).waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(made)
      .toMatchObject({ status: 'signed', signedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown });
    await launched.screenshot('delivery-signed');
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
