// npm run bench: what the program costs, each figure beside its limit, both measured in the same run.
//   npm run bench -- volume           one part alone: program (import, save, export), import (its steps one by
//                                     one: npm run bench:import), volume (reading in an office of
//                                     1.5 million records), window (stalls of the real window), lists (what a person
//                                     waits for in the real window on that office); several may be named
//   npm run bench -- --quick          everything once, and without 300,000 rows
//   npm run bench -- --no-window      without the real window (how long it stalls during an import)
//   npm run --silent bench -- --json
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { hasDisplay, top } from './run.mjs';

const words = process.argv.slice(2);
const isJson = words.includes('--json');
const named = ['program', 'import', 'volume', 'window', 'lists'].filter((name) => words.includes(name));
const inWindow = ['window', 'lists'].filter((name) =>
  named.length === 0 ? !words.includes('--no-window') : named.includes(name),
);
const hasWindow = inWindow.length > 0;
const hasRest = named.length === 0 || named.some((name) => name !== 'window' && name !== 'lists');
const unsound = 4;
// In JSON nothing but the report goes to standard output.
const talk = isJson ? process.stderr.fd : process.stdout.fd;

if (hasWindow) {
  const ready = spawnSync(process.execPath, [join(top, 'scripts/setup.mjs')], {
    stdio: ['ignore', talk, 'inherit'],
  });
  if (ready.status !== 0) process.exit(ready.status ?? 1);
}
ensureBuilt(hasWindow ? ['back', 'window'] : ['back']);

const cli = hasRest ? runCli() : { status: 0, stdout: '' };
if (cli.status !== 0 && cli.status !== unsound) {
  process.stdout.write(cli.stdout ?? '');
  process.exit(cli.status ?? 1);
}
const figures = [
  ...(inWindow.includes('window') ? inRealWindow('benchWindow.mjs', stalledRows()) : []),
  ...(inWindow.includes('lists')
    ? inRealWindow('benchLists.mjs', words.includes('--quick') ? '0.05' : '1')
    : []),
];
if (isJson) {
  const report = hasRest ? JSON.parse(cli.stdout) : { figures: [] };
  process.stdout.write(
    `${JSON.stringify({ ...report, figures: [...report.figures, ...figures] }, null, 1)}\n`,
  );
} else {
  for (const one of figures)
    process.stdout.write(
      `${one.isMet ? '✓' : '✗'} ${one.measured.toFixed(one.unit === '×' ? 2 : 0)} ${one.unit}  (上限 ${one.limit} ${one.unit})  ${one.label.zh}\n    ${Object.entries(
        one.from,
      )
        .map(([name, value]) => `${name} ${value.toFixed(0)}`)
        .join('  ')}\n`,
    );
}
process.exitCode = figures.every((one) => one.isMet) ? (cli.status ?? 1) : unsound;

/** The parts that need no window, as `crm bench` runs them. */
function runCli() {
  return spawnSync(
    process.execPath,
    [
      join(top, 'out/cli/index.js'),
      'bench',
      ...words.filter((word) => word !== '--no-window' && !inWindow.includes(word)),
    ],
    {
      stdio: ['ignore', isJson ? 'pipe' : 'inherit', 'inherit'],
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
}

/** How many rows are imported in the real window. */
function stalledRows() {
  return words.includes('--rows') ? (words[words.indexOf('--rows') + 1] ?? '100000') : '100000';
}

/**
 * Runs a script that drives the real window and gives its figures.
 * @param {string} script @param {string} size
 * @returns {{ name: string, label: { zh: string, en: string }, unit: string, measured: number, limit: number, isMet: boolean, from: Record<string, number> }[]}
 */
function inRealWindow(script, size) {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-bench-window-'));
  const answer = join(folder, 'answer.json');
  try {
    const line = [join(top, 'scripts', script), folder, size, answer];
    const [program, given] = hasDisplay()
      ? [process.execPath, line]
      : ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, ...line]];
    const { status } = spawnSync(program, given, { cwd: top, stdio: ['ignore', talk, 'inherit'] });
    if (status !== 0) throw new Error(`the window ended with ${String(status)}`);
    return JSON.parse(readFileSync(answer, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
