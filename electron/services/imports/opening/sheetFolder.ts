import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SheetFolder } from '../../../api/imports';

/** A sheet found in a folder; `name` with the folders between, separated by `/`. */
export interface FoundSheet {
  readonly path: string;
  readonly name: string;
}

/** What a folder holds: sheets by name, and what was left out. */
export interface FoundSheets {
  readonly name: string;
  readonly files: readonly FoundSheet[];
  readonly leftOut: SheetFolder['leftOut'];
  readonly leftOutCount: number;
}

/** So many sheets of a folder are taken, so many folders deep; so many of the others are named. */
const mostSheets = 200;
const mostFolders = 6;
const mostNamed = 200;
/** Entries looked at in all: a folder like `C:\` must not keep anybody waiting. */
const mostEntries = 20_000;

const sheetName =
  /\.(?:xlsx|xlsm|xlsb|xls|xltx|xlt|et|ett|ods|fods|sxc|csv|tsv|txt|html?|mht|mhtml|xml|dbf|slk|dif)$/i;
/** What systems and office programs leave in folders; nobody misses it. */
const noise = /^(?:~\$|\.|desktop\.ini$|thumbs\.db$)/i;

/** Finds the sheets of a folder and of the folders in it, by the name of the file, in the order of their names. */
export async function findSheets(folder: string): Promise<FoundSheets> {
  const files: FoundSheet[] = [];
  const leftOut: SheetFolder['leftOut'][number][] = [];
  let leftOutCount = 0;
  let seen = 0;

  function leave(name: string, why: SheetFolder['leftOut'][number]['why']): void {
    leftOutCount += 1;
    if (leftOut.length < mostNamed) leftOut.push({ name, why });
  }

  async function walk(path: string, before: string, depth: number): Promise<void> {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
    if (!entries) return leave(before === '' ? basename(path) : before.slice(0, -1), 'unreadable');
    entries.sort((left, right) => left.name.localeCompare(right.name, 'zh', { numeric: true }));
    const folders = entries.filter((entry) => entry.isDirectory() && !noise.test(entry.name));
    for (const entry of entries) {
      // Links are not followed: they may lead in a circle.
      if (!entry.isFile() || noise.test(entry.name)) continue;
      const name = `${before}${entry.name}`;
      seen += 1;
      if (!sheetName.test(entry.name)) leave(name, 'notASheet');
      else if (files.length >= mostSheets) leave(name, 'tooMany');
      else files.push({ path: join(path, entry.name), name });
    }
    for (const entry of folders) {
      const name = `${before}${entry.name}/`;
      if (depth >= mostFolders) leave(name, 'tooDeep');
      else if (seen >= mostEntries) leave(name, 'tooMany');
      else await walk(join(path, entry.name), name, depth + 1);
    }
  }

  await walk(folder, '', 1);
  return { name: basename(folder), files, leftOut, leftOutCount };
}
