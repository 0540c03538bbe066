import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPage } from './pages/listPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-pasting-'));
const database = join(folder, '办公室.kydb');
let launched: Launched;

beforeAll(async () => {
  await makeOffice(database, 20);
  launched = await launchProgram({ words: [database] });
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

const message = `开票资料：
公司名称：郑州中原锐达机械有限公司
税号：91350102RDM2FHXDQP
开户行：招商银行郑州分行
账号：6225 8888 1234 5678 123
联系人：张伟（采购经理） 13812345678
收货地址：河南省郑州市金水区花园路1号
下周要 20 台`;

describe('pasted words', () => {
  it('are taken apart beside the text, nothing dropped, and saved as one action', async () => {
    const { page } = launched;
    await page.locator('body').click({ position: { x: 700, y: 20 } });
    await page.keyboard.press('Control+Alt+v');
    const drawer = page.getByRole('dialog', { name: '粘贴录入' });
    const source = drawer.getByRole('textbox', { name: '粘贴的文字' });
    await source.fill(message);
    await drawer.getByRole('textbox', { name: '发票抬头' }).waitFor();
    const read = async (name: string, nth = 0): Promise<string> =>
      drawer.getByRole('textbox', { name, exact: true }).nth(nth).inputValue();
    expect(await read('客户名称')).toBe('郑州中原锐达机械有限公司');
    expect(await read('银行账号')).toBe('6225888812345678123');
    expect(await read('姓名')).toBe('张伟');
    expect(await read('职务')).toBe('采购经理');
    expect(await read('备注')).toContain('下周要 20 台');
    await expect.poll(() => drawer.locator('mark').count()).toBeGreaterThan(6);
    await launched.screenshot('pasting');
    expect(await accessProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(300);
    await launched.screenshot('pasting-dark');
    await page.emulateMedia({ colorScheme: null });
    const before = recordsIn(database, 'account').length;
    await source.press('Control+Enter');
    await page.getByRole('heading', { name: '郑州中原锐达机械有限公司' }).first().waitFor();
    const accounts = recordsIn(database, 'account');
    expect(accounts).toHaveLength(before + 1);
    expect(accounts.at(-1)).toMatchObject({ name: '郑州中原锐达机械有限公司', region: '河南省郑州市金水区' });
    expect(recordsIn(database, 'billingInfo').at(-1)).toMatchObject({ bank: '招商银行郑州分行' });
    await page.keyboard.press('Control+Alt+z');
    await expect.poll(() => recordsIn(database, 'account').length).toBe(before);
  });

  it('are added to an account that is there, where the person says so', async () => {
    const { page } = launched;
    const known = recordsIn(database, 'account').find(({ partyKind }) => partyKind === 'company');
    const name = String(known?.['name']);
    await page.getByRole('link', { name: /^客户/ }).first().click();
    await listPage(page).ready();
    await page.keyboard.press('Control+n');
    const quick = page.getByRole('dialog', { name: /^新建/ });
    await quick.getByRole('button', { name: '粘贴录入' }).click();
    const drawer = page.getByRole('dialog', { name: '粘贴录入' });
    await drawer.getByRole('textbox', { name: '粘贴的文字' }).fill(`${name}\n欧阳明 技术总监 13988776655`);
    await drawer.getByRole('radio', { name: new RegExp(`补到“${name}`) }).check();
    await launched.screenshot('pasting-existing');
    await drawer.getByRole('button', { name: '补到已有记录' }).click();
    await drawer.waitFor({ state: 'hidden' });
    const answer = crm('list', 'contact', '--db', database, '--json', '--search', '欧阳明');
    expect(answer.output).toContain('13988776655');
    expect(recordsIn(database, 'account').filter((one) => one['name'] === name)).toHaveLength(1);
  });

  it('complete the contact whose page is open, and show what differs side by side', async () => {
    const { page } = launched;
    const set = (values: Readonly<Record<string, string>>): string[] =>
      Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    crm(
      'save',
      'contact',
      '--db',
      database,
      ...set({ name: '司马青云', wechat: 'smqy-old', mobiles: '13900002222' }),
    );
    const known = recordsIn(database, 'contact').find((one) => one['name'] === '司马青云');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('司马青云');
    await page
      .getByRole('option', { name: /司马青云/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '司马青云' }).waitFor();
    await page.keyboard.press('Control+Alt+v');
    const drawer = page.getByRole('dialog', { name: '粘贴录入' });
    await drawer
      .getByRole('textbox', { name: '粘贴的文字' })
      .fill('司马青云\n手机 13900003333\n微信：smqy-new\n邮箱 sima@qq.com');
    const whose = drawer.getByRole('radiogroup', { name: '记到哪个联系人' });
    await whose.waitFor();
    await expect.poll(() => whose.getByRole('radio').first().isChecked()).toBe(true);
    await expect.poll(() => whose.innerText()).toContain('当前打开的');
    const clash = drawer.getByRole('row', { name: /微信/ });
    await expect.poll(() => clash.innerText()).toMatch(/smqy-old[\s\S]*smqy-new/);
    await expect.poll(() => clash.getByRole('radio').first().isChecked()).toBe(true);
    await launched.screenshot('pasting-onto');
    expect(await accessProblems(page)).toEqual([]);
    await drawer.getByRole('button', { name: '补到已有记录' }).click();
    await drawer.waitFor({ state: 'hidden' });
    const byId = (): Record<string, unknown> | undefined =>
      recordsIn(database, 'contact').find(({ id }) => id === known?.['id']);
    expect(byId()).toMatchObject({
      wechat: 'smqy-old',
      mail: 'sima@qq.com',
      mobiles: ['13900002222', '13900003333'],
    });
    await page.keyboard.press('Control+Alt+v');
    await drawer.getByRole('textbox', { name: '粘贴的文字' }).fill('司马青云\n微信：smqy-new');
    await drawer.getByRole('row', { name: /微信/ }).getByRole('radio').last().check();
    await drawer.getByRole('button', { name: '补到已有记录' }).click();
    await drawer.waitFor({ state: 'hidden' });
    expect(byId()).toMatchObject({ wechat: 'smqy-new' });
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
