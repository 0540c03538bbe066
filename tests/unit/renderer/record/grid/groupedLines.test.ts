import { describe, expect, it } from 'vitest';
import type { GridGroup, GridGroups } from '../../../../../renderer/record/grid/gridColumn';
import { createGroupedLines, isGroupLine } from '../../../../../renderer/record/grid/groupedLines';

function group(key: string, count: number): GridGroup {
  return { key, label: key, count, sums: {} };
}

interface Row {
  readonly id: number;
}

/** Groups a, b, c with 3, 0 and 4 rows; the rows of a are 100, 101 …, those of b 200 …, those of c 300 …. */
function threeGroups(asked: string[] = []): GridGroups<Row> {
  const groups = [group('a', 3), group('b', 0), group('c', 4)];
  return {
    by: 'grade',
    groups,
    load: (one, offset, limit) => {
      asked.push(`${one.key} ${offset}+${limit}`);
      const first = (groups.indexOf(one) + 1) * 100 + offset;
      return Promise.resolve({ rows: Array.from({ length: limit }, (_, place) => ({ id: first + place })) });
    },
  };
}

function words(rows: readonly Row[]): string[] {
  return rows.map((row) =>
    isGroupLine(row) ? `${row.group.key}${row.isFolded ? '-' : '+'}` : String(row.id),
  );
}

describe('the lines of a grouped grid', () => {
  it('are each group with its rows below it', async () => {
    const lines = createGroupedLines(threeGroups(), new Set());
    const { rows, total } = await lines.source(0, 100, []);
    expect(total).toBe(10);
    expect(words(rows)).toEqual(['a+', '100', '101', '102', 'b+', 'c+', '300', '301', '302', '303']);
  });

  it('are the same whatever part of them is asked for', async () => {
    const lines = createGroupedLines(threeGroups(), new Set(['b']));
    const whole = words((await lines.source(0, 100, [])).rows);
    for (let offset = 0; offset < 10; offset += 1) {
      for (let limit = 1; limit < 11; limit += 1) {
        const part = words((await lines.source(offset, limit, [])).rows);
        expect(part, `${offset}+${limit}`).toEqual(whole.slice(offset, offset + limit));
      }
    }
  });

  it('leave out the rows of a folded group, and do not read them', async () => {
    const asked: string[] = [];
    const lines = createGroupedLines(threeGroups(asked), new Set());
    lines.fold('a', true);
    expect(words((await lines.source(0, 4, [])).rows)).toEqual(['a-', 'b+', 'c+', '300']);
    expect(asked).toEqual(['c 0+1']);
    lines.fold('a', false);
    expect(lines.total()).toBe(10);
  });

  it('keep folded what was folded when the groups are read again', async () => {
    const folded = new Set<string>();
    createGroupedLines(threeGroups(), folded).fold('c', true);
    const again = createGroupedLines(threeGroups(), folded);
    expect(words((await again.source(0, 10, [])).rows)).toEqual(['a+', '100', '101', '102', 'b+', 'c-']);
  });
});
