// npm test: sets the machine up, builds, runs every test, ends with `N passed, N failed`.
//   npm test -- --project unit      one project
//   npm test -- tests/e2e/x.test.ts one file
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { foreground, hasDisplay, top } from './run.mjs';
import { setUp } from './setup.mjs';

await setUp({ extra: [['pdftotext', 'poppler-utils']] });
ensureBuilt(['back', 'window']);

const report = join(top, '.cache/test-report.json');
rmSync(report, { force: true });
mkdirSync(join(top, '.cache'), { recursive: true });

const words = [
  join(top, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...(process.argv.includes('--project') ? [] : ['--project', '!packaged']),
  ...process.argv.slice(2),
];
const environment = { ...process.env, TZ: 'Asia/Shanghai' };
const screen = ['-a', '-s', '-screen 0 1600x1000x24'];
const code = hasDisplay()
  ? await foreground(process.execPath, words, environment)
  : await foreground('xvfb-run', [...screen, process.execPath, ...words], environment);

const { passed, failed } = counted();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(code === 0 && failed > 0 ? 1 : code);

/** Counts tests, and files that did not even load as one failure each; no report is a failure. */
function counted() {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const broken = result.testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const errors = code !== 0 && result.numFailedTests + broken === 0 ? 1 : 0;
    return { passed: result.numPassedTests, failed: result.numFailedTests + broken + errors };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
