import type { RawRow } from '../../../../db/schema/cell';

/** A label of a card and the column it becomes. */
export interface CardLabel {
  /** The `headingKey` of the label with the number of its repetition in one card: `电话#2`. */
  readonly key: string;
  /** The label as it stands in the sheet, without its colon. */
  readonly heading: string;
}

/** How the cards of a file are laid out: what is needed to read them once more. Plain data. */
export interface CardLayout {
  /** The sheets that hold them, by their index in the file. */
  readonly sheets: readonly number[];
  /** The key of the label every card begins with; null: a sheet is one card. */
  readonly first: string | null;
  /** In order of first appearance. */
  readonly labels: readonly CardLabel[];
  /** Columns labels without a colon stand in, counted from the first column of their card. */
  readonly columns: readonly number[];
  /** Whether what stands in no pair goes into a last column of its own. */
  readonly keepsRest: boolean;
  /** A table on its side: the column its headings stand in, counted from 0; every column behind it is a record. */
  readonly turned?: number;
}

/** A cell of a sheet: its sheet by index, its row from 1, its column from 0. */
export interface CellPlace {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** One card: the row that was made of it, and where each of its cells stands. */
export interface Card {
  /** Its number among all cards, from 1: the row of the made table. */
  readonly row: number;
  readonly cells: RawRow['cells'];
  /** By column of the made table; null where the card has no such label. */
  readonly values: readonly (CellPlace | null)[];
  readonly labels: readonly (CellPlace | null)[];
  /** The first cell of the card, and the last row it reaches down to. */
  readonly from: CellPlace;
  readonly lastRow: number;
}

/** What is written over the column of all that stands in no pair. */
export const restHeading = '其他说明';
