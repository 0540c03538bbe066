import type { Field } from '../../../db/schema/fields';
import type { SortKey } from '../../../db/schema/listQuery';

/** A row of a grid: anything with an id that stays. Ids are positive; a grid keeps the negative ones for groups. */
export interface GridRow {
  readonly id: number;
}

/** Something small that stands in a cell in place of plain words. */
export interface CellTag {
  readonly text: string;
  readonly tone?: string | undefined;
}

/** A remark on a cell. Each tone has a shape of its own, so that colour is never alone; `changed` may stand with others. */
export interface CellMark {
  readonly tone: 'bad' | 'attention' | 'none';
  readonly isChanged?: boolean;
  readonly words: string;
}

/** A column of a grid, whatever its rows are. */
export interface GridColumn<Row extends GridRow = GridRow> {
  readonly name: string;
  readonly heading: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly isSortable: boolean;
  readonly isHidden: boolean;
  /** The column of the row's name: stays at the left, a click looks at the row, a double click opens it. */
  readonly isTitle: boolean;
  /** With `field`: the cell may be edited in place. */
  readonly isEditable: boolean;
  /** Why a cell cannot be edited, in words; without it a general sentence is said. */
  readonly whyNotEditable?: string | undefined;
  readonly field?: Field;
  /** What the cell says; also what is copied. */
  text(row: Row): string;
  /** Tags instead of plain words. */
  tags?(row: Row): readonly CellTag[];
  /** How the cell is drawn when words and tags are not the best way. */
  readonly drawn?: 'bar' | 'clip' | 'tick' | 'phones' | undefined;
  /** What is remarkable about the cell: drawn as a mark, told as a tooltip. */
  mark?(row: Row): CellMark | undefined;
  /** The value an editor begins with. */
  value?(row: Row): unknown;
  /** The words of a sum or an average of this column. */
  number?(amount: number): string;
}

/** Rows of a page: a grid asks its source for so many at a time, first for those from 0. */
export const pageRows = 100;

/** Where a grid's rows come from, page by page. */
export type GridSource<Row extends GridRow = GridRow> = (
  offset: number,
  limit: number,
  sort: readonly SortKey[],
) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>;

/** One group of a grouped grid: a line of its own with its label, its count, and sums by column. */
export interface GridGroup {
  /** Stays the same when the list is read again; a folded group stays folded. */
  readonly key: string;
  readonly label: string;
  readonly tone?: string | undefined;
  readonly count: number;
  readonly sums: Readonly<Record<string, number>>;
}

/** How a grid is grouped: the groups in their order, and how the rows of one are read. `readGroups` makes it. */
export interface GridGroups<Row extends GridRow = GridRow> {
  /** The column the rows are grouped by. */
  readonly by: string;
  readonly groups: readonly GridGroup[];
  load(
    group: GridGroup,
    offset: number,
    limit: number,
    sort: readonly SortKey[],
  ): Promise<{ readonly rows: readonly Row[] }>;
}

/** A column that is shown, from left to right; the same shape a saved view keeps in `columns`. */
export interface ColumnPlace {
  readonly name: string;
  readonly width?: number | undefined;
  readonly isFrozen?: boolean | undefined;
}

/** A cell somebody edited. */
export interface CellEdit<Row extends GridRow = GridRow> {
  readonly row: Row;
  readonly name: string;
  readonly value: unknown;
}

/** Cells by their place: rows from top to bottom, columns from left to right. */
export interface CellBlock<Row extends GridRow = GridRow> {
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
}

/** Something was pasted: from Excel or another sheet, at the chosen cells or as new rows. */
export interface PasteWish<Row extends GridRow = GridRow> {
  readonly text: string;
  readonly asNewRows: boolean;
  /** How many lines and columns were chosen; one cell alone is 1 by 1. */
  readonly chosen: { readonly lines: number; readonly columns: number };
  /** The columns from the first chosen one to the right. */
  readonly columns: readonly GridColumn<Row>[];
  /** So many rows from the first chosen one down, fewer at the end of the list. @throws RequestFailed */
  readonly rows: (count: number) => Promise<readonly Row[]>;
}

/** What the chosen cells come to, as Excel says it in its status bar; null when only one cell is chosen. */
export interface RangeSummary {
  readonly cells: number;
  /** Cells that hold a number, their sum and average in words; sums of different sorts are not mixed. */
  readonly numbers: number;
  readonly sum: string | null;
  readonly average: string | null;
}

/** The rows that are chosen with their check boxes; `isAll` means everything the list shows, read or not. */
export interface RowChoice {
  readonly ids: readonly number[];
  readonly isAll: boolean;
}

/** What a column's menu asks of the list around the grid. */
export type ColumnWish =
  | { readonly is: 'group'; readonly name: string | null }
  /** Only rows with this value: the list adds a condition. */
  | { readonly is: 'filter'; readonly name: string; readonly value: unknown };

/** What a page may ask of a grid it shows. */
export interface GridHandle<Row extends GridRow = GridRow> {
  /** Reads the rows again without leaving the place. */
  refresh(): void;
  /** Begins anew at the top: another question is asked. */
  restart(): void;
  replace(row: Row, savedColumn?: string): void;
  redraw(): void;
  focus(): void;
  selectAll(): void;
  clearSelection(): void;
  arrange(order: readonly { readonly name: string; readonly isShown: boolean }[]): void;
  arrangement(): { name: string; isShown: boolean }[];
  resetColumns(): void;
  /** Moves the keyboard to the row above (-1) or below (1); what is looked at in the side panel follows. */
  step(direction: 1 | -1): void;
}

/** What a page that works on cells asks besides. */
export interface CellGridHandle<Row extends GridRow = GridRow> extends GridHandle<Row> {
  /** Brings the keyboard to a cell: the line among those shown, from 0, and the name of its column. */
  goTo(line: number, name: string): void;
  /** The chosen cells; a single one is a block too. @throws RequestFailed */
  block(): Promise<CellBlock<Row> | null>;
  isEditing(): boolean;
  /** The line the keyboard is on, from 0; null: on none. */
  focusedLine(): number | null;
  /** Brings a column into sight. */
  showColumn(name: string): void;
}
