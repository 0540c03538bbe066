// npm test: sets the machine up, builds, runs every test, ends with `N passed, N failed`.
//   npm test -- --project unit      one project
//   npm test -- tests/e2e/x.test.ts one file
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { foreground, hasDisplay, top } from './run.mjs';
import { setUp } from './setup.mjs';

await setUp({ extra: [['pdftotext', 'poppler-utils']] });
ensureBuilt(['back', 'window']);

/** So many files may be unsteady in one run; more of them are a defect of the program or of the machine. */
const mostUnsteady = 3;

const environment = { ...process.env, TZ: 'Asia/Shanghai' };
const wish = process.argv.slice(2);
const runs = wish.length > 0 ? [await run('test-report', wish)] : await everything();
const { passed, failed, files } = await again(added(runs));
// Once more at the end: whoever sees only the last lines of a log shall see what failed.
for (const file of files)
  process.stdout.write([`\nfailed: ${relative(top, file.name)}`, ...file.failures].join('\n  ').concat('\n'));
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);

/**
 * @typedef {{ name: string, passed: number, failed: number, failures: readonly string[] }} FailedFile
 * @typedef {{ status: string, fullName: string, failureMessages: readonly string[] }} TestResult
 * @typedef {{ passed: number, failed: number, files: readonly FailedFile[], isBroken: boolean }} Counts
 */

/**
 * Every test but those of the packaged program. End-to-end tests mostly wait for windows, so two halves of them run
 * beside each other, each with a screen, a keyboard focus and a clipboard of its own; where the screen is a person's
 * they run one after the other.
 * @returns {Promise<Counts[]>}
 */
async function everything() {
  const inside = await run('test-report', ['unit', 'window', 'integration'].flatMap(project));
  const e2e = project('e2e');
  if (hasDisplay()) return [inside, await run('test-report-e2e', e2e)];
  const halves = [1, 2].map((half) =>
    run(`test-report-e2e-${half}`, [...e2e, `--shard=${half}/2`], 100 * half),
  );
  return [inside, ...(await Promise.all(halves))];
}

/** @param {string} name */
function project(name) {
  return ['--project', name];
}

/**
 * Several runs as one.
 * @param {readonly Counts[]} runs
 * @returns {Counts}
 */
function added(runs) {
  return {
    passed: runs.reduce((sum, one) => sum + one.passed, 0),
    failed: runs.reduce((sum, one) => sum + one.failed, 0),
    files: runs.flatMap((one) => one.files),
    isBroken: runs.some((one) => one.isBroken),
  };
}

/**
 * Runs tests once. Without a display they get one, the first that is free from the given number on.
 * @param {string} name @param {readonly string[]} words @param {number} [display]
 * @returns {Promise<Counts>}
 */
async function run(name, words, display = 99) {
  const report = join(top, `.cache/${name}.json`);
  rmSync(report, { force: true });
  mkdirSync(join(top, '.cache'), { recursive: true });
  const vitest = [
    join(top, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...words,
  ];
  const screen = ['-a', '-n', String(display), '-s', '-screen 0 1600x1000x24'];
  const code = hasDisplay()
    ? await foreground(process.execPath, vitest, environment)
    : await foreground('xvfb-run', [...screen, process.execPath, ...vitest], environment);
  return counted(report, code);
}

/**
 * Windows and processes are real, so a busy machine can make one late. Files that failed are run once more, alone; a
 * file that passes then is named as unsteady, one that fails again has failed.
 * @param {Counts} whole
 * @returns {Promise<Counts>}
 */
async function again(whole) {
  if (whole.files.length === 0 || whole.files.length > mostUnsteady || whole.isBroken) return whole;
  const names = whole.files.map((file) => relative(top, file.name));
  process.stdout.write(`\nonce more, alone: ${names.join(', ')}\n`);
  const second = await run('test-report-again', names);
  const failedAgain = new Set(second.files.map((file) => relative(top, file.name)));
  const unsteady = names.filter((name) => !failedAgain.has(name));
  if (unsteady.length > 0) process.stdout.write(`unsteady: ${unsteady.join(', ')}\n`);
  const passed = whole.files.reduce((sum, file) => sum + file.passed, 0);
  const failed = whole.files.reduce((sum, file) => sum + Math.max(file.failed, 1), 0);
  return {
    passed: whole.passed - passed + second.passed,
    failed: whole.failed - failed + second.failed,
    files: second.files,
    isBroken: second.isBroken,
  };
}

/**
 * Counts tests, and files that did not even load as one failure each; no report is a failure.
 * @param {string} report @param {number} code
 * @returns {Counts}
 */
function counted(report, code) {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const files = result.testResults
      .filter((/** @type {{ status: string }} */ file) => file.status === 'failed')
      .map((/** @type {{ name: string, message: string, assertionResults: TestResult[] }} */ file) => {
        const failures = file.assertionResults.filter((test) => test.status === 'failed');
        return {
          name: file.name,
          passed: file.assertionResults.filter((test) => test.status === 'passed').length,
          failed: failures.length,
          failures: failures.length > 0 ? failures.map(told) : [file.message],
        };
      });
    const broken = files.filter((/** @type {{ failed: number }} */ file) => file.failed === 0).length;
    const failures = result.numFailedTests + broken;
    const isBroken = code !== 0 && failures === 0;
    return { passed: result.numPassedTests, failed: failures + (isBroken ? 1 : 0), files, isBroken };
  } catch {
    return { passed: 0, failed: 1, files: [], isBroken: true };
  }
}

/**
 * A test that failed: its name, and the first lines of why.
 * @param {TestResult} test
 */
function told({ fullName, failureMessages }) {
  const why = failureMessages.join('\n').split('\n').slice(0, 6);
  return [fullName, ...why].join('\n    ');
}
