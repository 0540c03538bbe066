import { gunzipSync } from 'node:zlib';
import type { Page } from './html/webArchive';
import { limits } from './limits';
import type { SafeZip } from './safeZip';
import { WorkerFailure } from './workerFailure';
import { mainPart } from './xlsx/workbookParts';

/** What can be read of an archive: its only sheet, or pages that are one workbook together. */
export type ContentOfArchive =
  | { readonly is: 'sheet'; readonly bytes: Buffer }
  | { readonly is: 'pages'; readonly pages: readonly Page[] };

const tableName = /\.(?:xlsx|xlsm|xlsb|xls|et|ods|fods|sxc|csv|tsv|txt|tab|dbf|slk|dif|mht|mhtml)$/i;
const pageName = /\.html?$/i;
/** What macOS leaves beside each file. */
const leftovers = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/;
const partsOfApple = /\.iwa$|(?:^|\/)index\.(?:zip|apxl)$/i;

/** Whether a package is neither a workbook nor a document. */
export function isArchive(zip: SafeZip): boolean {
  return mainPart(zip) === null && zip.find('content.xml') === null;
}

function titleOf(name: string): string {
  return (name.split('/').at(-1) ?? '').replace(pageName, '');
}

/**
 * Looks into an archive: one of a single sheet is that sheet; one of pages alone, as Google Sheets downloads them, is
 * their workbook. Throws `fileArchive` for several sheets, `fileForeign` for Numbers, `fileNotASheet`.
 */
export function contentOfArchive(zip: SafeZip): ContentOfArchive {
  const names = zip.names.filter((name) => !leftovers.test(name));
  if (names.some((name) => partsOfApple.test(name)))
    throw new WorkerFailure('fileForeign', 'package of Apple');
  const tables = names.filter((name) => tableName.test(name));
  const pages = names.filter((name) => pageName.test(name));
  const [only, ...others] = tables;
  if (only !== undefined) {
    if (others.length + pages.length > 0) throw new WorkerFailure('fileArchive', 'several sheets');
    return { is: 'sheet', bytes: zip.read(only) };
  }
  if (pages.length === 0) throw new WorkerFailure('fileNotASheet', 'package');
  return {
    is: 'pages',
    pages: pages.map((name) => ({ bytes: zip.read(name), charset: null, name: titleOf(name) })),
  };
}

/** Unpacks a file packed alone (.csv.gz). Throws `fileUnsafe` for what grows beyond all measure, and `fileDamaged`. */
export function unpackedFile(file: Buffer): Buffer {
  const most = Math.min(limits.partBytes, Math.max(limits.ratioFreeBytes, file.length * limits.ratio));
  try {
    return gunzipSync(file, { maxOutputLength: most });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new WorkerFailure(isTooLarge ? 'fileUnsafe' : 'fileDamaged', 'packed file');
  }
}
