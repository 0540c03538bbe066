import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, stop, top } from './run.mjs';

const nativeDriver = join(top, 'node_modules/sqlite3/build/Release/node_sqlite3.node');

/**
 * What a lock file says is installed.
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** Whether what is installed is what package-lock.json asks for. */
export function areDependenciesCurrent() {
  const installedFile = join(top, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(nativeDriver)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(join(top, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true || wanted.peer === true;
    return found.version === wanted.version;
  });
}

/** Installs the packages of the lock file when they are not there yet; ends the script when that fails. */
export function ensureDependencies() {
  if (areDependenciesCurrent()) return;
  process.stdout.write('Installing packages (npm ci; the first time takes some minutes)…\n');
  const { isDone, output } = npm(['ci', '--no-audit', '--no-fund'], { quiet: true });
  if (isDone && existsSync(nativeDriver)) return;
  stop(`npm ci failed:\n${output.slice(-6000)}`);
}
