import type { RawCell, RawRow } from '../../db/schema/cell';
import { limits } from './limits';
import { createNumberSpans } from './numberSpans';
import type { OpenedWorkbook } from './openedWorkbook';
import type { CellRange, SheetFormat, SheetSummary, TextEncoding } from './protocol';
import { WorkerFailure } from './workerFailure';

/** A sheet that is gathered while its file is read once. */
export interface SheetBuilder {
  name: string | null;
  visibility: SheetSummary['visibility'];
  /** Sets a cell: row counted from 1, column from 0. Rows may come in any order. Throws `tooManyRows`. */
  set(row: number, column: number, value: RawCell): void;
  /** Lets `count` rows from `first` hold the cells of the row `like`. */
  repeat(like: number, first: number, count: number): void;
  merge(range: CellRange): void;
  hideRows(first: number, count: number): void;
  hideColumns(first: number, count: number): void;
  summary(index: number): SheetSummary;
  rows(): readonly RawRow[];
}

/** Makes an empty sheet. */
export function createSheetBuilder(sheetName: string | null): SheetBuilder {
  interface OpenRow {
    readonly row: number;
    cells: RawCell[];
  }
  const rows: OpenRow[] = [];
  let current: OpenRow | undefined;
  let isOrdered = true;
  let lastRow = 0;
  let columnCount = 0;
  const merges: CellRange[] = [];
  const hiddenRows = createNumberSpans(1, limits.rows);
  const hiddenColumns = createNumberSpans(0, limits.sheetColumns - 1);

  function startRow(row: number): OpenRow {
    if (row > limits.rows) throw new WorkerFailure('tooManyRows', 'row number');
    if (row < lastRow) isOrdered = false;
    else lastRow = row;
    const started: OpenRow = { row, cells: [] };
    rows.push(started);
    return started;
  }

  return {
    name: sheetName,
    visibility: 'visible',
    set(row, column, value) {
      if (value === null) return;
      if (column >= columnCount) columnCount = Math.min(column + 1, limits.sheetColumns);
      if (current?.row !== row) current = startRow(row);
      if (column >= limits.columns) return;
      while (current.cells.length < column) current.cells.push(null);
      current.cells[column] = value;
    },
    repeat(like, first, count) {
      if (current?.row !== like) return;
      const { cells } = current;
      for (let row = first; row < first + count; row++) startRow(row).cells = cells;
      current = undefined;
    },
    merge(range) {
      if (merges.length < limits.merges) merges.push(range);
    },
    hideRows: (first, count) => hiddenRows.add(first, first + count - 1),
    hideColumns: (first, count) => hiddenColumns.add(first, first + count - 1),
    summary(index) {
      return {
        index,
        name: this.name,
        visibility: this.visibility,
        lastRow,
        columnCount,
        merges,
        hiddenRows: hiddenRows.upTo(lastRow),
        hiddenColumns: hiddenColumns.upTo(columnCount - 1),
      };
    },
    rows() {
      if (!isOrdered) rows.sort((one, other) => one.row - other.row);
      return rows;
    },
  };
}

/** A workbook whose sheets were all gathered. Throws `fileNotASheet` when there are none. */
export function workbookOf(
  format: SheetFormat,
  builders: readonly SheetBuilder[],
  encoding?: TextEncoding,
): OpenedWorkbook {
  if (builders.length === 0) throw new WorkerFailure('fileNotASheet', 'no worksheet');
  const sheets = builders.map((builder, index) => builder.summary(index));
  return {
    summary: { format, sheets, ...(encoding === undefined ? {} : { encoding }) },
    rows(index): Iterable<readonly RawRow[]> {
      const builder = builders[index];
      if (builder === undefined) throw new WorkerFailure('sheetMissing', `sheet ${index}`);
      return [builder.rows()];
    },
  };
}
