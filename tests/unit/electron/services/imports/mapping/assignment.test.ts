import { expect, it } from 'vitest';
import { assign } from '../../../../../../electron/services/imports/mapping/assignment';
import { fc } from '../../../../../support/seed';

function sumOf(scores: readonly (readonly number[])[], chosen: readonly number[]): number {
  return chosen.reduce((sum, column, row) => sum + (column < 0 ? 0 : (scores[row]?.[column] ?? 0)), 0);
}

function best(scores: readonly (readonly number[])[], row: number, taken: ReadonlySet<number>): number {
  const own = scores[row];
  if (!own) return 0;
  let most = best(scores, row + 1, taken);
  own.forEach((score, column) => {
    if (score > 0 && !taken.has(column)) {
      most = Math.max(most, score + best(scores, row + 1, new Set([...taken, column])));
    }
  });
  return most;
}

it('gives every column away at most once, with the greatest sum there is', () => {
  const matrices = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(matrices, (scores) => {
      const chosen = assign(scores, scores[0]?.length ?? 0);
      const used = chosen.filter((column) => column >= 0);
      expect(new Set(used).size).toBe(used.length);
      expect(sumOf(scores, chosen)).toBe(best(scores, 0, new Set()));
    }),
    { numRuns: 300 },
  );
});

it('lets a weaker fit go where a stronger one needs the place', () => {
  expect(
    assign(
      [
        [0.9, 0.8],
        [0.9, 0],
      ],
      2,
    ),
  ).toEqual([1, 0]);
  expect(assign([[0], [-1]], 1)).toEqual([-1, -1]);
});
