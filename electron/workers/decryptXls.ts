import { createHash } from 'node:crypto';
import { unobfuscated } from './obfuscatedXls';
import { WorkerFailure } from './workerFailure';
import type { BiffRecord, OpenBytes } from './biffRecord';

const filePass = 0x002f;
const boundSheet = 0x0085;
/** Records that are never encrypted (MS-XLS 2.2.10): BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo, RRDHead. */
const plainRecords = new Set([0x0809, filePass, 0x0194, 0x0195, 0x00e1, 0x0196, 0x0138]);
/** A record no reader looks at; takes the place of FilePass once the stream is plain. */
const ignoredRecord = 0x0051;
const blockBytes = 1_024;

/** RC4, which Node's cryptography has given up for new work; old workbooks have nothing else. */
function createRc4(key: Buffer): (count: number) => Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let other = 0;
  for (let index = 0; index < 256; index++) {
    other = (other + (state[index] ?? 0) + (key[index % key.length] ?? 0)) & 255;
    [state[index], state[other]] = [state[other] ?? 0, state[index] ?? 0];
  }
  let one = 0;
  let two = 0;
  return (count) => {
    const stream = Buffer.alloc(count);
    for (let index = 0; index < count; index++) {
      one = (one + 1) & 255;
      two = (two + (state[one] ?? 0)) & 255;
      [state[one], state[two]] = [state[two] ?? 0, state[one] ?? 0];
      stream[index] = state[((state[one] ?? 0) + (state[two] ?? 0)) & 255] ?? 0;
    }
    return stream;
  };
}

function hash(algorithm: 'md5' | 'sha1', ...parts: Buffer[]): Buffer {
  return createHash(algorithm).update(Buffer.concat(parts)).digest();
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** How the key of a block is made, and what proves the password. */
interface Scheme {
  keyOf(block: number): Buffer;
  readonly verifier: Buffer;
  readonly algorithm: 'md5' | 'sha1';
}

/** RC4 of Excel 97–2003 (MS-OFFCRYPTO 2.3.6). */
function oldScheme(info: Buffer, password: Buffer): Scheme {
  const salted = Buffer.concat([hash('md5', password).subarray(0, 5), info.subarray(6, 22)]);
  const base = hash('md5', ...Array.from({ length: 16 }, () => salted)).subarray(0, 5);
  return {
    keyOf: (block) => hash('md5', base, number32(block)),
    verifier: info.subarray(22, 54),
    algorithm: 'md5',
  };
}

/** RC4 by the CryptoAPI (MS-OFFCRYPTO 2.3.5), what later programs put on .xls files. */
function cryptoApiScheme(info: Buffer, password: Buffer): Scheme {
  const headerBytes = info.readUInt32LE(10);
  const keyBytes = (info.readUInt32LE(14 + 16) || 40) / 8;
  const at = 14 + headerBytes;
  const base = hash('sha1', info.subarray(at + 4, at + 20), password);
  const keyOf = (block: number): Buffer => {
    const key = hash('sha1', base, number32(block)).subarray(0, keyBytes);
    return keyBytes === 5 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
  const verifier = Buffer.concat([info.subarray(at + 20, at + 36), info.subarray(at + 40, at + 60)]);
  return { keyOf, verifier, algorithm: 'sha1' };
}

function schemeOf(info: Buffer, password: string): Scheme {
  const typed = Buffer.from(password, 'utf16le');
  return info.readUInt16LE(2) === 1 ? oldScheme(info, typed) : cryptoApiScheme(info, typed);
}

function isRight({ keyOf, verifier, algorithm }: Scheme): boolean {
  const stream = createRc4(keyOf(0))(verifier.length);
  const plain = Buffer.from(verifier.map((byte, index) => byte ^ (stream[index] ?? 0)));
  return hash(algorithm, plain.subarray(0, 16)).equals(plain.subarray(16));
}

/** The records of a stream, encrypted or not: their headers are always plain. */
export function* recordsOf(stream: Buffer): Generator<BiffRecord> {
  for (let at = 0; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2);
    if (at + 4 + length > stream.length) return;
    yield { type: stream.readUInt16LE(at), at, length };
    at += 4 + length;
  }
}

/** The key stream of the whole workbook: a new key every 1,024 bytes, headers of records counted though they stay plain. */
function keyStream(scheme: Scheme, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let block = 0; block * blockBytes < length; block++)
    blocks.push(createRc4(scheme.keyOf(block))(blockBytes));
  return Buffer.concat(blocks);
}

function openRecords(stream: Buffer, open: OpenBytes): void {
  for (const record of recordsOf(stream)) {
    if (plainRecords.has(record.type)) continue;
    const from = record.at + 4;
    // where the sheets begin stays readable
    open(record, record.type === boundSheet ? from + 4 : from, from + record.length);
  }
}

function openerOf(info: Buffer, plain: Buffer, password: string): OpenBytes {
  // BIFF8 names the method first; before it there was only one
  const isObfuscated = info.length < 6 || info.readUInt16LE(0) === 0;
  if (isObfuscated) return unobfuscated(info.subarray(info.length < 6 ? 0 : 2), plain, password);
  const scheme = schemeOf(info, password);
  if (!isRight(scheme)) throw new WorkerFailure('filePasswordWrong', 'verifier');
  const keys = keyStream(scheme, plain.length);
  return (_record, from, to) => {
    for (let index = from; index < to; index++) plain[index] = (plain[index] ?? 0) ^ (keys[index] ?? 0);
  };
}

/**
 * Takes the encryption off the record stream of an .xls file; the stream itself when it has none. Throws
 * `filePasswordWrong`.
 */
export function decryptXls(stream: Buffer, password: string): Buffer {
  const pass = [...recordsOf(stream.subarray(0, 4_096))].find(({ type }) => type === filePass);
  if (pass === undefined) return stream;
  const plain = Buffer.from(stream);
  const info = stream.subarray(pass.at + 4, pass.at + 4 + pass.length);
  openRecords(plain, openerOf(info, plain, password));
  plain.writeUInt16LE(ignoredRecord, pass.at);
  return plain;
}
