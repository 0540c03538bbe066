import type { SortKey } from '../../../db/schema/listQuery';
import type { GridGroup, GridGroups, GridRow, GridSource } from './gridColumn';

/** The line of a group inside a grouped grid. Its id is negative, so that it is never taken for a row. */
export interface GroupLine extends GridRow {
  readonly group: GridGroup;
  readonly isFolded: boolean;
}

/** Whether a line of a grid stands for a group. */
export function isGroupLine(line: GridRow | undefined): line is GroupLine {
  return line !== undefined && 'group' in line && line.id < 0;
}

/** Lines of a grouped grid: for each group a line of its own, then its rows unless it is folded. */
export interface GroupedLines<Row extends GridRow> {
  /** How many lines there are now. */
  readonly total: () => number;
  readonly source: GridSource<Row>;
  /** Folds a group or opens it. */
  readonly fold: (key: string, isFolded: boolean) => void;
  readonly isFolded: (key: string) => boolean;
}

/** A run of rows of one group that a page of lines needs. */
interface Run {
  readonly group: GridGroup;
  readonly offset: number;
  readonly limit: number;
}

/** How many groups are read at once for one page of lines; a page over many small groups would flood the application. */
const mostAtOnce = 4;

/**
 * Lays the groups of a grid out as lines. `folded` holds the keys of folded groups and is kept by the caller, so that
 * they stay folded when the groups are read again.
 */
export function createGroupedLines<Row extends GridRow>(
  groups: GridGroups<Row>,
  folded: Set<string>,
): GroupedLines<Row> {
  let starts = startsOf(groups.groups, folded);

  function placeOf(line: number): number {
    let low = 0;
    let high = groups.groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async function source(
    offset: number,
    limit: number,
    sort: readonly SortKey[],
  ): Promise<{ rows: Row[]; total: number }> {
    const end = Math.min(offset + limit, total());
    const parts: (Row[] | Run)[] = [];
    for (let at = placeOf(offset), line = offset; line < end; at += 1) {
      const group = groups.groups[at];
      const start = starts[at] ?? 0;
      if (!group) break;
      if (line === start) {
        parts.push([groupLine(group, at, folded.has(group.key)) as unknown as Row]);
        line += 1;
      }
      const next = starts[at + 1] ?? total();
      const rows = Math.min(end, next) - line;
      if (rows > 0) {
        parts.push({ group, offset: line - start - 1, limit: rows });
        line += rows;
      }
    }
    return { rows: await filled(parts, groups, sort), total: total() };
  }

  function total(): number {
    return starts.at(-1) ?? 0;
  }

  return {
    total,
    source,
    fold(key, isFolded) {
      if (isFolded) folded.add(key);
      else folded.delete(key);
      starts = startsOf(groups.groups, folded);
    },
    isFolded: (key) => folded.has(key),
  };
}

function groupLine(group: GridGroup, place: number, isFolded: boolean): GroupLine {
  return { id: -1 - place, group, isFolded };
}

/** The first line of each group, and at the end the number of all lines. */
function startsOf(groups: readonly GridGroup[], folded: ReadonlySet<string>): number[] {
  const starts: number[] = [];
  let line = 0;
  for (const group of groups) {
    starts.push(line);
    line += 1 + (folded.has(group.key) ? 0 : group.count);
  }
  return [...starts, line];
}

/** Reads what is missing. A group that has lost rows meanwhile gives fewer; the list is read again soon. */
async function filled<Row extends GridRow>(
  parts: readonly (Row[] | Run)[],
  groups: GridGroups<Row>,
  sort: readonly SortKey[],
): Promise<Row[]> {
  const read: Row[][] = parts.map((part) => (Array.isArray(part) ? part : []));
  const open = parts.flatMap((part, place) => (Array.isArray(part) ? [] : [{ run: part, place }]));
  const workers = Array.from({ length: Math.min(mostAtOnce, open.length) }, async () => {
    for (let next = open.shift(); next; next = open.shift()) {
      const { group, offset, limit } = next.run;
      read[next.place] = [...(await groups.load(group, offset, limit, sort)).rows];
    }
  });
  await Promise.all(workers);
  return read.flat();
}
