import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { decryptPackage } from './decryptPackage';
import { decryptXls } from './decryptXls';
import { pageOfWebArchive } from './html/webArchive';
import { limits } from './limits';
import type { OpenedWorkbook } from './openedWorkbook';
import type { OpenOptions, SheetFormat, WorkbookSummary } from './protocol';
import { readHtml } from './readHtml';
import { readText } from './readText';
import { readXlsx } from './readXlsx';
import { openSafeZip, type SafeZip } from './safeZip';
import { partsFor } from './safeParts';
import { sniff } from './sniff';
import { detectEncoding, decodedPieces } from './text/decodeText';
import { toWorkerFailure, WorkerFailure } from './workerFailure';
import { refuseDocumentType } from './xlsx/packageText';
import { mainPart } from './xlsx/workbookParts';

/** A workbook with all that is known of its file. */
export interface WorkbookOfFile {
  readonly summary: WorkbookSummary;
  readonly rows: OpenedWorkbook['rows'];
}

async function loadFile(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > limits.fileBytes) throw new WorkerFailure('fileTooLarge', 'file');
  return readFile(path);
}

/** The old-format reader is loaded when it is needed: its code page tables take 50 MB. */
async function openLegacy(
  format: SheetFormat,
  data: Buffer | string,
  password?: string,
): Promise<OpenedWorkbook> {
  const { readLegacy } = await import('./readLegacy');
  return readLegacy({ format, data, password });
}

async function openOpenDocument(zip: SafeZip): Promise<OpenedWorkbook> {
  const { readOpenDocument } = await import('./readOpenDocument');
  return readOpenDocument(zip);
}

function openPackage(file: Buffer): Promise<OpenedWorkbook> {
  const zip = openSafeZip(file);
  const workbook = mainPart(zip);
  if (workbook !== null && /\.bin$/i.test(workbook)) {
    return openLegacy(
      'xlsb',
      partsFor(zip, /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(?!theme|drawings|charts|pivot).*)$/i, {}),
    );
  }
  if (workbook !== null && /(^|\/)(word|ppt|visio)\//i.test(workbook)) {
    throw new WorkerFailure('fileNotASheet', 'another office document');
  }
  if (workbook !== null) return readXlsx(zip, workbook);
  const mimetype = zip.find('mimetype');
  const isSpreadsheet = mimetype === null || zip.read(mimetype).includes('spreadsheet');
  if (zip.find('content.xml') !== null && isSpreadsheet) return openOpenDocument(zip);
  throw new WorkerFailure(
    zip.names.some((name) => /^xl\//i.test(name)) ? 'fileDamaged' : 'fileNotASheet',
    'package',
  );
}

/** Excel puts this password on workbooks that are only protected against changes, and never asks for it. */
const silentPassword = 'VelvetSweatshop';

/** Opens something with the password given, or else with the one nobody is asked for. Throws `filePassword`. */
function decrypted<Value>(password: string | undefined, decrypt: (password: string) => Value): Value {
  try {
    return decrypt(password ?? silentPassword);
  } catch (error) {
    const isAsked =
      password !== undefined || !(error instanceof WorkerFailure) || error.code !== 'filePasswordWrong';
    throw isAsked ? error : new WorkerFailure('filePassword', 'encrypted workbook');
  }
}

async function openCompound(file: Buffer, { password }: OpenOptions): Promise<OpenedWorkbook> {
  const { openCompoundFile, compoundFileOf } = await import('./compoundFile');
  const container = openCompoundFile(file);
  const encrypted = container.stream('EncryptedPackage');
  const info = container.stream('EncryptionInfo');
  if (encrypted !== null && info !== null) {
    return openPackage(decrypted(password, (typed) => decryptPackage({ info, encrypted }, typed)));
  }
  const workbook = container.stream('Workbook');
  if (workbook === null && container.stream('Book') === null) {
    throw new WorkerFailure('fileNotASheet', 'another office document');
  }
  const plain = workbook === null ? null : decrypted(password, (typed) => decryptXls(workbook, typed));
  return openLegacy('xls', plain === null ? file : compoundFileOf('Workbook', plain), password);
}

/** SpreadsheetML 2003 as text; places far outside a sheet would keep the reader busy for ever and are refused. */
function spreadsheetXml(file: Buffer, options: OpenOptions): string {
  const stated = /^[^>]{0,200}encoding\s*=\s*["'](gb2312|gbk|gb18030)["']/i.test(
    file.toString('latin1', 0, 256),
  );
  const detected = stated ? { encoding: 'gb18030' as const, start: 0 } : detectEncoding(file);
  const encoding = options.encoding === undefined ? detected : { encoding: options.encoding, start: 0 };
  const text = [...decodedPieces(file, encoding, false)].join('');
  refuseDocumentType(text);
  for (const match of text.matchAll(/\bss:(Index|MergeAcross|MergeDown|Span)\s*=\s*["'](\d+)/g)) {
    if (Number(match[2]) > limits.rows) throw new WorkerFailure('fileUnsafe', 'cell position');
  }
  return text.replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0"?>');
}

async function openBytes(file: Buffer, options: OpenOptions): Promise<OpenedWorkbook> {
  switch (sniff(file)) {
    case 'empty':
      throw new WorkerFailure('fileEmpty', 'no content');
    case 'zip':
      return openPackage(file);
    case 'compound':
      return openCompound(file, options);
    case 'biff':
      return openLegacy('xls', file, options.password);
    case 'dbf':
      return openLegacy('dbf', file);
    case 'spreadsheetXml':
      return openLegacy('xml', spreadsheetXml(file, options));
    case 'html':
      return readHtml(file, options);
    case 'webArchive': {
      const page = pageOfWebArchive(file);
      if (page === null) throw new WorkerFailure('fileNotASheet', 'web archive without a table');
      return readHtml(page, options);
    }
    case 'text':
      return readText(file, options);
    case 'other':
      throw new WorkerFailure('fileNotASheet', 'content');
  }
}

/** Opens a file by its content, whatever its name. Throws `WorkerFailure` and nothing else. */
export async function openWorkbook(path: string, options: OpenOptions): Promise<WorkbookOfFile> {
  try {
    const file = await loadFile(path);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const { summary, rows } = await openBytes(file, options);
    return { summary: { ...summary, byteLength: file.length, sha256 }, rows };
  } catch (error) {
    throw toWorkerFailure(error, 'reading');
  }
}
