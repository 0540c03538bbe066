import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { framePage } from './pages/framePage';
import { listPage } from './pages/listPage';
import { crm, makeOffice, recordsIn } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-grid-'));
const database = join(folder, '办公室.kydb');
const columns = [
  { colId: 'name', width: 270 },
  { colId: 'grade', width: 110 },
  { colId: 'phones', width: 150 },
  { colId: 'lifecycle', width: 110 },
  { colId: 'nextContactOn', width: 110 },
  { colId: 'lastFollowedAt', width: 140 },
  { colId: 'tags', width: 160, hide: false },
  { colId: 'source', width: 130, hide: false },
  { colId: 'remark', width: 200, hide: false },
  { colId: 'completeness', width: 110, hide: false },
];
let launched: Launched;
let list: ReturnType<typeof listPage>;
let frame: ReturnType<typeof framePage>;
let keys: CDPSession;

beforeAll(async () => {
  await makeOffice(database, 60);
  crm('save', 'tag', '--db', database, '--set', 'name=重点跟进', '--set', 'tone=attention');
  launched = await launchProgram({
    words: [database],
    size: { width: 1440, height: 900 },
    // Columns of every kind, as a person would have arranged them.
    settings: { lists: { account: JSON.stringify(columns) } },
  });
  list = listPage(launched.page);
  frame = framePage(launched.page);
  await launched.page.locator('nav').waitFor({ timeout: 60_000 });
  await frame.go('客户');
  await list.ready();
  keys = await launched.page.context().newCDPSession(launched.page);
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The record in a row of the grid, as the file has it. */
async function recordAt(row: number): Promise<Readonly<Record<string, unknown>>> {
  const id = Number(await list.rowAt(row).getAttribute('row-id'));
  return recordsIn(database, 'account').find((record) => record.id === id) ?? {};
}

/** What the editor holds now; nothing when nothing is edited. */
async function typed(): Promise<string | null> {
  const editor = launched.page.locator('.cell-editor textarea');
  return (await editor.count()) === 0 ? null : editor.inputValue();
}

const clipboard = (): Promise<string> =>
  launched.program.evaluate(({ clipboard: board }) => board.readText());
const putOnClipboard = (text: string): Promise<void> =>
  launched.program.evaluate(({ clipboard: board }, words) => board.writeText(words), text);

/** A key the input method keeps for itself: Chromium tells the page 229 and nothing else. */
async function keyOfInputMethod(key: string, code: string): Promise<void> {
  const parts = { key: 'Process', code, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...parts });
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...parts, key });
}

describe('typing into cells', () => {
  it('begins with the first key, saves with Enter and goes down', async () => {
    const { page } = launched;
    await list.cell(0, 'phones').click();
    await page.keyboard.type('13800138000');
    expect(await typed()).toBe('13800138000');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(0))['phones']).toEqual(['13800138000']);
    await page.keyboard.type('0571-88881234');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(1))['phones']).toEqual(['0571-88881234']);
    await frame.answerMessage('已保存“电话”', '撤销');
    await expect.poll(async () => (await recordAt(1))['phones']).not.toEqual(['0571-88881234']);
  });

  it('writes into the cell a quick hand has just come to', async () => {
    const { page } = launched;
    await list.cell(0, 'phones').click();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', ...'13800138003', 'Enter'])
      await page.keyboard.press(key, { delay: 0 });
    await expect.poll(async () => (await recordAt(3))['phones']).toEqual(['13800138003']);
  });

  it('leaves with Escape what was there', async () => {
    const { page } = launched;
    const before = (await recordAt(2))['phones'];
    await list.cell(2, 'phones').click();
    await page.keyboard.type('139');
    await page.keyboard.press('Escape');
    expect(await typed()).toBeNull();
    expect((await recordAt(2))['phones']).toEqual(before);
  });

  it('saves with Tab and goes right, back with Shift+Tab', async () => {
    const { page } = launched;
    await list.cell(2, 'phones').click();
    await page.keyboard.press('F2');
    await page.keyboard.type('13900139000');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await recordAt(2))['phones']).toEqual(['13900139000']);
    await page.locator('.ag-cell-focus[col-id="lifecycle"]').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.locator('.ag-cell-focus[col-id="phones"]').waitFor();
  });

  it('keeps a value that cannot be in its editor, with what is wrong', async () => {
    const { page } = launched;
    await list.cell(4, 'phones').click();
    const before = (await recordAt(4))['phones'];
    await page.keyboard.type('不是电话');
    await page.keyboard.press('Enter');
    await page.locator('.cell-editor [role="alert"]').waitFor();
    expect(await typed()).toBe('不是电话');
    await launched.screenshot('grid-problem');
    await page.keyboard.press('Escape');
    expect((await recordAt(4))['phones']).toEqual(before);
  });

  it('reads a date as people write it', async () => {
    const { page } = launched;
    await list.cell(5, 'nextContactOn').click();
    await page.keyboard.type('2027.5.6');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(5))['nextContactOn']).toBe('2027-05-06');
  });

  it('finds an entry of a list by typing, and asks why a tracked one changes', async () => {
    const { page } = launched;
    const row = (await recordAt(6))['grade'] === 'D' ? 7 : 6;
    await list.cell(row, 'grade').click();
    await page.keyboard.type('暂缓');
    await page.getByRole('option', { name: /D 暂缓/ }).waitFor();
    await launched.screenshot('grid-choice');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(row))['grade']).toBe('D');
    const isLost = (await recordAt(row))['lifecycle'] === 'lost';
    const stage = isLost ? '成交' : '流失';
    await list.cell(row, 'lifecycle').click();
    await page.keyboard.type(stage);
    await page.getByRole('option', { name: new RegExp(stage) }).waitFor();
    await page.keyboard.press('Enter');
    const asked = frame.dialog('修改“生命周期”');
    await asked.getByRole('textbox').fill('三个月没有回音');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await recordAt(row))['lifecycle']).toBe(isLost ? 'signed' : 'lost');
    expect(recordsIn(database, 'statusChange').at(-1)?.['reason']).toBe('三个月没有回音');
  });

  it('says why a made value is not typed', async () => {
    const { page } = launched;
    await list.cell(2, 'lastFollowedAt').click();
    await page.keyboard.press('F2');
    await frame.message(/汇总|程序填写/).waitFor();
    expect(await typed()).toBeNull();
  });
});

describe('cells of every kind', () => {
  it('hold several tags: known ones by typing, new ones too', async () => {
    const { page } = launched;
    await list.cell(20, 'tags').click();
    const before = ((await recordAt(20))['tags'] ?? []) as string[];
    await page.keyboard.type('重点跟');
    await page.getByRole('option', { name: '重点跟进' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('今年新开');
    await page.getByRole('option', { name: /今年新开/ }).waitFor();
    await page.keyboard.press('Enter');
    await launched.screenshot('grid-tags');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await recordAt(20))['tags']).toEqual([...before, '重点跟进', '今年新开']);
    await list.cell(20, 'tags').locator('[data-tone="attention"]').getByText('重点跟进').waitFor();
  });

  it('take an Enter that comes before what was typed is found', async () => {
    const { page } = launched;
    await list.cell(21, 'tags').click();
    const before = ((await recordAt(21))['tags'] ?? []) as string[];
    for (const words of ['重点跟', '去年老客户', '不常来往']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(async () => (await recordAt(21))['tags'])
      .toEqual([...before, '重点跟进', '去年老客户', '不常来往']);
  });

  it('hold words over several lines', async () => {
    const { page } = launched;
    await list.cell(20, 'remark').click();
    await page.keyboard.type('第一行');
    await page.keyboard.press('Enter');
    await page.keyboard.type('第二行');
    expect(await typed()).toBe('第一行\n第二行');
    await launched.screenshot('grid-lines');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await recordAt(20))['remark']).toBe('第一行\n第二行');
  });

  it('hold another record, found by its pinyin', async () => {
    const { page } = launched;
    const [wanted] = recordsIn(database, 'source');
    await list.cell(20, 'source').click();
    await page.keyboard.type(String(wanted?.['name']).slice(0, 2));
    await page
      .getByRole('option', { name: String(wanted?.['name']) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(20))['source']).toBe(wanted?.id);
  });

  it('take an Enter or a Tab before a record is found, and leave what is typed next to the next cell', async () => {
    const { page } = launched;
    const [first, second] = recordsIn(database, 'source').filter(
      ({ name }, at, all) => all.findIndex((other) => other['name'] === name) === at,
    );
    await list.cell(22, 'source').click();
    for (const key of [...String(first?.['name']), 'Tab', ...'走过一次', 'Shift+Tab'])
      if (key.length > 1) await page.keyboard.press(key, { delay: 0 });
      else await page.keyboard.insertText(key);
    await expect
      .poll(async () => {
        const { source, remark } = await recordAt(22);
        return [source, remark];
      })
      .toEqual([first?.id, '走过一次']);
    await list.cell(23, 'source').click();
    for (const words of [second, first]) {
      await page.keyboard.insertText(String(words?.['name']));
      await page.keyboard.press('Enter', { delay: 0 });
    }
    await expect
      .poll(async () => [(await recordAt(23))['source'], (await recordAt(24))['source']])
      .toEqual([second?.id, first?.id]);
  });

  it('give words back that no record has', async () => {
    const { page } = launched;
    await list.cell(25, 'source').click();
    const before = (await recordAt(25))['source'];
    await page.keyboard.insertText('没有这个来源');
    await page.keyboard.press('Enter', { delay: 0 });
    await page.locator('.cell-editor [role="alert"]').waitFor();
    expect(await typed()).toBe('没有这个来源');
    await page.keyboard.press('Escape');
    expect((await recordAt(25))['source']).toBe(before);
  });

  it('say that a value worked out by a formula is not typed', async () => {
    const { page } = launched;
    await list.cell(20, 'completeness').click();
    await page.keyboard.type('5');
    await frame.message(/公式|程序填写/).waitFor();
    expect(await typed()).toBeNull();
  });
});

describe('the calendar of a day', () => {
  const calendar = () => launched.page.locator('.day-calendar');

  it('opens beside the words with Alt+↓, is walked, and leaves typing alone', async () => {
    const { page } = launched;
    await list.cell(14, 'nextContactOn').click();
    await page.keyboard.type('2027-05-06');
    await page.keyboard.press('Alt+ArrowDown');
    await calendar()
      .locator('[role="gridcell"][aria-selected="true"]')
      .getByText('6', { exact: true })
      .waitFor();
    await launched.screenshot('grid-calendar');
    for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', 'Enter'])
      await page.keyboard.press(key, { delay: 0 });
    await expect.poll(async () => (await recordAt(14))['nextContactOn']).toBe('2027-06-14');
    await expect.poll(() => calendar().count()).toBe(0);
    await list.cell(14, 'nextContactOn').click();
    await page.keyboard.press('Alt+ArrowDown');
    await calendar().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2027-8-9');
    await calendar()
      .locator('[role="gridcell"][aria-selected="true"]')
      .getByText('9', { exact: true })
      .waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(14))['nextContactOn']).toBe('2027-08-09');
  });

  it('takes a day by mouse, and Escape closes it before it leaves the cell', async () => {
    const { page } = launched;
    await list.cell(15, 'nextContactOn').click();
    await page.keyboard.type('2027-02-01');
    await page.getByRole('button', { name: /^打开日历/ }).click();
    await calendar().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => calendar().count()).toBe(0);
    expect(await typed()).toBe('2027-02-01');
    await page.getByRole('button', { name: /^打开日历/ }).click();
    await calendar().getByRole('button', { name: '下个月' }).click();
    await calendar().locator('[role="gridcell"]:not(.is-other)').getByText('17', { exact: true }).click();
    await expect.poll(async () => (await recordAt(15))['nextContactOn']).toBe('2027-03-17');
  });

  it('leaves the keys of an input method to it', async () => {
    const { page } = launched;
    await list.cell(16, 'nextContactOn').click();
    await page.keyboard.press('Alt+ArrowDown');
    await calendar().waitFor();
    const day = () => calendar().locator('.is-active').getAttribute('aria-label');
    const before = await day();
    await page.keyboard.press('Control+a');
    await keys.send('Input.imeSetComposition', { text: 'mingtian', selectionStart: 8, selectionEnd: 8 });
    await keyOfInputMethod('ArrowDown', 'ArrowDown');
    await keyOfInputMethod('Enter', 'Enter');
    expect(await typed()).toBe('mingtian');
    expect(await day()).toBe(before);
    await keys.send('Input.insertText', { text: '明天' });
    expect(await typed()).toBe('明天');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await typed()).toBeNull();
  });
});

describe('typing with an input method', () => {
  it('keeps the first letter of the pinyin', async () => {
    const { page } = launched;
    await list.cell(0, 'name').click({ position: { x: 240, y: 10 } });
    await keys.send('Input.imeSetComposition', { text: 'h', selectionStart: 1, selectionEnd: 1 });
    expect(await typed()).toBe('h');
    await keys.send('Input.imeSetComposition', { text: 'hua', selectionStart: 3, selectionEnd: 3 });
    await keys.send('Input.imeSetComposition', { text: "hua'wei", selectionStart: 7, selectionEnd: 7 });
    await keys.send('Input.insertText', { text: '华为' });
    await page.keyboard.insertText('技术');
    expect(await typed()).toBe('华为技术');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(0))['name']).toBe('华为技术');
  });

  it('leaves Enter and Escape to the composition', async () => {
    const { page } = launched;
    await list.cell(1, 'name').click({ position: { x: 240, y: 10 } });
    const before = (await recordAt(1))['name'];
    await keys.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 });
    await keyOfInputMethod('Enter', 'Enter');
    expect(await typed()).toBe('zhong');
    await keyOfInputMethod('Escape', 'Escape');
    expect(await typed()).toBe('zhong');
    await keys.send('Input.insertText', { text: '中兴' });
    expect(await typed()).toBe('中兴');
    expect((await recordAt(1))['name']).toBe(before);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(1))['name']).toBe('中兴');
  });

  it('drops no key while the list is read again and again', async () => {
    const { page } = launched;
    await list.cell(2, 'name').click({ position: { x: 240, y: 10 } });
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
    const words = Array.from({ length: 300 }, (_, place) =>
      letters.charAt((place * 7) % letters.length),
    ).join('');
    const others = (async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        crm('save', 'account', '40', '--db', database, '--set', `region=第${turn}次`);
        await page.waitForTimeout(1500);
      }
    })();
    await page.keyboard.type(words, { delay: 30 });
    await others;
    expect(await typed()).toBe(words);
    await page.keyboard.press('Escape');
  });
});

describe('cells as a block', () => {
  beforeAll(async () => {
    // The columns at the left again: the tests before went far to the right.
    await list.cell(0, 'name').click({ position: { x: 262, y: 10 } });
    await launched.page.keyboard.press('ArrowRight');
  });

  it('are chosen with Shift and the arrows, added up, and copied as Excel takes them', async () => {
    const { page } = launched;
    await list.cell(1, 'grade').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.locator('.ag-cell.in-range').count()).toBe(4);
    await list.status.getByText('4 个单元格').waitFor();
    await page.keyboard.press('Control+c');
    const cell = async (row: number, field: string) => (await list.cell(row, field).innerText()).trim();
    const wanted = `${await cell(1, 'grade')}\t${await cell(1, 'phones')}\r\n${await cell(2, 'grade')}\t${await cell(2, 'phones')}`;
    await expect.poll(clipboard).toBe(wanted);
    await page.keyboard.press('Control+Shift+c');
    await expect.poll(clipboard).toBe(`等级\t电话\r\n${wanted}`);
  });

  it('are chosen by pulling the mouse over them', async () => {
    const { page } = launched;
    const from = await list.cell(2, 'grade').boundingBox();
    const to = await list.cell(5, 'phones').boundingBox();
    if (!from || !to) throw new Error('no cells');
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => page.locator('.ag-cell.in-range').count()).toBe(8);
    await launched.screenshot('grid-range');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.ag-cell.in-range').count()).toBe(0);
  });

  it('are filled down and taken back in one step', async () => {
    const { page } = launched;
    await list.cell(8, 'nextContactOn').click();
    await page.keyboard.type('2027-01-02');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await recordAt(8))['nextContactOn']).toBe('2027-01-02');
    const before = (await recordAt(10))['nextContactOn'];
    await list.cell(8, 'nextContactOn').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await frame.message('已修改 2 条').waitFor();
    expect((await recordAt(10))['nextContactOn']).toBe('2027-01-02');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await recordAt(10))['nextContactOn']).toBe(before);
  });

  it('are cleared with Delete', async () => {
    const { page } = launched;
    await list.cell(8, 'nextContactOn').click();
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await recordAt(8))['nextContactOn']).toBeNull();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await recordAt(8))['nextContactOn']).toBe('2027-01-02');
  });
});

describe('pasting from a sheet', () => {
  it('shows what it would do, leaves out what cannot be, writes the rest, and takes it back', async () => {
    const { page } = launched;
    await putOnClipboard('13711112222\t流失\r\n"不是\n电话"\t成交\r\n13733334444\t成交\r\n');
    await list.cell(3, 'phones').click();
    const before = (await recordAt(3))['phones'];
    await page.keyboard.press('Control+v');
    const dialog = frame.dialog('粘贴前核对');
    await dialog.getByText('1 条有问题，将跳过').waitFor();
    await dialog.getByText('不是').first().waitFor();
    await launched.screenshot('grid-paste');
    await dialog.getByRole('button', { name: /^写入 2 条/ }).click();
    await frame.message('已粘贴 2 条').waitFor();
    await expect.poll(async () => (await recordAt(3))['phones']).toEqual(['13711112222']);
    expect((await recordAt(5))['phones']).toEqual(['13733334444']);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await recordAt(3))['phones']).toEqual(before);
  });

  it('fills all chosen cells from one', async () => {
    const { page } = launched;
    await putOnClipboard('2028-03-04');
    await list.cell(11, 'nextContactOn').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+v');
    await frame.dialog('粘贴前核对').getByRole('button', { name: '写入 3 条' }).click();
    await frame.message('已粘贴 3 条').waitFor();
    expect((await recordAt(13))['nextContactOn']).toBe('2028-03-04');
  });

  it('makes new records with Ctrl+Shift+V, by the headings of the sheet', async () => {
    const { page } = launched;
    const count = recordsIn(database, 'account').length;
    await putOnClipboard('等级\t客户名称\r\nB\t粘贴一号贸易\r\nA\t粘贴二号贸易\r\n');
    await list.cell(0, 'grade').click();
    await page.keyboard.press('Control+Shift+v');
    const dialog = frame.dialog('粘贴前核对');
    await dialog.getByText('2 条新建').waitFor();
    await dialog.getByRole('button', { name: '写入 2 条' }).click();
    await frame.message('已粘贴 2 条').waitFor();
    const made = recordsIn(database, 'account').slice(count);
    expect(made.map(({ name, grade }) => `${String(name)} ${String(grade)}`)).toEqual([
      '粘贴一号贸易 B',
      '粘贴二号贸易 A',
    ]);
  });

  it('says so when there are more rows than go at once', async () => {
    const { page } = launched;
    await putOnClipboard(Array.from({ length: 5001 }, (_, row) => String(row)).join('\r\n'));
    await list.cell(0, 'phones').click();
    await page.keyboard.press('Control+v');
    await frame.message(/5001 行，一次最多 5000 行/).waitFor();
  });
});

describe('groups', () => {
  it('have a line each, are folded by keyboard, and are taken away again', async () => {
    const { page } = launched;
    await page.getByRole('columnheader', { name: '等级' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: '按此列分组' }).click();
    await page.locator('.group-line').first().waitFor();
    const wanted = recordsIn(database, 'account').filter(({ grade }) => grade === 'A').length;
    await list.rowAt(0).getByText(`${wanted} 条`).waitFor();
    await launched.screenshot('grid-groups');
    await list
      .rowAt(0)
      .locator('[col-id="name"]')
      .click({ position: { x: 245, y: 12 } });
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => list.rowAt(1).getAttribute('class')).toContain('group-line');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => list.rowAt(1).getAttribute('class')).not.toContain('group-line');
    await expect.poll(() => list.cell(2, 'name').innerText()).not.toBe('');
    const [first, second] = [await list.cell(1, 'name').innerText(), await list.cell(2, 'name').innerText()];
    await list.cell(1, 'name').locator('.cell-title').dblclick();
    await page.getByRole('heading', { level: 1, name: first.trim() }).waitFor();
    await page.keyboard.press('Control+ArrowDown');
    await page.getByRole('heading', { level: 1, name: second.trim() }).waitFor();
    await page.goBack();
    await page.locator('.group-line').first().waitFor();
    await page.getByRole('columnheader', { name: '等级' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: '取消分组' }).click();
    await expect.poll(() => page.locator('.group-line').count()).toBe(0);
  });
});

describe('the side panel', () => {
  it('opens by a click on the name, follows the keyboard, and closes with Escape', async () => {
    const { page } = launched;
    await expect.poll(() => list.cell(5, 'name').innerText()).not.toBe('');
    const first = (await list.cell(4, 'name').innerText()).trim();
    const second = (await list.cell(5, 'name').innerText()).trim();
    await list.cell(4, 'name').locator('.cell-title').click();
    const panel = page.getByRole('complementary', { name: /^侧栏/ });
    await panel.getByRole('heading', { name: first }).waitFor();
    await page.keyboard.press('ArrowDown');
    await panel.getByRole('heading', { name: second }).waitFor();
    await launched.screenshot('grid-peek');
    await panel.getByRole('button', { name: '关闭' }).click();
    await expect.poll(() => panel.count()).toBe(0);
    await page.keyboard.press('Alt+Enter');
    await panel.getByRole('heading', { name: second }).waitFor();
    await panel.getByRole('button', { name: '关闭' }).click();
  });
});

it('complained of nothing', () => {
  expect(launched.complaints).toEqual([]);
});
