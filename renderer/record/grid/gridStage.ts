import type { GridApi } from 'ag-grid-community';
import type { SortKey } from '../../../db/schema/listQuery';
import type { CellRange } from './cellRange';
import type {
  CellBlock,
  CellEdit,
  ColumnPlace,
  ColumnWish,
  GridColumn,
  GridGroups,
  GridRow,
  GridSource,
  PasteWish,
  RangeSummary,
  RowChoice,
} from './gridColumn';
import type { RangeControl } from './rangeControl';

/** What a `DataGrid` is given. */
export interface GridProps<Row extends GridRow> {
  columns: readonly GridColumn<Row>[];
  source: GridSource<Row>;
  label: string;
  isSelectable?: boolean;
  /** What the rows are, where they are records; editors ask for the tags in use there. */
  entity?: string | undefined;
  /** The rows in groups; null or absent: flat. */
  groups?: GridGroups<Row> | null | undefined;
  /** The columns that are shown, in their order; without it the columns' own. */
  arrangement?: readonly ColumnPlace[] | null | undefined;
  /** The order the rows are read in; a click on a heading changes it and says so. */
  sort?: readonly SortKey[] | undefined;
  /** Whether the list around answers wishes of the columns' menus: grouping, filtering by a value. */
  hasWishes?: boolean;
  /** Whether a click on a name looks at the row beside the list (`peek`); without it the row is opened. */
  isPeekable?: boolean;
  /** How the columns stood the last time, as `state` told it; `arrangement` goes before it. */
  state?: string | undefined;
  rowClass?: ((row: Row) => string | undefined) | undefined;
}

/** What a `DataGrid` tells the page around it. */
export interface GridEvents<Row extends GridRow> {
  open: [row: Row];
  peek: [row: Row];
  /** The keyboard came to another cell. */
  at: [row: Row, name: string];
  edit: [edit: CellEdit<Row>];
  /** An edit that was left before its words were found; null: they are nothing, or what the cell holds. */
  editLater: [edit: Promise<CellEdit<Row> | null>];
  /** Words typed into a list that nothing was found for, and the heading of their column. */
  unfound: [words: string, column: string];
  /** The values of the first row for all others. */
  fill: [block: CellBlock<Row>];
  clear: [block: CellBlock<Row>];
  paste: [wish: PasteWish<Row>];
  remove: [ids: readonly number[]];
  select: [choice: RowChoice];
  range: [summary: RangeSummary | null];
  arrange: [places: ColumnPlace[]];
  sort: [keys: SortKey[]];
  wish: [wish: ColumnWish];
  state: [text: string];
  copied: [rows: number];
  /** Somebody typed into a cell that cannot be edited. */
  locked: [why: string];
  failed: [thrown: unknown];
}

/** Tells the page around a grid that something happened. */
export type GridTell<Row extends GridRow> = <Name extends keyof GridEvents<Row>>(
  name: Name,
  ...what: GridEvents<Row>[Name]
) => void;

/**
 * What all parts of a `DataGrid` stand on: what it was given, how it tells, and the grid that is drawn. Nothing of the
 * grid is there before the page is and after it has gone.
 */
export interface GridStage<Row extends GridRow> {
  readonly props: Readonly<GridProps<Row>>;
  readonly tell: GridTell<Row>;
  readonly api: () => GridApi<Row> | undefined;
  readonly host: () => HTMLElement | null;
  /** The control of the chosen cells. */
  readonly range: () => RangeControl | null;
  /** The chosen cells; null when none is. */
  readonly chosen: () => CellRange | null;
  /** The columns on the grid from left to right, without the check boxes. */
  readonly shownNames: () => string[];
  readonly shownColumns: () => GridColumn<Row>[];
  readonly columnOf: (name: string | null | undefined) => GridColumn<Row> | undefined;
  /** The name of the column that holds the rows' names. */
  readonly titleName: () => string | undefined;
  /** The row in a line, when it was read; a line of a group is one too. */
  readonly rowAt: (line: number) => Row | undefined;
  readonly lineCount: () => number;
  readonly focusedRow: () => Row | undefined;
  readonly focusedColumn: () => GridColumn<Row> | undefined;
}

/** Makes the stage of a grid. */
export function createGridStage<Row extends GridRow>(
  parts: Pick<GridStage<Row>, 'props' | 'tell' | 'api' | 'host' | 'range'>,
): GridStage<Row> {
  const { props, api, range } = parts;

  function shownNames(): string[] {
    return (api()?.getAllDisplayedColumns() ?? [])
      .map((column) => column.getColId())
      .filter((name) => !name.startsWith('ag-Grid-'));
  }

  function columnOf(name: string | null | undefined): GridColumn<Row> | undefined {
    return props.columns.find((column) => column.name === name);
  }

  function rowAt(line: number): Row | undefined {
    return api()?.getDisplayedRowAtIndex(line)?.data;
  }

  return {
    ...parts,
    chosen: () => range()?.range() ?? null,
    shownNames,
    shownColumns: () => shownNames().flatMap((name) => columnOf(name) ?? []),
    columnOf,
    titleName: () => props.columns.find(({ isTitle }) => isTitle)?.name,
    rowAt,
    lineCount: () => api()?.getDisplayedRowCount() ?? 0,
    focusedRow() {
      const focused = api()?.getFocusedCell();
      return focused ? rowAt(focused.rowIndex) : undefined;
    },
    focusedColumn: () => columnOf(api()?.getFocusedCell()?.column.getColId()),
  };
}
