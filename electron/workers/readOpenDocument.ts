import { decryptPart, encryptionOf } from './opendocument/decrypt';
import { createFormatReader } from './opendocument/formats';
import { createTableReader } from './opendocument/tables';
import type { OpenedWorkbook } from './openedWorkbook';
import type { SafeZip } from './safeZip';
import { workbookOf } from './sheetBuilder';
import { WorkerFailure } from './workerFailure';
import { decodeXml } from './xlsx/packageText';
import { createXmlScanner, type XmlHandler } from './xmlScanner';

/** One XML part of a document in pieces of text. */
type Pieces = AsyncIterable<string> | Iterable<string>;

async function scan(pieces: Pieces, handler: XmlHandler): Promise<void> {
  const scanner = createXmlScanner(handler);
  for await (const piece of pieces) scanner.write(piece);
  scanner.end();
}

/** Bytes of XML that arrive in pieces as text; UTF-16 is known by its mark. */
async function* decoded(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const piece of bytes) {
    const mark = piece.toString('latin1', 0, 2);
    decoder ??= new TextDecoder(
      mark === '\xff\xfe' ? 'utf-16le' : mark === '\xfe\xff' ? 'utf-16be' : 'utf-8',
    );
    yield decoder.decode(piece, { stream: true });
  }
}

/** Opens spreadsheet content, after its styles; for a flat document both are one. Throws `WorkerFailure`. */
async function readContent(styles: Pieces | null, content: Pieces): Promise<OpenedWorkbook> {
  const formats = createFormatReader();
  if (styles !== null) {
    await scan(styles, {
      open: formats.open,
      close: formats.close,
      text: (raw) => formats.text(raw),
    });
  }
  const tables = createTableReader(formats);
  await scan(content, tables);
  return workbookOf('ods', tables.sheets);
}

/** Asks for the password when there is none; the parts that are read are opened with it. */
function createPartOpener(
  zip: SafeZip,
  decryptWith: (open: (password: string) => Buffer) => Buffer,
): (name: string) => AsyncIterable<Buffer> | Iterable<Buffer> {
  const manifest = zip.find('META-INF/manifest.xml');
  const entries = manifest === null ? '' : decodeXml(zip.read(manifest));
  return (name) => {
    const encryption = encryptionOf(entries, name);
    if (encryption === null) return zip.stream(name);
    const packed = zip.read(name);
    return [decryptWith((password) => decryptPart(encryption, packed, password))];
  };
}

/**
 * Opens an OpenDocument spreadsheet (LibreOffice, WPS) or one of OpenOffice 1 (.sxc). `decryptWith` asks its function
 * with the password of the person. Throws `WorkerFailure`.
 */
export async function readOpenDocument(
  zip: SafeZip,
  decryptWith: (open: (password: string) => Buffer) => Buffer,
): Promise<OpenedWorkbook> {
  const content = zip.find('content.xml');
  if (content === null) throw new WorkerFailure('fileDamaged', 'no content');
  const styles = zip.find('styles.xml');
  const open = createPartOpener(zip, decryptWith);
  return readContent(styles === null ? null : decoded(open(styles)), decoded(open(content)));
}

/** Opens an OpenDocument spreadsheet kept in one XML file (.fods). Throws `WorkerFailure`. */
export function readFlatOpenDocument(pieces: Iterable<string>): Promise<OpenedWorkbook> {
  return readContent(null, pieces);
}
