import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask, hasDisplay, isDebian, isOnPath, isRoot, top } from './run.mjs';

/**
 * What the program needs from a Linux system: how we see that it is there, and the Debian packages that bring it
 * (the first name the system knows is taken; names changed with the 64-bit time transition).
 * @typedef {{ what: string, packages: string[], isThere: () => boolean, isVital: boolean }} Need
 */

/** @returns {Need[]} */
function needs() {
  const known = ask('/sbin/ldconfig', ['-p']) ?? ask('ldconfig', ['-p']) ?? '';
  const library = (/** @type {string} */ file, /** @type {string[]} */ ...packages) => ({
    what: file,
    packages,
    isThere: () => known === '' || known.includes(`${file} `),
    isVital: true,
  });
  const command = (/** @type {string} */ name, /** @type {string} */ from, isVital = true) => ({
    what: name,
    packages: [from],
    isThere: () => isOnPath(name),
    isVital,
  });
  const list = [
    library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
    library('libnss3.so', 'libnss3'),
    library('libasound.so.2', 'libasound2t64', 'libasound2'),
    library('libgbm.so.1', 'libgbm1'),
    library('libnotify.so.4', 'libnotify4'),
    library('libXss.so.1', 'libxss1'),
    library('libsecret-1.so.0', 'libsecret-1-0'),
    command('unzip', 'unzip'),
    { what: 'Chinese fonts', packages: ['fonts-noto-cjk'], isThere: hasChineseFont, isVital: false },
  ];
  if (!hasDisplay()) list.push(command('xvfb-run', 'xvfb'), command('xauth', 'xauth'));
  if (!existsSync(join(top, 'node_modules/sqlite3/build/Release/node_sqlite3.node'))) {
    list.push(command('python3', 'python3'), command('make', 'make'), command('g++', 'g++'));
  }
  return list;
}

function hasChineseFont() {
  const listed = ask('fc-list', [':lang=zh', 'family']);
  if (listed !== null) return listed.trim() !== '';
  const folder = '/usr/share/fonts/opentype/noto';
  return existsSync(folder) && readdirSync(folder).some((file) => file.includes('CJK'));
}

/** @param {Need[]} missing */
function packageNames(missing) {
  return missing.map(({ packages }) => {
    const offered = packages.find((name) =>
      /Candidate: (?!\(none\))/.test(ask('apt-cache', ['policy', name]) ?? ''),
    );
    return offered ?? packages.at(-1) ?? '';
  });
}

/**
 * Makes sure the system has what a window needs. Installs it where that is ours to do (root on Debian); elsewhere
 * says what to type. Returns whether the program can start.
 * @param {{ extra?: [command: string, package: string][] }} [options] more commands, for tests
 * @returns {boolean}
 */
export function ensureSystemLibraries(options = {}) {
  if (process.platform !== 'linux') return true;
  const all = [
    ...needs(),
    ...(options.extra ?? []).map(([name, from]) => ({
      what: name,
      packages: [from],
      isThere: () => isOnPath(name),
      isVital: false,
    })),
  ];
  const missing = all.filter((need) => !need.isThere());
  if (missing.length === 0) return true;
  if (isDebian() && isRoot()) return install(missing);
  const isVital = missing.some((need) => need.isVital);
  const words = missing.map((need) => need.what).join(', ');
  process.stderr.write(`This system lacks: ${words}\n`);
  if (isDebian()) {
    process.stderr.write(`Type this once:\n  sudo apt-get install -y ${packageNames(missing).join(' ')}\n`);
  } else process.stderr.write('Install them with the package manager of this system.\n');
  return !isVital;
}

/** @param {Need[]} missing */
function install(missing) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  process.stdout.write(`Installing system packages for: ${missing.map((need) => need.what).join(', ')}\n`);
  spawnSync('apt-get', ['update', '-qq'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const names = packageNames(missing);
  const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status === 0) return true;
  process.stderr.write(`apt-get install ${names.join(' ')} failed:\n${done.stderr}\n`);
  return false;
}
