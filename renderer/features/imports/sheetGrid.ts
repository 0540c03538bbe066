import type { SheetPart, SheetRow } from '../../../electron/api/imports';
import { cellWords } from './importWords';

/** How high a row of the sheet is drawn, in pixels. */
export const rowHeight = 26;

/** How high the letters of the columns and the fields they become are drawn above it, in pixels. */
export const headHeight = 44;

/** One line of the drawn sheet: a row, a blank row, or a run of rows that are not shown. */
export type GridLine =
  | { readonly is: 'row'; readonly row: number; readonly of: SheetRow; readonly isHidden: boolean }
  | { readonly is: 'blank'; readonly row: number; readonly isHidden: boolean }
  | { readonly is: 'gap'; readonly row: number; readonly to: number };

/** Blank rows in a row that are still drawn one by one. */
const mostBlank = 8;

/** The lines of a sheet: its beginning, what lies between in one line, and its end. */
export function gridLines(head: SheetPart, end: SheetPart | null): readonly GridLine[] {
  const lines: GridLine[] = [];
  const hidden = new Set([...head.hiddenRows, ...(end?.hiddenRows ?? [])]);
  let next = 1;
  for (const of of [...head.rows, ...(end?.rows ?? [])]) {
    if (of.row - next > mostBlank) lines.push({ is: 'gap', row: next, to: of.row - 1 });
    else
      for (let row = next; row < of.row; row += 1)
        lines.push({ is: 'blank', row, isHidden: hidden.has(row) });
    lines.push({ is: 'row', row: of.row, of, isHidden: hidden.has(of.row) });
    next = of.row + 1;
  }
  return lines;
}

/** A cell as it is drawn: over how many columns, whether another cell covers it, and what it says. */
export interface GridCell {
  readonly column: number;
  readonly span: number;
  readonly words: string;
  /** It continues the cell above it. */
  readonly isUnder: boolean;
}

/** Where merged cells lie: for `row:column` how far the cell reaches, and which cells it covers. */
export interface MergeMap {
  readonly spans: ReadonlyMap<string, number>;
  readonly covered: ReadonlySet<string>;
  readonly under: ReadonlySet<string>;
}

/** Looks the merged cells up by place. */
export function mergeMap(parts: readonly (SheetPart | null)[]): MergeMap {
  const spans = new Map<string, number>();
  const covered = new Set<string>();
  const under = new Set<string>();
  for (const merge of parts.flatMap((part) => part?.merges ?? [])) {
    const last = Math.min(merge.lastColumn, 200);
    for (let row = merge.firstRow; row <= Math.min(merge.lastRow, merge.firstRow + 500); row += 1) {
      const first = `${String(row)}:${String(merge.firstColumn)}`;
      spans.set(first, last - merge.firstColumn + 1);
      if (row > merge.firstRow) under.add(first);
      for (let column = merge.firstColumn + 1; column <= last; column += 1)
        covered.add(`${String(row)}:${String(column)}`);
    }
  }
  return { spans, covered, under };
}

/** The cells of a row, merged ones once. */
export function gridCells(row: SheetRow, width: number, merges: MergeMap): readonly GridCell[] {
  const cells: GridCell[] = [];
  for (let column = 0; column < width; column += 1) {
    const place = `${String(row.row)}:${String(column)}`;
    if (merges.covered.has(place)) continue;
    const isUnder = merges.under.has(place);
    const span = Math.min(merges.spans.get(place) ?? 1, width - column);
    cells.push({ column, span, words: isUnder ? '' : cellWords(row.cells[column]), isUnder });
  }
  return cells;
}

/** The width of each column in pixels, after what stands in it; a Chinese character is as wide as two letters. */
export function columnWidths(rows: readonly SheetRow[], width: number): readonly number[] {
  const longest = new Array<number>(width).fill(0);
  for (const { cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (column >= width) break;
      const words = cellWords(cell);
      let letters = 0;
      for (const letter of words.slice(0, 40)) letters += letter.charCodeAt(0) > 255 ? 2 : 1;
      longest[column] = Math.max(longest[column] ?? 0, letters);
    }
  }
  return longest.map((letters) => Math.min(232, Math.max(92, letters * 7 + 20)));
}
