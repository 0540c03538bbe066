import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { CFB } from 'xlsx';

const spins = 1_000;

function sha512(...parts: Buffer[]): Buffer {
  return createHash('sha512').update(Buffer.concat(parts)).digest();
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function encipher(key: Buffer, vector: Buffer, data: Buffer): Buffer {
  const padded = Buffer.concat([data, Buffer.alloc((16 - (data.length % 16)) % 16)]);
  const machine = createCipheriv('aes-256-cbc', key, vector.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([machine.update(padded), machine.final()]);
}

/** Puts a package under a password as Excel 2010 and later do (MS-OFFCRYPTO 2.3.4.10); LibreOffice opens the result. */
export function agilePackage(plain: Buffer, password: string): Buffer {
  const [keySalt, dataSalt, secret, verifier] = [
    randomBytes(16),
    randomBytes(16),
    randomBytes(32),
    randomBytes(16),
  ];
  let spun = sha512(keySalt, Buffer.from(password, 'utf16le'));
  for (let index = 0; index < spins; index++) spun = sha512(number32(index), spun);
  const seal = (block: string, data: Buffer): Buffer =>
    encipher(sha512(spun, Buffer.from(block, 'hex')).subarray(0, 32), keySalt, data);
  const pieces: Buffer[] = [];
  for (let at = 0, segment = 0; at < plain.length; at += 4096, segment++) {
    pieces.push(encipher(secret, sha512(dataSalt, number32(segment)), plain.subarray(at, at + 4096)));
  }
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(plain.length));
  const encrypted = Buffer.concat([size, ...pieces]);
  const hmacKey = randomBytes(64);
  const sealData = (block: string, data: Buffer): Buffer =>
    encipher(secret, sha512(dataSalt, Buffer.from(block, 'hex')), data);
  const cipher =
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"';
  const hmac = createHmac('sha512', hmacKey).update(encrypted).digest();
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${cipher} saltValue="${dataSalt.toString('base64')}"/><dataIntegrity encryptedHmacKey="${sealData('5fb2ad010cb9e1f6', hmacKey).toString('base64')}" encryptedHmacValue="${sealData('a0677f02b22c8433', hmac).toString('base64')}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${spins}" ${cipher} saltValue="${keySalt.toString('base64')}" encryptedVerifierHashInput="${seal('fea7d2763b4b9e79', verifier).toString('base64')}" encryptedVerifierHashValue="${seal('d7aa0f6d3061344e', sha512(verifier)).toString('base64')}" encryptedKeyValue="${seal('146e0be7abacd0d6', secret).toString('base64')}"/></keyEncryptor></keyEncryptors></encryption>`;
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(
    container,
    '/EncryptionInfo',
    Buffer.concat([Buffer.from('0400040040000000', 'hex'), Buffer.from(xml)]),
  );
  CFB.utils.cfb_add(container, '/EncryptedPackage', encrypted);
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}
