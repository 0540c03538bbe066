const side = 16;
const radius = 6.5;
const samples = 4;
/** Blue, green, red: the order of a bitmap. */
const colour = [58, 58, 201] as const;

/** A red dot of 16 × 16 pixels as a bitmap (blue, green, red, alpha; premultiplied): something waits. */
export function dotImage(): Buffer {
  const bytes = Buffer.alloc(side * side * 4);
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    const share = coverage(pixel % side, Math.floor(pixel / side));
    bytes.set([...colour.map((part) => Math.round(part * share)), Math.round(255 * share)], pixel * 4);
  }
  return bytes;
}

/** How much of a pixel the dot covers, from 0 to 1. */
function coverage(column: number, row: number): number {
  let inside = 0;
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = column + ((sample % samples) + 0.5) / samples - side / 2;
    const y = row + (Math.floor(sample / samples) + 0.5) / samples - side / 2;
    if (Math.hypot(x, y) <= radius) inside += 1;
  }
  return inside / (samples * samples);
}
