import type { RawCell, RawRow } from '../../../../db/schema/cell';
import type { SheetSummary } from '../../../workers/protocol';
import { cellText, comparable, isBlankCell } from '../cells/cellText';
import { readHeading } from '../headings/headings';
import { rowNumberHeadings } from '../headings/headingSynonyms';
import { isCompanyName } from '../cells/names';
import { qualifierOf, type TargetIndex } from '../headings/targetIndex';

/** One row as the search for headings sees it. */
export interface RowLook {
  readonly row: number;
  /** Texts by column; merged cells stand in their first column. */
  readonly texts: ReadonlyMap<number, string>;
  /** Cells that say a known heading. */
  readonly hits: number;
  /** Cells that can only be values: dates, amounts, telephone numbers, names of companies. */
  readonly values: number;
  readonly longs: number;
}

/** The rows at the head of a sheet, with what is merged among them. */
export interface SheetHead {
  look(row: number): RowLook;
  /** Whether any cell of the row can only be a value: sooner told than all that `look` says of it. */
  hasValue(row: number): boolean;
  /** The last column a cell reaches by a merge to the right. */
  reach(row: number, column: number): number;
  /** Whether a merge from above covers the cell. */
  isCovered(row: number, column: number): boolean;
  readonly width: number;
}

/** A row that has nothing in it. */
const nothing: Omit<RowLook, 'row'> = { texts: new Map(), hits: 0, values: 0, longs: 0 };
const longText = 24;
const rowNumberKeys = new Set(rowNumberHeadings.map((heading) => comparable(heading)));

/** Prepares rows for the search; what a row looks like is worked out once. */
export function createSheetHead(rows: readonly RawRow[], sheet: SheetSummary, index: TargetIndex): SheetHead {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const looks = new Map<number, RowLook>();
  const across = new Map<string, number>();
  const covered = new Set<string>();
  const lastRow = rows.at(-1)?.row ?? 0;
  for (const merge of sheet.merges) {
    if (merge.firstRow > lastRow || merge.lastRow - merge.firstRow > 1000) continue;
    const lastColumn = Math.min(merge.lastColumn, sheet.columnCount + 1);
    for (let row = merge.firstRow; row <= Math.min(merge.lastRow, lastRow); row += 1) {
      across.set(`${String(row)}:${String(merge.firstColumn)}`, lastColumn);
      if (row === merge.firstRow) continue;
      for (let column = merge.firstColumn; column <= lastColumn; column += 1)
        covered.add(`${String(row)}:${String(column)}`);
    }
  }
  const width = Math.max(
    0,
    ...rows.slice(0, 200).map((row) => row.cells.filter((cell) => !isBlankCell(cell)).length),
  );
  return {
    width,
    reach: (row, column) => across.get(`${String(row)}:${String(column)}`) ?? column,
    isCovered: (row, column) => covered.has(`${String(row)}:${String(column)}`),
    hasValue: (row) => byRow.get(row)?.cells.some((cell) => isOnlyValue(cell, index)) ?? false,
    look(row) {
      const known = looks.get(row);
      if (known) return known;
      const raw = byRow.get(row);
      const made = raw ? lookAt(raw, index) : { row, ...nothing };
      looks.set(row, made);
      return made;
    },
  };
}

function lookAt(raw: RawRow, index: TargetIndex): RowLook {
  const texts = new Map<number, string>();
  let hits = 0;
  let values = 0;
  let periods = 0;
  let longs = 0;
  for (let column = 0; column < raw.cells.length; column += 1) {
    const cell = raw.cells[column] ?? null;
    const text = cellText(cell);
    if (text === '') continue;
    texts.set(column, text);
    if (isKnownHeading(text, index)) hits += 1;
    else if (isPeriod(cell, text)) periods += 1;
    else if (isValue(cell, text)) values += 1;
    if (readHeading(text).key.length > longText) longs += 1;
  }
  // Years and months stand over columns beside words that are headings; anywhere else they are values.
  if (hits < 2 || hits < periods * 0.3) values += periods;
  return { row: raw.row, texts, hits, values, longs };
}

function isOnlyValue(cell: RawCell, index: TargetIndex): boolean {
  const text = cellText(cell);
  return text !== '' && isValue(cell, text) && !isPeriod(cell, text) && !isKnownHeading(text, index);
}

/** Whether the text is a heading somebody gives a column. */
export function isKnownHeading(text: string, index: TargetIndex): boolean {
  if (text.length > 60) return false;
  const heading = readHeading(text);
  if (index.exact(heading.key).length > 0 || rowNumberKeys.has(heading.key)) return true;
  for (const inside of heading.inside) {
    if (index.exact(inside + heading.key).length > 0 || index.exact(heading.key + inside).length > 0)
      return true;
  }
  const qualified = qualifierOf(heading.key);
  if (qualified && qualified.rest !== '' && index.exact(qualified.rest).length > 0) return true;
  if (heading.key.length <= 12 && !/\d/.test(heading.key) && !isCompanyName(text)) {
    if (index.containing(heading.key).some((found) => found.share >= 0.4)) return true;
  }
  return index.spelled(heading.key).length > 0;
}

/** A year, or the first day of a month: what columns of sums are headed by. */
function isPeriod(cell: RawCell, text: string): boolean {
  if (typeof cell === 'object' && cell?.kind === 'date') return /-01(?:T|$)/.test(cell.iso);
  return /^(?:19[9]\d|20\d\d)$/.test(text);
}

const valuePattern =
  /^(?:[¥￥$]?-?[\d,，]+(?:\.\d+)?(?:[%％元万亿]|万元)?|\+?[\d][\d\s-]{6,}|[^\s@]+@[^\s@]+\.[a-z]+|(?:19|20)\d{2}[-/.年]\d{1,2}.*|[0-9A-Z]{15,18}|https?:.*|www\..*)$/i;

function isValue(cell: RawCell, text: string): boolean {
  if (typeof cell === 'number' || typeof cell === 'boolean') return true;
  if (typeof cell === 'object' && cell !== null) return true;
  const folded = text.normalize('NFKC');
  return valuePattern.test(folded) || (isCompanyName(text) && text.length >= 6);
}

/** Whether a row may be the (last or only) row of a heading. `isInside`: a table is already open above. */
export function isHeaderRow(head: SheetHead, row: number, isInside: boolean): boolean {
  // Thousands of rows of data are asked: no heading inside a table has a value in it.
  if (isInside && head.hasValue(row)) return false;
  const look = head.look(row);
  const count = look.texts.size;
  if (count === 0 || look.values > count * 0.2 || look.longs > count * 0.34) return false;
  // `客户名称：` with room beside it is a form to be filled in, not the heading of a column.
  const labels = [...look.texts.values()].filter((text) => /[:：]\s*$/.test(text)).length;
  if (labels > 0 && labels >= count * 0.5) return false;
  if (isInside) return look.hits >= 2 && look.hits >= count * 0.6 && look.values === 0;
  if (look.hits >= 2 && look.hits >= count * 0.3) return true;
  if (look.hits === 1 && look.values === 0 && count <= 3) return isFollowedByData(head, row, count);
  return isContrast(head, row);
}

function isFollowedByData(head: SheetHead, row: number, count: number): boolean {
  const [first] = head.look(row).texts.keys();
  if (first !== undefined && head.reach(row, first) > first + 1) return false;
  let rows = 0;
  for (let next = row + 1; next <= row + 5; next += 1) {
    const look = head.look(next);
    if (look.texts.size === 0) continue;
    rows += 1;
    if (look.texts.size > count + 1 || look.hits > 0) return false;
  }
  return rows > 0;
}

/** Words above values, in at least a third of the columns: a heading in words nobody knows. */
function isContrast(head: SheetHead, row: number): boolean {
  const look = head.look(row);
  const texts = [...look.texts.values()];
  if (texts.length < 3 || look.values > 0 || new Set(texts).size < texts.length) return false;
  if (texts.length < head.width * 0.6) return false;
  let contrasts = 0;
  let rows = 0;
  for (let next = row + 1; next <= row + 4; next += 1) {
    const below = head.look(next);
    if (below.texts.size < 2) continue;
    rows += 1;
    if (below.values >= Math.max(1, below.texts.size * 0.3)) contrasts += 1;
  }
  return rows >= 2 && contrasts >= rows * 0.75;
}

/** All rows of the heading that has `row` in it, from the top down: at most three. */
export function headerBlock(head: SheetHead, row: number, notAbove: number): number[] {
  const rows = [row];
  while (rows.length < 3 && (rows[0] ?? 0) - 1 > notAbove && isParentRow(head, (rows[0] ?? 0) - 1)) {
    rows.unshift((rows[0] ?? 0) - 1);
  }
  while (rows.length < 3 && isChildRow(head, rows.at(-1) ?? row, (rows.at(-1) ?? row) + 1)) {
    rows.push((rows.at(-1) ?? row) + 1);
  }
  return rows;
}

/** `截止2026年6月30日`: of what day the sheet is stands beside its title, and is no group of columns. */
const dayOfSheet = /(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:止|为止|前)?$/;

/** Whether the row above a heading groups its columns: short words, each over several columns or over the heading itself. */
function isParentRow(head: SheetHead, row: number): boolean {
  const look = head.look(row);
  const below = head.look(row + 1);
  if (look.texts.size === 0 || look.values > 0 || look.longs > 0) return false;
  const columns = [...below.texts.keys()];
  const lastColumn = Math.max(...columns, ...look.texts.keys());
  // A heading over several columns counts as often as it reaches.
  const covered = columns.reduce((sum, column) => sum + head.reach(row + 1, column) - column + 1, 0);
  let spans = 0;
  for (const [column, text] of look.texts) {
    if (readHeading(text).key.length > 12 || /[:：]/.test(text.slice(0, -1)) || dayOfSheet.test(text))
      return false;
    const reach = reachOf(head, row, column, lastColumn);
    if (columns.length > 2 && reach - column + 1 > covered * 0.75) return false;
    if (reach > column) spans += 1;
    else if (below.texts.has(column) && !isKnownPair(text)) return false;
  }
  return spans > 0 && (look.texts.size >= 2 || look.hits > 0 || hasMergeAcross(head, row, look));
}

function isKnownPair(text: string): boolean {
  return text.length <= 6;
}

function hasMergeAcross(head: SheetHead, row: number, look: RowLook): boolean {
  return [...look.texts.keys()].some((column) => head.reach(row, column) > column);
}

/** How far a cell of a heading speaks: by its merge, or without merges over the empty cells right of it. */
export function reachOf(head: SheetHead, row: number, column: number, lastColumn: number): number {
  const merged = head.reach(row, column);
  if (merged > column) return merged;
  const look = head.look(row);
  const below = head.look(row + 1);
  let reach = column;
  while (
    reach < lastColumn &&
    !look.texts.has(reach + 1) &&
    below.texts.has(reach + 1) &&
    !head.isCovered(row, reach + 1)
  ) {
    reach += 1;
  }
  return reach;
}

/** Whether the row below a heading belongs to it: words only under groups and gaps, or the same in another language. */
function isChildRow(head: SheetHead, row: number, next: number): boolean {
  const look = head.look(row);
  const below = head.look(next);
  const count = below.texts.size;
  if (count === 0 || below.values > 0 || below.longs > 0) return false;
  if (isTranslation(look, below)) return true;
  const lastColumn = Math.max(...below.texts.keys(), ...look.texts.keys());
  let underGroups = 0;
  // `合同` over `合同编号`, a group of one column: among other groups, over a row that is mostly headings.
  const isOfHeadings = below.hits >= 3 && below.hits >= count * 0.5;
  for (const [column, text] of below.texts) {
    if (readHeading(text).key.length > 12) return false;
    const owner = ownerOf(head, row, column, lastColumn);
    if (owner === undefined) {
      if (look.texts.has(column) && !isOfHeadings) return false;
      continue;
    }
    underGroups += 1;
  }
  const spans = [...look.texts.keys()].some((column) => reachOf(head, row, column, lastColumn) > column);
  return spans && underGroups > 0 && (below.hits >= 1 || hasMergeAcross(head, row, look));
}

function ownerOf(head: SheetHead, row: number, column: number, lastColumn: number): number | undefined {
  for (const start of head.look(row).texts.keys()) {
    const reach = reachOf(head, row, start, lastColumn);
    if (start <= column && column <= reach && reach > start) return start;
  }
  return undefined;
}

function isTranslation(look: RowLook, below: RowLook): boolean {
  if (below.texts.size < 2 || below.hits < below.texts.size * 0.5 || below.hits < 2) return false;
  const isLatin = (texts: Iterable<string>): boolean =>
    [...texts].every((text) => !/[\u4e00-\u9fff]/.test(text));
  return isLatin(look.texts.values()) !== isLatin(below.texts.values());
}
