// node scripts/benchWindow.mjs FOLDER ROWS ANSWER: imports a sheet in the real program, as a person does, and writes how
// long the window and the main process stood still at most. Started by scripts/bench.mjs.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { electronExecutable } from './electronRuntime.mjs';
import { isRoot, top } from './run.mjs';

const [folder = '', rows = '', answer = ''] = process.argv.slice(2);
const limit = 100;
const idleMilliseconds = 5000;
const longestImport = 900_000;

const database = join(folder, 'bench.kydb');
crm('demo', '--size', '10', '--db', database);
const sheet = JSON.parse(crm('bench-part', 'makeSheet', JSON.stringify({ rows: Number(rows) }))).found;

const program = await _electron.launch({
  executablePath: electronExecutable(),
  args: [top, database, `--user-data-dir=${join(folder, 'desk')}`, '--disable-gpu', '--lang=zh-CN'],
  chromiumSandbox: !(process.platform === 'linux' && isRoot()),
});
try {
  const page = await program.firstWindow();
  await page
    .getByText(/有限公司|厂$/)
    .first()
    .waitFor();
  await answerDialog();
  await page.getByRole('link', { name: '导入表格' }).click();
  await page.getByRole('button', { name: /^选择文件，/ }).click();
  const check = page.getByRole('button', { name: '检查全部数据' });
  await check.waitFor({ timeout: 120_000 });

  // What this machine does by itself: the same two clocks with nothing going on.
  await watch(page);
  await page.waitForTimeout(idleMilliseconds);
  const idle = await longest(page);

  await watch(page);
  await check.click();
  const confirm = page.getByRole('button', { name: '核对并导入' });
  await confirm.waitFor({ timeout: longestImport });
  const rehearsal = await longest(page);

  await confirm.click();
  const commit = page.getByRole('button', { name: /^导入 [\d,]+ 行/ });
  await commit.waitFor({ timeout: longestImport });

  await watch(page);
  await commit.click();
  await page.getByRole('button', { name: '再导入一个文件' }).waitFor({ timeout: longestImport });
  const writing = await longest(page);
  writeFileSync(answer, JSON.stringify([figureOf('window'), figureOf('main')]));

  /** @param {'window' | 'main'} where */
  function figureOf(where) {
    const measured = Math.max(rehearsal[where], writing[where]);
    const label =
      where === 'window'
        ? { zh: `导入 ${rows} 行时窗口最长停顿`, en: `longest stall of the window, import of ${rows} rows` }
        : {
            zh: `导入 ${rows} 行时主进程最长停顿`,
            en: `longest stall of the main process, import of ${rows} rows`,
          };
    const from = {
      checking: rehearsal[where],
      writing: writing[where],
      // What this machine does with nothing going on.
      idle: where === 'window' ? idle.change : idle.main,
      ...(where === 'window'
        ? { changeToTheCheckedRows: rehearsal.change, changeToTheResult: writing.change }
        : {}),
    };
    return { name: `${where}Stall`, label, unit: 'ms', measured, limit, isMet: measured <= limit, from };
  }
} finally {
  await program.close();
}

/**
 * One line of the command line.
 * @param {...string} words
 */
function crm(...words) {
  const done = spawnSync(process.execPath, [join(top, 'out/cli/index.js'), ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (done.status !== 0) throw new Error(`crm ${words[0] ?? ''} ended with ${String(done.status)}`);
  return done.stdout;
}

/** The dialog of the system, which no script can click, answers with the sheet. */
async function answerDialog() {
  await program.evaluate(({ dialog }, path) => {
    const chosen = () => Promise.resolve({ canceled: false, filePaths: [path] });
    Object.assign(dialog, { showOpenDialog: chosen });
  }, sheet);
}

/**
 * Begins to watch. The window: the longest time between two frames, while work is under way and around the change to
 * another page. Main: the longest delay of its event loop.
 * @param {import('playwright-core').Page} page
 */
async function watch(page) {
  await page.evaluate(() => {
    const scope = /** @type {any} */ (globalThis);
    if (scope.benchWatch) scope.benchWatch.isOver = true;
    const found = { working: 0, change: 0, isOver: false };
    const isWorking = () => scope.document.querySelector('.import-progress') !== null;
    let last = performance.now();
    let wasWorking = isWorking();
    const frame = () => {
      if (found.isOver) return;
      const now = performance.now();
      const is = isWorking();
      const which = is && wasWorking ? 'working' : 'change';
      found[which] = Math.max(found[which], now - last);
      last = now;
      wasWorking = is;
      scope.requestAnimationFrame(frame);
    };
    scope.requestAnimationFrame(frame);
    scope.benchWatch = found;
  });
  await program.evaluate(() => {
    const scope = /** @type {any} */ (globalThis);
    scope.benchDelay?.disable();
    scope.benchDelay = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 10 });
    scope.benchDelay.enable();
  });
}

/**
 * The longest stalls since `watch`, in milliseconds.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{ window: number, main: number, change: number }>}
 */
async function longest(page) {
  const { working, change } = await page.evaluate(() => /** @type {any} */ (globalThis).benchWatch);
  const main = await program.evaluate(() => /** @type {any} */ (globalThis).benchDelay.max / 1_000_000);
  return { window: working, main, change };
}
