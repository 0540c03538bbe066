import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const top = fileURLToPath(new URL('..', import.meta.url));

const isWindows = process.platform === 'win32';

/** Settings of the desk that only make npm complain are not handed down to a child. */
function cleanEnvironment() {
  return { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
}

/**
 * Runs npm and waits. On Windows npm is a command file, which only a shell may start; the words we pass are ours.
 * @param {string[]} words
 * @param {{ quiet?: boolean, cwd?: string }} [options] with `quiet`, output is kept and handed back
 * @returns {{ isDone: boolean, output: string }}
 */
export function npm(words, options = {}) {
  const done = spawnSync(isWindows ? 'npm.cmd' : 'npm', words, {
    cwd: options.cwd ?? top,
    env: cleanEnvironment(),
    shell: isWindows,
    encoding: 'utf8',
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { isDone: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

/**
 * The answer of a small program, or null when it is missing or fails.
 * @param {string} program
 * @param {string[]} words
 * @returns {string | null}
 */
export function ask(program, words) {
  const done = spawnSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return done.status === 0 ? done.stdout : null;
}

/**
 * Whether a program can be found on the search path.
 * @param {string} program
 */
export function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Runs a program in the foreground with the same terminal, passes signals on, and resolves to its exit code.
 * @param {string} program
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<number>}
 */
export function foreground(program, words, environment = process.env) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: top, env: environment, stdio: 'inherit' });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** Whether a window can be shown here at all. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Whether this is Debian or a child of it, where we know the names of the packages. */
export function isDebian() {
  return process.platform === 'linux' && existsSync('/etc/debian_version') && isOnPath('apt-get');
}

/** Whether we may install system packages. */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * Ends the script with a message for a person and code 1.
 * @param {string} message
 * @returns {never}
 */
export function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
