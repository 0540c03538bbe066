import type { SortKey } from '../../../db/schema/listQuery';
import type { GridGroup, GridGroups, GridRow } from './gridColumn';

/** The rows of all groups one after the other, as a grouped list shows them; the lines of groups are not counted. */
export interface GroupOrder<Row extends GridRow> {
  /** The place of a group's first row, from 0. */
  readonly startOf: (group: GridGroup) => number;
  /** Rows by their places, fewer at the end of the list. @throws RequestFailed */
  readonly read: (offset: number, limit: number) => Promise<Row[]>;
}

/** Makes the order of groups. */
export function createGroupOrder<Row extends GridRow>(
  { groups, load }: GridGroups<Row>,
  sort: readonly SortKey[],
): GroupOrder<Row> {
  const starts = new Map<string, number>();
  let total = 0;
  for (const { key, count } of groups) {
    starts.set(key, total);
    total += count;
  }
  const startOf = ({ key }: GridGroup): number => starts.get(key) ?? total;

  return {
    startOf,
    async read(offset, limit) {
      const rows: Row[] = [];
      for (const group of groups) {
        const start = startOf(group);
        const from = Math.max(offset, start);
        const to = Math.min(offset + limit, start + group.count);
        if (from < to) rows.push(...(await load(group, from - start, to - from, sort)).rows);
      }
      return rows;
    },
  };
}
