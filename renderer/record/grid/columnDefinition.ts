import type { ColDef } from 'ag-grid-community';
import { cellElement, type GroupWords } from './cellElement';
import { rangeClasses, type RangeEdges } from './cellRange';
import { ColumnHeading, type HeadingParams } from './columnHeader';
import type { GridColumn, GridRow } from './gridColumn';
import { isGroupLine } from './groupedLines';

/** What the definition of a column needs of the grid it stands in. */
export interface ColumnSurroundings {
  readonly words: GroupWords;
  /** Columns nobody sized share the width that is left over. */
  readonly isFilling: boolean;
  /** The chosen cells, and the place of a column among those shown. */
  readonly edges: () => RangeEdges | null;
  readonly placeOf: (name: string) => number;
  readonly heading: HeadingParams;
  readonly isOurs: (event: KeyboardEvent) => boolean;
}

/** The column as AG Grid knows it. Editing is not its business: see CellEditor.vue. */
export function columnDefinition<Row extends GridRow>(
  column: GridColumn<Row>,
  around: ColumnSurroundings,
): ColDef<Row> {
  const isIn = (line: number | null, name: string): boolean =>
    line !== null && rangeClasses(around.edges(), line, around.placeOf(column.name)).includes(name);
  return {
    colId: column.name,
    headerName: column.heading,
    headerComponentParams: {
      innerHeaderComponent: ColumnHeading,
      innerHeaderComponentParams: around.heading,
    },
    width: column.width,
    ...(around.isFilling && !column.isTitle ? { flex: column.width } : {}),
    minWidth: around.isFilling ? Math.min(column.width, 240) : 64,
    hide: column.isHidden,
    sortable: column.isSortable,
    resizable: true,
    lockPinned: true,
    suppressHeaderMenuButton: true,
    ...(column.isTitle ? { pinned: 'left' as const } : {}),
    ...(column.align === 'right' ? { headerClass: 'ag-right-aligned-header' } : {}),
    cellClass: column.align === 'right' ? 'stands-right' : '',
    cellClassRules: {
      'cell-bad': ({ data }) => isRow(data) && column.mark?.(data)?.tone === 'bad',
      'cell-attention': ({ data }) => isRow(data) && column.mark?.(data)?.tone === 'attention',
      'cell-changed': ({ data }) => isRow(data) && column.mark?.(data)?.isChanged === true,
      'in-range': ({ node }) => isIn(node.rowIndex, 'in-range'),
      'range-top': ({ node }) => isIn(node.rowIndex, 'range-top'),
      'range-bottom': ({ node }) => isIn(node.rowIndex, 'range-bottom'),
      'range-left': ({ node }) => isIn(node.rowIndex, 'range-left'),
      'range-right': ({ node }) => isIn(node.rowIndex, 'range-right'),
    },
    valueGetter: ({ data }) => (data ? valueOf(column, data) : undefined),
    equals: (left, right) => JSON.stringify(left ?? null) === JSON.stringify(right ?? null),
    cellRenderer: ({ data }: { data?: Row }) => cellElement(column, data, around.words),
    suppressKeyboardEvent: ({ event }) => around.isOurs(event),
  };
}

function isRow<Row extends GridRow>(data: Row | undefined): data is Row {
  return data !== undefined && !isGroupLine(data);
}

/** What makes a cell another one: compared when rows are read again, so that only changed cells are drawn. */
function valueOf<Row extends GridRow>(column: GridColumn<Row>, data: Row): unknown {
  if (!isGroupLine(data)) {
    const value = column.value?.(data) ?? column.text(data);
    const mark = column.mark?.(data);
    return mark ? [value, mark] : value;
  }
  const { group, isFolded } = data;
  return [group.key, group.label, group.count, group.sums[column.name] ?? null, isFolded];
}
