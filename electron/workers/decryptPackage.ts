import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { WorkerFailure } from './workerFailure';
import { attributesOf } from './xmlText';

/** The two streams of a password-protected Open XML file (MS-OFFCRYPTO 2.3.4). */
export interface EncryptedPackage {
  readonly info: Buffer;
  readonly encrypted: Buffer;
}

const segmentBytes = 4_096;
const largestSpinCount = 10_000_000;

function wrongPassword(): WorkerFailure {
  return new WorkerFailure('filePasswordWrong', 'verifier');
}

function unsupported(detail: string): WorkerFailure {
  return new WorkerFailure('fileCipher', detail);
}

function hash(algorithm: string, ...parts: Buffer[]): Buffer {
  return createHash(algorithm).update(Buffer.concat(parts)).digest();
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function spunHash(algorithm: string, salt: Buffer, password: string, spins: number): Buffer {
  let sum = hash(algorithm, salt, Buffer.from(password, 'utf16le'));
  for (let index = 0; index < spins; index++) sum = hash(algorithm, number32(index), sum);
  return sum;
}

/** Cuts a key or a vector to size, or fills it up (0x36, MS-OFFCRYPTO 2.3.4.11). */
function fitted(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]);
}

function decipher(cipher: string, key: Buffer, vector: Buffer | null, data: Buffer): Buffer {
  const whole = data.subarray(0, data.length - (data.length % 16));
  const machine = createDecipheriv(cipher, key, vector).setAutoPadding(false);
  // without padding every whole block comes out at once
  // eslint-disable-next-line no-restricted-syntax -- a cipher, not a table
  return machine.update(whole);
}

interface AgileKey {
  readonly salt: Buffer;
  readonly hashName: string;
  readonly keyBytes: number;
  readonly blockBytes: number;
  readonly spins: number;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

function agileKey(xml: string, name: string): AgileKey {
  const inner = new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`).exec(xml)?.[1];
  if (inner === undefined) throw unsupported(`no ${name}`);
  const attributes = attributesOf(inner);
  const hashName = (attributes.hashAlgorithm ?? '').replace('-', '').toLowerCase();
  if (!['sha1', 'sha256', 'sha384', 'sha512'].includes(hashName)) throw unsupported('hash of encryption');
  if (attributes.cipherAlgorithm !== 'AES' || attributes.cipherChaining !== 'ChainingModeCBC')
    throw unsupported('cipher');
  const spins = Number(attributes.spinCount ?? 0);
  if (!(spins <= largestSpinCount)) throw new WorkerFailure('fileUnsafe', 'spin count');
  return {
    salt: Buffer.from(attributes.saltValue ?? '', 'base64'),
    hashName,
    keyBytes: Number(attributes.keyBits) / 8,
    blockBytes: Number(attributes.blockSize),
    spins,
    attributes,
  };
}

/** Agile encryption (MS-OFFCRYPTO 2.3.4.10–15), what Excel writes since 2010. */
function decryptAgile({ info, encrypted }: EncryptedPackage, password: string): Buffer {
  const xml = info.toString('utf8', 8);
  const data = agileKey(xml, 'keyData');
  const user = agileKey(xml, 'encryptedKey');
  const spun = spunHash(user.hashName, user.salt, password, user.spins);
  const open = (block: string, attribute: string): Buffer => {
    const key = fitted(hash(user.hashName, spun, Buffer.from(block, 'hex')), user.keyBytes);
    const value = Buffer.from(user.attributes[attribute] ?? '', 'base64');
    return decipher(`aes-${user.keyBytes * 8}-cbc`, key, fitted(user.salt, user.blockBytes), value);
  };
  const input = open('fea7d2763b4b9e79', 'encryptedVerifierHashInput');
  const expected = open('d7aa0f6d3061344e', 'encryptedVerifierHashValue');
  const actual = hash(user.hashName, input);
  if (!timingSafeEqual(actual, expected.subarray(0, actual.length))) throw wrongPassword();
  const key = open('146e0be7abacd0d6', 'encryptedKeyValue').subarray(0, data.keyBytes);
  const body = encrypted.subarray(8);
  const pieces: Buffer[] = [];
  for (let at = 0, segment = 0; at < body.length; at += segmentBytes, segment++) {
    const vector = fitted(hash(data.hashName, data.salt, number32(segment)), data.blockBytes);
    pieces.push(decipher(`aes-${data.keyBytes * 8}-cbc`, key, vector, body.subarray(at, at + segmentBytes)));
  }
  return Buffer.concat(pieces);
}

/** Standard encryption (MS-OFFCRYPTO 2.3.4.5–9), Excel 2007 and several other programs. */
function decryptStandard({ info, encrypted }: EncryptedPackage, password: string): Buffer {
  const headerBytes = info.readUInt32LE(8);
  const keyBytes = info.readUInt32LE(12 + 16) / 8;
  const verifier = 12 + headerBytes;
  const salt = info.subarray(verifier + 4, verifier + 20);
  const spun = hash('sha1', spunHash('sha1', salt, password, 50_000), number32(0));
  const derived = (fill: number): Buffer => {
    const pad = Buffer.alloc(64, fill);
    spun.forEach((byte, index) => (pad[index] = byte ^ fill));
    return hash('sha1', pad);
  };
  const key = Buffer.concat([derived(0x36), derived(0x5c)]).subarray(0, keyBytes);
  const open = (data: Buffer): Buffer => decipher(`aes-${keyBytes * 8}-ecb`, key, null, data);
  const input = open(info.subarray(verifier + 20, verifier + 36));
  const expected = open(info.subarray(verifier + 40, verifier + 72)).subarray(0, 20);
  if (!timingSafeEqual(hash('sha1', input), expected)) throw wrongPassword();
  return open(encrypted.subarray(8));
}

/** Opens a password-protected package; `filePasswordWrong` when the password does not fit. Throws `WorkerFailure`. */
export function decryptPackage(source: EncryptedPackage, password: string): Buffer {
  const major = source.info.readUInt16LE(0);
  const minor = source.info.readUInt16LE(2);
  try {
    const isAgile = major === 4 && minor === 4;
    if (!isAgile && !(minor === 2 && major >= 2 && major <= 4))
      throw unsupported(`encryption ${major}.${minor}`);
    const plain = (isAgile ? decryptAgile : decryptStandard)(source, password);
    const size = Number(source.encrypted.readBigUInt64LE(0));
    return plain.subarray(0, size);
  } catch (error) {
    if (error instanceof WorkerFailure) throw error;
    throw new WorkerFailure('fileDamaged', 'encrypted package');
  }
}
