// npm run bench: what the program costs, each figure beside its limit, both measured in the same run.
//   npm run bench -- --quick          everything once, and without 300,000 rows
//   npm run bench -- --no-window      without the real window (how long it stalls during an import)
//   npm run bench -- --json
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { foreground, hasDisplay, top } from './run.mjs';

const words = process.argv.slice(2);
const isJson = words.includes('--json');
const hasWindow = !words.includes('--no-window');
const unsound = 4;

if (hasWindow) {
  const { setUp } = await import('./setup.mjs');
  await setUp();
}
ensureBuilt(hasWindow ? ['back', 'window'] : ['back']);

const cli = spawnSync(
  process.execPath,
  [join(top, 'out/cli/index.js'), 'bench', ...words.filter((word) => word !== '--no-window')],
  {
    stdio: ['ignore', isJson ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  },
);
if (cli.status !== 0 && cli.status !== unsound) process.exit(cli.status ?? 1);
const figures = hasWindow ? await stalls() : [];
if (isJson) {
  const report = JSON.parse(cli.stdout);
  process.stdout.write(
    `${JSON.stringify({ ...report, figures: [...report.figures, ...figures] }, null, 1)}\n`,
  );
} else {
  for (const one of figures)
    process.stdout.write(
      `${one.isMet ? '✓' : '✗'} ${one.measured.toFixed(0)} ms  (上限 ${one.limit} ms)  ${one.label.zh}\n    ${Object.entries(
        one.from,
      )
        .map(([name, value]) => `${name} ${value.toFixed(0)}`)
        .join('  ')}\n`,
    );
}
process.exit(figures.every((one) => one.isMet) ? (cli.status ?? 1) : unsound);

/**
 * Imports a sheet in the real window and says how long the window and the main process did not answer.
 * @returns {Promise<{ name: string, label: { zh: string, en: string }, unit: 'ms', measured: number, limit: number, isMet: boolean, from: Record<string, number> }[]>}
 */
async function stalls() {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-bench-window-'));
  const answer = join(folder, 'answer.json');
  try {
    const rows = words.includes('--rows') ? (words[words.indexOf('--rows') + 1] ?? '100000') : '100000';
    const line = [join(top, 'scripts/benchWindow.mjs'), folder, rows, answer];
    const code = hasDisplay()
      ? await foreground(process.execPath, line)
      : await foreground('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, ...line]);
    if (code !== 0) throw new Error(`the window ended with ${code}`);
    return JSON.parse(readFileSync(answer, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
