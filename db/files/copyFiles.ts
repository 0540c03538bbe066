import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyKept, filesFolder, placeOfKept } from './keptFiles';

/** What became of the files of a database that was copied. */
export interface CopiedFiles {
  readonly count: number;
  readonly byteLength: number;
  /** Files that are no longer what their name says; they were left out, and `crm check` names them. */
  readonly damaged: number;
}

/**
 * Copies all files kept beside a database to beside another one, each verified by its hash; what is there already is
 * not copied again, for a file never changes. Files no record names any more go along: an undo may bring them back.
 */
export async function copyFiles(source: string, target: string): Promise<CopiedFiles> {
  let count = 0;
  let byteLength = 0;
  let damaged = 0;
  for (const hash of await keptHashes(source)) {
    const place = placeOfKept(target, hash);
    const { size } = await stat(placeOfKept(source, hash));
    const there = await stat(place).catch(() => null);
    if (there?.size !== size) {
      await mkdir(dirname(place), { recursive: true });
      if ((await copyKept(source, hash, place)) !== null) {
        damaged += 1;
        continue;
      }
    }
    count += 1;
    byteLength += size;
  }
  return { count, byteLength, damaged };
}

/** The hashes of all files kept beside a database, named by a record or not. */
async function keptHashes(database: string): Promise<string[]> {
  const folder = filesFolder(database);
  const hashes: string[] = [];
  for (const part of await readdir(folder).catch(() => []))
    if (/^[0-9a-f]{2}$/.test(part))
      for (const name of await readdir(join(folder, part)))
        if (/^[0-9a-f]{64}$/.test(name) && name.startsWith(part)) hashes.push(name);
  return hashes.sort();
}
