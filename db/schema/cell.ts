import type { ProblemCode } from './problem';

/**
 * One cell of a spreadsheet as the reader found it: nothing is guessed here.
 * A plain number had no telling format; `date` is a number whose format shows a calendar date (already turned
 * into ISO text without time zone); `number` carries any other format (`0.0%`, `0.0"万"`); `error` keeps Excel's text.
 */
export type RawCell =
  | null
  | string
  | number
  | boolean
  | { readonly kind: 'date'; readonly iso: string; readonly serial: number }
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  | { readonly kind: 'error'; readonly text: string };

/** The text of an error cell whose formula was saved without its result. */
export const formulaWithoutValue = '#NO VALUE';

/** One row of a sheet: `row` is the sheet's own number, counted from 1; cells are counted from column 0. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly RawCell[];
}

/** What a reader of cells is told about the column a cell stands in. */
export interface CellContext {
  /** Today as `YYYY-MM-DD`; two-digit years and range checks depend on it. */
  readonly today: string;
  /** What one unit of the column means: 10000 for a heading `金额(万元)`. */
  readonly multiplier?: number;
  /** How `3/4/2021` is read in this column, decided from its unambiguous values. */
  readonly dateOrder?: 'dayFirst' | 'monthFirst';
  /** Bare numbers of a percent column are fractions (0.6 means 60 %), decided from the whole column. */
  readonly fractions?: boolean;
  /** The median of the column's amounts in 分; an amount a hundred times as large is probably a slip of the unit. */
  readonly medianAmount?: number;
  /** Of several landlines in one cell only the first need have its area code: people write it once. */
  readonly sharesAreaCode?: boolean;
}

/** What became of a cell: a value, nothing, or a problem. A value is given only when the whole text was understood. */
export type CellResult<Value> =
  | { readonly is: 'value'; readonly value: Value; readonly warning?: ProblemCode }
  | { readonly is: 'blank' }
  | { readonly is: 'problem'; readonly problem: ProblemCode; readonly suggestion?: string };
