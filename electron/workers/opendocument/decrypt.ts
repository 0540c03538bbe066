import { createDecipheriv, createHash, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { limits } from '../limits';
import { WorkerFailure } from '../workerFailure';
import { attributesOf } from '../xmlText';

/** How one part of an OpenDocument package is encrypted, as its manifest says (ODF 1.3 part 2, 4.8). */
export interface PartEncryption {
  readonly size: number;
  readonly checksum: Buffer;
  readonly checksumName: string;
  readonly cipher: string;
  readonly vector: Buffer;
  readonly derivation: string;
  readonly salt: Buffer;
  readonly iterations: number;
  readonly keyBytes: number;
  readonly startKey: string;
}

const mostIterations = 10_000_000;
const checkedBytes = 1_024;

type Attributes = Readonly<Record<string, string | undefined>>;

/** How `part` is encrypted; null when it is not. */
export function encryptionOf(manifest: string, part: string): PartEncryption | null {
  for (const entry of manifest.split(/<(?:[\w.-]+:)?file-entry(?=\s)/).slice(1)) {
    const own = attributesOf(entry.slice(0, entry.indexOf('>')));
    if (own['full-path'] !== part) continue;
    const tag = (name: string): Attributes | null => {
      const match = new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s([^>]*))?>`).exec(entry);
      return match === null ? null : attributesOf(match[1] ?? '');
    };
    const data = tag('encryption-data');
    const key = tag('key-derivation');
    if (data === null) return null;
    const algorithm = tag('algorithm');
    const start = tag('start-key-generation')?.['start-key-generation-name'] ?? 'sha1';
    return {
      size: Number(own.size),
      checksum: Buffer.from(data.checksum ?? '', 'base64'),
      checksumName: data['checksum-type'] ?? '',
      cipher: algorithm?.['algorithm-name'] ?? '',
      vector: Buffer.from(algorithm?.['initialisation-vector'] ?? '', 'base64'),
      derivation: key?.['key-derivation-name'] ?? '',
      salt: Buffer.from(key?.salt ?? '', 'base64'),
      iterations: Number(key?.['iteration-count'] ?? 1_024),
      keyBytes: Number(key?.['key-size'] ?? 16),
      startKey: /sha256$/i.test(start) ? 'sha256' : 'sha1',
    };
  }
  return null;
}

function keyOf(encryption: PartEncryption, password: string): Buffer {
  const { derivation, iterations, keyBytes, salt, startKey } = encryption;
  if (!/pbkdf2$/i.test(derivation)) throw new WorkerFailure('fileCipher', 'key derivation');
  if (!(iterations <= mostIterations)) throw new WorkerFailure('fileUnsafe', 'iterations');
  const start = createHash(startKey).update(password, 'utf8').digest();
  return pbkdf2Sync(start, salt, iterations, keyBytes, 'sha1');
}

function decipher(encryption: PartEncryption, key: Buffer, packed: Buffer): Buffer {
  if (!/aes\d{3}-cbc$/i.test(encryption.cipher)) throw new WorkerFailure('fileCipher', 'cipher');
  const machine = createDecipheriv(`aes-${key.length * 8}-cbc`, key, encryption.vector).setAutoPadding(false);
  // eslint-disable-next-line no-restricted-syntax -- a cipher, not a table
  return machine.update(packed.subarray(0, packed.length - (packed.length % 16)));
}

/** Opens one encrypted part: AES in CBC mode with a PBKDF2 key, what LibreOffice and WPS write. Throws `filePasswordWrong`. */
export function decryptPart(encryption: PartEncryption, packed: Buffer, password: string): Buffer {
  const plain = decipher(encryption, keyOf(encryption, password), packed);
  const checksumHash = /sha256/i.test(encryption.checksumName) ? 'sha256' : 'sha1';
  const checked = /1k$/i.test(encryption.checksumName) ? plain.subarray(0, checkedBytes) : plain;
  // the padding of W3C (last byte is its length) belongs to neither the packed part nor its checksum
  const body = plain.subarray(0, Math.max(plain.length - (plain.at(-1) ?? 0), 0));
  const sums = [checked, body.subarray(0, checkedBytes)].map((bytes) =>
    createHash(checksumHash).update(bytes).digest(),
  );
  const isRight = sums.some(
    (sum) => sum.length === encryption.checksum.length && timingSafeEqual(sum, encryption.checksum),
  );
  if (!isRight) throw new WorkerFailure('filePasswordWrong', 'checksum');
  if (encryption.size > limits.partBytes) throw new WorkerFailure('fileTooLarge', 'zip part');
  try {
    return inflateRawSync(plain, { maxOutputLength: Math.max(encryption.size, 1) });
  } catch {
    throw new WorkerFailure('fileDamaged', 'encrypted part');
  }
}
