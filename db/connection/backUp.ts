import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import sqlite3 from 'sqlite3';
import { copyFiles, type CopiedFiles } from '../files/copyFiles';
import { DatabaseError } from './databaseError';
import { sqliteFailure } from './sqliteFailure';
import { wrap, type Connection } from './statements';

/** A copy that was opened again and proved sound; one that is not does not exist. */
export interface BackUp {
  readonly path: string;
  readonly byteLength: number;
  readonly sha256: string;
  /** Rows per table, as the copy holds them. */
  readonly rows: Readonly<Record<string, number>>;
  /** Files kept beside the database that were copied beside the copy; null when they were not asked for. */
  readonly files: CopiedFiles | null;
}

/** Whether files kept beside the database go along. They never change, so a copy from before a change needs none. */
export type FilesOfCopy = 'withFiles' | 'withoutFiles';

/**
 * Copies an office file while it is in use: `VACUUM INTO` a temporary file on this machine's disk, verified
 * (`integrity_check`, `foreign_key_check`, rows of every table counted), then brought to its place under a
 * temporary name and renamed; the files of the office first, so that a copy that is there is whole.
 * @throws DatabaseError `exists` when `target` is there, `corrupt` when the copy is not sound, `full`, `unreachable`
 */
export async function backUp(source: string, target: string, wish: FilesOfCopy): Promise<BackUp> {
  if (await stat(target).catch(() => null)) throw new DatabaseError('exists');
  const folder = await mkdtemp(join(tmpdir(), 'keyuan-backup-'));
  const copy = join(folder, 'copy.db');
  try {
    await withConnection(source, sqlite3.OPEN_READONLY, (connection) =>
      connection.run(`VACUUM INTO ?`, [copy]),
    );
    const rows = await withConnection(copy, sqlite3.OPEN_READONLY, verify);
    const sha256 = await hashOf(copy);
    const files = wish === 'withFiles' ? await copyFiles(source, target) : null;
    const part = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
    try {
      await copyFile(copy, part);
      await flush(part);
      await rename(part, target);
    } finally {
      await rm(part, { force: true });
    }
    return { path: target, byteLength: (await stat(target)).size, sha256, rows, files };
  } catch (error) {
    throw sqliteFailure(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The copy from before a migration, named after the file and the instant. */
export async function backUpBeforeMigration(path: string, folder?: string): Promise<string> {
  const name = basename(path, extname(path));
  const stamp = new Date().toISOString().replace(/[-:]/g, '').replace(/\..*/, '');
  const into = folder ?? dirname(path);
  await mkdir(into, { recursive: true });
  const target = join(into, `${name}.before-update.${stamp}.${randomUUID().slice(0, 4)}${extname(path)}`);
  return (await backUp(path, target, 'withoutFiles')).path;
}

/** @throws DatabaseError `corrupt` */
async function verify(connection: Connection): Promise<Record<string, number>> {
  const checks = await connection.all<{ integrity_check: string }>('PRAGMA integrity_check(10)');
  if (checks.length !== 1 || checks[0]?.integrity_check !== 'ok') throw new DatabaseError('corrupt');
  if ((await connection.all('PRAGMA foreign_key_check')).length > 0) throw new DatabaseError('corrupt');
  const tables = await connection.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
     AND name NOT LIKE 'search\\_index%' ESCAPE '\\'`,
  );
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    const [count] = await connection.all<{ count: number }>(`SELECT count(*) AS count FROM "${name}"`);
    rows[name] = count?.count ?? 0;
  }
  return rows;
}

async function withConnection<T>(
  path: string,
  flags: number,
  job: (connection: Connection) => Promise<T>,
): Promise<T> {
  const raw = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, flags, (error) => (error ? reject(error) : resolve(opened)));
  });
  raw.configure('busyTimeout', 10_000);
  try {
    return await job(wrap(raw));
  } finally {
    await new Promise<void>((resolve) => raw.close(() => resolve()));
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
