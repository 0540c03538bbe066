import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stop, top } from './run.mjs';

/**
 * The two halves that are built apart: what they are made from, which Vite environments they are, and a file that
 * shows they are there.
 */
const halves = {
  back: {
    from: ['db', 'electron', 'vite.config.ts', 'package-lock.json'],
    environments: ['preload', 'main', 'application', 'worker', 'cli'],
    shows: 'out/cli/index.js',
  },
  window: {
    from: ['db/schema', 'electron/api', 'renderer', 'vite.config.ts', 'package-lock.json'],
    environments: ['client'],
    shows: 'out/window/index.html',
  },
};

/** @typedef {keyof typeof halves} Half */

/**
 * A digest of names, times and sizes of everything a half is made from.
 * @param {Half} half
 */
function stateOf(half) {
  const digest = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const at = join(top, path);
    if (!existsSync(at)) return;
    const about = statSync(at);
    if (about.isDirectory()) for (const entry of readdirSync(at).sort()) add(`${path}/${entry}`);
    else digest.update(`${path} ${about.mtimeMs} ${about.size}\n`);
  };
  halves[half].from.forEach(add);
  return digest.digest('hex');
}

/** @param {Half} half */
function stampOf(half) {
  return join(top, '.cache', `built-${half}`);
}

/** @param {Half} half */
function isStale(half) {
  const stamp = stampOf(half);
  if (!existsSync(join(top, halves[half].shows)) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== stateOf(half);
}

/** Holds the build for this script alone; another build is waited for, a dead one's mark is taken over. */
function takeTurn() {
  const mark = join(top, '.cache/building');
  mkdirSync(join(top, '.cache'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(mark, String(process.pid), { flag: 'wx' });
      return () => rmSync(mark, { force: true });
    } catch {
      const other = Number(existsSync(mark) ? readFileSync(mark, 'utf8') : 0);
      if (other > 0 && isAlive(other)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      else rmSync(mark, { force: true });
    }
  }
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Builds the halves whose sources changed since they were built. Quiet unless it fails; then it ends the script.
 * @param {Half[]} wanted
 */
export function ensureBuilt(wanted) {
  if (wanted.some(isStale)) buildInTurn(wanted, isStale);
}

/**
 * @param {Half[]} wanted
 * @param {(half: Half) => boolean} isNeeded asked when it is our turn: another build may have done it meanwhile
 */
function buildInTurn(wanted, isNeeded) {
  const release = takeTurn();
  try {
    const stale = wanted.filter(isNeeded);
    const states = stale.map(stateOf);
    if (stale.length > 0) build(stale);
    stale.forEach((half, index) => writeFileSync(stampOf(half), states[index] ?? ''));
  } finally {
    release();
  }
}

/** @param {Half[]} stale */
function build(stale) {
  const parts = stale.flatMap((half) => halves[half].environments).join(',');
  const vite = join(top, 'node_modules/vite/bin/vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: top,
    env: { ...process.env, BUILD_PARTS: parts },
    encoding: 'utf8',
  });
  if (done.status === 0) return;
  rmSync(join(top, '.cache/building'), { force: true });
  stop(`The build failed:\n${done.stdout}${done.stderr}`);
}

// npm run build: everything, whether it is stale or not.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  buildInTurn(['back', 'window'], () => true);
