import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { chooseSheet, commit, rehearse } from './attempts/importSheet';
import { makeDatabase } from './attempts/openOffice';
import { framePage } from './pages/framePage';
import { importPage } from './pages/importPage';
import { accessProblems } from './support/accessibility';
import { countsIn } from './support/commandLine';
import { launchProgram, top, type Launched } from './support/launch';

type Rows = readonly (readonly unknown[])[];

let launched: Launched;
let page: Page;
let imports: ReturnType<typeof importPage>;
let frame: ReturnType<typeof framePage>;
let database: string;

beforeAll(async () => {
  launched = await launchProgram();
  page = launched.page;
  imports = importPage(page);
  frame = framePage(page);
  database = await makeDatabase(launched);
});
afterAll(() => launched.close());

function bookFile(path: string, sheets: Readonly<Record<string, Rows>>): string {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows as unknown[][]);
    if (name === '隐藏表') sheet['!merges'] = [];
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

function inDocuments(name: string, sheets: Readonly<Record<string, Rows>>): string {
  return bookFile(join(launched.documents, name), sheets);
}

function people(of: string, count: number): Rows {
  return Array.from({ length: count }, (_none, at) => [
    `${of}${String(at + 1)}有限公司`,
    ['张伟', '王强', '李娜'][at % 3],
    `138${String(10_000_000 + at * 37 + of.charCodeAt(0))}`.slice(0, 11),
    ['甲', '乙'][at % 2],
  ]);
}

/** Makes the window so large, takes the picture, and gives it its size back. */
async function pictures(name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await launched.program.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await page.waitForTimeout(400);
    await launched.screenshot(`imports-${name}-${String(width)}`);
  }
}

async function openOther(path: string): Promise<void> {
  await launched.chooseNext([path]);
  await frame.go('客户');
  await frame.go('导入表格');
  await imports.choose.click();
}

describe('choosing', () => {
  it('imports a folder: the first file by hand, the others of the same layout by one click, each as its own import', async () => {
    const folder = join(launched.documents, '旧客户');
    mkdirSync(join(folder, '2024年'), { recursive: true });
    const heading = ['单位', '对接人', '联系手机', '密级'];
    for (let at = 1; at <= 6; at += 1)
      bookFile(join(folder, at > 4 ? '2024年' : '', `客户${String(at)}.xlsx`), {
        客户: [heading, ...people(`${['杭州', '宁波', '温州', '绍兴', '台州', '嘉兴'][at - 1] ?? ''}第`, 4)],
      });
    bookFile(join(folder, '别的版式.xlsx'), {
      合同: [
        ['合同编号', '合同名称', '客户名称', '金额'],
        ['HT-1', '维护合同', '杭州第1有限公司', 1000],
      ],
    });
    writeFileSync(join(folder, '坏的.xlsx'), Buffer.from('PK\u0003\u0004 not a workbook'));
    writeFileSync(join(folder, '说明.docx'), 'x');
    await frame.go('导入表格');
    await pictures('choose');
    await launched.chooseNext([folder]);
    await page.getByRole('button', { name: '选择文件夹' }).click();
    // 别的版式 comes first by its name; it waits until somebody looks at it.
    await page.getByText('第 1 个文件，共 8 个').waitFor();
    await page.getByRole('button', { name: '换一个文件' }).click();
    // The broken one is passed over.
    await expect.poll(() => page.locator('.head .soft').innerText()).toContain('客户');
    while (!(await page.locator('.head .soft').innerText()).includes('客户'))
      await page.getByRole('button', { name: '换一个文件' }).click();
    await imports.toColumns.click();
    await imports.bring('密级', '行业');
    await expect.poll(() => imports.becomes('密级')).toContain('行业');
    await rehearse(page);
    await commit(page);
    await pictures('queue-result');
    await page.getByRole('button', { name: /其余 \d 个同样版式的一并导入/ }).click();
    await expect
      .poll(() => page.locator('.import-queue li[data-state=done]').count(), { timeout: 90_000 })
      .toBe(6);
    await expect
      .poll(() => page.locator('.import-queue li[data-state=failed]').innerText())
      .toContain('坏的.xlsx');
    await expect.poll(() => page.locator('.import-queue').innerText()).toContain('中有 1 个文件没有列入');
    await pictures('queue');
    expect(await accessProblems(page)).toEqual([]);
    expect(countsIn(database, 'account')['account']).toBe(24);
    await frame.go('导入记录');
    await expect.poll(() => page.getByText(/客户\d\.xlsx/).count()).toBe(6);
    await page.getByRole('button', { name: '查看版式' }).first().click();
    const layout = page.locator('.run-layouts li').filter({ hasText: '密级' });
    await layout.waitFor();
    await expect.poll(() => layout.innerText()).toContain('客户 · 行业');
    await pictures('history-layout');
    expect(await accessProblems(page)).toEqual([]);
  });

  it('takes a table that is pasted', async () => {
    await launched.program.evaluate(async ({ clipboard }) => {
      await clipboard.writeText(
        '客户名称\t联系人\t手机\n苏州粘贴有限公司\t张伟\t13900001111\n苏州剪贴有限公司\t王强\t13900001112\n',
      );
    });
    await frame.go('客户');
    await frame.go('导入表格');
    await imports.choose.waitFor();
    await page.keyboard.press('Control+v');
    await page.locator('.import-sheet .sheet-line').first().waitFor();
    await expect.poll(() => page.locator('.head').innerText()).toContain('剪贴板');
    await pictures('paste');
    await page.getByRole('button', { name: '检查全部数据' }).click();
    await imports.toConfirm.waitFor();
    await commit(page);
    expect(countsIn(database, 'account')['account']).toBe(26);
  });

  it('asks for the password of a file, says when it is wrong, and opens it with the right one', async () => {
    const path = join(launched.documents, '工资保密.xlsx');
    copyFileSync(join(top, 'tests/fixtures/sheets/password-standard.xlsx'), path);
    await openOther(path);
    await page.getByText('工资保密.xlsx 需要密码').waitFor();
    await pictures('password');
    await page.getByLabel('文件密码').fill('falsch');
    await page.keyboard.press('Enter');
    await page.getByText('密码不对，请再试一次').waitFor();
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '跳过这个文件' }).click();
    await expect.poll(() => page.getByText('工资保密.xlsx 需要密码').count()).toBe(0);
  });

  it('says of a damaged file what happened and what to do, and keeps the rest folded', async () => {
    const broken = join(launched.documents, '坏的.xlsx');
    const whole = readFileSync(join(top, 'tests/fixtures/samples/样例1_企业客户清单.xlsx'));
    writeFileSync(broken, whole.subarray(0, 3000));
    await openOther(broken);
    const alert = page.locator('.import-trouble');
    await alert.waitFor();
    await expect.poll(() => alert.innerText()).toMatch(/打不开 坏的.xlsx[\s\S]*损坏[\s\S]*再要一份/);
    await expect.poll(() => alert.locator('code').first().isVisible()).toBe(false);
    await alert.getByText('详情').first().click();
    await expect
      .poll(() => alert.locator('dl').innerText())
      .toMatch(/文件\s*坏的.xlsx\s*代码\s*fileDamaged\s*读取程序\s*\S/);
    await alert.getByRole('button', { name: '复制详情' }).click();
    await frame.message('已复制详情').waitFor();
    const copied = await launched.program.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toMatch(/^文件：坏的.xlsx\n代码：fileDamaged\n读取程序：/);
    expect(copied).not.toMatch(/\bat .*:\d+:\d+|documents/);
    await pictures('damaged');
    expect(await accessProblems(page)).toEqual([]);
  });

  it('saves a blank sheet that comes back with every column known', async () => {
    const path = join(launched.documents, '模板.xlsx');
    await launched.saveNext(path);
    await page.getByRole('button', { name: '下载空白模板' }).click();
    await page.getByRole('menuitem', { name: '客户模板' }).click();
    await frame.message(/已保存 模板.xlsx/).waitFor();
    await chooseSheet(launched, path);
    await expect.poll(() => page.locator('li.line').count()).toBeGreaterThan(20);
    expect(await page.locator('li.line.is-out').count()).toBe(0);
    await page.getByRole('button', { name: '上一步' }).click();
    await page.locator('.sheet-line[data-is=skip]').filter({ hasText: '示例行' }).waitFor();
  });
});

describe('what was recognised', () => {
  it('shows the sheet with its parts named, and lets heading, end and rows be changed and changes taken back', async () => {
    await chooseSheet(
      launched,
      inDocuments('台账.xlsx', {
        客户: [
          ['2024 年客户台账'],
          ['单位：万元'],
          ['客户名称', '联系人', '手机', '备注'],
          ...people('南京', 30),
          ['合计', '', '', '30 家'],
          ['制表：王芳'],
        ],
        填写说明: [['请按要求填写'], ['手机为 11 位']],
        空表: [],
      }),
    );
    await page.getByRole('button', { name: '上一步' }).click();
    const line = (row: number) =>
      page
        .locator('.sheet-line')
        .filter({ has: page.getByText(String(row), { exact: true }) })
        .first();
    await line(3).waitFor();
    await expect.poll(() => line(3).getAttribute('data-is')).toBe('heading');
    await expect
      .poll(() => page.locator('.sheet-tabs').innerText())
      .toMatch(/填写说明\s+没有表格\s+空表\s+空/);
    await page.locator('.import-sheet').evaluate((box) => (box.scrollTop = box.scrollHeight));
    await expect.poll(() => line(34).innerText()).toContain('合计行');
    await expect.poll(() => line(35).innerText()).toContain('落款行');
    await line(33).getByRole('button').click();
    await page.getByRole('menuitem', { name: '不导入这一行' }).click();
    await expect.poll(() => line(33).innerText()).toContain('不导入（手工）');
    await line(30).getByRole('button').click();
    await page.getByRole('menuitem', { name: '表格到这一行为止' }).click();
    await expect.poll(() => line(31).getAttribute('data-is')).toBe('beyond');
    await page.locator('.import-sheet').evaluate((box) => (box.scrollTop = 0));
    const edge = page.getByRole('separator', { name: '表头的下边线' });
    await edge.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => line(4).getAttribute('data-is')).toBe('heading');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => line(3).getAttribute('data-is')).toBe('heading');
    const box = await edge.boundingBox();
    if (!box) throw new Error('no edge');
    await page.mouse.move(box.x + 300, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 4 + 52, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => line(5).getAttribute('data-is')).toBe('heading');
    await pictures('recognise');
    await page.locator('.page-title').focus();
    for (let steps = 0; steps < 5; steps += 1) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(250);
    }
    await expect.poll(() => line(3).getAttribute('data-is')).toBe('heading');
    await page.locator('.import-sheet').evaluate((sheet) => (sheet.scrollTop = sheet.scrollHeight));
    await expect.poll(() => line(33).getAttribute('data-is')).toBe('data');
    expect(await accessProblems(page)).toEqual([]);
  });

  it('reads a text in another encoding at once, and keeps what was chosen', async () => {
    const path = join(launched.documents, '老系统.csv');
    writeFileSync(path, '客户名称,联系人,密级\n合肥一号有限公司,张伟,甲\n合肥二号有限公司,王强,乙\n');
    await chooseSheet(launched, path);
    await imports.bring('联系人', '不导入');
    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('combobox', { name: '文字编码' }).click();
    await page.getByRole('option', { name: 'Big5（繁体中文）' }).locator('visible=true').click();
    await expect.poll(() => page.locator('.import-sheet').innerText()).not.toContain('合肥一号有限公司');
    await page.getByRole('combobox', { name: '文字编码' }).click();
    await page.getByRole('option', { name: 'UTF-8' }).locator('visible=true').click();
    await expect.poll(() => page.locator('.import-sheet').innerText()).toContain('合肥一号有限公司');
  });

  it('brings the names of the sheets to the field that is chosen, and hidden rows and columns in or out', async () => {
    const book = XLSX.utils.book_new();
    for (const [at, name] of ['春季展', '秋季展'].entries()) {
      const sheet = XLSX.utils.aoa_to_sheet([
        ['客户名称', '联系人', '手机', '备注'],
        ...people(`泰州${String(at)}号`, 3).map((row) => [row[0], row[1], row[2], '老客户介绍']),
      ]);
      sheet['!rows'] = [{}, {}, { hidden: true }];
      sheet['!cols'] = [{}, {}, {}, { hidden: true }];
      XLSX.utils.book_append_sheet(book, sheet, name);
    }
    const path = join(launched.documents, '两场展会.xlsx');
    writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    await openOther(path);
    const field = page.getByRole('button', { name: /^工作表名“.季展”填入/ });
    await field.waitFor();
    await expect.poll(() => field.innerText()).toContain('不导入');
    await field.click();
    await page.keyboard.type('生命周期');
    await page.keyboard.press('Enter');
    await page.getByText('这个名称不是该字段的值，不会填入').waitFor();
    await field.click();
    await page.keyboard.type('laiyuan');
    await pictures('sheet-name');
    await page.keyboard.press('Enter');
    await expect.poll(() => field.innerText()).toContain('客户 · 来源');
    await page
      .locator('.sheet-tabs')
      .getByRole('button', { name: /秋季展/ })
      .click();
    await expect.poll(() => field.getAttribute('aria-label')).toBe('工作表名“秋季展”填入：客户 · 来源');
    await page
      .locator('.sheet-tabs')
      .getByRole('button', { name: /春季展/ })
      .click();
    const hiddenRow = page.locator('.sheet-line').nth(2);
    await expect.poll(() => hiddenRow.getAttribute('data-is')).toBe('data');
    await page.getByText('导入 1 个隐藏的行').click();
    await expect.poll(() => hiddenRow.getAttribute('data-is')).toBe('skip');
    const columnD = page.locator('.letters .cell').nth(3);
    expect((await columnD.innerText()).trim()).toBe('D');
    await page.getByText('导入 1 个隐藏的列').click();
    await expect.poll(() => columnD.innerText()).toMatch(/备注/);
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '检查全部数据' }).click();
    await imports.toConfirm.waitFor({ timeout: 60_000 });
    // One row is hidden in the first sheet alone; both exhibitions become sources.
    expect(await imports.counts('将新建')).toMatchObject({ 来源: 2, 客户: 5 });
  });

  it('says plainly that a form is no table, shows it, and takes a heading by hand', async () => {
    await openOther(
      inDocuments('来访登记单.xlsx', { 登记: [['来访登记单'], ['姓名：张三'], ['事由：谈合作']] }),
    );
    await page.getByText('没有认出表格').waitFor();
    await page.locator('.sheet-line').first().waitFor();
    await pictures('no-table');
    await expect.poll(() => page.getByRole('button', { name: '下一步：核对列' }).isDisabled()).toBe(true);
  });

  it('shows twelve sheets as tabs', async () => {
    const months = Object.fromEntries(
      Array.from({ length: 12 }, (_none, at) => [
        `${String(at + 1)}月份新增客户与回访情况`,
        [['客户名称', '联系人', '手机', '备注'], ...people(`常州${String(at)}号`, 6)],
      ]),
    );
    await openOther(inDocuments('全年.xlsx', months));
    await page.locator('.sheet-tabs .tab').nth(11).waitFor();
    await pictures('twelve-sheets');
  });
});

describe('columns', () => {
  it('says what becomes of each of sixty columns, finds fields by initials, shows clashes and open columns', async () => {
    const headings = Array.from(
      { length: 52 },
      (_none, at) => `历史指标项目第${String(at + 1)}栏（内部统计口径）`,
    );
    await chooseSheet(
      launched,
      inDocuments('宽表.xlsx', {
        客户: [
          ['客户名称', '联系人', '手机', '座机', '等级', '地址', '签约日期', '保证金（万元）', ...headings],
          ...people('无锡', 12).map((row, at) => [
            row[0],
            row[1],
            row[2],
            '0510-85000000',
            'A',
            '人民路 1 号',
            `3/${String((at % 9) + 1)}/2024`,
            at + 1,
            ...headings.map((_heading, column) => at * 100 + column),
          ]),
        ],
      }),
    );
    await pictures('columns-60');
    await expect.poll(() => page.locator('li.line').count()).toBe(60);
    await expect.poll(() => page.locator('.open').innerText()).toMatch(/\d+ 列有内容但没有对应的字段/);
    await imports.line('座机').locator('.target').click();
    await page.keyboard.type('sj');
    await pictures('picker');
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('option', { name: /^手机/ }).first().click();
    await page.keyboard.press('Control+z');
    await imports.bring('地址', '客户名称');
    await page.getByText('有两列导入到同一个字段').waitFor();
    await expect.poll(() => imports.line('地址').innerText()).toContain('与 A 列冲突');
    await expect.poll(() => page.getByRole('button', { name: '检查全部数据' }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(() => imports.becomes('地址')).toContain('地址');
    await imports.bring('客户名称', '不导入');
    await imports.bring('联系人', '不导入');
    await page.getByText('没有哪一列是客户名称或联系人姓名').waitFor();
    await pictures('columns-obstacle');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: '全部存入备注' }).click();
    await expect.poll(() => page.locator('.open').count()).toBe(0);
    await page.keyboard.press('Control+z');
  });

  it('makes a field of the office out of a column and brings the column there', async () => {
    const line = imports.line('保证金');
    await line.locator('.target').click();
    await page.getByRole('option', { name: '新建自定义字段' }).click();
    await expect.poll(() => page.locator('#new-field-label').inputValue()).toBe('保证金');
    await pictures('new-field');
    await page.getByRole('dialog').getByRole('button', { name: '新建自定义字段' }).click();
    await frame.message(/“客户”已有新字段“保证金”/).waitFor();
    await expect.poll(() => imports.becomes('保证金')).toContain('客户 · 保证金');
    await expect.poll(() => line.innerText()).toContain('万元');
    await page.getByRole('button', { name: '全部不导入' }).click();
    await rehearse(page);
    await imports.toConfirm.click();
    await expect.poll(() => imports.figure('自定义字段').innerText()).toBe('客户 · 保证金');
    await pictures('confirm-own-fields');
    await page.getByRole('button', { name: '上一步' }).click();
    await imports.toConfirm.waitFor();
  });

  it('begins anew when the import is chosen in the menu on the step of checking', async () => {
    await page.getByRole('link', { name: '导入表格' }).click();
    await page.getByRole('button', { name: '继续这次导入' }).click();
    await imports.toConfirm.waitFor();
    await page.getByRole('link', { name: '导入表格' }).click();
    await page.getByRole('button', { name: '重新开始', exact: true }).click();
    await imports.choose.waitFor();
  });

  it('remembers what was taught, says so, and forgets it', async () => {
    await chooseSheet(
      launched,
      inDocuments('另一种.xlsx', {
        客户: [['客户名称', '密级', '地址'], ...people('徐州', 5).map((row) => [row[0], row[3], '彭城路'])],
      }),
    );
    await expect.poll(() => imports.line('密级').innerText()).toMatch(/行业[\s\S]*学过 6 次/);
    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.getByRole('button', { name: '学过的表头' }).click();
    await page.getByRole('button', { name: '忘掉“密级”' }).waitFor();
    await pictures('learned');
    expect(await accessProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '忘掉“密级”' }).click();
    await expect.poll(() => page.getByRole('button', { name: '忘掉“密级”' }).count()).toBe(0);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  });

  it('knows the layout of an earlier file, and leaves it when told to', async () => {
    await chooseSheet(
      launched,
      inDocuments('客户7.xlsx', { 客户: [['单位', '对接人', '联系手机', '密级'], ...people('盐城', 3)] }),
    );
    await page.getByText('以前导入过同样版式的表格').waitFor();
    await expect.poll(() => imports.line('密级').innerText()).toMatch(/行业[\s\S]*沿用上次/);
    await pictures('layout-known');
    await page.getByRole('button', { name: '不用上次的' }).click();
    await expect.poll(() => imports.line('密级').innerText()).not.toContain('沿用上次');
  });

  it('goes from the file to the check by the keyboard alone', async () => {
    await openOther(
      inDocuments('键盘.xlsx', { 客户: [['客户名称', '联系人', '手机'], ...people('扬州', 3)] }),
    );
    await page.locator('.import-sheet .sheet-line').first().waitFor();
    await tabTo('下一步：核对列');
    await page.keyboard.press('Enter');
    await tabTo('“联系人”导入为：');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await tabTo('检查全部数据');
    await page.keyboard.press('Enter');
    await imports.toConfirm.waitFor({ timeout: 60_000 });
  });
});

async function tabTo(name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const active = document.activeElement;
      return `${active?.getAttribute('aria-label') ?? ''} ${active?.textContent ?? ''}`;
    });
    if (words.includes(name)) return;
  }
  throw new Error(`not reached by Tab: ${name}`);
}

it('complained of nothing', () => {
  expect(launched.complaints).toEqual([]);
});
