import type { ColumnContent } from './columnContent';
import type { Heading } from '../headings/headings';

/** A column as the matcher sees it: its heading parts from the top down, and what its values look like. */
export interface ColumnToMatch {
  readonly column: number;
  /** The parts of the heading, parents first; empty when the table has no heading. */
  readonly parts: readonly string[];
  readonly content: ColumnContent;
}

/** A column with its heading read. */
export interface ReadColumn extends ColumnToMatch {
  readonly headings: readonly Heading[];
  readonly slot: number;
  /** How many other columns stand under the same group. */
  readonly siblings: number;
  /** How many columns before it carry the same heading. */
  readonly repeats: number;
}
