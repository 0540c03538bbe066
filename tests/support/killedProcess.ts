import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const entry = fileURLToPath(new URL('../../electron/cli/index.ts', import.meta.url));

/**
 * Runs `crm` in a process of its own and kills it without a warning as soon as `isTime` says so. Answers whether it was
 * killed; false when it came to its end before.
 */
export async function killedCrm(words: readonly string[], isTime: () => Promise<boolean>): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', loader, entry, ...words], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_code, signal) => resolve(signal));
  });
  while (child.exitCode === null && !(await isTime())) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}
