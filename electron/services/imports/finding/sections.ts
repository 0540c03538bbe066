import type { RawCell, RawRow } from '../../../../db/schema/cell';
import type { SheetSummary } from '../../../workers/protocol';
import { cellText, comparable, isBlankCell } from '../cells/cellText';
import { isCompanyName } from '../cells/names';
import { readHeading } from '../headings/headings';
import type { TargetIndex } from '../headings/targetIndex';
import { isRegion } from './alikeTables';
import { createRowJudge } from './rowClasses';
import { decidingRows, type FoundColumn, type FoundTable } from './tables';

/** What is written over the column of sections whose titles have no heading of their own. */
const sectionHeading = '分区标题';

interface Title {
  readonly row: number;
  readonly text: string;
}

/**
 * Gives a table the titles that stand between its rows as a column: `销售一部` above one part and `销售二部` above the
 * next is a value of each row, as the name of a sheet is. `users`: the names of the colleagues, compared form.
 */
export function withSections(
  found: FoundTable,
  rows: readonly RawRow[],
  sheet: SheetSummary,
  known: {
    readonly index: TargetIndex;
    readonly users: ReadonlySet<string>;
    readonly wide: ReadonlySet<number>;
  },
): FoundTable {
  // Titles further down than the rows that decide would be missed, and their rows given those of an earlier section.
  if (found.headerRows.length === 0 || found.columns.length < 2 || rows.length >= decidingRows) return found;
  const above = lineAbove(found, rows);
  const titles = titlesIn(found, rows, { wide: known.wide, above });
  if (titles.length === 0) return found;
  const first =
    above && titles.some(({ text }) => areOfOneMake(above.text, text, known.users)) ? above : null;
  const all = first ? [first, ...titles] : titles;
  const parted = partedTitles(all);
  const values = new Set(parted.values);
  if (all.length < 2 || values.size < 2)
    return { ...found, sections: { column: null, titles: titles.map(({ row }) => ({ row, value: null })) } };
  const column = Math.max(sheet.columnCount, ...found.columns.map((one) => one.column + 1));
  const heading = headingOf(parted, found, known);
  const made: FoundColumn = { column, parts: [heading], heading, multiplier: 1, isPercent: false };
  return {
    ...found,
    columns: [...found.columns, made],
    sections: { column, titles: all.map(({ row }, at) => ({ row, value: parted.values[at] ?? null })) },
  };
}

/** Rows between the data that only say what the rows below them are. */
function titlesIn(
  found: FoundTable,
  rows: readonly RawRow[],
  { wide, above }: { readonly wide: ReadonlySet<number>; readonly above: Title | null },
): Title[] {
  const judge = createRowJudge(found, [], (row) => wide.has(row));
  const columns = found.columns.map(({ column }) => column);
  const body = rows
    .filter(({ row }) => row >= found.firstDataRow && row <= (found.lastDataRow ?? Infinity))
    .map((raw) => ({ raw, reason: judge.skipReason(raw), lonely: lonelyText(raw, columns) }))
    .filter(({ reason }) => reason !== 'blank');
  const notes = body.flatMap(({ lonely, reason }) => (reason === 'note' && lonely ? [lonely.text] : []));
  const repeated = labelsOf(above ? [above.text, ...notes] : notes);
  return body.flatMap(({ raw, reason, lonely }, at) => {
    if (!lonely || lonely.text.length > longestTitle || /^[\d.,\s]+$/.test(lonely.text)) return [];
    const next = body[at + 1];
    const before = body[at - 1];
    const isApart = !before || before.reason !== null || raw.row - before.raw.row > 1;
    // Above the headings once more stands a title, unless it is the last row before a page break.
    const isAboveHeading =
      next?.reason === 'repeatedHeading' &&
      (reason === null || reason === 'title') &&
      lonely.isFirst &&
      (isApart || !isCompanyName(lonely.text));
    const isLabelled = reason === 'note' && repeated.has(labelOf(lonely.text) ?? '') && next !== undefined;
    const isTitle = (reason === 'title' && next !== undefined) || isAboveHeading || isLabelled;
    return isTitle ? [{ row: raw.row, text: lonely.text }] : [];
  });
}

const longestTitle = 24;

function lonelyText(
  { cells }: RawRow,
  columns: readonly number[],
): { readonly text: string; readonly isFirst: boolean } | null {
  const filled = columns.filter((column) => !isBlankCell(cells[column]));
  const texts = new Set(filled.map((column) => cellText(cells[column])));
  const [text] = texts;
  if (texts.size !== 1 || text === undefined) return null;
  return { text, isFirst: filled[0] === columns[0] };
}

const labelled = /^([^:：\d]{2,8})[:：]\s*(\S.*)$/;

function labelOf(text: string): string | null {
  return labelled.exec(text)?.[1]?.trim() ?? null;
}

/** `部门：一部` and `部门：二部` say the same of their rows; `备注：…` once says something of the sheet. */
function labelsOf(texts: readonly string[]): ReadonlySet<string> {
  const labels = texts.map((text) => labelOf(text)).filter((label) => label !== null);
  return new Set(
    labels.filter((label, at) => labels.indexOf(label) !== at && !/^(?:备注|说明|注|提示)/.test(label)),
  );
}

/** The line above the heading, when it is one text: the title of the first section, if it is of the make of the others. */
function lineAbove(found: FoundTable, rows: readonly RawRow[]): Title | null {
  const first = found.headerRows[0] ?? 0;
  const above = rows.filter(({ row }) => row < first && row >= first - 2).at(-1);
  const lonely =
    above &&
    lonelyText(
      above,
      above.cells.map((_cell, column) => column),
    );
  return above && lonely && lonely.text.length <= longestTitle ? { row: above.row, text: lonely.text } : null;
}

function areOfOneMake(one: string, other: string, users: ReadonlySet<string>): boolean {
  const label = labelOf(one);
  if (label !== null || labelOf(other) !== null) return label === labelOf(other);
  if (comparable(one) === comparable(other)) return false;
  const areBoth = (test: (text: string) => boolean): boolean =>
    test(bareTitle(one)) && test(bareTitle(other));
  if (areBoth((text) => users.has(comparable(text))) || areBoth(isRegion)) return true;
  const plain = (text: string): string => text.replace(/[\d一二三四五六七八九十A-Z]+/g, '#');
  if (plain(one) === plain(other)) return true;
  // 城区学校, 乡镇学校: as long, with the same ending.
  return one.at(-1) === other.at(-1) && Math.abs(one.length - other.length) <= 3;
}

interface PartedTitles {
  readonly label: string | null;
  readonly values: readonly string[];
}

/** What the titles say without numbers, brackets and the label all of them have. */
function partedTitles(titles: readonly Title[]): PartedTitles {
  const labels = new Set(titles.map(({ text }) => labelOf(text)));
  const [label = null] = labels;
  if (labels.size === 1 && label !== null)
    return { label, values: titles.map(({ text }) => labelled.exec(text)?.[2]?.trim() ?? text) };
  return { label: null, values: titles.map(({ text }) => bareTitle(text)) };
}

function bareTitle(text: string): string {
  const bare = text
    .replace(/^[【[(（〔=*—\s-]+|[】\])）〕=*:：—\s-]+$/g, '')
    .replace(/^(?:[一二三四五六七八九十]+|\d+)[、.．)）]\s*/, '')
    .trim();
  return bare === '' ? text : bare;
}

/** The heading their column gets: their own label, what all of them are, or one that means no field by itself. */
function headingOf(
  { label, values }: PartedTitles,
  { columns }: FoundTable,
  { index, users }: { readonly index: TargetIndex; readonly users: ReadonlySet<string> },
): string {
  const own =
    label ??
    (values.every((value) => users.has(comparable(value)))
      ? '业务员'
      : values.every(isRegion)
        ? '地区'
        : null);
  if (own === null) return sectionHeading;
  const targetsOf = (heading: string): readonly string[] =>
    index.exact(readHeading(heading).key).map(({ path }) => path);
  const paths = new Set(targetsOf(own));
  const isTaken = columns.some(({ parts }) => targetsOf(parts.at(-1) ?? '').some((path) => paths.has(path)));
  // A department above customers is one of this office, never that of the people in the rows.
  return isTaken || paths.has('accountContact.department') ? sectionHeading : own;
}

/** Rows with the words of their section in its column; the same rows where a table has none. */
export function sectionedRow(found: FoundTable, row: RawRow): RawRow {
  const { column = null, titles = [] } = found.sections ?? {};
  if (column === null || row.row < found.firstDataRow || row.row > (found.lastDataRow ?? Infinity))
    return row;
  const title = titles.findLast((one) => one.row <= row.row);
  if (!title || title.row === row.row || title.value === null || row.cells.every((cell) => isBlankCell(cell)))
    return row;
  const cells: RawCell[] = [...row.cells];
  while (cells.length < column) cells.push(null);
  cells[column] = title.value;
  return { row: row.row, cells };
}
