/** A stream of numbers that is the same on every machine for the same seed (mulberry32, Tommy Ettinger, public domain). */
export interface Random {
  /** A fraction from 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** One of them; there is at least one. */
  pick<T>(from: readonly T[]): T;
  /** True in that share of cases. */
  chance(share: number): boolean;
}

/** Makes the stream for a seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: <T>(from: readonly T[]) => from[between(0, from.length - 1)] as T,
    chance: (share) => next() < share,
  };
}
