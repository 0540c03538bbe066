import { describe, expect, it } from 'vitest';
import type { KnownPair } from '../../../../../db/repositories/duplicatePairs';
import { groupPairs } from '../../../../../electron/services/duplicates/groupPairs';

function pair(low: number, high: number, score: number): KnownPair {
  const reasons = [score === 1 ? 'creditCode' : 'similarName'];
  return { low, high, score, reasons, isCertain: score === 1, lowVersion: 1, highVersion: 1 };
}

function idsOf(pairs: readonly KnownPair[], apart: readonly string[] = []): number[][] {
  return groupPairs(
    pairs,
    (left, right) => !apart.includes(`${Math.min(left, right)} ${Math.max(left, right)}`),
  )
    .map(({ ids }) => [...ids].sort((one, other) => one - other))
    .sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
}

describe('pairs of records', () => {
  it('that share one make a group', () => {
    expect(idsOf([pair(1, 2, 0.7), pair(2, 3, 0.8), pair(7, 9, 0.7)])).toEqual([
      [1, 2, 3],
      [7, 9],
    ]);
  });

  it('that are certain are not mixed with likely ones', () => {
    expect(idsOf([pair(2, 3, 0.9), pair(1, 2, 1), pair(3, 4, 0.7)])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('never bring two together that were told apart, whatever lies between them', () => {
    expect(idsOf([pair(1, 2, 0.8), pair(2, 3, 0.7)], ['1 3'])).toEqual([[1, 2]]);
  });

  it('that are only likely make no long chains', () => {
    const chain = Array.from({ length: 20 }, (_, at) => pair(at, at + 1, 0.7));
    expect(Math.max(...idsOf(chain).map((ids) => ids.length))).toBeLessThanOrEqual(6);
  });
});
