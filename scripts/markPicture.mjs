import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './run.mjs';

/** @typedef {[x: number, y: number]} Point */
/** @typedef {[red: number, green: number, blue: number]} Colour */
/** @typedef {{ isInside: (x: number, y: number) => boolean, colour: Colour, opacity: number }} Shape */

/** How much of the picture is left free at each edge, as other programs' icons do. */
const edge = 1 / 16;
const samples = 3;
/** A curve is drawn as this many straight pieces. */
const pieces = 12;

/**
 * The mark of the window (renderer/components/BrandMark.vue) as a picture: red, green, blue and alpha of every pixel,
 * row by row. It reads the drawing itself, so that the icon of the program and the mark in it cannot differ.
 * @param {number} side
 */
export function markPicture(side) {
  const shapes = shapesOf(readFileSync(join(top, 'renderer/components/BrandMark.vue'), 'utf8'));
  const bytes = Buffer.alloc(side * side * 4);
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      bytes.set(pixel(shapes, column, row, side), (row * side + column) * 4);
  return bytes;
}

/**
 * @param {readonly Shape[]} shapes
 * @param {number} column
 * @param {number} row
 * @param {number} side
 */
function pixel(shapes, column, row, side) {
  const unit = 32 / (side * (1 - 2 * edge));
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = (column + ((sample % samples) + 0.5) / samples - side * edge) * unit;
    const y = (row + (Math.floor(sample / samples) + 0.5) / samples - side * edge) * unit;
    const colour = colourAt(shapes, x, y);
    if (colour) [...colour, 1].forEach((part, at) => (sum[at] = (sum[at] ?? 0) + part));
  }
  const covered = sum[3] ?? 0;
  const parts = sum.slice(0, 3).map((part) => (covered === 0 ? 0 : Math.round(part / covered)));
  return [...parts, Math.round((255 * covered) / (samples * samples))];
}

/**
 * What the shapes above one another look like at a point; null beside the ground.
 * @param {readonly Shape[]} shapes
 * @param {number} x
 * @param {number} y
 * @returns {Colour | null}
 */
function colourAt(shapes, x, y) {
  /** @type {Colour | null} */
  let seen = null;
  for (const { isInside, colour, opacity } of shapes) {
    if (!isInside(x, y)) continue;
    /** @type {Colour} */
    const below = seen ?? colour;
    /** @param {0 | 1 | 2} at @returns {number} */
    const mix = (at) => below[at] + (colour[at] - below[at]) * opacity;
    seen = [mix(0), mix(1), mix(2)];
  }
  return seen;
}

/** The shapes of a drawing, the lowest first. @param {string} text @returns {Shape[]} */
function shapesOf(text) {
  return [...text.matchAll(/<(rect|path|circle)\b([^>]*)\/>/g)].map(([, name, words = '']) => {
    const said = Object.fromEntries(
      [...words.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    const number = (/** @type {string} */ key) => Number(said[key] ?? 0);
    const shape = { colour: colourOf(said['stroke'] ?? said['fill'] ?? ''), opacity: 1 };
    if (name === 'rect') return { ...shape, isInside: rounded(number('width'), number('rx')) };
    if (name === 'circle')
      return { ...shape, isInside: (x, y) => Math.hypot(x - number('cx'), y - number('cy')) <= number('r') };
    const lines = linesOf(said['d'] ?? '');
    const half = number('stroke-width') / 2;
    const [left, upper, right, lower] = boundsOf(lines, half);
    const isInside = (/** @type {number} */ x, /** @type {number} */ y) =>
      x >= left &&
      x <= right &&
      y >= upper &&
      y <= lower &&
      lines.some(([from, to]) => distance([x, y], from, to) <= half);
    return { ...shape, opacity: number('stroke-opacity'), isInside };
  });
}

/** @param {string} word @returns {Colour} */
function colourOf(word) {
  const digits = word.length === 4 ? word.slice(1).replace(/./g, '$&$&') : word.slice(1);
  const part = (/** @type {number} */ at) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

/** @param {number} width @param {number} round @returns {Shape['isInside']} */
function rounded(width, round) {
  const half = width / 2;
  return (x, y) => {
    const dx = Math.max(Math.abs(x - half) - (half - round), 0);
    const dy = Math.max(Math.abs(y - half) - (half - round), 0);
    return dx * dx + dy * dy <= round * round;
  };
}

/**
 * The straight pieces of a path of `M`, `c` and `v`, which is all the mark is made of.
 * @param {string} path
 * @returns {[Point, Point][]}
 */
function linesOf(path) {
  /** @type {[Point, Point][]} */
  const lines = [];
  /** @type {Point} */
  let at = [0, 0];
  for (const [, step, words = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (words.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    if (step === 'M') at = [a, b];
    else if (step === 'v') lines.push([at, (at = [at[0], at[1] + a])]);
    else if (step === 'c') {
      const [x, y] = at;
      for (let piece = 1; piece <= pieces; piece += 1) {
        const t = piece / pieces;
        const s = 1 - t;
        const along = (
          /** @type {number} */ first,
          /** @type {number} */ second,
          /** @type {number} */ end,
        ) => 3 * s * s * t * first + 3 * s * t * t * second + t * t * t * end;
        lines.push([at, (at = [x + along(a, c, e), y + along(b, d, f)])]);
      }
    } else throw new Error(`the mark has a step this script does not draw: ${String(step)}`);
  }
  return lines;
}

/**
 * The rectangle around lines of a half width: most of the picture lies outside.
 * @param {readonly [Point, Point][]} lines
 * @param {number} half
 * @returns {[left: number, top: number, right: number, bottom: number]}
 */
function boundsOf(lines, half) {
  const points = lines.flat();
  const across = points.map(([x]) => x);
  const down = points.map(([, y]) => y);
  return [
    Math.min(...across) - half,
    Math.min(...down) - half,
    Math.max(...across) + half,
    Math.max(...down) + half,
  ];
}

/** @param {Point} point @param {Point} from @param {Point} to */
function distance([x, y], [fromX, fromY], [toX, toY]) {
  const dx = toX - fromX;
  const dy = toY - fromY;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / length));
  return Math.hypot(x - fromX - share * dx, y - fromY - share * dy);
}
