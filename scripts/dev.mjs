// npm run dev: opens the program and builds it again, and opens it again, whenever a source changes.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { isRoot, top } from './run.mjs';
import { setUp } from './setup.mjs';

await setUp();
const { electronExecutable } = await import('./electronRuntime.mjs');

/** @type {import('node:child_process').ChildProcess | null} */
let program = null;
/** @type {NodeJS.Timeout | null} */
let pause = null;

function open() {
  ensureBuilt(['back', 'window']);
  const words = ['.', ...process.argv.slice(2)];
  if (process.platform === 'linux' && isRoot()) words.push('--no-sandbox');
  const started = spawn(electronExecutable(), words, { cwd: top, stdio: 'inherit' });
  program = started;
  started.on('exit', () => {
    if (program === started) process.exit(0);
  });
}

function again() {
  const last = program;
  program = null;
  if (last === null || last.exitCode !== null) open();
  else last.once('exit', open).kill();
}

for (const folder of ['db', 'electron', 'renderer']) {
  watch(join(top, folder), { recursive: true }, () => {
    if (pause) clearTimeout(pause);
    pause = setTimeout(again, 300);
  });
}
open();
