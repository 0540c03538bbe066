import { WorkerFailure } from './workerFailure';
import type { OpenBytes } from './biffRecord';

/** What fills up a short password (MS-OFFCRYPTO 2.3.7.2). */
const padding = Buffer.from('bbffffbaffffb98000be0f00bf0f0000', 'hex');
const keyBytes = 16;
const longestPassword = 15;

function rotatedLeft(value: number, distance: number, bits: number): number {
  return ((value << distance) | (value >> (bits - distance))) & ((1 << bits) - 1);
}

/** The verifier of a password (MS-OFFCRYPTO 2.3.7.1). */
function verifierOf(password: Buffer): number {
  let verifier = password.length ^ 0xce4b;
  password.forEach((character, index) => {
    verifier ^= rotatedLeft(character, (index + 1) % 15, 15);
  });
  return verifier;
}

/** Passwords were typed in the code page of the machine; Chinese ones in GBK, for which nothing here encodes. */
function bytesOf(password: string): Buffer {
  const bytes = Buffer.from(password, 'latin1').subarray(0, longestPassword);
  return bytes.length === 0 ? Buffer.from([0]) : bytes;
}

/**
 * Takes off the XOR obfuscation of Excel 95 and earlier (MS-OFFCRYPTO 2.3.7), which some programs still use. `info` is
 * the key and the verifier the file states; the bytes are opened in place. Throws `filePasswordWrong`.
 */
export function unobfuscated(info: Buffer, stream: Buffer, password: string): OpenBytes {
  const bytes = bytesOf(password);
  if (info.length < 4) throw new WorkerFailure('fileDamaged', 'password record');
  const key = info.readUInt16LE(0);
  if (info.readUInt16LE(2) !== verifierOf(bytes)) throw new WorkerFailure('filePasswordWrong', 'verifier');
  const keys = Buffer.concat([bytes, padding]).subarray(0, keyBytes);
  keys.forEach((byte, index) => {
    keys[index] = rotatedLeft(byte ^ ((index & 1) === 0 ? key & 0xff : key >> 8), 2, 8);
  });
  return (record, from, to) => {
    const first = record.at + 4;
    const shift = first + record.length;
    for (let index = from; index < to; index++) {
      const opened = rotatedLeft(stream[index] ?? 0, 3, 8) ^ (keys[(shift + index - first) % keyBytes] ?? 0);
      stream[index] = opened;
    }
  };
}
