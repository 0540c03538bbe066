import type { RawCell, RawRow } from '../../../db/schema/cell';
import { limits } from '../limits';
import { createNumberSpans, type NumberSpans } from '../numberSpans';
import type { CellRange, SheetSummary } from '../protocol';
import { createCellScanner, isCellRecord } from './cells';
import { eachRecord, recordType } from './records';
import type { WorkbookGlobals } from './workbookGlobals';

/** What a first pass over a sheet finds. */
export interface SheetOverview {
  readonly summary: Pick<SheetSummary, 'lastRow' | 'columnCount' | 'merges' | 'hiddenRows' | 'hiddenColumns'>;
  /** Where in the stream every so many rows begin; null when rows do not stand in their order. */
  readonly cuts: readonly number[] | null;
  /** Where in the stream the sheet ends. */
  readonly end: number;
}

const rowsPerPiece = 400;

interface Seen {
  lastRow: number;
  columnCount: number;
  row: number;
  rows: number;
  isOrdered: boolean;
  readonly cuts: number[];
  readonly merges: CellRange[];
  readonly hiddenRows: NumberSpans;
  readonly hiddenColumns: NumberSpans;
}

function addMerges(stream: Buffer, at: number, length: number, merges: CellRange[]): void {
  for (let place = at + 2; place + 8 <= at + length && merges.length < limits.merges; place += 8) {
    merges.push({
      firstRow: stream.readUInt16LE(place) + 1,
      lastRow: stream.readUInt16LE(place + 2) + 1,
      firstColumn: stream.readUInt16LE(place + 4),
      lastColumn: stream.readUInt16LE(place + 6),
    });
  }
}

function addHiddenColumns(stream: Buffer, at: number, hidden: NumberSpans): void {
  if ((stream.readUInt16LE(at + 8) & 1) === 1)
    hidden.add(stream.readUInt16LE(at), stream.readUInt16LE(at + 2));
}

function noteCell(stream: Buffer, at: number, seen: Seen): void {
  const row = stream.readUInt16LE(at) + 1;
  if (row === seen.row) return;
  if (row < seen.row) seen.isOrdered = false;
  if (seen.rows % rowsPerPiece === 0) seen.cuts.push(at - 4);
  seen.rows += 1;
  seen.row = row;
}

/** Looks over a sheet: how far it reaches, what is merged and hidden, and in what order its rows stand. */
export function overlookSheet(stream: Buffer, start: number, globals: WorkbookGlobals): SheetOverview {
  const seen: Seen = {
    lastRow: 0,
    columnCount: 0,
    row: 0,
    rows: 0,
    isOrdered: true,
    cuts: [],
    merges: [],
    hiddenRows: createNumberSpans(1, 65_536),
    hiddenColumns: createNumberSpans(0, 255),
  };
  const scanner = createCellScanner(stream, globals, (row, column, value) => {
    if (value === null) return;
    if (row > seen.lastRow) seen.lastRow = row;
    if (column >= seen.columnCount) seen.columnCount = column + 1;
  });
  const end = eachRecord(stream, { from: start, depth: 0 }, (type, at, length) => {
    if (isCellRecord(type, length)) noteCell(stream, at, seen);
    if (type === recordType.mergedCells) addMerges(stream, at, length, seen.merges);
    else if (type === recordType.columnInfo && length >= 10) addHiddenColumns(stream, at, seen.hiddenColumns);
    else if (type === recordType.row && length >= 16) {
      const row = stream.readUInt16LE(at) + 1;
      if ((stream.readUInt16LE(at + 12) & 0x20) === 0x20) seen.hiddenRows.add(row, row);
    } else scanner.record(type, at, length);
  });
  scanner.end();
  const { lastRow, columnCount, merges } = seen;
  return {
    summary: {
      lastRow,
      columnCount,
      merges,
      hiddenRows: seen.hiddenRows.upTo(lastRow),
      hiddenColumns: seen.hiddenColumns.upTo(columnCount - 1),
    },
    cuts: seen.isOrdered ? seen.cuts : null,
    end,
  };
}

function rowsBetween(
  stream: Buffer,
  stretch: Parameters<typeof eachRecord>[1],
  globals: WorkbookGlobals,
): RawRow[] {
  const rows = new Map<number, RawCell[]>();
  const scanner = createCellScanner(stream, globals, (row, column, value) => {
    if (value === null || column >= limits.columns) return;
    let cells = rows.get(row);
    if (cells === undefined) rows.set(row, (cells = []));
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  });
  eachRecord(stream, stretch, scanner.record);
  scanner.end();
  return Array.from(rows, ([row, cells]) => ({ row, cells }));
}

/** The rows of a sheet in their order, in pieces. */
export function* sheetRows(
  stream: Buffer,
  start: number,
  { globals, cuts }: { readonly globals: WorkbookGlobals; readonly cuts: SheetOverview['cuts'] },
): Generator<readonly RawRow[]> {
  if (cuts === null) {
    const rows = rowsBetween(stream, { from: start, depth: 0 }, globals);
    rows.sort((one, other) => one.row - other.row);
    for (let at = 0; at < rows.length; at += rowsPerPiece) yield rows.slice(at, at + rowsPerPiece);
    return;
  }
  for (const [index, cut] of cuts.entries()) {
    yield rowsBetween(stream, { from: cut, to: cuts[index + 1], depth: 1 }, globals);
  }
}
