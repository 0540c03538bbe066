import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { top } from './launch';

/** What a line typed at the command line answered. */
export interface CommandAnswer {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs `crm` as another process on the same machine: to look into a file from outside, or to be another desk. */
export function crm(...words: string[]): CommandAnswer {
  const done = spawnSync(process.execPath, [join(top, 'out/cli/index.js'), ...words], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: done.status, output: done.stdout, errors: done.stderr };
}

/** A record as `crm list --json` prints it. */
export type ListedRecord = Readonly<Record<string, unknown>> & { readonly id: number };

/** The records of an entity in a file (at most 500), in the order they were made. */
export function recordsIn(database: string, entity: string, ...more: string[]): readonly ListedRecord[] {
  const { code, output, errors } = crm('list', entity, '--db', database, '--json', '--limit', '500', ...more);
  if (code !== 0) throw new Error(`crm list ${entity}: ${errors}`);
  const { rows } = JSON.parse(output) as { rows: ListedRecord[] };
  return [...rows].sort((left, right) => left.id - right.id);
}

/** How many records of these entities a file holds. */
export function countsIn(database: string, ...entities: string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    entities.map((entity) => {
      const { output } = crm('list', entity, '--db', database, '--json', '--limit', '1');
      return [entity, (JSON.parse(output) as { total: number }).total];
    }),
  );
}

/** Makes a realistic office of so many accounts; the test goes on answering meanwhile, as a large one takes a minute. */
export function makeOffice(database: string, size: number): Promise<void> {
  const words = [join(top, 'out/cli/index.js'), 'demo', '--size', String(size), '--db', database];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`crm demo: exit code ${String(code)}`)),
    );
  });
}
