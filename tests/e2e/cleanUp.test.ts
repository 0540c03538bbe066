import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { accessProblems } from './support/accessibility';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-clean-up-'));
const database = join(folder, '办公室.kydb');
let launched: Launched;

const long = `杭州华盛机电设备制造安装工程技术服务与进出口贸易${'股份'.repeat(3)}有限责任公司`;

/** Saves records as the window does, many at once; answers their ids. */
async function saveAll(entity: string, drafts: readonly object[]): Promise<number[]> {
  return launched.page.evaluate(
    async ({ name, all }) => {
      type Answer = { ok: boolean; value?: { record: { id: number } }; failure?: { code: string } };
      const ids: number[] = [];
      for (const changes of all) {
        const wish = { requestId: crypto.randomUUID(), entity: name, id: null, rowVersion: null, changes };
        let answer = (await window.crm?.call('records.save', wish)) as Answer;
        // A quick machine saves more records a second than a window may ask for.
        while (answer.failure?.code === 'tooManyCalls') {
          await new Promise((resolve) => setTimeout(resolve, 200));
          answer = (await window.crm?.call('records.save', wish)) as Answer;
        }
        if (!answer.ok) throw new Error(JSON.stringify(answer));
        ids.push(answer.value?.record.id ?? 0);
      }
      return ids;
    },
    { name: entity, all: drafts },
  );
}

async function resize(width: number, height: number): Promise<void> {
  await launched.program.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await launched.page.waitForTimeout(300);
}

async function pictures(name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await resize(width, height);
    for (const colorScheme of ['light', 'dark'] as const) {
      await launched.page.emulateMedia({ colorScheme });
      await launched.page.waitForTimeout(300);
      await launched.screenshot(`${name}-${width}-${colorScheme}`);
    }
  }
  await launched.page.emulateMedia({ colorScheme: null });
}

function accountOf(entity: string, id: number): unknown {
  const record = recordsIn(database, entity).find((one) => one.id === id);
  return record?.['account'];
}

beforeAll(async () => {
  await makeOffice(database, 30);
  launched = await launchProgram({ words: [database] });
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('数据清理', () => {
  it('merges two customers side by side, by the keyboard alone, and splits them again from the page of the survivor', async () => {
    const { page } = launched;
    const frame = framePage(page);
    await frame.go('数据清理');
    await page.getByRole('heading', { name: '还没有查重' }).waitFor();
    await pictures('cleanUp-empty');
    const [one, two] = await saveAll('account', [
      {
        name: long,
        phones: ['0571-88881234'],
        creditCode: '91330106MA27X00A1F',
        remark: '老客户，月结 30 天',
      },
      {
        name: `${long.slice(2, -6)}（杭州）有限公司`,
        phones: ['13800138000'],
        website: 'http://huasheng.cn',
        remark: '展会认识',
      },
    ]);
    if (one === undefined || two === undefined) throw new Error('not saved');
    const [followUp] = await saveAll('followUp', [{ account: two, content: '来电询价空压机' }]);
    await saveAll('opportunity', [{ account: two, name: '空压机两台' }]);
    await page.getByRole('button', { name: '全部查重' }).click();
    const group = page.locator('.list button.group').filter({ hasText: '华盛机电设备' });
    await group.waitFor();
    await group.click();
    await page.getByRole('radio', { name: `保留“${long}”` }).waitFor();
    await pictures('cleanUp-groups');
    expect(await accessProblems(page)).toEqual([]);
    await resize(1280, 800);

    // From here on without the mouse.
    await group.focus();
    const merge = page.getByRole('button', { name: '合并为一条' });
    for (let presses = 0; presses < 60; presses += 1) {
      if (await merge.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    expect(await merge.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await frame.message(`已合并到“${long}”`).waitFor();
    expect(accountOf('followUp', followUp ?? 0)).toBe(one);

    // The old address leads to the survivor.
    await page.evaluate((id) => void (location.hash = `#/record/account/${id}`), two);
    await page.getByRole('heading', { level: 1, name: long }).waitFor();
    await page.getByText('合并了 1 条').waitFor();
    const [since] = await saveAll('followUp', [{ account: one, content: '合并之后的回访' }]);
    await launched.screenshot('cleanUp-survivor');
    await page.getByRole('button', { name: '拆分还原' }).click();
    const dialog = frame.dialog('拆分还原');
    await dialog.getByText('合并之后的回访').waitFor();
    await launched.screenshot('cleanUp-split');
    expect(await accessProblems(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: /合并之后的回访/ }).click();
    await page.getByRole('option', { name: /（杭州）有限公司/ }).click();
    await dialog.getByRole('button', { name: '拆分', exact: true }).click();
    await frame.message(/已拆分还原/).waitFor();
    expect(accountOf('followUp', followUp ?? 0)).toBe(two);
    expect(accountOf('followUp', since ?? 0)).toBe(two);
    expect(recordsIn(database, 'account').filter(({ id }) => id === one || id === two)).toHaveLength(2);
  });

  it('remembers that two are not the same, and lists it to be taken back', async () => {
    const { page } = launched;
    const frame = framePage(page);
    await frame.go('数据清理');
    const group = page.locator('.list button.group').filter({ hasText: '华盛机电设备' });
    await group.click();
    await page.getByRole('button', { name: '不是同一家' }).click();
    await frame.message('已记住').waitFor();
    await group.waitFor({ state: 'detached' });
    await page.getByText('不是同一家', { exact: true }).first().click();
    await page.getByRole('button', { name: /取消“杭州华盛/ }).click();
    await frame.message('已取消').waitFor();
    await page.getByText('合并记录', { exact: true }).click();
    await page.getByRole('cell', { name: '已拆分' }).waitFor();
    expect(await accessProblems(page)).toEqual([]);
  });

  it('shows some 200 groups, merges the certain ones by one action and takes them back by one undo', async () => {
    const { page } = launched;
    const frame = framePage(page);
    const brands = '天地玄黄宇宙洪荒日月盈昃辰宿列张'.split('');
    const ends = '泰达源通宇航峰和美丰邦林茂'.split('');
    const names = brands.flatMap((first) => ends.map((last) => `${first}${last}`)).slice(0, 200);
    const words = names.map((name, at) => `${name}${['包装材料', '食品', '物流', '家具'][at % 4] ?? ''}`);
    await saveAll(
      'account',
      words.flatMap((name, at) => [
        { name: `苏州${name}有限公司` },
        { name: at < 20 ? `苏州 ${name}有限公司` : `${name}（苏州）` },
      ]),
    );
    const before = recordsIn(database, 'account').length;
    await frame.go('数据清理');
    await page.getByText('重复记录', { exact: true }).click();
    await page.getByRole('button', { name: '重新查重' }).click();
    await page.getByText(/^\d+ 组，其中 20 组确定重复/).waitFor();
    await pictures('cleanUp-200');
    await page.getByRole('button', { name: '合并全部确定重复（20）' }).click();
    const dialog = frame.dialog('合并确定重复的记录');
    await dialog.getByText('20 组、共 40 条').waitFor();
    await launched.screenshot('cleanUp-certain');
    await dialog.getByRole('button', { name: '合并 20 组' }).click();
    await frame.message('已合并 20 条记录').waitFor();
    const total = (): number =>
      (
        JSON.parse(crm('list', 'account', '--db', database, '--json', '--limit', '1').output) as {
          total: number;
        }
      ).total;
    expect(before).toBeGreaterThan(400);
    const merged = total();
    await frame.answerMessage('已合并 20 条记录', '撤销');
    await frame.message(/已撤销/).waitFor();
    expect(total()).toBe(merged + 20);
  }, 240_000);

  it('brings names to standard form with a preview and one undo', async () => {
    const { page } = launched;
    const frame = framePage(page);
    await frame.go('数据清理');
    await page.getByText('规范写法', { exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: '苏州 ' }).first();
    await row.waitFor();
    await pictures('cleanUp-forms');
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^规范选中的/ }).click();
    await frame.message(/^已规范/).waitFor();
    expect(recordsIn(database, 'account').some(({ name }) => String(name).startsWith('苏州 '))).toBe(false);
    await frame.answerMessage(/^已规范/, '撤销');
    await frame.message(/已撤销/).waitFor();
  });
});
