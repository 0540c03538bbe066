import type { RawCell, RawRow } from '../../../db/schema/cell';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { RoundTripColumn } from '../../api/roundTrips';
import { stampSheet } from '../exports/exportStamp';
import { isRowKeyHeading, readRowKey, type RowKey } from '../exports/rowKeys';
import type { TitleOf } from '../exports/writtenCells';
import { comparable } from '../imports/cells/cellText';
import { createKeptRows, type KeptRows } from '../imports/checking/keptRows';
import type { OpenWorkbook } from '../ports';
import { looksSame, type ComparedColumn } from './compareCell';

/** Where the exported list stands in the edited file. */
export interface SheetLayout {
  /** The sheet's index in the file. */
  readonly sheet: number;
  /** The column of the keys, from 0. */
  readonly keyColumn: number;
  /** The row of the headings, from 1; 0 when there is none left. */
  readonly headerRow: number;
  readonly headings: readonly RawCell[];
  /** How often each record's key occurs. */
  readonly keys: ReadonlyMap<number, number>;
  /** Some of the rows with keys. */
  readonly sample: readonly { readonly key: RowKey; readonly cells: readonly RawCell[] }[];
  /** How many rows there are, for the progress. */
  readonly rows: number;
  /** The rows themselves, as they were read. */
  readonly kept: KeptRows;
}

/** Headings stand within so many rows. */
const headRows = 60;
/** So many rows are enough to know a column by its contents. */
const sampleRows = 300;

interface SheetFound {
  readonly columns: Map<number, { keys: Map<number, number>; valid: number }>;
  headingAt: { readonly row: number; readonly column: number } | null;
  readonly head: RawRow[];
  readonly sample: RawRow[];
  readonly kept: KeptRows;
  rows: number;
}

/**
 * Finds the sheet that holds most keys, and where its headings and keys stand; null when no sheet holds any. Every sheet
 * is read once; the rows of the one that was found are kept.
 */
export async function findLayout(workbook: OpenWorkbook, signal: AbortSignal): Promise<SheetLayout | null> {
  let best: { readonly layout: SheetLayout; readonly valid: number } | null = null;
  for (const sheet of workbook.summary.sheets) {
    if (sheet.name === stampSheet) continue;
    const found = await lookThrough(workbook, sheet.index, signal);
    const [keyColumn, keys] = mostKeys(found);
    if (keyColumn === undefined || keys === undefined) continue;
    if (best !== null && best.valid >= keys.valid) continue;
    best = { layout: layoutOf(sheet.index, keyColumn, keys.keys, found), valid: keys.valid };
  }
  return best?.layout ?? null;
}

async function lookThrough(workbook: OpenWorkbook, sheet: number, signal: AbortSignal): Promise<SheetFound> {
  const found: SheetFound = {
    columns: new Map(),
    headingAt: null,
    head: [],
    sample: [],
    kept: createKeptRows(),
    rows: 0,
  };
  for await (const rows of workbook.rows(sheet, signal)) {
    for (const row of rows) {
      found.rows += 1;
      found.kept.add(row);
      if (found.head.length < headRows) found.head.push(row);
      let hasKey = false;
      for (const [column, cell] of row.cells.entries()) {
        if (typeof cell !== 'string') continue;
        if (found.headingAt === null && isRowKeyHeading(cell)) found.headingAt = { row: row.row, column };
        if (cell.length > 40) continue;
        const key = readRowKey(cell);
        if (key === null || key === 'damaged') continue;
        hasKey = true;
        const of = found.columns.get(column) ?? { keys: new Map<number, number>(), valid: 0 };
        of.keys.set(key.id, (of.keys.get(key.id) ?? 0) + 1);
        of.valid += 1;
        found.columns.set(column, of);
      }
      if (hasKey && found.sample.length < sampleRows) found.sample.push(row);
    }
  }
  return found;
}

function mostKeys(found: SheetFound): [number, { keys: Map<number, number>; valid: number }] | [] {
  const [best] = [...found.columns].sort(([, left], [, right]) => right.valid - left.valid);
  return best ?? [];
}

function layoutOf(
  sheet: number,
  keyColumn: number,
  keys: ReadonlyMap<number, number>,
  found: SheetFound,
): SheetLayout {
  const header = headerOf(keyColumn, found);
  const sample = found.sample.flatMap(({ cells }) => {
    const key = readRowKey(cells[keyColumn]);
    return key === null || key === 'damaged' ? [] : [{ key, cells }];
  });
  return {
    sheet,
    keyColumn,
    headerRow: header?.row ?? 0,
    headings: header?.cells ?? [],
    keys,
    sample,
    rows: found.rows,
    kept: found.kept,
  };
}

/** The row with the heading of the keys; without it the fullest row above the first key. */
function headerOf(keyColumn: number, { headingAt, head }: SheetFound): RawRow | undefined {
  if (headingAt !== null && headingAt.column === keyColumn)
    return head.find(({ row }) => row === headingAt.row) ?? undefined;
  const firstKey = head.findIndex(({ cells }) => {
    const key = readRowKey(cells[keyColumn]);
    return key !== null && key !== 'damaged';
  });
  const above = firstKey < 0 ? [] : head.slice(0, firstKey);
  const full = ({ cells }: RawRow): number => cells.filter((cell) => typeof cell === 'string').length;
  return above.sort((left, right) => full(right) - full(left))[0];
}

/** A record of the sample as it was at the export. */
export interface SampleRow {
  readonly cells: readonly RawCell[];
  readonly base: AnyRecord;
  readonly titleOf: TitleOf;
}

/** The columns of the sheet with the fields they are compared with. */
export interface MatchedColumns {
  /** Sheet column → compared column. */
  readonly byColumn: ReadonlyMap<number, ComparedColumn>;
  /** The sheet column of the record number, if there is one. */
  readonly numberColumn: number | null;
  readonly shown: readonly RoundTripColumn[];
}

/** Fields nobody types are not compared. */
function isCompared({ field }: ComparedColumn): boolean {
  return !field.readOnly && field.kind !== 'file';
}

interface Matching {
  readonly fieldOf: Map<number, { readonly column: ComparedColumn; readonly way: RoundTripColumn['way'] }>;
  readonly free: Set<ComparedColumn>;
  readonly left: Set<number>;
  readonly twice: Set<number>;
}

/**
 * Brings the columns of the sheet to their fields again, wherever they were moved: by their headings; renamed ones by
 * other usual headings of the field, then by what stands in them. A column that is none of the export is not compared.
 */
export function matchColumns(
  layout: Pick<SheetLayout, 'headings' | 'keyColumn'>,
  columns: readonly ComparedColumn[],
  sample: readonly SampleRow[],
): MatchedColumns {
  const width = Math.max(layout.headings.length, ...sample.map(({ cells }) => cells.length), 0);
  const all = Array.from({ length: width }, (_, column) => column).filter(
    (column) => column !== layout.keyColumn && !isRowKeyHeading(layout.headings[column]),
  );
  const used = all.filter(
    (column) => headingOf(layout, column) !== '' || sample.some(({ cells }) => cells[column] != null),
  );
  const matching: Matching = {
    fieldOf: new Map(),
    free: new Set(columns),
    left: new Set(used),
    twice: new Set(),
  };
  matchHeadings(layout, matching, sample, (column) => [column.field.label.zh, column.field.label.en]);
  for (const column of matching.left)
    if (columns.some((of) => !matching.free.has(of) && isNamed(of, headingOf(layout, column))))
      matching.twice.add(column);
  matchHeadings(layout, matching, sample, (column) => column.field.importAliases ?? [], 'alias');
  matchContents(matching, sample);
  return {
    byColumn: new Map(
      [...matching.fieldOf].flatMap(([column, { column: of }]) => (isCompared(of) ? [[column, of]] : [])),
    ),
    numberColumn: [...matching.fieldOf].find(([, { column }]) => column.name === 'no')?.[0] ?? null,
    shown: used.map((column) => shownColumn(layout, matching, column)),
  };
}

function shownColumn(
  layout: Pick<SheetLayout, 'headings'>,
  matching: Matching,
  column: number,
): RoundTripColumn {
  const heading = headingOf(layout, column);
  const found = matching.fieldOf.get(column);
  if (!found)
    return { heading, field: null, way: null, leftOut: matching.twice.has(column) ? 'twice' : 'unknown' };
  return isCompared(found.column)
    ? { heading, field: found.column.name, way: found.way, leftOut: null }
    : { heading, field: found.column.name, way: found.way, leftOut: 'readOnly' };
}

function headingOf({ headings }: Pick<SheetLayout, 'headings'>, column: number): string {
  const cell = headings[column];
  return typeof cell === 'string' ? cell.trim() : '';
}

function isNamed({ field }: ComparedColumn, heading: string): boolean {
  return [field.label.zh, field.label.en].some((label) => comparable(label) === comparable(heading));
}

function matchHeadings(
  layout: Pick<SheetLayout, 'headings'>,
  matching: Matching,
  sample: readonly SampleRow[],
  wordsOf: (column: ComparedColumn) => readonly string[],
  way: 'heading' | 'alias' = 'heading',
): void {
  for (const column of [...matching.free]) {
    const words = new Set(wordsOf(column).map(comparable));
    const named = [...matching.left].filter(
      (sheetColumn) =>
        !matching.twice.has(sheetColumn) && words.has(comparable(headingOf(layout, sheetColumn))),
    );
    const best = named.sort(
      (left, right) => likeness(column, right, sample) - likeness(column, left, sample) || left - right,
    )[0];
    if (best !== undefined) take(matching, best, column, way);
  }
}

function take(
  matching: Matching,
  sheetColumn: number,
  column: ComparedColumn,
  way: RoundTripColumn['way'],
): void {
  matching.fieldOf.set(sheetColumn, { column, way });
  matching.free.delete(column);
  matching.left.delete(sheetColumn);
}

/** Pairs what is left by contents, the likest first; a pair must agree in more than half of its filled cells. */
function matchContents(matching: Matching, sample: readonly SampleRow[]): void {
  const pairs: { sheetColumn: number; column: ComparedColumn; score: number }[] = [];
  for (const sheetColumn of matching.left) {
    if (matching.twice.has(sheetColumn)) continue;
    for (const column of matching.free) {
      const score = likeness(column, sheetColumn, sample);
      if (score > 0.5) pairs.push({ sheetColumn, column, score });
    }
  }
  pairs.sort((left, right) => right.score - left.score || left.sheetColumn - right.sheetColumn);
  for (const { sheetColumn, column } of pairs)
    if (matching.left.has(sheetColumn) && matching.free.has(column))
      take(matching, sheetColumn, column, 'content');
}

/** The share of filled cells, on either side, that are as the export wrote them; 0 where nothing is filled. */
function likeness(column: ComparedColumn, sheetColumn: number, sample: readonly SampleRow[]): number {
  let filled = 0;
  let alike = 0;
  for (const { cells, base, titleOf } of sample) {
    const cell = cells[sheetColumn] ?? null;
    const written = column.written(base, titleOf);
    if (cell === null && written === null) continue;
    filled += 1;
    if (looksSame(cell, written, column.as)) alike += 1;
  }
  return filled === 0 ? 0 : alike / filled;
}
