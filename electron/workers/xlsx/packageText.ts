import type { SafeZip } from '../safeZip';
import { WorkerFailure } from '../workerFailure';

/** Refuses XML that declares a document type: spreadsheets have none, attacks by entities need one. */
export function refuseDocumentType(xml: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new WorkerFailure('fileUnsafe', 'document type');
}

/** XML bytes as text; UTF-16 is known by its mark. */
export function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.toString('utf8', start);
}

/** A whole XML part as text, without document type; null when the package has no such part. */
export function readXmlPart(zip: SafeZip, name: string): string | null {
  const found = zip.find(name);
  if (found === null) return null;
  const xml = decodeXml(zip.read(found));
  refuseDocumentType(xml);
  return xml;
}
