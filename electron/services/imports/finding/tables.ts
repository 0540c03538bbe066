import { isMobile } from '../../../../db/schema/kinds/mobileNumber';
import type { RawRow } from '../../../../db/schema/cell';
import type { SheetSummary } from '../../../workers/protocol';
import { cellText, comparable, isBlankCell } from '../cells/cellText';
import {
  createSheetHead,
  headerBlock,
  isHeaderRow,
  isKnownHeading,
  reachOf,
  type SheetHead,
} from './headerRows';
import { multiplierOfLine, readHeading } from '../headings/headings';
import { isCompanyName, isPersonName } from '../cells/names';
import type { TargetIndex } from '../headings/targetIndex';
import type { CardLayout } from './cardLayout';
import type { Sections } from './sectionTitles';

/** One column of a found table. */
export interface FoundColumn {
  readonly column: number;
  /** Parts of the heading from the top row down, the same words once; empty without a heading. */
  readonly parts: readonly string[];
  /** The parts joined by `/`. */
  readonly heading: string;
  /** What one unit means: from the heading, its group, or a line `单位：万元` above the table. */
  readonly multiplier: number;
  readonly isPercent: boolean;
}

/** A table found on a sheet. Rows are the sheet's own, counted from 1. */
export interface FoundTable {
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  /** The last row that may belong to it; null: to the end of the sheet. */
  readonly lastDataRow: number | null;
  readonly columns: readonly FoundColumn[];
  /** What stands above it: title and units. */
  readonly title: string;
  /** Each row is a card of the file: its own number, and where the cards lie. */
  readonly cards?: CardLayout;
  /** What the titles between its rows say, as a column of its own. */
  readonly sections?: Sections;
}

/** How many rows of a sheet decide where its tables are; a table still open then reaches to the sheet's end. */
export const decidingRows = 2000;

/**
 * Finds the tables among the first rows of a sheet: headings of up to three rows, several tables below or beside each
 * other, tables without a heading. Side notes and lines above and below are left out.
 */
export function findTables(rows: readonly RawRow[], sheet: SheetSummary, index: TargetIndex): FoundTable[] {
  const head = createSheetHead(rows, sheet, index);
  const blocks = findBlocks(rows, head);
  const isWhole = rows.length < decidingRows;
  if (blocks.length === 0) {
    const made = headerlessTable(rows, isWhole);
    return made ? [made] : [];
  }
  return blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    const last = next
      ? lastRowBefore(rows, next[0] ?? 0, block.at(-1) ?? 0)
      : isWhole
        ? (rows.at(-1)?.row ?? null)
        : null;
    return tablesOf({ block, last, before: blocks[at - 1]?.at(-1) ?? 0 }, rows, head, index);
  });
}

function findBlocks(rows: readonly RawRow[], head: SheetHead): number[][] {
  const blocks: number[][] = [];
  let firstWords = '';
  for (const { row } of rows) {
    const open = blocks.at(-1);
    if (open && row <= (open.at(-1) ?? 0)) continue;
    if (!open && blocks.length === 0 && row > 60 && rows.length > 200) break;
    if (!isHeaderRow(head, row, open !== undefined)) continue;
    const words = [...head.look(row).texts.values()].join('\u0001');
    if (open && isRepeated(head, open, row)) continue;
    if (open && words === firstWords) continue;
    firstWords = words;
    blocks.push(headerBlock(head, row, open?.at(-1) ?? 0));
  }
  return blocks;
}

/** The same heading once more, as at the top of every printed page. */
function isRepeated(head: SheetHead, block: readonly number[], row: number): boolean {
  const known = new Set(
    block.flatMap((header) =>
      [...head.look(header).texts].map(([column, text]) => `${String(column)}:${text}`),
    ),
  );
  const again = [...head.look(row).texts].filter(([column, text]) =>
    known.has(`${String(column)}:${text}`),
  ).length;
  return again >= head.look(row).texts.size * 0.6;
}

function lastRowBefore(rows: readonly RawRow[], nextHeader: number, ownHeader: number): number {
  let last = ownHeader;
  const between = rows.filter((row) => row.row > ownHeader && row.row < nextHeader);
  let at = between.length - 1;
  // A title of the next table is no row of this one.
  while (at >= 0 && (between[at]?.cells.filter((cell) => !isBlankCell(cell)).length ?? 0) <= 1) at -= 1;
  last = between[at]?.row ?? ownHeader;
  return last;
}

interface Block {
  readonly block: readonly number[];
  readonly last: number | null;
  readonly before: number;
}

function tablesOf(found: Block, rows: readonly RawRow[], head: SheetHead, index: TargetIndex): FoundTable[] {
  const { block, last, before } = found;
  const lastHeader = block.at(-1) ?? 0;
  const body = rows.filter((row) => row.row > lastHeader && (last === null || row.row <= last)).slice(0, 300);
  const above = rows.filter((row) => row.row < (block[0] ?? 0) && row.row > before).slice(-6);
  const title = above
    .flatMap((row) => row.cells.map((cell) => cellText(cell)).filter((text) => text !== ''))
    .join(' ');
  const lineMultiplier = multiplierOfLine(title) ?? 1;
  const columns = headedColumns(block, body, head, lineMultiplier);
  const groups = separate(columns, body, index);
  return groups.map((group) => {
    const named = groups.length > 1 ? ownTitle(group, block) : null;
    return {
      headerRows: named === null ? block : block.slice(1),
      firstDataRow: lastHeader + 1,
      lastDataRow: last,
      columns: named === null ? group : group.map((column) => withoutFirstPart(column)),
      title: named === null ? title : `${title} ${named}`,
    };
  });
}

/** What stands over the whole of one of several tables beside each other names it, and groups none of its columns. */
function ownTitle(group: readonly FoundColumn[], block: readonly number[]): string | null {
  const first = group[0]?.parts[0];
  if (block.length < 2 || first === undefined) return null;
  return group.every((column) => column.parts.length >= 2 && column.parts[0] === first) ? first : null;
}

function withoutFirstPart(column: FoundColumn): FoundColumn {
  const parts = column.parts.slice(1);
  return { ...column, parts, heading: parts.join('/') };
}

function headedColumns(
  block: readonly number[],
  body: readonly RawRow[],
  head: SheetHead,
  lineMultiplier: number,
): FoundColumn[] {
  const widest = Math.max(
    0,
    ...body.map((row) => row.cells.length),
    ...block.flatMap((row) => [...head.look(row).texts.keys()].map((column) => head.reach(row, column) + 1)),
  );
  const columns: FoundColumn[] = [];
  for (let column = 0; column < widest; column += 1) {
    const parts = partsOf(block, column, widest - 1, head);
    const isFilled = body.some((row) => !isBlankCell(row.cells[column]));
    if (parts.length === 0 && !isFilled) continue;
    const read = parts.map((part) => readHeading(part));
    const multiplier =
      [...read].reverse().find((part) => part.multiplier !== null)?.multiplier ?? lineMultiplier;
    columns.push({
      column,
      parts,
      heading: parts.join('/'),
      multiplier,
      isPercent: read.some((part) => part.isPercent),
    });
  }
  return columns;
}

function partsOf(block: readonly number[], column: number, lastColumn: number, head: SheetHead): string[] {
  const parts: string[] = [];
  for (const [at, row] of block.entries()) {
    const text = textAt(head, row, column, at < block.length - 1 ? lastColumn : null);
    const flat = text?.replace(/\s*\n\s*/g, '').trim();
    if (flat !== undefined && flat !== '' && parts.at(-1) !== flat) parts.push(flat);
  }
  return parts;
}

function textAt(head: SheetHead, row: number, column: number, groupsTo: number | null): string | undefined {
  const look = head.look(row);
  const own = look.texts.get(column);
  if (own !== undefined) return own;
  for (const [start, text] of look.texts) {
    if (start > column) continue;
    const reach = groupsTo === null ? head.reach(row, start) : reachOf(head, row, start, groupsTo);
    if (column <= reach) return text;
  }
  return undefined;
}

/** Tables beside each other become tables of their own; notes beside a table are dropped. */
function separate(
  columns: readonly FoundColumn[],
  body: readonly RawRow[],
  index: TargetIndex,
): FoundColumn[][] {
  const groups: FoundColumn[][] = [];
  for (const column of columns) {
    const open = groups.at(-1);
    if (open && (open.at(-1)?.column ?? 0) + 1 === column.column) open.push(column);
    else groups.push([column]);
  }
  if (groups.length === 1) return sideBySide(columns, index);
  const names = groups.map(
    (group) => group.filter((column) => isKnownHeading(column.parts.at(-1) ?? '', index)).length,
  );
  const tables = groups.filter((group, at) => (names[at] ?? 0) >= 2 && startsRecords(group, index));
  if (tables.length >= 2) return tables;
  const kept = groups.filter((group, at) => (names[at] ?? 0) > 0 || fillOf(group, body) >= 0.2);
  return [kept.flat()].filter((group) => group.length > 0);
}

/** The same headings once more, right beside the first: two tables printed next to each other to save paper. */
function sideBySide(columns: readonly FoundColumn[], index: TargetIndex): FoundColumn[][] {
  const headings = columns.map(({ heading }) => comparable(heading));
  for (let width = 2; width <= columns.length / 2; width += 1) {
    if (columns.length % width > 0) continue;
    const isAgain = headings.every((heading, at) => heading !== '' && heading === headings[at % width]);
    if (!isAgain || !startsRecords(columns.slice(0, width), index)) continue;
    return Array.from({ length: columns.length / width }, (_unused, at) =>
      columns.slice(at * width, (at + 1) * width),
    );
  }
  return [[...columns]];
}

function startsRecords(group: readonly FoundColumn[], index: TargetIndex): boolean {
  return group.some((column) =>
    index
      .exact(readHeading(column.parts.at(-1) ?? '').key)
      .some((target) => target.of.name === 'name' || target.path === 'contract.number'),
  );
}

function fillOf(group: readonly FoundColumn[], body: readonly RawRow[]): number {
  if (body.length === 0) return 0;
  const rows = body.filter((row) => group.some((column) => !isBlankCell(row.cells[column.column])));
  return rows.length / body.length;
}

/** A list that begins with its first record: told by names of companies or of people in the first rows. */
function headerlessTable(rows: readonly RawRow[], isWhole: boolean): FoundTable | null {
  const body = rows.filter((row) => row.cells.filter((cell) => !isBlankCell(cell)).length >= 2);
  const first = body[0];
  if (!first || body.length < 2) return null;
  const looked = body.slice(0, 100);
  const width = Math.max(...looked.map((row) => row.cells.length));
  let best = 0;
  for (let column = 0; column < width; column += 1) {
    const texts = looked.map((row) => cellText(row.cells[column])).filter((text) => text !== '');
    if (texts.length < looked.length * 0.5) continue;
    best = Math.max(
      best,
      texts.filter((text) => isCompanyName(text) && text.length >= 5).length / texts.length,
      texts.filter((text) => isPersonName(text) || isMobile(text)).length / texts.length,
    );
  }
  if (best < 0.6) return null;
  const columns: FoundColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    if (looked.some((row) => !isBlankCell(row.cells[column]))) {
      columns.push({ column, parts: [], heading: '', multiplier: 1, isPercent: false });
    }
  }
  const above = rows.filter((row) => row.row < first.row);
  return {
    headerRows: [],
    firstDataRow: first.row,
    lastDataRow: isWhole ? (rows.at(-1)?.row ?? null) : null,
    columns,
    title: above.flatMap((row) => row.cells.map((cell) => cellText(cell))).join(' '),
  };
}

/** Names of sheets that explain and hold no records. */
const explaining =
  /^(?:填写|导入|使用|填表|模板)?(?:说明|须知|帮助|指南|要求|示例|规范)(?:页|文档)?$|^(?:封面|目录|数据字典|字典|参数|选项|下拉选项|下拉|枚举|代码表|基础数据|配置|readme|instructions?|help|cover|options|dictionary|lists?)$/i;

/** Whether a sheet of that name explains others instead of holding records. */
export function isExplainingSheet(name: string | null): boolean {
  return name !== null && explaining.test(name.normalize('NFKC').replace(/\s/g, ''));
}
