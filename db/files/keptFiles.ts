import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes that are kept beside a database. */
export interface KeptBytes {
  /** SHA-256, 64 hex digits; also the name they lie under. */
  readonly hash: string;
  readonly byteLength: number;
}

/** Why kept bytes cannot be given out. */
export type KeptTrouble = 'missing' | 'damaged';

/** The source has more bytes than are taken; nothing of it was kept. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

/** The folder with the files of a database; it goes wherever the database goes. */
export function filesFolder(database: string): string {
  return `${database}.files`;
}

/** Where the bytes of that hash lie: `<database>.files/ab/ab…`. */
export function placeOfKept(database: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a hash');
  return join(filesFolder(database), hash.slice(0, 2), hash);
}

/**
 * Keeps bytes of a file (`source` a path) or of memory: written under a temporary name, brought to the disk, then
 * renamed, so that whatever has its hash for a name is whole. The same bytes are kept once; damaged ones are healed.
 * @throws TooManyBytes beyond `most`; what the file system throws
 */
export async function keepBytes(
  database: string,
  source: string | Uint8Array,
  most: number,
): Promise<KeptBytes> {
  const folder = filesFolder(database);
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.${randomUUID()}.part`);
  try {
    const kept = await writeHashed(part, source, most);
    const place = placeOfKept(database, kept.hash);
    await mkdir(dirname(place), { recursive: true });
    if ((await troubleOf(place, kept)) !== null) {
      await rename(part, place);
      await flushFolder(dirname(place));
    }
    return kept;
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Writes a copy of kept bytes to `target`, under a temporary name until it is whole and has the right hash.
 * @returns null when it is there, or why nothing was written
 */
export async function copyKept(database: string, hash: string, target: string): Promise<KeptTrouble | null> {
  const part = join(dirname(target), `.${randomUUID()}.part`);
  try {
    const copied = await writeHashed(part, placeOfKept(database, hash), Infinity);
    if (copied.hash !== hash) return 'damaged';
    await rename(part, target);
    return null;
  } catch (thrown) {
    if (isMissing(thrown) && !(await exists(placeOfKept(database, hash)))) return 'missing';
    throw thrown;
  } finally {
    await rm(part, { force: true });
  }
}

/** Kept bytes, verified; or why there are none. */
export async function readKept(database: string, hash: string): Promise<Buffer | KeptTrouble> {
  try {
    const bytes = await readFile(placeOfKept(database, hash));
    return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : 'damaged';
  } catch (thrown) {
    if (isMissing(thrown)) return 'missing';
    throw thrown;
  }
}

/** What is wrong with kept bytes, all of them read; null when nothing is. */
export async function checkKept(database: string, hash: string): Promise<KeptTrouble | null> {
  return troubleOf(placeOfKept(database, hash), { hash });
}

async function troubleOf(
  place: string,
  wanted: { readonly hash: string; readonly byteLength?: number },
): Promise<KeptTrouble | null> {
  const found = await stat(place).catch(() => null);
  if (!found?.isFile()) return 'missing';
  if (wanted.byteLength !== undefined && found.size !== wanted.byteLength) return 'damaged';
  const hash = createHash('sha256');
  const file = await open(place, 'r');
  try {
    for await (const part of partsOf(file)) hash.update(part);
  } finally {
    await file.close();
  }
  return hash.digest('hex') === wanted.hash ? null : 'damaged';
}

/** The bytes of an open file; each piece is used up before the next is read. */
async function* partsOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(1024 * 1024);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function writeHashed(target: string, source: string | Uint8Array, most: number): Promise<KeptBytes> {
  const hash = createHash('sha256');
  let byteLength = 0;
  const input = typeof source === 'string' ? await open(source, 'r') : null;
  const file = await open(target, 'wx').catch(async (thrown: unknown) => {
    await input?.close();
    throw thrown;
  });
  try {
    for await (const part of input ? partsOf(input) : [source as Uint8Array]) {
      byteLength += part.byteLength;
      if (byteLength > most) throw new TooManyBytes();
      hash.update(part);
      await file.write(part);
    }
    await file.sync();
  } finally {
    await input?.close();
    await file.close();
  }
  return { hash: hash.digest('hex'), byteLength };
}

/** A name in a folder is on the disk when the folder is; Windows has no such call and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const file = await open(folder, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function isMissing(thrown: unknown): boolean {
  return (
    thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')
  );
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
