import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPage } from './pages/listPage';
import { recordPage } from './pages/recordPage';
import { crm, makeOffice, recordsIn, type ListedRecord } from './support/commandLine';
import { launchProgram, type Launched } from './support/launch';

const folder = mkdtempSync(join(tmpdir(), 'keyuan-export-'));
const database = join(folder, '办公室.kydb');
const hasSoffice = spawnSync('soffice', ['--version']).status === 0;
let launched: Launched;

beforeAll(async () => {
  await makeOffice(database, 60);
  crm(
    'save',
    'account',
    '--db',
    database,
    '--set',
    'name==SUM(1)公司',
    '--set',
    'remark=第一行\n第二行,"引号"',
  );
  launched = await launchProgram({ words: [database] });
  await listPage(launched.page).ready();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Exports the list on screen through the dialog. */
async function exportList(path: string, format: RegExp): Promise<void> {
  const { page, saveNext } = launched;
  await saveNext(path);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '导出客户' });
  await dialog.getByText(format).click();
  // What goes into another office comes back there as an ordinary sheet.
  const comesBack = dialog.getByText('可改后导回');
  if (await comesBack.isVisible()) await comesBack.click();
  await dialog.getByRole('button', { name: '选择位置并导出' }).click();
  await dialog.getByText(/^已导出 /).waitFor();
  await dialog.getByRole('button', { name: '完成' }).click();
}

/** What a person put into a record: without what the program keeps about it in this very file. */
function content(record: ListedRecord): Record<string, unknown> {
  const own = new Set([
    'id',
    'rowVersion',
    'no',
    'createdAt',
    'updatedAt',
    'createdBy',
    'updatedBy',
    'owner',
  ]);
  return Object.fromEntries(
    Object.entries(record).filter(
      ([name]) =>
        !own.has(name) &&
        name !== 'source' &&
        !/^(lastFollowedAt|lastPurchasedOn|contactCount|completeness|followUpCount|contractAmount)$/.test(
          name,
        ),
    ),
  );
}

describe('an export', () => {
  for (const [kind, format] of [
    ['xlsx', /^Excel 工作簿/],
    ['csv', /CSV，UTF-8/],
  ] as const) {
    it(`as ${kind} comes back into a new office unchanged`, async () => {
      const path = join(folder, `客户.${kind}`);
      await exportList(path, format);
      const again = join(folder, `新办公室-${kind}.kydb`);
      const done = crm('import', path, '--db', again, '--new', '--entity', 'account', '--json');
      expect([0, 3]).toContain(done.code);
      const before = recordsIn(database, 'account').map(content);
      const after = recordsIn(again, 'account').map(content);
      const byName = (left: Record<string, unknown>, right: Record<string, unknown>) =>
        String(left['name']).localeCompare(String(right['name']));
      expect(after.sort(byName)).toEqual(before.sort(byName));
    });
  }

  it('writes only the rows that are shown when the list is filtered', async () => {
    const { page } = launched;
    const list = listPage(page);
    const wanted = recordsIn(database, 'account').filter(({ grade }) => grade === 'A').length;
    await list.filterByChoice('等级', 'A 重点');
    await list.holds(wanted);
    const path = join(folder, '重点客户.csv');
    await exportList(path, /CSV，UTF-8/);
    const answer = crm('import', path, '--db', join(folder, '重点.kydb'), '--new', '--dry-run', '--json');
    const { files } = JSON.parse(answer.output) as {
      files: { rehearsal: { counts: { create: { account: number } } } }[];
    };
    expect(files[0]?.rehearsal.counts.create.account).toBe(wanted);
    await page.getByRole('button', { name: /^移除筛选/ }).click();
    await list.holds(61);
  });

  it('leaves no formula for a spreadsheet program to run', () => {
    expect(readFileSync(join(folder, '客户.csv'), 'utf8')).not.toMatch(/(^|[,\n"])=SUM/);
  });

  it.runIf(hasSoffice)('opens in another spreadsheet program', { timeout: 120_000 }, () => {
    const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
    const words = ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', asCsv];
    execFileSync('soffice', [...words, '--outdir', join(folder, 'converted'), join(folder, '客户.xlsx')], {
      stdio: 'pipe',
    });
    const name = readdirSync(join(folder, 'converted'))[0] ?? '';
    const text = readFileSync(join(folder, 'converted', name), 'utf8');
    expect(text).toContain('客户名称');
    expect(text).toContain('=SUM(1)公司');
  });

  it('leaves no file and no message of success when the dialog of the system is left', async () => {
    const { page, saveNext } = launched;
    await saveNext(null);
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '导出客户' });
    await dialog.getByRole('button', { name: '选择位置并导出' }).click();
    await page.waitForTimeout(300);
    expect(await dialog.getByText(/^已导出 /).count()).toBe(0);
    await dialog.getByRole('button', { name: '取消' }).click();
  });
});

describe('a record on paper', () => {
  it('becomes a PDF with its name as text and a page number at the foot', async () => {
    const { page, saveNext } = launched;
    const name = String(recordsIn(database, 'account')[3]?.['name']);
    await listPage(page).search(name);
    await listPage(page).open(name);
    await recordPage(page).facts.waitFor();
    const path = join(folder, '客户.pdf');
    await saveNext(path);
    await page.getByRole('button', { name: '打印' }).click();
    await page.getByRole('dialog', { name: '打印' }).getByRole('button', { name: '存为 PDF' }).click();
    await page.locator('.toast').filter({ hasText: '存为 PDF' }).waitFor();
    expect(existsSync(path)).toBe(true);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    expect(text).toContain(name);
    expect(text).toMatch(/第\s*1\s*\/\s*\d+\s*页|第\s*1\s*页|1\s*\/\s*\d+/);
    expect(execFileSync('pdffonts', [path], { encoding: 'utf8' })).toMatch(/yes/);
  });

  it('complained of nothing', () => {
    expect(launched.complaints).toEqual([]);
  });
});
