import type { SafeZip } from './safeZip';
import { storedZip } from './storedZip';
import { refuseDocumentType } from './xlsx/packageText';

/**
 * The wanted parts of a checked package in a package of their own, for a reader that must not see the original.
 * Throws `WorkerFailure`.
 */
export function partsFor(zip: SafeZip, wanted: RegExp): Buffer {
  const parts = new Map<string, Buffer>();
  for (const name of zip.names) {
    if (!wanted.test(name)) continue;
    const content = zip.read(name);
    if (/\.(xml|rels)$/i.test(name)) refuseDocumentType(content.toString('latin1'));
    parts.set(name, content);
  }
  return storedZip(parts);
}
