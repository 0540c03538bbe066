import { describe, expect, it } from 'vitest';
import { createNumberSpans } from '../../../../electron/workers/numberSpans';

describe('numbers kept as stretches', () => {
  it('come out in order, each once, up to the highest asked for', () => {
    const spans = createNumberSpans(1, 100);
    spans.add(5, 7);
    spans.add(2, 3);
    spans.add(6, 9);
    spans.add(10, 10);
    expect(spans.upTo(100)).toEqual([2, 3, 5, 6, 7, 8, 9, 10]);
    expect(spans.upTo(6)).toEqual([2, 3, 5, 6]);
  });

  it('are cut to what there is; what is no stretch is left out', () => {
    const spans = createNumberSpans(0, 4);
    spans.add(-1_000_000_000, 0);
    spans.add(3, Infinity);
    spans.add(2, 1);
    spans.add(Number.NaN, 2);
    spans.add(1.5, 2);
    expect(spans.upTo(9)).toEqual([0, 3, 4]);
  });

  it('may be stated many thousand times apart from each other', () => {
    const spans = createNumberSpans(1, 100_000);
    for (let round = 0; round < 3; round++)
      for (let number = 1; number <= 20_000; number += 2) spans.add(number, number);
    expect(spans.upTo(100_000)).toHaveLength(10_000);
  });
});
