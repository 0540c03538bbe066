import type { Field } from '../../../db/schema/fields';

/** A row of a grid: anything with an id that stays. */
export interface GridRow {
  readonly id: number;
}

/** A column of a grid, whatever its rows are. */
export interface GridColumn<Row extends GridRow = GridRow> {
  readonly name: string;
  readonly heading: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly isSortable: boolean;
  readonly isHidden: boolean;
  /** The column of the row's name: stays at the left, a click opens the row. */
  readonly isTitle: boolean;
  /** With `field`: the cell may be edited in place. */
  readonly isEditable: boolean;
  readonly field?: Field;
  /** What the cell says; also what is copied. */
  text(row: Row): string;
  /** Tags instead of plain words. */
  tags?(row: Row): readonly { readonly text: string; readonly tone?: string | undefined }[];
  /** What is remarkable about the cell: drawn as a mark, told as a tooltip. */
  mark?(row: Row): { readonly tone: 'bad' | 'attention'; readonly words: string } | undefined;
  /** The value an editor begins with. */
  value?(row: Row): unknown;
}

/** Where a grid's rows come from, page by page. */
export type GridSource<Row extends GridRow = GridRow> = (
  offset: number,
  limit: number,
  sort: readonly { readonly field: string; readonly direction: 'ascending' | 'descending' }[],
) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>;

/** A cell somebody edited. */
export interface CellEdit<Row extends GridRow = GridRow> {
  readonly row: Row;
  readonly name: string;
  readonly value: unknown;
}

/** What a page may ask of a grid it shows. */
export interface GridHandle<Row extends GridRow = GridRow> {
  refresh(): void;
  restart(): void;
  replace(row: Row, savedColumn?: string): void;
  redraw(): void;
  focus(): void;
  selectAll(): void;
  clearSelection(): void;
  arrange(order: readonly { readonly name: string; readonly isShown: boolean }[]): void;
  arrangement(): { name: string; isShown: boolean }[];
  resetColumns(): void;
}
