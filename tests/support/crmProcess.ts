import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** How a command line ended. */
export interface CrmRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON. */
  json<T = Record<string, unknown>>(): T;
}

const built = fileURLToPath(new URL('../../out/cli/index.js', import.meta.url));
const source = fileURLToPath(new URL('../../electron/cli/index.ts', import.meta.url));

/** What was built is run only when nothing was written since. */
function isBuiltFresh(): boolean {
  if (!existsSync(built)) return false;
  const { mtimeMs } = statSync(built);
  return ['db', 'electron'].every((room) => {
    const folder = fileURLToPath(new URL(`../../${room}/`, import.meta.url));
    return readdirSync(folder, { recursive: true, withFileTypes: true }).every(
      (entry) => !entry.isFile() || statSync(`${entry.parentPath}/${entry.name}`).mtimeMs < mtimeMs,
    );
  });
}

/** Runs `crm` in a process of its own: what was built, or its source when that is newer. */
export function crm(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<CrmRun> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const entry = isBuiltFresh() ? [built] : ['--import', loader, source];
  const child = spawn(process.execPath, [...entry, ...words], {
    env: { ...process.env, LANG: 'C', LC_ALL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const text = Buffer.concat(out).toString();
      resolve({
        code,
        out: text,
        err: Buffer.concat(err).toString(),
        json: <T>() => JSON.parse(text) as T,
      });
    });
  });
}
