// node scripts/drawIcon.mjs: draws build/icon.png, a spring of water on deep blue, without any drawing library.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { top } from './run.mjs';

const side = 512;
const samples = 4;

/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour */

/** Whether a point lies in the rounded square of the ground. */
function isGround(/** @type {number} */ x, /** @type {number} */ y) {
  const half = 224;
  const round = 104;
  const dx = Math.max(Math.abs(x - 256) - (half - round), 0);
  const dy = Math.max(Math.abs(y - 256) - (half - round), 0);
  return dx * dx + dy * dy <= round * round;
}

/** Whether a point lies in the drop: a circle and the two lines from its sides to a tip. */
function isDrop(/** @type {number} */ x, /** @type {number} */ y) {
  const centre = 284;
  const radius = 92;
  const tip = 108;
  const dx = x - 256;
  const dy = y - centre;
  if (dx * dx + dy * dy <= radius * radius) return true;
  const touch = centre - (radius * radius) / (centre - tip);
  if (y < tip || y > touch) return false;
  const width = Math.sqrt(radius * radius - (centre - touch) ** 2);
  // Slightly hollow flanks: a drop, not a cone.
  const share = (y - tip) / (touch - tip);
  return Math.abs(dx) <= width * share ** 1.18;
}

/** Whether a point lies on one of the two rings the spring sends out. */
function isRing(/** @type {number} */ x, /** @type {number} */ y) {
  const flat = 0.34;
  const distance = Math.hypot(x - 256, (y - 372) / flat);
  const thick = 9 / flat ** 0.5;
  return [118, 176].some((radius) => Math.abs(distance - radius) <= thick / (1 + radius / 400));
}

/** Whether a point lies in the light on the drop. */
function isShine(/** @type {number} */ x, /** @type {number} */ y) {
  const outer = Math.hypot(x - 256, y - 284);
  const angle = Math.atan2(y - 284, x - 256);
  return outer > 56 && outer < 70 && angle > 1.75 && angle < 2.85;
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {Colour}
 */
function colourAt(x, y) {
  if (!isGround(x, y)) return [0, 0, 0, 0];
  if (isShine(x, y)) return [120, 178, 245, 255];
  if (isDrop(x, y)) return [255, 255, 255, 255];
  if (isRing(x, y)) return [126, 184, 250, 255];
  const share = Math.min(1, Math.max(0, (y - 32) / 448));
  const mix = (/** @type {number} */ from, /** @type {number} */ to) => from + (to - from) * share;
  return [mix(30, 9), mix(106, 38), mix(206, 96), 255];
}

/** @param {number} column @param {number} row */
function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < samples * samples; i += 1) {
    const x = column + ((i % samples) + 0.5) / samples;
    const y = row + (Math.floor(i / samples) + 0.5) / samples;
    const [red, green, blue, alpha] = colourAt(x, y);
    [red * alpha, green * alpha, blue * alpha, alpha].forEach(
      (part, at) => (sum[at] = (sum[at] ?? 0) + part),
    );
  }
  const alpha = sum[3] ?? 0;
  const parts = sum.slice(0, 3).map((part) => (alpha === 0 ? 0 : Math.round(part / alpha)));
  return [...parts, Math.round(alpha / (samples * samples))];
}

function picture() {
  const bytes = Buffer.alloc(side * (side * 4 + 1));
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      bytes.set(pixel(column, row), row * (side * 4 + 1) + 1 + column * 4);
    }
  }
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
    chunk('IDAT', deflateSync(picture(), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
