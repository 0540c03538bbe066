// npm run demo: what the program does, on a machine without a display. Imports the sample workbook, prints what went
// in, and writes an Excel file, a PDF and pictures of the window into artifacts/demo.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { foreground, hasDisplay, isRoot, stop, top } from './run.mjs';
import { setUp } from './setup.mjs';

const folder = join(top, 'artifacts/demo');
const database = join(folder, '示例办公室.kydb');
const sheets = ['样例1_企业客户清单.xlsx', '样例3_报价与商机.xls', '样例4_服务合同清单.xlsx'].map((name) =>
  join(top, 'tests/fixtures/samples', name),
);

if (!process.argv.includes('--window')) await demonstrate();
else await showWindow();

async function demonstrate() {
  await setUp();
  ensureBuilt(['back', 'window']);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const sheet of sheets) crm('import', sheet, '--db', database, '--new');
  crm('list', 'account', '--db', database, '--limit', '10');
  crm('export', 'account', '--db', database, '--out', join(folder, '客户.xlsx'));
  const words = [join(top, 'scripts/demo.mjs'), '--window'];
  const code = hasDisplay()
    ? await foreground(process.execPath, words)
    : await foreground('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, ...words]);
  if (code !== 0) stop('The window could not be shown.');
  process.stdout.write(`\n${folder}\n`);
}

/**
 * One line of the command line; its own words go to the terminal.
 * @param {...string} words
 */
function crm(...words) {
  process.stdout.write(`\n$ crm ${words.map((word) => word.replace(`${top}`, '')).join(' ')}\n`);
  const done = spawnSync(process.execPath, [join(top, 'out/cli/index.js'), ...words], { stdio: 'inherit' });
  // 3 is an import in which a row or a cell was left out, as the sample sheets mean it to.
  if (done.status !== 0 && done.status !== 3) stop(`crm ended with ${String(done.status)}`);
}

/** Opens the database in the real window, keeps pictures of it, and has the program print a record as a PDF. */
async function showWindow() {
  const { electronExecutable } = await import('./electronRuntime.mjs');
  const { _electron } = await import('playwright-core');
  const isRootOnLinux = process.platform === 'linux' && isRoot();
  const desk = join(folder, 'desk');
  const program = await _electron.launch({
    executablePath: electronExecutable(),
    args: [top, database, `--user-data-dir=${desk}`, '--disable-gpu', '--lang=zh-CN'],
    chromiumSandbox: !isRootOnLinux,
  });
  const page = await program.firstWindow();
  const first = page.getByText(/有限公司$/).first();
  await first.waitFor();
  await page.screenshot({ path: join(folder, '客户列表.png') });
  await first.click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, '客户.png') });
  await program.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(folder, '客户.pdf'),
  );
  const printed = await page.evaluate(async () => {
    const { crm } = /** @type {{ crm: { call(name: string, input: unknown): Promise<{ ok: boolean }> } }} */ (
      /** @type {unknown} */ (globalThis)
    );
    return crm.call('printing.record', { entity: 'account', id: 1, to: 'pdf' });
  });
  await program.close();
  rmSync(desk, { recursive: true, force: true });
  if (!printed.ok) stop(`printing failed: ${JSON.stringify(printed)}`);
}
