import type { RawCell, RawRow } from '../../../../db/schema/cell';
import type { SheetSummary } from '../../../workers/protocol';
import { cellText } from '../cells/cellText';
import { headingKey, readHeading } from '../headings/headings';

/** A cell that says something, and the last column it reaches by a merge. */
export interface WordCell {
  readonly column: number;
  readonly reach: number;
  readonly cell: RawCell;
  readonly text: string;
  /** Its text as that of a label (`labelKey`): a sheet is cut and judged many times over. */
  readonly key: string;
}

/** A row of a sheet as the search for cards sees it. */
export interface WordRow {
  readonly row: number;
  readonly cells: readonly WordCell[];
}

/** The rows of a sheet with what is written in them; cells a merge covers say nothing. */
export function wordRows(rows: readonly RawRow[], sheet: SheetSummary): WordRow[] {
  const reach = new Map<string, number>();
  const covered = new Set<string>();
  for (const merge of sheet.merges.slice(0, mostMerges)) {
    const lastRow = Math.min(merge.lastRow, merge.firstRow + deepestMerge);
    const lastColumn = Math.min(merge.lastColumn, merge.firstColumn + deepestMerge);
    for (let row = merge.firstRow; row <= lastRow; row += 1) {
      reach.set(`${String(row)}:${String(merge.firstColumn)}`, lastColumn);
      for (let column = merge.firstColumn; column <= lastColumn; column += 1) {
        if (row > merge.firstRow || column > merge.firstColumn)
          covered.add(`${String(row)}:${String(column)}`);
      }
    }
  }
  return rows.map(({ row, cells }) => ({
    row,
    cells: cells.flatMap((cell, column) => {
      const place = `${String(row)}:${String(column)}`;
      const text = covered.has(place) ? '' : cellText(cell);
      if (text === '') return [];
      return [{ column, reach: reach.get(place) ?? column, cell, text, key: labelKey(text) }];
    }),
  }));
}

const mostMerges = 20_000;
const deepestMerge = 200;

/** A label with what stands behind its colon in the same cell. */
export interface InlinePair {
  readonly label: string;
  readonly key: string;
  readonly value: string;
}

const longestLabel = 14;
const labelInText = /(?:^|[\s,，;；、。　|])([^\s:：,，;；、。|\d][^:：,，;；、。|]{0,15}?)\s*[:：]/g;

/**
 * `联系人：张三  电话：0571-1`: the pairs of one cell, in order; none when it does not begin with a label. `isLabel` says
 * whether a word is a label.
 */
export function inlinePairs(text: string, isLabel: (key: string) => boolean): InlinePair[] {
  if (!/[:：]/.test(text)) return [];
  const found: {
    readonly label: string;
    readonly key: string;
    readonly from: number;
    readonly to: number;
  }[] = [];
  for (const match of text.matchAll(labelInText)) {
    const label = match[1]?.trim() ?? '';
    const key = labelKey(label);
    if (key === '' || !isLabel(key)) continue;
    const to = match.index + match[0].length;
    found.push({ label, key, from: to - match[0].trimStart().length, to });
  }
  if (found.length === 0 || text.slice(0, found[0]?.from ?? 0).replace(/[\s,，;；、。|]/g, '') !== '')
    return [];
  return found.map(({ label, key, to }, at) => ({
    label,
    key,
    value: text.slice(to, found[at + 1]?.from ?? text.length).replace(/^[\s,，;；、|]+|[\s,，;；、|]+$/g, ''),
  }));
}

/** The compared form of a label; '' for what is none by its looks: long texts, numbers, blanks. */
export function labelKey(text: string): string {
  if (text.length > longestLabel * 2) return '';
  const bare = text.replace(/\s*[:：]\s*$/, '');
  if (/[:：。？！]/.test(bare) || /^[\d\s.,/\-()（）]*$/.test(bare)) return '';
  const { key, slot } = readHeading(bare);
  const whole = slot === null ? key : headingKey(bare);
  return whole.length === 0 || whole.length > longestLabel || /\d{3}/.test(whole) ? '' : whole;
}

/** Whether the text says by its colon that it is a label. */
export function hasColon(text: string): boolean {
  return /[:：]\s*$/.test(text);
}

/** A label as the heading of a column. */
export function headingOfLabel(text: string): string {
  return text
    .replace(/\s*[:：]\s*$/, '')
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
    .trim();
}
