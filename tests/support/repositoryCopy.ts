import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../', import.meta.url));
const copied = ['db', 'electron', 'scripts', 'tests/support', 'package.json', 'tsconfig.base.json'];

/** A copy of the source in a folder of its own, to be changed at will. */
export interface RepositoryCopy {
  read(file: string): string;
  write(file: string, text: string): void;
  /** Runs a TypeScript file of the copy and gives what it printed. @throws when it fails, with its output */
  run(file: string, ...words: readonly string[]): string;
  /** Runs a program of node_modules/.bin; gives its output and whether it succeeded. */
  tool(name: string, ...words: readonly string[]): { readonly isOk: boolean; readonly output: string };
  /** Files that differ from the last time this was asked, or from the repository; sorted. */
  changedFiles(): string[];
  remove(): void;
}

/** Copies the rooms below the window; packages are linked, not copied. */
export function copyRepository(): RepositoryCopy {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-copy-'));
  for (const name of copied) {
    if (existsSync(join(top, name))) cpSync(join(top, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'), 'junction');
  let before = fingerprints(folder);

  function tool(name: string, ...words: readonly string[]) {
    try {
      const output = execFileSync(join(folder, 'node_modules/.bin', name), words, {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return { isOk: true, output };
    } catch (failed) {
      const { stdout, stderr } = failed as { stdout?: string; stderr?: string };
      return { isOk: false, output: `${stdout ?? ''}${stderr ?? ''}` };
    }
  }

  return {
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text),
    run: (file, ...words) =>
      execFileSync(process.execPath, ['--import', 'tsx', join(folder, file), ...words], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      }),
    tool,
    changedFiles() {
      const now = fingerprints(folder);
      const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
        (file) => before.get(file) !== now.get(file),
      );
      before = now;
      return changed.sort();
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function fingerprints(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll('\\', '/');
    if (!entry.isFile() || name.startsWith('node_modules') || name.startsWith('.cache')) continue;
    found.set(name, createHash('sha256').update(readFileSync(path)).digest('hex'));
  }
  return found;
}
