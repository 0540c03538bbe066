import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A small file of JSON that belongs to this desk. */
export interface JsonStore<Value> {
  read(): Value;
  write(value: Value): void;
}

/**
 * Keeps one value in a file. `check` turns whatever was found (also nothing, or a damaged file) into a good value,
 * so that a broken settings file costs its settings and not the start of the program. Writes are whole or not at all.
 */
export function createJsonStore<Value>(file: string, check: (found: unknown) => Value): JsonStore<Value> {
  let kept: Value | null = null;
  return {
    read() {
      kept ??= check(readJson(file));
      return kept;
    },
    write(value) {
      kept = value;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(value, null, 2));
      renameSync(`${file}.new`, file);
    },
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
