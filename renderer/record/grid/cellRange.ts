import type { Field } from '../../../db/schema/fields';
import type { GridColumn, GridRow, RangeSummary } from './gridColumn';

/** A cell by its place on the grid: line from the top, column from the left, both from 0. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
}

/** Chosen cells: where the choice began and where it ends. */
export interface CellRange {
  readonly anchor: CellPlace;
  readonly head: CellPlace;
}

/** The edges of a range, all inside it. */
export interface RangeEdges {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The edges of a range, whichever way it was drawn. */
export function edgesOf({ anchor, head }: CellRange): RangeEdges {
  return {
    top: Math.min(anchor.line, head.line),
    bottom: Math.max(anchor.line, head.line),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** Whether a range is more than one cell. */
export function isManyCells(range: CellRange | null): range is CellRange {
  return (
    range !== null && (range.anchor.line !== range.head.line || range.anchor.column !== range.head.column)
  );
}

/** The classes of a cell inside a range, none outside: `in-range` and its outer edges. */
export function rangeClasses(edges: RangeEdges | null, line: number, column: number): string[] {
  if (!edges || line < edges.top || line > edges.bottom || column < edges.left || column > edges.right)
    return [];
  return [
    'in-range',
    ...(line === edges.top ? ['range-top'] : []),
    ...(line === edges.bottom ? ['range-bottom'] : []),
    ...(column === edges.left ? ['range-left'] : []),
    ...(column === edges.right ? ['range-right'] : []),
  ];
}

/** All classes a range may give a cell. */
export const allRangeClasses = ['in-range', 'range-top', 'range-bottom', 'range-left', 'range-right'];

/**
 * What the numbers of some cells come to. Sums are given only when all numbers are of one sort: an amount and a count
 * added up mean nothing.
 */
export function summaryOf<Row extends GridRow>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
): RangeSummary {
  const words = new Map<string, (amount: number) => string>();
  let sum = 0;
  let numbers = 0;
  for (const column of columns) {
    if (!column.number) continue;
    for (const row of rows) {
      const value = column.value?.(row);
      if (typeof value !== 'number') continue;
      sum += value;
      numbers += 1;
      words.set(sortOf(column.field), column.number);
    }
  }
  const [say] = words.size === 1 ? [...words.values()] : [];
  return {
    cells: rows.length * columns.length,
    numbers,
    sum: say?.(sum) ?? null,
    average: say?.(sum / numbers) ?? null,
  };
}

/** Numbers of one sort may be added up: amounts with amounts, counts with counts. */
function sortOf(field: Field | undefined): string {
  return field?.kind === 'computed' ? field.result : (field?.kind ?? '');
}
