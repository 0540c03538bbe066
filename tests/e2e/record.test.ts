import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-record-'));
const database = join(folder, '办公室.kydb');
const name = '杭州云栖科技有限公司';
let launched: Launched;
let record: ReturnType<typeof recordPage>;
let frame: ReturnType<typeof framePage>;
let id = 0;

function stored(): Readonly<Record<string, unknown>> {
  return recordsIn(database, 'account').find((one) => one.id === id) ?? {};
}

/** The usual days of a next contact: the words of those that are lit, nothing for the others. */
async function composerDays(page: Page): Promise<readonly string[]> {
  return page
    .locator('.entry-form .day')
    .evaluateAll((days) =>
      days.map((day) => (day.getAttribute('aria-pressed') === 'true' ? (day.textContent ?? '').trim() : '')),
    );
}

/** Another desk, as another process, changes the customer. */
function elsewhere(...sets: string[]): void {
  const done = crm('save', 'account', String(id), '--db', database, ...sets.flatMap((one) => ['--set', one]));
  if (done.code !== 0) throw new Error(done.errors);
}

beforeAll(async () => {
  await makeOffice(database, 30);
  crm('save', 'account', '--db', database, '--set', `name=${name}`, '--set', 'phones=0571-88880000');
  crm('save', 'contact', '--db', database, '--set', 'name=欧阳修远', '--set', 'mobiles=13800001234');
  id = recordsIn(database, 'account').at(-1)?.id ?? 0;
  launched = await launchProgram({ words: [database] });
  record = recordPage(launched.page);
  frame = framePage(launched.page);
  await listPage(launched.page).open(name);
  await record.facts.waitFor();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page of a customer', () => {
  it('shows the facts that are known, and the blank ones when asked', async () => {
    const { page } = launched;
    await expect.poll(() => record.title.innerText()).toBe(name);
    await record.facts.getByText('0571-88880000').waitFor();
    expect(await record.facts.getByText('开户行').count()).toBe(0);
    await page.getByRole('button', { name: /^显示 \d+ 个空白项$/ }).click();
    await record.facts.getByText('开户行').waitFor();
    await page.getByRole('button', { name: '隐藏空白项' }).click();
  });

  it('takes a contact in with title and role', async () => {
    const { page } = launched;
    const contacts = record.related('联系人');
    await contacts.getByRole('button', { name: '添加到联系人' }).click();
    await contacts.getByLabel('联系人', { exact: true }).click();
    await page.keyboard.type('oyxy');
    await page.getByRole('option', { name: /欧阳修远/ }).click();
    await contacts.getByLabel('职务').fill('采购总监');
    await contacts.getByLabel('角色').click();
    await page.getByRole('option', { name: '最终决策' }).locator('visible=true').click();
    await contacts.getByRole('button', { name: '保存' }).click();
    await contacts.getByRole('link', { name: '欧阳修远' }).waitFor();
    await contacts.getByText('采购总监').waitFor();
    await contacts.getByText('最终决策').waitFor();
    const position = recordsIn(database, 'accountContact').at(-1);
    expect(position).toMatchObject({ account: id, title: '采购总监', role: 'decider' });
  });

  it('takes a follow-up in words and two keys, with the day of the next contact', async () => {
    const { page } = launched;
    await frame.leaveFields();
    await page.keyboard.press('Control+Shift+j');
    await expect.poll(() => record.composer.evaluate((area) => area === document.activeElement)).toBe(true);
    await page.keyboard.type('电话沟通了报价，对方三天后给答复');
    await page.getByRole('button', { name: '3 天后' }).click();
    await record.composer.focus();
    await page.keyboard.press('Control+Enter');
    await record.timeline.getByText('电话沟通了报价，对方三天后给答复').waitFor();
    const written = recordsIn(database, 'followUp').at(-1);
    expect(written).toMatchObject({
      account: id,
      content: '电话沟通了报价，对方三天后给答复',
      method: 'call',
    });
    const day = new Date(Date.now() + 3 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(written?.['nextContactOn']).toBe(day);
    await record.timeline.getByText(day).first().waitFor();
    await expect.poll(() => record.composer.inputValue()).toBe('');
  });

  it('leaves Chinese that is being composed to the input method, and takes what it wrote', async () => {
    const { page } = launched;
    const before = recordsIn(database, 'followUp').length;
    const keys = await page.context().newCDPSession(page);
    const compose = (text: string): Promise<unknown> =>
      keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await record.composer.click();
    await compose('b');
    await compose("bao'jia");
    // While pinyin is composed the keys are the input method's own: none of them sends, none chooses a day.
    await expect.poll(() => composerDays(page)).toEqual(['', '', '', '']);
    for (const [key, code, modifiers] of [
      ['Enter', 'Enter', 2],
      ['1', 'Digit1', 1],
    ] as const) {
      const parts = { key: 'Process', code, modifiers, windowsVirtualKeyCode: 229 };
      await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...parts });
      await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...parts, key });
    }
    expect(await record.composer.inputValue()).toBe("bao'jia");
    await expect.poll(() => composerDays(page)).toEqual(['', '', '', '']);
    await keys.send('Input.insertText', { text: '报价' });
    await compose('fa');
    await keys.send('Input.insertText', { text: '发出去了' });
    expect(await record.composer.inputValue()).toBe('报价发出去了');
    expect(recordsIn(database, 'followUp')).toHaveLength(before);
    await page.keyboard.press('Control+Enter');
    await record.timeline.getByText('报价发出去了').waitFor();
    expect(recordsIn(database, 'followUp').at(-1)?.['content']).toBe('报价发出去了');
    await keys.detach();
  });

  it('chooses the day of the next contact with Alt and a digit, and takes it back with the same keys', async () => {
    const { page } = launched;
    await record.composer.click();
    await page.keyboard.type('再约时间');
    for (const [index, chosen] of ['明天', '3 天后', '下周一', '1 个月后'].entries()) {
      await page.keyboard.press(`Alt+${index + 1}`);
      await expect.poll(() => composerDays(page)).toEqual(['', '', '', ''].with(index, chosen));
    }
    await page.keyboard.press('Alt+4');
    await expect.poll(() => composerDays(page)).toEqual(['', '', '', '']);
    await page.keyboard.press('Alt+2');
    expect(await record.composer.inputValue()).toBe('再约时间');
    await page.keyboard.press('Control+Enter');
    await record.timeline.getByText('再约时间').waitFor();
    const day = new Date(Date.now() + 3 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(recordsIn(database, 'followUp').at(-1)).toMatchObject({ content: '再约时间', nextContactOn: day });
  });

  it('shows within five seconds, without a reload, what another desk has changed', async () => {
    const { page } = launched;
    await page.evaluate(() => ((globalThis as { wasHere?: boolean }).wasHere = true));
    elsewhere('industry=云计算');
    const since = Date.now();
    await record.facts.getByText('云计算').waitFor();
    console.log(`a change of another desk was on screen after ${Date.now() - since} ms`);
    expect(await page.evaluate(() => (globalThis as { wasHere?: boolean }).wasHere)).toBe(true);
  });

  it('brings both together when another desk changed another field meanwhile', async () => {
    await record.edit();
    await record.field('简称').fill('云栖');
    elsewhere('region=浙江杭州');
    await record.save();
    await frame
      .message(/已保存/)
      .last()
      .waitFor();
    expect(stored()).toMatchObject({ shortName: '云栖', region: '浙江杭州' });
    await record.facts.getByText('浙江杭州').waitFor();
  });

  it('asks whose stays when another desk changed the same field, and does as it is told', async () => {
    const { page } = launched;
    for (const [mine, theirs, choice] of [
      ['西湖区文三路1号', '滨江区网商路1号', '对方的'],
      ['西湖区文三路2号', '滨江区网商路2号', '我的'],
    ] as const) {
      await record.edit();
      await record.field('地址').fill(mine);
      elsewhere(`address=${theirs}`);
      await record.save();
      const dialog = frame.dialog('同时有人修改了这条记录');
      await dialog.getByText(mine).waitFor();
      await dialog.getByText(theirs).waitFor();
      await dialog.locator('label').filter({ hasText: choice }).click();
      await dialog.getByRole('button', { name: '按选择保存' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => stored()['address']).toBe(choice === '我的' ? mine : theirs);
      await page.locator('form.editing').waitFor({ state: 'hidden' });
    }
  });

  it('keeps what was typed when the page is left, and offers it again', async () => {
    const { page } = launched;
    await record.edit();
    await record.field('备注').fill('还没写完的备注');
    await frame.go('客户');
    const asked = page.getByRole('dialog', { name: '还有没保存的修改' });
    await asked.getByRole('button', { name: '保留草稿并离开' }).click();
    await listPage(page).open(name);
    await page.getByRole('button', { name: '继续编辑' }).click();
    await expect.poll(() => record.field('备注').inputValue()).toBe('还没写完的备注');
    await page.locator('.save-bar').getByRole('button', { name: '取消' }).click();
  });

  it('says beside the field what is wrong, and puts the cursor there', async () => {
    const { page } = launched;
    await record.edit();
    await record.field('统一社会信用代码').fill('91330000');
    await record.save();
    await page.locator('.is-wrong [role=alert]').first().waitFor();
    await expect
      .poll(() => record.field('统一社会信用代码').evaluate((input) => input === document.activeElement))
      .toBe(true);
    await page.locator('.save-bar').getByRole('button', { name: '取消' }).click();
  });

  it('walks to the next record and back', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: '下一条' }).click();
    await expect.poll(() => record.title.innerText()).not.toBe(name);
    await page.getByRole('button', { name: '上一条' }).click();
    await expect.poll(() => record.title.innerText()).toBe(name);
  });

  it('tells in its history who changed what, before and after', async () => {
    await record.timeline.getByText('变更', { exact: true }).first().click();
    await record.timeline.locator('.changes').first().waitFor();
    await record.timeline.getByText('滨江区网商路2号').first().waitFor();
  });

  it('lights only the chosen one of two days that are the same on a Sunday', async () => {
    const { page } = launched;
    const days = 7 - (new Date().getDay() || 7) || 7;
    await page.clock.setFixedTime(Date.now() + days * 86_400_000);
    await record.composer.click();
    await page.keyboard.press('Alt+3');
    await expect.poll(() => composerDays(page)).toEqual(['', '', '下周一', '']);
    await page.keyboard.press('Alt+1');
    await expect.poll(() => composerDays(page)).toEqual(['明天', '', '', '']);
    await page.keyboard.press('Alt+1');
    await expect.poll(() => composerDays(page)).toEqual(['', '', '', '']);
    await page.keyboard.press('Alt+2');
    await expect.poll(() => composerDays(page)).toEqual(['', '3 天后', '', '']);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
