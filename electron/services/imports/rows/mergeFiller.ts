import type { RawCell, RawRow } from '../../../../db/schema/cell';
import type { SheetSummary } from '../../../workers/protocol';
import { isBlankCell } from '../cells/cellText';
import type { TablePlan } from '../finding/plannedTable';

/** Marks by which a sheet says that a cell holds what the one above it does. */
const dittos: ReadonlySet<string> = new Set([
  ...['同上', '同 上', '同　上', '同上。', '同上行', '同前', '仝上', '仝', 'ditto', 'Ditto'],
  ...['〃', '〞', '″', '"', '“', '”', "''"],
]);
const longestDitto = 6;

function isDitto(cell: RawCell | undefined): cell is string {
  return typeof cell === 'string' && cell.length <= longestDitto && dittos.has(cell.trim());
}

/** With nothing above it, the mark stands for nothing that is known: the cell is a problem like an error of the sheet. */
function dittoOfNothing(mark: string): RawCell {
  return { kind: 'error', text: mark };
}

/** Puts into every row what a merge over several rows, or the row above, says for it. Rows must come in order. */
export interface MergeFiller {
  fill(row: RawRow): RawRow;
  /** Tells what a row of data held, for the rows below it. */
  remember(row: RawRow): void;
}

interface OpenMerge {
  readonly column: number;
  readonly lastRow: number;
  readonly value: RawCell;
}

/** Makes the filler of one table. */
export function createMergeFiller(plan: TablePlan, sheet: SheetSummary): MergeFiller {
  const columns = new Set(plan.columns.map((column) => column.column));
  const merges = sheet.merges
    .filter(
      (merge) =>
        merge.lastRow > merge.firstRow &&
        merge.firstRow >= plan.found.firstDataRow &&
        columns.has(merge.firstColumn),
    )
    .sort((left, right) => left.firstRow - right.firstRow);
  const { fillDown } = plan;
  let last: RawRow | null = null;
  let next = 0;
  let open: OpenMerge[] = [];
  const above = new Map<number, RawCell>();
  return {
    fill(row) {
      if (open.length > 0) open = open.filter((merge) => merge.lastRow >= row.row);
      let cells: RawCell[] | undefined;
      const put = (column: number, value: RawCell): void => {
        cells ??= [...row.cells];
        while (cells.length <= column) cells.push(null);
        cells[column] = value;
      };
      for (const merge of open) if (isBlankCell(row.cells[merge.column])) put(merge.column, merge.value);
      for (let merge = merges[next]; merge && merge.firstRow <= row.row; merge = merges[next]) {
        next += 1;
        if (merge.firstRow !== row.row) continue;
        const value = row.cells[merge.firstColumn] ?? null;
        if (!isBlankCell(value)) open.push({ column: merge.firstColumn, lastRow: merge.lastRow, value });
      }
      if (fillDown.length > 0) fillFromAbove(row, put);
      for (let column = 0; column < row.cells.length; column += 1) {
        const cell = row.cells[column];
        if (isDitto(cell)) put(column, last ? (last.cells[column] ?? null) : dittoOfNothing(cell));
      }
      return cells === undefined ? row : { row: row.row, cells };
    },
    remember(row) {
      last = row;
      for (const column of fillDown) above.set(column, row.cells[column] ?? null);
    },
  };

  /** The columns are filled together: a row that names its own account takes nothing from the one above. */
  function fillFromAbove(row: RawRow, put: (column: number, value: RawCell) => void): void {
    if (fillDown.some((column) => !isBlankCell(row.cells[column]))) return;
    for (const column of fillDown) {
      const value = above.get(column) ?? null;
      if (!isBlankCell(value)) put(column, value);
    }
  }
}
