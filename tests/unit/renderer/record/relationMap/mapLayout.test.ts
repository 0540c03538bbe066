import { describe, expect, it } from 'vitest';
import { cardSize, mapLayout } from '../../../../../renderer/record/relationMap/mapLayout';

/** Cards that lie on each other. */
function overlaps(places: ReadonlyMap<number, { readonly left: number; readonly top: number }>): number {
  const all = [...places.values()];
  return all.filter((one, index) =>
    all.some(
      (other, at) =>
        at > index &&
        Math.abs(one.left - other.left) < cardSize.width &&
        Math.abs(one.top - other.top) < cardSize.height,
    ),
  ).length;
}

describe('the layout of a map of people', () => {
  it('puts superiors above, and forty people side by side without covering one another', () => {
    const people = Array.from({ length: 40 }, (_, index) => index + 1);
    const lines = people
      .slice(1, 25)
      .map((id, index) => ({ id: 100 + id, from: id, to: Math.ceil((index + 1) / 3) }));
    const { places, width, height } = mapLayout(people, lines, 6);
    expect(places.size).toBe(40);
    expect(overlaps(places)).toBe(0);
    for (const { from, to } of lines) expect(places.get(to)?.top).toBeLessThan(places.get(from)?.top ?? 0);
    for (const { left, top } of places.values()) {
      expect(left + cardSize.width).toBeLessThanOrEqual(width);
      expect(top + cardSize.height).toBeLessThanOrEqual(height);
    }
  });

  it('does not hang on people who are each other’s superior, nor on lines to people elsewhere', () => {
    const circle = [
      { id: 1, from: 1, to: 2 },
      { id: 2, from: 2, to: 1 },
      { id: 3, from: 1, to: 1 },
      { id: 4, from: 1, to: 99 },
    ];
    const { places, lines } = mapLayout([1, 2, 3], circle, 4);
    expect(places.size).toBe(3);
    expect(lines.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('is nothing for nobody', () => {
    expect(mapLayout([], [], 4).places.size).toBe(0);
  });
});
