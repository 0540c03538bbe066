import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { contentOfArchive, isArchive, unpackedFile } from './archives';
import { openCompoundFile } from './compoundFile';
import { decryptPackage } from './decryptPackage';
import { decryptXls } from './decryptXls';
import { pagesOfWebArchive } from './html/webArchive';
import { memoFileOf } from './dbase/memo';
import { limits } from './limits';
import type { OpenedWorkbook } from './openedWorkbook';
import type { OpenOptions, WorkbookSummary } from './protocol';
import { readBiff } from './readBiff';
import { readDbase } from './readDbase';
import { readDif } from './readDif';
import { readHtml } from './readHtml';
import { readFlatOpenDocument, readOpenDocument } from './readOpenDocument';
import { readSpreadsheetXml } from './readSpreadsheetXml';
import { readSylk } from './readSylk';
import { readText } from './readText';
import { readXlsx } from './readXlsx';
import { openSafeZip } from './safeZip';
import { partsFor } from './safeParts';
import { sniff } from './sniff';
import { chosenEncoding, decodedPieces, detectEncoding } from './text/decodeText';
import { toWorkerFailure, WorkerFailure } from './workerFailure';
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

async function openPackage(file: Buffer, options: OpenOptions): Promise<OpenedWorkbook> {
  const { password } = options;
  const zip = openSafeZip(file);
  const workbook = mainPart(zip);
  if (workbook !== null && /\.bin$/i.test(workbook)) {
    // the package that reads it is loaded when it is needed
    const { readBinaryPackage } = await import('./readBinaryPackage');
    const wanted = /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(?!theme|drawings\/|charts\/|pivot).*)$/i;
    return readBinaryPackage(partsFor(zip, wanted));
  }
  if (workbook !== null && /(^|\/)(word|ppt|visio)\//i.test(workbook)) {
    throw new WorkerFailure('fileDocument', 'another office document');
  }
  if (workbook !== null) return readXlsx(zip, workbook);
  const mimetype = zip.find('mimetype');
  const type = mimetype === null ? '' : zip.read(mimetype).toString('latin1');
  const isSpreadsheet = type === '' || /spreadsheet|sun\.xml\.calc/.test(type);
  if (!isSpreadsheet && /opendocument|sun\.xml/.test(type))
    throw new WorkerFailure('fileDocument', 'another office document');
  if (zip.find('encrypted-package') !== null) throw new WorkerFailure('fileCipher', 'whole package');
  if (zip.find('content.xml') !== null && isSpreadsheet) {
    return readOpenDocument(zip, (open) => decrypted(password, open));
  }
  if (zip.names.some((name) => /^xl\//i.test(name))) throw new WorkerFailure('fileDamaged', 'package');
  if (mimetype !== null) throw new WorkerFailure('fileNotASheet', 'package of another kind');
  const inside = contentOfArchive(zip);
  return inside.is === 'sheet' ? openInside(inside.bytes, options) : readHtml(inside.pages, options);
}

/** Opens what was packed; a package inside a package inside a package is not looked into. */
function openInside(file: Buffer, options: OpenOptions): Promise<OpenedWorkbook> | OpenedWorkbook {
  const kind = sniff(file);
  if (kind === 'gzip' || (kind === 'zip' && isArchive(openSafeZip(file))))
    throw new WorkerFailure('fileArchive', 'archive inside an archive');
  return openBytes({ file, memo: null }, options);
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

function openBiff(stream: Buffer, password: string | undefined): OpenedWorkbook {
  return readBiff(decrypted(password, (typed) => decryptXls(stream, typed)));
}

function openCompound(file: Buffer, options: OpenOptions): Promise<OpenedWorkbook> | OpenedWorkbook {
  const { password } = options;
  const container = openCompoundFile(file);
  const encrypted = container.stream('EncryptedPackage');
  const info = container.stream('EncryptionInfo');
  if (encrypted !== null && info !== null) {
    return openPackage(
      decrypted(password, (typed) => decryptPackage({ info, encrypted }, typed)),
      options,
    );
  }
  const workbook = container.stream('Workbook') ?? container.stream('Book');
  if (workbook === null) throw new WorkerFailure('fileDocument', 'another office document');
  return openBiff(workbook, password);
}

/** XML by the encoding it states, unless it is UTF-8 all the same, or by its bytes. */
function xmlPiecesOf(file: Buffer, options: OpenOptions): Iterable<string> {
  if (options.encoding !== undefined)
    return decodedPieces(file, chosenEncoding(file, options.encoding), false);
  const head = file.toString('latin1', 0, 256);
  const stated = /^[^>]{0,200}encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  if (stated !== undefined && !isUtf8(file) && isKnownEncoding(stated))
    return [new TextDecoder(stated).decode(file)];
  return decodedPieces(file, detectEncoding(file), false);
}

function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** The bytes of a file, and those of the file beside it that holds its long text. */
interface FileBytes {
  readonly file: Buffer;
  readonly memo: Buffer | null;
}

function openBytes(
  { file, memo }: FileBytes,
  options: OpenOptions,
): Promise<OpenedWorkbook> | OpenedWorkbook {
  switch (sniff(file)) {
    case 'empty':
      throw new WorkerFailure('fileEmpty', 'no content');
    case 'zip':
      return openPackage(file, options);
    case 'compound':
      return openCompound(file, options);
    case 'biff':
      return openBiff(file, options.password);
    case 'dbf':
      return readDbase(file, memo, options);
    case 'spreadsheetXml':
      return readSpreadsheetXml(xmlPiecesOf(file, options));
    case 'flatOpenDocument':
      return readFlatOpenDocument(xmlPiecesOf(file, options));
    case 'html':
      return readHtml([{ bytes: file, charset: null, name: null }], options);
    case 'webArchive':
      return readHtml(pagesOfWebArchive(file), options);
    case 'sylk':
      return readSylk(file, options);
    case 'dif':
      return readDif(file, options);
    case 'text':
      return readText(file, options);
    case 'gzip':
      return openInside(unpackedFile(file), options);
    case 'archive':
      throw new WorkerFailure('fileArchive', 'content');
    case 'link':
      throw new WorkerFailure('fileLink', 'content');
    case 'foreign':
      throw new WorkerFailure('fileForeign', 'content');
    case 'protected':
      throw new WorkerFailure('fileCipher', 'protection program');
    case 'document':
      throw new WorkerFailure('fileDocument', 'content');
    case 'other':
      throw new WorkerFailure('fileNotASheet', 'content');
  }
}

/** Opens a file by its content, whatever its name. Throws `WorkerFailure` and nothing else. */
export async function openWorkbook(path: string, options: OpenOptions): Promise<WorkbookOfFile> {
  try {
    const file = await loadFile(path);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const memo = sniff(file) === 'dbf' ? await memoFileOf(path) : null;
    const { summary, rows } = await openBytes({ file, memo }, options);
    return { summary: { ...summary, byteLength: file.length, sha256 }, rows };
  } catch (error) {
    throw toWorkerFailure(error, 'reading');
  }
}
