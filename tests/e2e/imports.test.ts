import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseSheet, commit, importSheet, rehearse } from './attempts/importSheet';
import { closeDatabase, makeDatabase } from './attempts/openOffice';
import { framePage } from './pages/framePage';
import { importPage } from './pages/importPage';
import { listPage } from './pages/listPage';
import { countsIn, crm, recordsIn } from './support/commandLine';
import { launchProgram, top, type Launched } from './support/launch';

const samples = join(top, 'tests/fixtures/samples');
const one = '样例1_企业客户清单.xlsx';

/** What each sample sheet brings into an empty office; the samples' own list says so, too. */
const sheets = [
  { file: one, brings: { 客户: 29, 联系人: 29 }, becomes: { 企业名称: '客户名称', 联系手机: '手机' } },
  { file: '样例2_名片夹.csv', brings: { 客户: 25, 联系人: 25 }, becomes: {} },
  { file: '样例3_报价与商机.xls', brings: { 客户: 18, 商机: 18 }, becomes: {} },
  { file: '样例4_服务合同清单.xlsx', brings: { 客户: 20, 合同: 20 }, becomes: {} },
  { file: '样例5_网站会员导出.xls', brings: { 客户: 15 }, becomes: {} },
  { file: '样例6_展会线索.xlsx', brings: { 客户: 11, 联系人: 24 }, becomes: {} },
] as const;
const entities: Readonly<Record<string, string>> = {
  客户: 'account',
  联系人: 'contact',
  商机: 'opportunity',
  合同: 'contract',
};

let launched: Launched;
let imports: ReturnType<typeof importPage>;
let frame: ReturnType<typeof framePage>;
beforeAll(async () => {
  launched = await launchProgram();
  imports = importPage(launched.page);
  frame = framePage(launched.page);
});
afterAll(() => launched.close());

describe('each sample sheet', () => {
  for (const { file, brings, becomes } of sheets) {
    it(`${file}: is understood, tried, brought in, and taken back`, async () => {
      const { page } = launched;
      const database = await makeDatabase(launched, `${file}.kydb`);
      await chooseSheet(launched, join(samples, file));
      for (const [heading, field] of Object.entries(becomes)) {
        expect(await imports.becomes(heading)).toContain(field);
      }
      const targets = await page.locator('li.line:not(.is-out)').count();
      expect(targets).toBeGreaterThan(2);

      await rehearse(page);
      expect(await imports.counts('将新建')).toMatchObject(brings);
      expect(countsIn(database, 'account')).toEqual({ account: 0 });

      await commit(page);
      expect(await imports.counts('新建')).toMatchObject(brings);
      const wanted = Object.entries(brings).map(([word, count]) => [entities[word] ?? word, count] as const);
      const names = wanted.map(([entity]) => entity);
      expect(countsIn(database, ...names)).toEqual(Object.fromEntries(wanted));

      await imports.undo.click();
      await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
      await page.getByRole('heading', { name: '这次导入已撤销' }).waitFor();
      const none = Object.fromEntries(names.map((entity) => [entity, 0]));
      expect(countsIn(database, ...names)).toEqual(none);
      expect(crm('check', '--db', database).code).toBe(0);
      await closeDatabase(launched);
    });
  }
});

describe('the wizard', () => {
  let database: string;

  it('marks the cell that is wrong and says why', async () => {
    const { page } = launched;
    database = await makeDatabase(launched, '办公室.kydb');
    await chooseSheet(launched, join(samples, one));
    await rehearse(page);
    const bad = page.locator('.cell-bad .cell-text, .cell-attention .cell-text');
    await bad.first().waitFor();
    expect((await bad.first().getAttribute('title'))?.length).toBeGreaterThan(3);
    expect(await imports.rowWords()).toMatch(/1 行不导入/);
  });

  it('brings in what is right, and hands back a workbook of the rest that can be read again', async () => {
    const { page, saveNext, documents } = launched;
    await commit(page);
    const rejects = join(documents, '待处理.xlsx');
    await saveNext(rejects);
    await page.getByRole('button', { name: /导出 \d+ 行待处理数据/ }).click();
    await frame.message(/已保存 \d+ 行/).waitFor();
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(rejects);
    const words = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
    expect(words).toContain('企业名称');
    expect(words).toContain('原因');
    expect(words).toContain('原行号');
  });

  it('brings in nothing new when the same sheet comes again, and says it was here before', async () => {
    const { page } = launched;
    const before = countsIn(database, 'account', 'contact');
    await chooseSheet(launched, join(samples, one));
    await page.getByText(/这个文件在 .* 导入过/).waitFor();
    await rehearse(page);
    const words = await imports.figure('将新建').innerText();
    expect(words.trim()).toBe('无');
    await commit(page);
    expect(countsIn(database, 'account', 'contact')).toEqual(before);
  });

  it('goes on with the decision about records that are there', async () => {
    const { page } = launched;
    await chooseSheet(launched, join(samples, one));
    await rehearse(page);
    await page.getByRole('tab', { name: /重复与更新/ }).click();
    await page.getByRole('tab', { name: /重复与更新/ }).click();
    await page.getByRole('combobox', { name: /遇到已有记录：客户/ }).click();
    await page.getByRole('option', { name: '仍然新建' }).locator('visible=true').click();
    await expect.poll(async () => (await imports.counts('将新建'))['客户'] ?? 0).toBeGreaterThan(20);
    await page.getByRole('button', { name: '上一步', exact: true }).click();
  });

  it('lets a column be something else', async () => {
    const { page } = launched;
    await chooseSheet(launched, join(samples, one));
    await imports.line('备注').locator('.target').click();
    await page.getByRole('option', { name: '不导入' }).click();
    await expect.poll(() => imports.line('备注').getAttribute('class')).toContain('is-out');
  });

  it('takes a sheet that is dropped on the window', async () => {
    const { page, documents } = launched;
    const copy = join(documents, '拖进来的.xlsx');
    cpSync(join(samples, '样例6_展会线索.xlsx'), copy);
    await frame.go('客户');
    await listPage(page).ready();
    // A file the engine itself knows, as one that is dragged from the desktop, handed to the page's drop handler.
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'from-desktop';
      input.hidden = true;
      document.body.append(input);
    });
    await page.setInputFiles('#from-desktop', copy);
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#from-desktop');
      const files = input?.files;
      const target = document.querySelector('.app-layout');
      if (!files || !target) throw new Error('nothing to drop');
      const event = new DragEvent('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: { files, types: ['Files'] } });
      target.dispatchEvent(event);
      input.remove();
    });
    await page.getByText('拖进来的.xlsx').first().waitFor();
    await imports.check.waitFor();
    await rehearse(page);
    expect(await imports.counts('将新建')).toMatchObject({ 联系人: 24 });
  });

  it('says in words why a file cannot be read', async () => {
    const { page, documents, chooseNext } = launched;
    const broken = join(documents, '坏的.xlsx');
    writeFileSync(broken, readFileSync(join(samples, one)).subarray(0, 3000));
    await chooseNext([broken]);
    await frame.go('客户');
    await frame.go('导入表格');
    await imports.choose.click();
    const words = await page.getByRole('alert').innerText();
    expect(words).toContain('坏的.xlsx');
    expect(words).not.toMatch(/Error|undefined|zip|internal/i);
  });

  it('finds what came in, and lists every import in the history, to be taken back from there', async () => {
    const { page } = launched;
    const list = listPage(page);
    await frame.go('客户');
    const some = String(recordsIn(database, 'account')[0]?.['name']);
    await list.search(some.slice(2, 4));
    await list.rowOf(some).waitFor();
    await list.search('');
    await frame.go('导入记录');
    await page.getByText(one).first().waitFor();
    const row = page.locator('li, tr, [role=row]').filter({ hasText: one }).last();
    await row.getByRole('button', { name: /撤销/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
    await expect.poll(() => countsIn(database, 'account')['account']).toBe(0);
    await importSheet(launched, join(samples, one));
    expect(countsIn(database, 'account')['account']).toBe(29);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
