import { describe, expect, it } from 'vitest';
import { registry } from '../../../../../db/schema/registry';
import {
  compareRecords,
  isValidCode,
  probableFrom,
  recordKeys,
} from '../../../../../electron/services/duplicates/likeness';
import { isReadAlike } from '../../../../../electron/services/duplicates/readAlike';
import { labelledPairs, type LabelledPair } from '../../../../support/labelledPairs';

function judged({ left, right }: LabelledPair) {
  return compareRecords(recordKeys(registry.account, left), recordKeys(registry.account, right), isReadAlike);
}

function measure(pairs: readonly LabelledPair[]) {
  let found = 0;
  let right = 0;
  const missed = new Map<string, number>();
  const wrong = new Map<string, number>();
  for (const pair of pairs) {
    const isFound = (judged(pair)?.score ?? 0) >= probableFrom;
    if (isFound) found += 1;
    if (isFound && pair.isSame) right += 1;
    if (isFound && !pair.isSame) wrong.set(pair.how, (wrong.get(pair.how) ?? 0) + 1);
    if (!isFound && pair.isSame) missed.set(pair.how, (missed.get(pair.how) ?? 0) + 1);
  }
  const same = pairs.filter(({ isSame }) => isSame).length;
  return { precision: right / found, recall: right / same, missed, wrong };
}

describe('2,000 labelled pairs of customers', () => {
  it.each([20_261_122, 7, 99])('are told apart, seed %i', (seed) => {
    const { precision, recall, missed, wrong } = measure(labelledPairs(2_000, seed));
    const words = JSON.stringify({ precision, recall, missed: [...missed], wrong: [...wrong] });
    if (process.env['SHOW_PAIRS']) console.log(words);
    expect(precision, words).toBeGreaterThanOrEqual(0.95);
    expect(recall, words).toBeGreaterThanOrEqual(0.85);
  });

  it('never join two firms whose codes are both right and differ', () => {
    const pairs = labelledPairs(4_000, 5);
    const apart = pairs.filter(({ left, right }) => {
      const [one, other] = [left['creditCode'], right['creditCode']];
      return typeof one === 'string' && typeof other === 'string' && one !== other;
    });
    expect(apart.length).toBeGreaterThan(300);
    expect(apart.every(({ left }) => isValidCode(String(left['creditCode'])))).toBe(true);
    expect(apart.filter((pair) => judged(pair) !== null)).toEqual([]);
  });

  it('are certain only where they are the same', () => {
    const certain = labelledPairs(4_000, 11).filter((pair) => judged(pair)?.isCertain);
    expect(certain.length).toBeGreaterThan(200);
    expect(certain.filter(({ isSame }) => !isSame)).toEqual([]);
  });
});
