import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClipboardContent } from '../../ports';

/** What was pasted, kept as files so that it is read like any other sheet. */
export interface PastedSheets {
  /** Keeps what the clipboard holds and says where; null when there is nothing to read in it. */
  keep(content: ClipboardContent, name: string): Promise<string | null>;
  /** Removes everything that was pasted. */
  clear(): Promise<void>;
}

const prefix = 'keyuan-pasted-';
/** What a crash left behind is removed after this long. */
const keptMilliseconds = 3 * 24 * 60 * 60 * 1000;

/** Makes the place for pasted sheets: files only this person can read. `now`: milliseconds since 1970. */
export function createPastedSheets(now: () => number): PastedSheets {
  let folder: string | null = null;
  let count = 0;

  async function ownFolder(): Promise<string> {
    if (folder !== null) return folder;
    await removeOld(now());
    folder = await mkdtemp(join(tmpdir(), prefix));
    return folder;
  }

  return {
    async keep(content, name) {
      const text = sheetText(content);
      if (text === null) return null;
      count += 1;
      const place = join(await ownFolder(), String(count));
      await mkdir(place, { mode: 0o700 });
      const path = join(place, name);
      await writeFile(path, text, { mode: 0o600 });
      return path;
    },
    async clear() {
      const gone = folder;
      folder = null;
      if (gone !== null) await rm(gone, { recursive: true, force: true });
    },
  };
}

/** The clipboard as a text file: a table of a spreadsheet or web page with its merged cells, or lines of cells. */
export function sheetText({ html, text }: ClipboardContent): string | null {
  if (/<t[dh][\s>]/i.test(html)) {
    const page = html.replace(/<meta[^>]*charset[^>]*>/gi, '');
    return `\ufeff<html><head><meta charset="utf-8"></head><body>${page}</body></html>`;
  }
  return text.trim() === '' ? null : `\ufeff${text}`;
}

async function removeOld(now: number): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const path = join(tmpdir(), name);
    const about = await stat(path).catch(() => null);
    if (about && now - about.mtimeMs > keptMilliseconds)
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
