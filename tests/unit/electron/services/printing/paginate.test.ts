import { describe, expect, it } from 'vitest';
import { paginate, type MeasuredPiece, type Slice } from '../../../../../electron/services/printing/paginate';
import { fc } from '../../../../support/seed';

const block = (height: number, more: Partial<MeasuredPiece> = {}): MeasuredPiece => ({
  height,
  table: null,
  headHeight: 0,
  keepsNext: false,
  group: null,
  lines: null,
  ...more,
});
const row = (height: number, more: Partial<MeasuredPiece> = {}): MeasuredPiece =>
  block(height, { table: 'list', headHeight: 10, ...more });
const text = (lines: number): MeasuredPiece =>
  block(lines * 10 + 4, {
    lines: { starts: Array.from({ length: lines }, (_one, at) => at * 7), height: 10 },
  });

/** Pages as the numbers of their pieces; a part of a text with the characters it holds. */
const shape = (pages: readonly (readonly Slice[])[]): string[] =>
  pages.map((page) =>
    page
      .map(({ piece, cut, isAgain }) =>
        isAgain ? `${piece}again` : cut ? `${piece}[${cut.from}-${cut.to}]` : String(piece),
      )
      .join(' '),
  );

describe('sharing pieces out to pages', () => {
  it('has one empty page for nothing, and none more than it needs', () => {
    expect(shape(paginate([], 100))).toEqual(['']);
    expect(shape(paginate([block(50), block(50)], 100))).toEqual(['0 1']);
    expect(shape(paginate([block(50), block(51)], 100))).toEqual(['0', '1']);
  });

  it('says the name of a group again where it goes on, and of none above its sums or another group', () => {
    const group = row(20, { keepsNext: true, group: 'begins' });
    const sums = row(30, { group: 'none' });
    // 10 of head, 20 of the name and 2 rows of 30 fill a page.
    expect(shape(paginate([group, row(30), row(30), row(30), row(30), row(30)], 90))).toEqual([
      '0 1 2',
      '0again 3 4',
      '0again 5',
    ]);
    expect(shape(paginate([group, row(30), row(30), sums], 90))).toEqual(['0 1 2', '3']);
    expect(shape(paginate([group, row(30), row(30), group, row(30)], 90))).toEqual(['0 1 2', '3 4']);
    // What stands behind the table is no row of the group.
    expect(shape(paginate([group, row(30), row(30), block(50)], 90))).toEqual(['0 1 2', '3']);
  });

  it('counts the head of a table once a page, and again where the table goes on', () => {
    // 10 of head and 3 rows of 30 fill a page.
    const rows = Array.from({ length: 7 }, () => row(30));
    expect(shape(paginate(rows, 100))).toEqual(['0 1 2', '3 4 5', '6']);
    // A second table has a head of its own.
    const other = row(30, { table: 'other' });
    expect(shape(paginate([row(30), other, row(30)], 100))).toEqual(['0 1', '2']);
  });

  it('leaves no heading alone at the foot of a page, nor two of them', () => {
    const heading = block(10, { keepsNext: true });
    expect(shape(paginate([block(60), heading, block(40)], 100))).toEqual(['0', '1 2']);
    expect(shape(paginate([block(55), heading, heading, row(20)], 100))).toEqual(['0', '1 2 3']);
    expect(shape(paginate([row(75), row(10, { keepsNext: true }), row(10)], 100))).toEqual(['0', '1 2']);
  });

  it('cuts a long text between two lines, never leaving fewer than three on either side', () => {
    expect(shape(paginate([block(40), text(12)], 100))).toEqual(['0 1[0-35]', '1[35-Infinity]']);
    // Room for two lines only: it begins on the next page.
    expect(shape(paginate([block(70), text(12)], 100))).toEqual(['0', '1[0-63]', '1[63-Infinity]']);
    expect(shape(paginate([text(30)], 100))).toEqual([
      '0[0-63]',
      '0[63-126]',
      '0[126-189]',
      '0[189-Infinity]',
    ]);
    expect(shape(paginate([text(5)], 100))).toEqual(['0']);
  });

  it('keeps the order, loses nothing and fills no page beyond its height', () => {
    const piece = fc.oneof(
      fc.integer({ min: 5, max: 90 }).map((height) => row(Math.min(height, 80))),
      fc.integer({ min: 5, max: 90 }).map((height) => block(height)),
      fc.integer({ min: 2, max: 40 }).map(text),
      fc.constant(block(8, { keepsNext: true })),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const pages = paginate(pieces, 100);
        const order = pages.flat().map((slice) => slice.piece);
        expect([...new Set(order)]).toEqual(pieces.map((_one, index) => index));
        expect(order).toEqual([...order].sort((left, right) => left - right));
        expect(pieces.length === 0 || pages.every((page) => page.length > 0)).toBe(true);
        for (const page of pages) expect(heightOf(page, pieces)).toBeLessThanOrEqual(100);
        for (const [index, own] of pieces.entries()) {
          if (!own.lines) continue;
          const cuts = pages.flat().filter((slice) => slice.piece === index);
          const ends = cuts.map(({ cut }) => cut ?? { from: 0, to: Infinity });
          expect(ends[0]?.from).toBe(0);
          expect(ends.at(-1)?.to).toBe(Infinity);
          ends.slice(1).forEach((end, at) => expect(end.from).toBe(ends[at]?.to));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** How much of a page is used, counted anew. */
function heightOf(page: readonly Slice[], pieces: readonly MeasuredPiece[]): number {
  let used = 0;
  let table: string | null = null;
  for (const { piece, cut } of page) {
    const own = pieces[piece];
    if (!own) continue;
    if (own.table !== null && own.table !== table) used += own.headHeight;
    table = own.table;
    if (!cut || !own.lines) {
      used += own.height;
      continue;
    }
    const { starts, height } = own.lines;
    const lines = starts.filter((start) => start >= cut.from && start < cut.to).length;
    used += own.height - (starts.length - lines) * height;
  }
  return used;
}
