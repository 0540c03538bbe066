import { largestPage, type SortKey } from '../../../db/schema/listQuery';
import type { GridRow } from './gridColumn';
import { isGroupLine } from './groupedLines';

/** Lines of a grid by their place, whether they are on screen or not. */
export interface LineReader<Row extends GridRow> {
  /** The rows among so many lines; lines of groups are left out. @throws RequestFailed */
  readonly rows: (first: number, count: number) => Promise<Row[]>;
}

/** Reads lines: those the grid holds at once, others from the source. */
export function createLineReader<Row extends GridRow>(parts: {
  readonly held: (line: number) => Row | undefined;
  readonly read: (
    offset: number,
    limit: number,
    sort: readonly SortKey[],
  ) => Promise<{ readonly rows: readonly Row[] }>;
  readonly sort: () => readonly SortKey[];
}): LineReader<Row> {
  const { held, read, sort } = parts;
  return {
    async rows(first, count) {
      const lines: (Row | undefined)[] = Array.from({ length: count }, (_, place) => held(first + place));
      for (let place = 0; place < count; place += 1) {
        if (lines[place] !== undefined) continue;
        const limit = Math.min(largestPage, count - place);
        const page = await read(first + place, limit, sort());
        if (page.rows.length === 0) break;
        page.rows.forEach((row, index) => (lines[place + index] ??= row));
      }
      return lines.filter((row): row is Row => row !== undefined && !isGroupLine(row));
    },
  };
}
