// node scripts/drawIcon.mjs: draws build/icon.png, the mark of the window, without any drawing library.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { markPicture } from './markPicture.mjs';
import { top } from './run.mjs';

const side = 512;

/** The rows of the picture, each behind the byte that says it is not filtered. */
function rows() {
  const picture = markPicture(side);
  const bytes = Buffer.alloc(side * (side * 4 + 1));
  for (let row = 0; row < side; row += 1)
    picture.copy(bytes, row * (side * 4 + 1) + 1, row * side * 4, (row + 1) * side * 4);
  return bytes;
}

/** @param {string} name @param {Buffer} content */
function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(side, 0);
header.writeUInt32BE(side, 4);
header.set([8, 6, 0, 0, 0], 8);
writeFileSync(
  join(top, 'build/icon.png'),
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows(), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
