import { describe, expect, it } from 'vitest';
import { peopleTree } from '../../../../../electron/services/printing/peopleTree';

const drawn = (people: readonly number[], reporting: readonly (readonly [number, number])[]): string[] =>
  peopleTree(
    people,
    reporting.map(([from, to]) => ({ from, to })),
  ).map(({ id, branches }) =>
    [
      ...branches.map(
        (branch) => ({ '': ' ', line: '│', 'line elbow': '├', 'line last elbow': '└' })[branch],
      ),
      id,
    ].join(''),
  );

describe('the printed map of people', () => {
  it('draws who answers to whom as a tree', () => {
    expect(
      drawn(
        [1, 2, 3, 4, 5, 6],
        [
          [2, 1],
          [3, 1],
          [4, 2],
          [5, 2],
        ],
      ),
    ).toEqual(['1', '├2', '│├4', '│└5', '└3', '6']);
  });

  it('leaves no line beside what comes after the last', () => {
    expect(
      drawn(
        [1, 2, 3, 4],
        [
          [2, 1],
          [3, 2],
          [4, 3],
        ],
      ),
    ).toEqual(['1', '└2', ' └3', '  └4']);
  });

  it('draws everybody once: in circles, with two superiors, with superiors elsewhere', () => {
    expect(
      drawn(
        [1, 2],
        [
          [1, 2],
          [2, 1],
        ],
      ),
    ).toEqual(['1', '└2']);
    expect(
      drawn(
        [1, 2, 3],
        [
          [3, 1],
          [3, 2],
        ],
      ),
    ).toEqual(['1', '└3', '2']);
    expect(drawn([1, 2], [[1, 99]])).toEqual(['1', '2']);
    expect(drawn([], [])).toEqual([]);
  });
});
