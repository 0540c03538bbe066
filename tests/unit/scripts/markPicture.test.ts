import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { markPicture } from '../../../scripts/markPicture.mjs';
import { top } from '../../../scripts/run.mjs';

const side = 512;

/** The pixels of a PNG as `drawIcon.mjs` writes it: one IDAT, rows unfiltered. */
function pixelsOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT', 0, 'latin1');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const width = side * 4;
  return Buffer.concat(
    Array.from({ length: side }, (_none, row) =>
      rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)),
    ),
  );
}

it('the icon of the package is the mark the window shows', () => {
  const drawn = markPicture(side);
  expect(pixelsOf(readFileSync(join(top, 'build/icon.png'))).equals(drawn)).toBe(true);
  const colourAt = (x: number, y: number): number[] => [
    ...drawn.subarray((y * side + x) * 4, (y * side + x) * 4 + 4),
  ];
  expect(colourAt(2, 2)).toEqual([0, 0, 0, 0]);
  expect(colourAt(256, 460)).toEqual([0x1a, 0x6f, 0xd6, 255]);
  // The well and its middle.
  expect(colourAt(256, 32 + 14 * 24)).toEqual([255, 255, 255, 255]);
  expect(colourAt(256, 32 + 14 * 20)).toEqual([0x1a, 0x6f, 0xd6, 255]);
});
