import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A line of the log. Nothing personal: whoever calls hands over codes, numbers and stacks, not records. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

const largestFile = 1024 * 1024;
const olderFiles = 3;
const longestLine = 16 * 1024;

/** Takes phone numbers, identity numbers and mail addresses out of a text, should they have got into it. */
export function redact(text: string): string {
  // Every repetition is bounded: a long line must not hold main up.
  return text
    .slice(0, longestLine)
    .replace(/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}/g, '‹mail›')
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, '‹id›')
    .replace(/(?<!\d)(\+?86[- ]?)?1[3-9]\d{9}(?!\d)/g, '‹phone›');
}

/**
 * A log in `folder/keyuan.log`, at most 1 MiB and three older files; in development also on the terminal. A disk
 * that takes no more lines does not stop the program.
 */
export function createLog(folder: string, isEchoed: boolean): Log {
  const file = join(folder, 'keyuan.log');
  mkdirSync(folder, { recursive: true });
  const write = (level: string, message: string): void => {
    const line = `${new Date().toISOString()} ${level} ${redact(message)}\n`;
    if (isEchoed) process.stderr.write(line);
    try {
      turnOver(file);
      appendFileSync(file, line);
    } catch {
      // A full or lost disk is reported where it matters, at the database; the log stays silent.
    }
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    error: (message, cause) => write('error', cause === undefined ? message : `${message}: ${textOf(cause)}`),
  };
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause);
}

function turnOver(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < largestFile) return;
  for (let age = olderFiles - 1; age >= 1; age -= 1) moveIfThere(`${file}.${age}`, `${file}.${age + 1}`);
  moveIfThere(file, `${file}.1`);
}

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to);
}
